"""The head of a document: number, place and date, the bodies, the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.importers.facts import Evidence, Said
from thidua.importers.mending import Line, Whole
from thidua.importers.parts import Parts
from thidua.vietnamese.bodies import acts, bodies, body_at
from thidua.vietnamese.capitals import natural, sentence
from thidua.vietnamese.document_numbers import NUMBER, Number
from thidua.vietnamese.moments import moments

_NUMBER_WORD = re.compile(r"\bs(?:o|0|6)(?: hieu)?\s?[:.;]?\s{0,30}(?=[\d./…_-]|$)")
_NOT_SO = "ởỞơƠờỜợỢ"
"""Letters that tell "CƠ SỞ" at the end of a line from *Số*."""
_BLANK = re.compile(
    r"[\s.…_]*(?P<mark>[/-])\s?(?P<symbol>[^\W\d_][\w&]*(?:\s?[-–/]\s?[^\W\d_][\w&]*)*)"
)
_LOOSE = re.compile(r"(?P<n>\d{1,4})\s+(?P<symbol>[A-ZĐ]{2,4}/[A-ZĐ][\w&.-]*)")
"""A number of the Party's or the Youth Union's form whose hyphen was left out: "03 KH/LĐ"."""
_BLANK_DAY = re.compile(
    r"\bngay[\s.…_]*\d{0,2}[\s.…_]*thang[\s.…_]*\d{0,2}[\s.…_]*nam[\s.…_]*(?:20)?\d{0,2}"
)
_ABOUT = re.compile(r"(?:v\s?/\s?v|ve viec)\s?[:.]?\s?")
_LONGEST_PLACE = 60
"""Letters: no name of a place is longer, nor a name before the number in one line."""
_MOTTO = re.compile(
    r"(?:cong hoa xa hoi|doc lap\s?-|dang cong san viet nam|doan tncs"
    r"|doan thanh nien cong san ho chi minh$"
    r"|doi tntp|doi thieu nien tien phong|hoa toc|khan$|mat$|du thao|\(ban "
    r"|ban (?:sao|du thao|chinh|goc)\b)"
)
_CLOSING = re.compile(r"tren day la .{0,300}? cua ")
_PERSON_BEFORE = re.compile(r"^(?:chu tich|hieu truong|giam doc|truong phong|ban giam hieu)\s")


@dataclass(frozen=True)
class Head:
    """What the head says."""

    number: Said[str] | None
    symbol: Said[str] | None
    place: Said[str] | None
    issued: Said[str] | None
    unit: Said[str] | None
    parent: Said[str] | None
    title: Said[str] | None
    doubts: tuple[str, ...]


def said(value: str, line: Line, words: str | None = None) -> Said[str]:
    """Return `value` with its evidence in `line`."""
    return Said(value, Evidence(line.place, words or line.text))


def read_head(parts: Parts, foot: Iterable[Line]) -> Head:
    """Return what the lines of the head say; blank numbers and days are missing, not guessed."""
    numbered, lines = _take_number(parts.head)
    dated, lines = _take_date([line for line in lines if not _MOTTO.match(line.plain)])
    if dated.issued is None:
        later, _ = _take_date([line for line in foot if _date(line)])
        dated = later if later.issued else dated
    about = next(
        (place for place, line in enumerate(lines) if _ABOUT.match(line.plain)), len(lines)
    )
    matters = [
        _part(line, match.end() if (match := _ABOUT.match(line.plain)) else 0, len(line.text))
        for line in lines[about:]
    ]
    unit, parent = _bodies(lines[:about])
    title = _title(parts.title or matters)
    doubts = (*numbered.doubts, *dated.doubts)
    return Head(
        numbered.number, numbered.symbol, dated.place, dated.issued, unit, parent, title, doubts
    )


@dataclass(frozen=True)
class _Numbered:
    number: Said[str] | None = None
    symbol: Said[str] | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Dated:
    place: Said[str] | None = None
    issued: Said[str] | None = None
    doubts: tuple[str, ...] = ()


def _take_number(lines: Sequence[Line]) -> tuple[_Numbered, list[Line]]:
    """Return the number, and the lines without it."""
    for place, line in enumerate(lines):
        mark = _NUMBER_WORD.search(line.plain)
        if not mark or mark.start() > _LONGEST_PLACE or line.text[mark.start() + 1] in _NOT_SO:
            continue
        number, symbol, end, blank = _number(line, mark.end())
        if not (symbol or blank) and ":" not in mark[0]:
            continue  # "CỤM THI ĐUA SỐ 3"
        before, after = _part(line, 0, mark.start()), _part(line, end, len(line.text))
        rest = [part for part in (before, after) if part.text.strip(" -*")]
        doubts = ("Số văn bản để trống trong bản gốc.",) if blank else ()
        return _Numbered(number, symbol, doubts), [*lines[:place], *rest, *lines[place + 1 :]]
    return _Numbered(), list(lines)


def _take_date(lines: Sequence[Line]) -> tuple[_Dated, list[Line]]:
    """Return place and day of issue, and the lines without them."""
    for place, line in enumerate(lines):
        if dated := _date(line):
            blank = "Ngày ban hành để trống hoặc thiếu trong bản gốc."
            doubts = () if dated[1] else (blank,)
            return _Dated(*dated, doubts), [*lines[:place], *lines[place + 1 :]]
    return _Dated(), list(lines)


def _part(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    shift = len(text) - len(text.lstrip())
    plain = line.plain[start + shift : end].rstrip()
    return Line(text.strip(), plain, line.place, line.kind, line.bold, line.centred, line.column)


def _number(line: Line, place: int) -> tuple[Said[str] | None, Said[str] | None, int, bool]:
    match = NUMBER.search(line.text, place)
    if match and not line.text[place : match.start()].strip(" :."):
        written = re.sub(r"[\u2010\u2011–—]", "-", re.sub(r"\s", "", match[0]))
        number = Number(match.start(), match.end(), written)
        return (
            said(written, line, match[0]),
            said(number.symbol, line, match[0]),
            match.end(),
            False,
        )
    if loose := _LOOSE.match(line.text, place):
        written = f"{loose['n']}-{loose['symbol']}"
        return (
            said(written, line, loose[0]),
            said(loose["symbol"], line, loose[0]),
            loose.end(),
            False,
        )
    if blank := _BLANK.match(line.text, place):
        symbol = re.sub(r"\s", "", blank["symbol"]).replace("–", "-")
        return None, said(symbol, line, blank[0].strip()), blank.end(), True
    return None, None, place, not line.text[place:].strip(" .…_")


def _date(line: Line) -> tuple[Said[str] | None, Said[str] | None] | None:
    found = [m for m in moments(line.plain) if m.day and m.year]
    blank = _BLANK_DAY.search(line.plain)
    if len(line.text) > 110 or not (found or blank):  # noqa: PLR2004 - a line of the head, no sentence
        return None
    start = found[0].start if found else blank.start() if blank else 0
    end = found[0].end if found else blank.end() if blank else 0
    if line.plain[end:].strip(" .)"):
        return None
    before = line.text[:start].rstrip(" ,.;")
    match = re.search(
        r"(?:^|.*?\d\S*\s)(?P<place>[^\W\d_][^:;\d]{1,58}?|.{2,40}? \d{1,2})$", before
    )
    named = match["place"].strip() if match else before
    if len(named) > _LONGEST_PLACE or (named and named[0].islower()):
        return None
    iso = found[0].iso if found else None
    return (
        said(named, line) if named else None,
        said(iso, line, line.text[start:end]) if iso else None,
    )


def _bodies(lines: Sequence[Line]) -> tuple[Said[str] | None, Said[str] | None]:
    """Return the unit and the body above it; a name may run over several lines."""
    names: list[tuple[str, Line]] = []
    for line in lines:
        text = line.text.strip(" *-–_.")
        begins = body_at(text, line.plain.lstrip(" *-–_."), 0)
        capital = sum(letter.isupper() for letter in text) * 2 > sum(map(str.isalpha, text))
        if names and not (begins and not _continues(names[-1][0], line.plain)) and capital:
            names[-1] = (f"{names[-1][0]} {text}", names[-1][1])
        elif begins or (capital and len(text) > 5):  # noqa: PLR2004 - no abbreviation alone
            names.append((text, line))
    kept = [(natural(name), line) for name, line in names]
    unit = said(kept[-1][0], kept[-1][1]) if kept else None
    parent = said(kept[-2][0], kept[-2][1]) if len(kept) > 1 else None
    return unit, parent


def _continues(name: str, plain: str) -> bool:
    """Whether the next line belongs to a name that is not whole: "CÔNG ĐOÀN", "TRƯỜNG THCS A"."""
    last = name.upper().split()[-1]
    return last in ("CÔNG", "VÀ", "TRƯỜNG", "CỦA", "&", "-") or (
        name.upper() in ("BAN CHẤP HÀNH", "BCH", "BAN THƯỜNG VỤ", "BTV", "BAN CHỈ HUY")
        or (name.upper() == "CÔNG ĐOÀN CƠ SỞ" and plain.startswith("truong"))
    )


def _title(lines: Sequence[Line]) -> Said[str] | None:
    text = " ".join(line.text for line in lines if line.text).strip(" .*-")
    if not text:
        return None
    return said(sentence(text), lines[0], text)


def unit_in_text(wholes: Sequence[Whole]) -> Said[str] | None:
    """Return the unit that the text says acts: "Trường … xây dựng Kế hoạch", else "của …"."""
    for whole in wholes[:12]:
        if whole.level and len(whole.text) < 60:  # noqa: PLR2004 - the first heading ends the preamble
            break
        if whole.plain.startswith("can cu") and not whole.plain.endswith(":"):
            acting = [b for b in bodies(whole.text, whole.plain) if b.start > len(whole.text) // 2]
        else:
            acting = list(bodies(whole.text, whole.plain))
        for body in acting:
            opened = whole.plain[: body.start].rstrip()
            at_start = not opened or opened.endswith((",", ";", ".", "noi", ":"))
            if at_start and acts(whole.plain, body.end):
                return _named(whole, body.start, body.end)
    for whole in reversed(wholes):
        if match := _CLOSING.match(whole.plain):
            for closing in re.finditer(r"\bcua ", whole.plain[: match.end() + 200]):
                named = body_at(whole.text, whole.plain, closing.end())
                if named and whole.plain[named.end : named.end + 1] in (".", ",", ";", "/", ""):
                    return _named(whole, named.start, named.end)
    return None


def _named(whole: Whole, start: int, end: int) -> Said[str]:
    plain = whole.plain[start:end]
    if person := _PERSON_BEFORE.match(plain):
        start += person.end()
    text = whole.text[start:end]
    name = text[:1].upper() + text[1:]
    return Said(name, Evidence(whole.place_of(start), whole.text[start : end + 40], ("unit",)))
