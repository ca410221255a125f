"""Documents that a document cites, found among the records by number and date or drafted anew."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.importers.drafts.front import Fields, remarked
from thidua.importers.drafts.shelf import DOUBT, Match, Shelf, capitalised, line
from thidua.importers.drafts.units import body_of, is_complete, unit, unit_or_new
from thidua.importers.facts import Cited
from thidua.importers.knowledge import name_key
from thidua.model.base import Kind
from thidua.model.document import Document
from thidua.vietnamese.document_numbers import number_key
from thidua.vietnamese.folding import slugify

_LONGEST = 70
"""Letters of an id made from a title."""

_SHORTEST_TITLE = 8
"""Letters of a title by which a law is known; a mere *Luật* is none."""

_DAY = len("2024-01-01")


def document(shelf: Shelf, cited: Cited, *, near: str | None) -> Match:
    """Return the document that is cited; a draft of it where none is known."""
    body = body_of(shelf, cited.issuer) if cited.issuer else ""
    issuer = unit(shelf, body, near=near)
    known = _known(shelf, cited, issuer.id if issuer else None)
    if known:
        return known
    kind = shelf.kind_of_document(cited.kind or "") or "cong-van"
    title = _title(cited)
    number = (cited.number or "").replace(" ", "")
    named = slugify(title).removeprefix(f"{kind}-")
    wanted = slugify(f"{number} {(cited.date or '')[:4]}" if number else f"{kind} {named}")
    identifier = shelf.free(Kind.DOCUMENT, wanted[:_LONGEST].strip("-") or "van-ban")
    fields: Fields = {"status": "draft", "kind": kind}
    if cited.kind is None:
        remarked(fields, "kind", f"{DOUBT}: chỗ viện dẫn không ghi loại văn bản")
    if number:
        fields["number"] = number
    fields["title"] = line(title)
    if issuer is None and body and is_complete(shelf, body):
        issuer = unit_or_new(shelf, body, near=near)
    if issuer:
        fields["issuer"] = issuer.id
        if issuer.remark:
            remarked(fields, "issuer", f"{DOUBT}: {issuer.remark}")
    elif cited.issuer:
        text = f"{DOUBT}: “{line(cited.issuer)}” chưa rõ là đơn vị nào"
        remarked(fields, "issuer", text)
    if cited.date and len(cited.date) == _DAY:
        fields["issued"] = cited.date
    elif cited.date:
        remarked(fields, "issued", f"{DOUBT}: chỉ biết {cited.date}")
    shelf.added[Kind.DOCUMENT, identifier] = fields
    return Match(identifier)


def number_of(shelf: Shelf, identifier: str) -> str | None:
    """Return the number of a document, known or new."""
    valid = shelf.library.valid[Kind.DOCUMENT.value].get(identifier)
    if valid and isinstance(valid.record, Document):
        return valid.record.number
    number = shelf.added.get((Kind.DOCUMENT, identifier), {}).get("number")
    return str(number) if number else None


def _known(shelf: Shelf, cited: Cited, issuer: str | None) -> Match | None:
    date = cited.date or ""
    same_day, same_year = [], []
    for identifier, names, issued, its in _all(shelf):
        if not _is_named(cited, names) or (issuer and its and issuer != its):
            continue
        if not date or not issued or issued.startswith(date) or date.startswith(issued):
            same_day.append(identifier)
        elif issued[:4] == date[:4] and (issuer or not cited.issuer):
            same_year.append(identifier)
    if len(same_day) == 1:
        return Match(same_day[0])
    if not same_day and len(same_year) == 1:
        return Match(same_year[0], f"ở đây ghi ngày {date}, bản ghi {same_year[0]} ghi ngày khác")
    return None


def _all(shelf: Shelf) -> Iterator[tuple[str, set[str], str, str]]:
    """Yield id, numbers and titles, day and issuer of every document, known and new."""
    for identifier, item in shelf.records(Kind.DOCUMENT, Document):
        names = {text for text in (item.number, item.title, *item.aliases) if text}
        yield identifier, names, item.issued.isoformat() if item.issued else "", item.issuer or ""
    for (kind, identifier), fields in shelf.added.items():
        if kind is Kind.DOCUMENT:
            names = {str(fields[key]) for key in ("number", "title") if key in fields}
            yield (
                identifier,
                names,
                str(fields.get("issued") or ""),
                str(fields.get("issuer") or ""),
            )


def _title(cited: Cited) -> str:
    """Return what a cited document is about, or how it is cited where nothing says."""
    for sign in (" về việc ", " về ", " quy định ", " ban hành ", " phê duyệt ", " hướng dẫn "):
        before, _, about = cited.text.partition(sign)
        if about.strip() and before:
            return capitalised(f"{sign.strip()} {about}".strip(" ;.,"))
    return capitalised(cited.text.strip(" ;.,") or cited.number or "Văn bản")


def _is_named(cited: Cited, names: set[str]) -> bool:
    """Whether one of a document's numbers and titles is what the citation says."""
    if cited.number:
        return number_key(cited.number) in map(number_key, names)
    text = name_key(cited.text)
    return any(
        len(key) > _SHORTEST_TITLE and (text.startswith(key) or key == text)
        for key in map(name_key, names)
    )
