"""When occurrences are, for readers: as leaves of a wall calendar, and in words.

A month is no day and a deadline no event: each promise is said as what it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from thidua.link.occurrences import Grain, Occurrence, Promise
from thidua.link.occurrences.words import kind_in_words
from thidua.model.dates import PartialDate, Quarter
from thidua.press import moments
from thidua.press.wording import capitalised
from thidua.vietnamese import dates

_SUNDAY = 6
_MONTHS_OF_QUARTER = 3


@dataclass(frozen=True)
class Leaf:
    """A leaf of a wall calendar: what is printed on it, and how it is read aloud."""

    month: str
    number: str
    weekday: str
    promise: str
    """*Trước*, *Chậm nhất*, *Từ*; empty where the day is just the day."""
    iso: str
    spoken: str
    rest: bool
    """Sundays are red on Vietnamese calendars."""


def kind_words(occurrence: Occurrence) -> str:
    """Return what an occurrence is, as exactly as it is known: *hội thi*, *đợt thi đua*."""
    entry = occurrence.entry
    return kind_in_words(entry.kind, entry.event, off=entry.off)


def leaf(occurrence: Occurrence) -> Leaf:
    """Return the calendar leaf of an occurrence; deadlines show the day they name."""
    if occurrence.promise is Promise.WITHIN:
        return _leaf_within(occurrence)
    if occurrence.entry.grain is not Grain.DAY:
        return _leaf_of_months(occurrence)
    shown, promise = occurrence.named, _PROMISES.get(occurrence.promise, "")
    words = f"{dates.weekday(shown)}, {dates.day_in_words(shown)}"
    return Leaf(
        month=f"Tháng {shown.month}, {shown.year}",
        number=str(shown.day),
        weekday=dates.weekday(shown),
        promise=promise,
        iso=shown.isoformat(),
        spoken=f"{promise} {words}" if promise else words,
        rest=shown.weekday() == _SUNDAY or occurrence.entry.off,
    )


_PROMISES = {
    Promise.BEFORE: "Trước",
    Promise.BY: "Chậm nhất",
    Promise.FROM: "Từ",
    Promise.PERIOD: "Từ",
}
"""What stands above the day on a leaf, where the day is not just the day."""


def _leaf_within(occurrence: Occurrence) -> Leaf:
    """Return the leaf of what happens some time within a month, a quarter or a year."""
    first, spoken = occurrence.first, within(occurrence)
    if occurrence.entry.grain is Grain.YEAR:
        promise, number, weekday, month = "Trong năm", str(first.year), "cả năm", "Năm"
    elif first.month != occurrence.last.month:
        numeral = spoken.split()[1]
        promise, number, weekday, month = "Trong quý", numeral, "cả quý", f"Năm {first.year}"
    else:
        promise, number, weekday = "Trong tháng", str(first.month), "cả tháng"
        month = f"Năm {first.year}"
    return Leaf(
        month=month,
        number=number,
        weekday=weekday,
        promise=promise,
        iso=_partial(first, occurrence.entry.grain).iso,
        spoken=f"Trong {spoken}",
        rest=False,
    )


def _leaf_of_months(occurrence: Occurrence) -> Leaf:
    """Return the leaf of what lasts from one month or year to another; no day is named."""
    first, last, grain = occurrence.first, occurrence.last, occurrence.entry.grain
    by_year = grain is Grain.YEAR
    until = f"đến {last.year}" if by_year else f"đến {last.month}/{last.year}"
    return Leaf(
        month="Nhiều năm" if by_year else f"Năm {first.year}",
        number=str(first.year if by_year else first.month),
        weekday="trở đi" if occurrence.promise is Promise.FROM else until,
        promise="Từ năm" if by_year else "Từ tháng",
        iso=_partial(first, grain).iso,
        spoken=capitalised(str(when(occurrence).striptags())),
        rest=False,
    )


def within(occurrence: Occurrence) -> str:
    """Return the words for the whole month, quarter or year of an occurrence."""
    first, last, grain = occurrence.first, occurrence.last, occurrence.entry.grain
    if grain is Grain.MONTH and first.month != last.month:
        return moments.quarter(Quarter(first.year, last.month // _MONTHS_OF_QUARTER))
    return moments.partial_text(_partial(first, grain))


@lru_cache(maxsize=1 << 13)  # as it is said in lists of months, years and units
def when(occurrence: Occurrence) -> Markup:
    """Return in words when an occurrence is: *trước ngày*, *trong tháng*, *từ … đến …*."""
    return _SAID[occurrence.promise](occurrence)


def _stretch(occurrence: Occurrence) -> Markup:
    grain = occurrence.entry.grain
    return moments.stretch(_partial(occurrence.first, grain), _partial(occurrence.last, grain))


def _within(occurrence: Occurrence) -> Markup:
    moment = _partial(occurrence.first, occurrence.entry.grain)
    return Markup("trong {}").format(moments.time(moment, within(occurrence)))


def hours(occurrence: Occurrence) -> str:
    """Return the hours of a timed occurrence of one day: *7 giờ 30 đến 10 giờ*."""
    entry = occurrence.entry
    start = moments.hour(entry.starts_at or datetime.time.min)
    return f"{start} đến {moments.hour(entry.ends_at)}" if entry.ends_at else start


def _hours(occurrence: Occurrence) -> Markup:
    entry = occurrence.entry
    if occurrence.first == occurrence.last:
        return Markup("{}, {}").format(hours(occurrence), moments.day(occurrence.first))
    start = moments.hour(entry.starts_at or datetime.time.min)
    end = f"{moments.hour(entry.ends_at)} " if entry.ends_at else ""
    both = (start, moments.day(occurrence.first), end, moments.day(occurrence.last))
    return Markup("từ {} {} đến {}{}").format(*both)


def _partial(moment: datetime.date, grain: Grain) -> PartialDate:
    if grain is Grain.YEAR:
        return PartialDate(moment.year)
    if grain is Grain.MONTH:
        return PartialDate(moment.year, moment.month)
    return PartialDate(moment.year, moment.month, moment.day)


_SAID: Mapping[Promise, Callable[[Occurrence], Markup]] = {
    Promise.DAY: lambda item: moments.day(item.first),
    Promise.TIMED: _hours,
    Promise.BEFORE: lambda item: Markup("trước {}").format(moments.day(item.named)),
    Promise.BY: lambda item: Markup("chậm nhất {}").format(moments.day(item.last)),
    Promise.WITHIN: _within,
    Promise.PERIOD: _stretch,
    Promise.FROM: lambda item: moments.stretch(_partial(item.first, item.entry.grain), None),
}
