"""Facts to the keys of a plan: what is said goes in, what is doubtful gets a remark.

The record of a plan holds every document that a unit issues and that has a body: decisions and
announcements too, with their own kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.importers.drafts.campaigns import campaign, official_name
from thidua.importers.drafts.elements import (
    citations,
    milestone,
    occasion,
    recipient,
    round_,
    target,
    thematic,
)
from thidua.importers.drafts.front import Fields, remarked
from thidua.importers.drafts.shelf import DOUBT, Shelf, capitalised, line
from thidua.importers.facts import Facts
from thidua.importers.words import parts_in_words

_BEHALF = re.compile(r"^(TM|KT|TL|TUQ|Q)\b")


def head(facts: Facts, *, unit_name: str) -> Fields:
    """Return what plans and reports share, up to the summary."""
    fields: Fields = {"status": "draft"}
    if facts.number:
        fields["number"] = facts.number.value.replace(" ", "")
    else:
        remarked(fields, "number", f"{DOUBT}: không thấy số, ký hiệu; bản đã phát hành có thì điền")
    kind = facts.kind.value if facts.kind else "Văn bản"
    if facts.title:
        fields["title"] = line(capitalised(facts.title.value))
    else:
        fields["title"] = f"{kind} của {unit_name}"
        remarked(fields, "title", f"{DOUBT}: không thấy trích yếu")
    if facts.place:
        fields["place"] = facts.place.value
    else:
        remarked(fields, "place", f"{DOUBT}: không thấy địa danh")
    if facts.issued and len(facts.issued.value) == len("2024-01-01"):
        fields["issued"] = facts.issued.value
        _completed(fields, "issued", facts.issued.evidence.completed)
    else:
        partly = f", chỉ thấy {facts.issued.value}" if facts.issued else ""
        remarked(fields, "issued", f"{DOUBT}: không thấy đủ ngày ban hành{partly}")
    _signer(facts, fields)
    return fields


def _completed(fields: Fields, key: str, parts: tuple[str, ...]) -> None:
    if parts:
        remarked(fields, key, f"{DOUBT}: {parts_in_words(parts)} suy ra từ ngữ cảnh")


def _signer(facts: Facts, fields: Fields) -> None:
    signer = facts.signer
    if signer is None or not (signer.name or signer.title):
        remarked(fields, "signer", f"{DOUBT}: không thấy người ký")
        return
    if not (signer.name and signer.title):
        what = signer.name or signer.title
        remarked(
            fields, "signer", f"{DOUBT}: người ký chỉ thấy “{what}”, thiếu họ tên hoặc chức vụ"
        )
        return
    its: Fields = {"name": line(signer.name), "title": line(signer.title)}
    if match := _BEHALF.match(signer.behalf or ""):
        its["behalf"] = match[1]
    if signer.behalf_of:
        its["behalf_of"] = line(signer.behalf_of)
    fields["signer"] = its


def summary(facts: Facts, fields: Fields, *, unit_name: str) -> None:
    """Add the sentence for lists; a person will find a better one."""
    kind = (facts.kind.value if facts.kind else "Văn bản").lower()
    title = str(fields["title"])
    title = title[:1].lower() + title[1:] if facts.title else ""
    fields["summary"] = (
        " ".join(f"{capitalised(kind)} của {unit_name} {title}".split()).rstrip(".") + "."
    )
    remarked(fields, "summary", "Câu tóm tắt do máy đặt; nên viết lại cho người đọc.")


def plan(facts: Facts, shelf: Shelf, *, unit: str, unit_name: str, year: int) -> Fields:
    """Return the keys of a plan.

    Args:
        facts: What the document says.
        shelf: Records to refer to; drafts of what is missing are added to it.
        unit: The id of the issuing unit.
        unit_name: Its name.
        year: What to take where the document names no year at all.

    """
    fields = head(facts, unit_name=unit_name)
    kind = shelf.kind_of_document(facts.kind.value) if facts.kind else None
    if kind is None:
        remarked(fields, "kind", f"{DOUBT}: không rõ loại văn bản, tạm coi là kế hoạch")
    elif kind != "ke-hoach":
        rest = {key: fields.pop(key) for key in list(fields) if key != "status"}
        fields |= {"kind": kind, **rest}
    _year(facts, fields, year)
    summary(facts, fields, unit_name=unit_name)
    if facts.theme:
        fields["theme"] = line(facts.theme.value)
    fields |= citations(facts.cited, shelf, unit=unit)
    lists: dict[str, Iterator[Fields]] = {
        "campaigns": _campaigns(facts, shelf, unit),
        "rounds": (round_(item) for item in facts.rounds),
        "thematic": (thematic(item, shelf) for item in facts.thematic),
        "anniversaries": (occasion(item, shelf) for item in facts.occasions),
        "targets": (target(item, facts.body) for item in facts.targets),
        "milestones": (milestone(item) for item in facts.milestones),
        "recipients": (recipient(item.value, shelf, unit=unit) for item in facts.recipients),
    }
    for key, items in lists.items():
        if its := list(items):
            fields[key] = its
    return fields


def _year(facts: Facts, fields: Fields, year: int) -> None:
    if facts.school_year:
        fields["school_year"] = facts.school_year
    if facts.year or not facts.school_year:
        issued = int(facts.issued.value[:4]) if facts.issued else None
        fields["year"] = str(facts.year or issued or year)
    if not (facts.year or facts.school_year):
        remarked(fields, "year", f"{DOUBT}: văn bản không nêu năm của kế hoạch")


def _campaigns(facts: Facts, shelf: Shelf, unit: str) -> Iterator[Fields]:
    seen = set()
    for named in facts.campaigns:
        match = campaign(shelf, named, near=unit)
        if match.id in seen:
            continue
        seen.add(match.id)
        its: Fields = {"campaign": match.id}
        if match.remark:
            remarked(its, "campaign", f"{DOUBT}: {match.remark}")
        official = official_name(shelf, match.id)
        if official and official != named.name:
            its["as_written"] = line(named.name)
        yield its
