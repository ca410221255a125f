"""Facts to the elements of a record's lists: citations, rounds, targets, milestones, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.importers import facts
from thidua.importers.drafts.documents import document, number_of
from thidua.importers.drafts.front import Fields, remarked
from thidua.importers.drafts.shelf import DOUBT, Shelf, capitalised, line
from thidua.importers.drafts.units import unit as find_unit
from thidua.importers.words import parts_in_words
from thidua.vietnamese.bare import bare
from thidua.vietnamese.document_numbers import number_key
from thidua.vietnamese.numbers import decimal_text

_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")
_SCHOOL_YEAR = re.compile(r"^\d{4}-\d{4}$")
_PARAGRAPH = 4000
"""Letters that the model lets a paragraph have."""


def paragraph(text: str) -> str:
    """Return a text as one paragraph that is not too long for the model."""
    text = " ".join(text.split())
    return text if len(text) <= _PARAGRAPH else text[: _PARAGRAPH - 1] + "…"


def _why(evidence: facts.Evidence, fields: Fields, key: str) -> None:
    """Remark on what was completed from the context, and where it stands."""
    if evidence.completed:
        parts = parts_in_words(evidence.completed)
        remarked(fields, key, f"{DOUBT}: {parts} suy ra từ ngữ cảnh ({evidence.place.text})")


def citations(cited: Iterable[facts.Cited], shelf: Shelf, *, unit: str) -> dict[str, object]:
    """Return `legal_basis` and `cites`: each document once, at its first and weightiest place."""
    lists: dict[str, list[object]] = {"legal_basis": [], "cites": []}
    seen: set[str] = set()
    for item in sorted(cited, key=lambda item: not item.basis):
        match = document(shelf, item, near=unit)
        if match.id in seen:
            continue
        seen.add(match.id)
        fields: Fields = {"document": match.id}
        if match.remark:
            where = item.evidence.place.text
            remarked(fields, "document", f"{DOUBT}: {match.remark} ({where})")
        _why(item.evidence, fields, "document")
        official = number_of(shelf, match.id)
        if item.number and official and item.number.replace(" ", "") != official:
            same = number_key(item.number) == number_key(official)
            fields["as_written"] = item.number if same else line(item.text)
        lists["legal_basis" if item.basis else "cites"].append(fields)
    return {key: items for key, items in lists.items() if items}


def period(span: facts.Span) -> Fields:
    """Return a period with its words."""
    its: Fields = {}
    for key, value in (("start", span.start), ("end", span.end)):
        if value and _SCHOOL_YEAR.match(value):
            its["school_year"] = value
        elif value:
            first, last = _months(value)
            its[key] = first if key == "start" else last
    if span.wording:
        its["wording"] = line(span.wording.strip(" .;,"))
    return its


def _months(value: str) -> tuple[str, str]:
    """Return a date twice, a quarter as its first and its last month."""
    match = _QUARTER.match(value)
    if not match:
        return value, value
    last = int(match[2]) * 3
    return f"{match[1]}-{last - 2:02d}", f"{match[1]}-{last:02d}"


def round_(item: facts.Round) -> Fields:
    """Return a round; one without a period says in words that it has none."""
    its: Fields = {"name": line(item.name)}
    if item.period and (item.period.start or item.period.end or item.period.wording):
        its["period"] = period(item.period)
    else:
        remarked(its, "name", f"{DOUBT}: không thấy thời gian ({item.evidence.place.text})")
        its["period"] = {"wording": "chưa rõ"}
    _why(item.evidence, its, "period")
    if item.content:
        its["content"] = paragraph(item.content)
    return its


_QUOTED = re.compile('[“"]([^“”"]+)[”"]')
_REWARD = re.compile(r"^(?P<giver>.{3,120}?)\s+(?:tặng|trao|khen|thưởng|đề nghị|công nhận)\b")
_COUNTS = (
    ("collectives", re.compile(r"(\d{1,4})\s+tap the")),
    ("individuals", re.compile(r"(\d{1,4})\s+ca nhan")),
)


def thematic(item: facts.Thematic, shelf: Shelf) -> Fields:
    """Return a thematic campaign in its five parts."""
    whole = _QUOTED.fullmatch(item.name.strip())
    its: Fields = {"name": line(whole[1] if whole else item.name)}
    for key in ("objective", "audience", "content"):
        if text := getattr(item, key):
            its[key] = paragraph(capitalised(text))
    if item.period:
        its["period"] = period(item.period)
    if rewards := [_reward(text, shelf) for text in item.rewards if text.strip()]:
        its["rewards"] = rewards
    missing = [name for key, name in _PARTS if key not in its]
    if missing:
        where = item.evidence.place.text
        remarked(its, "name", f"{DOUBT}: không thấy {', '.join(missing)} ({where})")
    return its


_PARTS = (
    ("objective", "mục tiêu"),
    ("audience", "đối tượng"),
    ("content", "nội dung"),
    ("period", "thời gian"),
    ("rewards", "khen thưởng"),
)


def _reward(text: str, shelf: Shelf) -> Fields:
    match = _REWARD.match(text)
    its: Fields = {"giver": line(match["giver"] if match else text)}
    if match and (award := shelf.award(text[match.end() :])):
        its["award"] = award
    for key, pattern in _COUNTS:
        if count := pattern.search(bare(text)):
            its[key] = str(int(count[1]))
    return its


def occasion(item: facts.Occasion, shelf: Shelf) -> Fields:
    """Return an anniversary."""
    its: Fields = {}
    if term := shelf.occasion(item.name, item.founded):
        its["occasion"] = term
    its["name"] = line(item.name)
    if item.years:
        its["years"] = str(item.years)
    if item.founded:
        its["since"] = item.founded
    if item.on:
        its["on"] = item.on
    _why(item.evidence, its, "on" if item.on else "name")
    return its


_IDLE = re.compile(
    r"\b(?:phan dau|huy dong|van dong|duy tri|giu vung|bao dam|dam bao|it nhat|toi thieu|t[yi] le"
    r"|hoan thanh|thuc hien|cam ket|tiep tuc|toan truong|tren|dat|tu|co|tro len)\b"
)
"""Words around a measure that do not say what is measured."""

_TOO_FEW = 2
"""Syllables that say what is measured only where no more of them stand behind the measure."""

_WORD = re.compile(r"[^\W\d_]+")
_MEASURE = re.compile(r"\s*[:\-–(,]?\s*(?:đạt\s+)?\d[\d.,/]*\s*(?:%|-|–|tỷ lệ|tỉ lệ).*$")


def target(item: facts.Target, body: Iterable[facts.Passage]) -> Fields:
    """Return a target, with its area as the heading in `body` writes it."""
    its: Fields = {"area": line(_area(item.area, body)), "title": line(_title(item.text))}
    impossible = item.value is not None and item.total is not None and item.value > item.total
    if impossible:
        where = item.evidence.place.text
        remarked(its, "text", f"{DOUBT}: {item.value} lớn hơn {item.total} ({where})")
        its["text"] = line(item.text)
    else:
        for key, count in (("value", item.value), ("total", item.total)):
            if count is not None:
                its[key] = str(count)
    if item.percent is not None:
        its["percent"] = decimal_text(item.percent)
    if item.at_least:
        its["at_least"] = True
    if not {"value", "percent", "text"} & set(its):
        its["text"] = line(item.text)
    return its


def _title(text: str) -> str:
    """Return what is measured, without the measure; all of it where it stands behind that."""
    whole = text.strip(" :;,.-–+") or text
    measure = _MEASURE.search(text)
    if not measure:
        return whole
    before = text[: measure.start()].strip(" :;,.-–+")
    named, behind = (len(_WORD.findall(_IDLE.sub("", bare(its)))) for its in (before, measure[0]))
    return whole if not named or named <= _TOO_FEW < behind else before


_MARKER = re.compile(r"^\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)/-]+\s*")


def _area(area: str, body: Iterable[facts.Passage]) -> str:
    """Return the heading that is called `area`, without its number and not all in capitals."""
    for passage in body:
        if passage.level and area and bare(passage.text).rstrip(" :.").endswith(bare(area)):
            area = _MARKER.sub("", passage.text).strip(" :.")
            break
    return capitalised(area.lower() if area.isupper() else area) or "Chỉ tiêu"


_KINDS = (
    ("report", r"so ket|tong ket|bao cao"),
    ("registration", r"dang ky"),
    ("launch", r"phat dong"),
    ("dossier", r"ho so"),
    ("appraisal", r"xet |cham |tham dinh|binh xet|bo phieu"),
    ("meeting", r"hoi nghi|hop |dai hoi"),
)


def milestone(item: facts.Milestone) -> Fields:
    """Return a milestone with the one promise it makes."""
    title = bare(item.title)
    its: Fields = {"title": line(item.title or item.wording)}
    kind = next((kind for kind, words in _KINDS if re.search(words, f"{title} ")), None)
    if kind:
        its["kind"] = kind
    its |= dict(_timing(item))
    if item.wording:
        its["wording"] = line(item.wording)
    _why(item.evidence, its, "title")
    return its


def _timing(item: facts.Milestone) -> Iterator[tuple[str, str]]:
    if item.promise == "span" or not item.due:
        first = _months(item.start)[0] if item.start else None
        last = _months(item.end)[1] if item.end else None
        yield from ((key, value) for key, value in (("start", first), ("end", last)) if value)
        return
    first, last = _months(item.due)
    if item.promise in ("before", "by") and len(item.due) == len("2024-01-01"):
        yield item.promise, item.due
    elif item.promise == "by":
        yield "end", last
    elif item.promise == "before":
        yield "#end", f"{DOUBT}: “{item.wording}” là trước khi tháng ấy bắt đầu"
        yield "end", last
    elif first != last:
        yield from (("start", first), ("end", last))
    else:
        yield "on", first


def recipient(text: str, shelf: Shelf, *, unit: str) -> Fields:
    """Return a line of *Nơi nhận*; only units that are known are named as such."""
    name = line(text.strip(" ;.-+"))
    its: Fields = {"name": name or line(text)}
    match = find_unit(shelf, re.sub(r"\s*\(.*?\)", "", name), near=unit)
    if match:
        its["unit"] = match.id
        if match.remark:
            remarked(its, "unit", f"{DOUBT}: {match.remark}")
    return its
