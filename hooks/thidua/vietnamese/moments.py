"""Days, months, quarters and years in running text, as Vietnamese writes them: day first.

What comes in is `bare` text; what goes out are `Moment`s with their offsets, just as precise as
the words. A year that is not written is None here: completing it takes a context.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from thidua.vietnamese.roman import MONTH_NAME, month_number, numeral

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY_WORD = r"\b(?:ngay|mong|mung)\s{0,3}"
_OR_NAME = rf"(?:{_MONTH}(?!\d)|{MONTH_NAME}\b)"
_OF_YEAR = (
    rf"(?:\s?/\s?|\s?-\s?|\s?\.\s?|\s{{0,3}},?\s{{0,3}}nam\s{{0,3}}(?:hoc\s)?)(?P<y>{_YEAR})(?!\d)"
)
_AND = r"\s{0,3}(?:,|va|-|den|toi)\s{0,3}(?:het\s)?"
_IN_SCHOOL_YEAR = rf"(?:,?\s?nam hoc\s?(?P<y>{_YEAR})(?:\s?-\s?{_YEAR})?)?"
_TERM = r"(?:hoc k[iy]|hk[iy]?)\s{0,2}"

_QUARTER_MONTHS = 3
_LAST_MONTH = 12


@dataclass(frozen=True)
class Moment:
    """A day, month, quarter, year or school term in words, at `start` to `end` of the text."""

    start: int
    end: int
    year: int | None = None
    """With `school_year`, the year in which the school year begins."""
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    term: int | None = None
    """The first or second half (*học kỳ*) of a school year."""
    school_year: bool = False
    marked: bool = True
    """Whether *ngày*, *tháng* or a year says that it is a date; "5/12" alone may be a share."""
    continues: bool = False
    """Whether it is the second of two that share words: "ngày 19-20/11", "tháng 9, 10/2024"."""
    edge: str = ""
    """`first` or `last` for the beginning (*đầu năm*) or the end (*cuối năm*) of a year."""

    @property
    def iso(self) -> str | None:
        """The moment as ISO 8601, as precise as it is written; None without a year."""
        if self.year is None or self.quarter or self.term or self.school_year:
            return None
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> Moment:
        """The month in which a quarter begins, January for *đầu năm*; else the moment itself."""
        if self.quarter:
            return replace(self, quarter=None, month=self.quarter * _QUARTER_MONTHS - 2)
        return self

    @property
    def last(self) -> Moment:
        """The month in which a quarter ends; else the moment itself."""
        if self.quarter:
            return replace(self, quarter=None, month=self.quarter * _QUARTER_MONTHS)
        return self


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _month(text: str) -> int | None:
    return int(text) if text.isdecimal() else month_number(text)


def _two_days(match: re.Match[str]) -> Iterator[Moment]:
    month, year = _month(match["m"]), _number(match["y"])
    yield Moment(match.start(), match.end("a"), year, month, int(match["a"]))
    yield Moment(match.start("b"), match.end(), year, month, int(match["b"]), continues=True)


def _two_months(match: re.Match[str]) -> Iterator[Moment]:
    year = _number(match["y"])
    yield Moment(match.start(), match.end("a"), year, int(match["a"]))
    yield Moment(match.start("b"), match.end(), year, int(match["b"]), continues=True)


def _day(match: re.Match[str]) -> Iterator[Moment]:
    marked = bool(match["y"]) or match[0][0] in "nm"
    day, month, year = int(match["d"]), _month(match["m"]), _number(match["y"])
    yield Moment(match.start(), match.end(), year, month, day, marked=marked)


def _month_alone(match: re.Match[str]) -> Iterator[Moment]:
    yield Moment(match.start(), match.end(), _number(match["y"]), _month(match["m"]))


def _quarter(match: re.Match[str]) -> Iterator[Moment]:
    quarter = numeral(match["q"])
    yield Moment(match.start(), match.end(), _number(match["y"]), quarter=quarter)


def _school_year(match: re.Match[str]) -> Iterator[Moment]:
    first, second = int(match["y"]), match["z"]
    if second is None or int(second) % 100 == (first + 1) % 100:
        yield Moment(match.start(), match.end(), first, school_year=True)


def _half(match: re.Match[str]) -> Iterator[Moment]:
    term = numeral(match["t"])
    yield Moment(match.start(), match.end(), _number(match["y"]), term=term)


def _edge(match: re.Match[str]) -> Iterator[Moment]:
    edge, year = match["e"], _number(match["y"])
    month = 1 if edge == "dau" else _LAST_MONTH
    place = "first" if edge == "dau" else "last"
    yield Moment(match.start(), match.end(), year, month, edge=place)


def _year(match: re.Match[str]) -> Iterator[Moment]:
    yield Moment(match.start(), match.end(), int(match["y"]))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Moment]]], ...] = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (
            rf"\b(?:(?:cuoi|dau|het|ket thuc) )?{_TERM}(?P<t>ii|i|2|1)\b{_IN_SCHOOL_YEAR}",
            _half,
        ),
        (
            (rf"\bnam hoc\s{{0,3}}(?P<y>{_YEAR})"
            rf"(?:\s{{0,2}}[-/]\s{{0,2}}(?P<z>{_YEAR}|\d\d)(?!\d))?"),
            _school_year,
        ),
        (
            (
                rf"\b(?:cac\s)?(?:ngay\s{{0,3}}|tu\s)(?P<a>{_DAY}){_AND}(?:ngay\s{{0,3}})?(?P<b>{_DAY})"
                rf"(?:\s?/\s?|\s{{0,3}}thang\s{{0,3}})(?P<m>{_MONTH})(?![\d/]*\d)(?:{_OF_YEAR})?"),
            _two_days,
        ),
        (
            (rf"\b(?:cac\s)?(?:ngay\s{{0,3}}|tu\s)(?P<a>{_DAY}){_AND}(?:ngay\s{{0,3}})?(?P<b>{_DAY})"
            rf"\s?/\s?(?P<m>{_MONTH}){_OF_YEAR}"),
            _two_days,
        ),
        (
            (
                rf"(?<![\w/.,-])(?P<a>{_DAY})\s?-\s?(?P<b>{_DAY})\s?/\s?(?P<m>{_MONTH})\s?/\s?"
                rf"(?P<y>{_YEAR})(?![\d/])"
            ),
            _two_days,
        ),
        (
            (rf"{_DAY_WORD}(?P<d>{_DAY})\s{{0,3}},?\s{{0,3}}thang\s{{0,3}}(?P<m>{_OR_NAME})"
            rf"(?:{_OF_YEAR})?"),
            _day,
        ),
        (
            (rf"(?:{_DAY_WORD}|(?<![\d/.,]))(?P<d>{_DAY})\s?(?P<s>[/.-])\s?(?P<m>{_MONTH})\s?"
            rf"(?P=s)\s?(?P<y>{_YEAR})(?![\d/]*\d)(?!/)"),
            _day,
        ),
        (
            (rf"\bthang\s{{0,3}}(?P<a>{_MONTH}){_AND}(?:thang\s{{0,3}})?(?P<b>{_MONTH})(?!\d)"
            rf"(?:{_OF_YEAR}|(?![/.]\d))"),
            _two_months,
        ),
        (rf"\bthang\s{{0,3}}(?P<m>{_OR_NAME})(?:{_OF_YEAR}|(?!\s?/\s?\d))", _month_alone),
        (
            rf"(?:{_DAY_WORD}|(?<![\w/.,-]))(?P<d>{_DAY})\s?/\s?(?P<m>{_MONTH})(?![\d%])(?!\s?/)(?P<y>)",
            _day,
        ),
        (rf"(?<![\w/.,])(?P<m>{_MONTH})\s?/\s?(?P<y>{_YEAR})(?![\d/])", _month_alone),
        (rf"\bquy\s{{0,3}}(?P<q>iv|i{{1,3}}|[1-4])\b(?!\.\d)(?:{_OF_YEAR})?", _quarter),
        (rf"\b(?P<e>dau|cuoi|het) nam\b(?! hoc)(?:\s{{1,3}}(?P<y>{_YEAR})(?!\d))?", _edge),
        (rf"\bnam\s{{0,3}}(?P<y>{_YEAR})(?!\d)", _year),
    )
)  # fmt: skip


def _exists(moment: Moment) -> bool:
    if moment.day is None or moment.month is None:
        return True
    # A leap year where none is given, so that 29/2 may be meant.
    return moment.day <= calendar.monthrange(moment.year or 2000, moment.month)[1]


def moments(text: str) -> tuple[Moment, ...]:
    """Return the moments in `text`, which is bare, in order; what no calendar has is left out."""
    taken = bytearray(len(text))
    found: list[Moment] = []
    for pattern, made in _FORMS:
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                parts = [moment for moment in made(match) if _exists(moment)]
                if parts:
                    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                    found += parts
    return tuple(sorted(found, key=lambda moment: moment.start))


def completed(moment: Moment, *, year: int | None, school_year: int | None) -> Moment:
    """Return `moment` with its year, taken from the context where it is not written.

    Args:
        moment: What is to be completed.
        year: The calendar year the document is for.
        school_year: The year in which the document's school year begins; months from August
            belong to it, earlier ones to the next.

    """
    if moment.year is not None or moment.term:
        return moment
    quarter = moment.quarter and moment.quarter * _QUARTER_MONTHS
    month = moment.month or quarter
    if school_year is not None and month and not moment.edge:
        return replace(moment, year=school_year if month >= _SCHOOL_STARTS else school_year + 1)
    return replace(moment, year=year)


_SCHOOL_STARTS = 8
