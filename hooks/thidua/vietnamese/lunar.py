"""The lunar calendar of Vietnam (*âm lịch*), computed at UTC+7 as Vietnam does since 1968.

Quyết định 121/CP of 8/8/1967 made UTC+7 the time of the calendar. China computes at UTC+8, so
some new years differ: Tết 1985 was a month earlier, those of 2007 and 2030 a day. lunar-vn
does the astronomy; this module refuses what it would let pass: days and leap months that a
year does not have. Years 1900 to 2100.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The lunar years in which days are converted."""

_LONG_MONTH = 30


@dataclass(frozen=True, order=True)
class LunarDate:
    """A day of a lunar year; `leap` is the second of two months with one number."""

    year: int
    month: int
    day: int
    leap: bool = False


def lunar_of(day: datetime.date) -> LunarDate:
    """Return the lunar date of a solar day."""
    found = convert_solar_to_lunar(day.day, day.month, day.year)
    return LunarDate(found.year, found.month, found.day, found.leap)


def solar_of(date: LunarDate) -> datetime.date | None:
    """Return the solar day of a lunar date; None where that year has no such day or month."""
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        return None
    try:
        day = convert_lunar_to_solar(date.day, date.month, date.year, int(date.leap))
    except ValueError:
        return None
    # The 30th of a short month comes out as the first of the next, and a leap month that the
    # year has not as the month itself.
    return day if lunar_of(day) == date else None


def length(year: int, month: int, *, leap: bool = False) -> int:
    """Return how many days a lunar month has: 29 or 30, 0 where the year has no such leap month."""
    if solar_of(LunarDate(year, month, 1, leap)) is None:
        return 0
    full = solar_of(LunarDate(year, month, _LONG_MONTH, leap))
    return _LONG_MONTH if full else _LONG_MONTH - 1


def yearly(year: int, month: int, day: int) -> datetime.date | None:
    """Return on which solar day a lunar day is kept in the lunar `year`; None outside 1900-2100.

    By custom, the 30th of a month that has 29 days is kept on the 29th, and in a year that
    doubles the month, the first of the two counts.
    """
    return solar_of(LunarDate(year, month, day)) or solar_of(LunarDate(year, month, day - 1))
