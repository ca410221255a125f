"""The days of a month as a wall calendar prints them: in weeks, each with its lunar day."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from thidua.link.occurrences.calendar import Month
from thidua.vietnamese.dates import month_in_words
from thidua.vietnamese.lunar import lunar_of

LONG_MONTH = 30
"""The days of a long lunar month; a short one has one less."""

_SUNDAY = 6
_FULL_MOON = 15
_LAST_OF_YEAR = 12
_MONTHS = 12


@dataclass(frozen=True, eq=False)
class Day:
    """A day of the solar calendar with that of the moon; there is one of each, by `day_of`."""

    date: datetime.date
    lunar: str
    """*14*, and on the first of a lunar month *1/10*."""
    lunar_words: str
    """The lunar date for those who hear it, where people live by it: new and full moon."""

    @property
    def sunday(self) -> bool:
        """Whether it is printed in red."""
        return self.date.weekday() == _SUNDAY

    @property
    def new_moon(self) -> bool:
        """Whether a lunar month begins with it."""
        return "/" in self.lunar


Week = tuple[Day | None, ...]
"""Monday to Sunday; None for days of the months beside."""


@cache
def day_of(date: datetime.date) -> Day:
    """Return `date` with its lunar day."""
    moon = lunar_of(date)
    month = f"tháng {_lunar_month(moon.month)}{' nhuận' if moon.leap else ''}"
    if moon.day == 1:
        leap = "n" if moon.leap else ""
        return Day(date, f"1/{moon.month}{leap}", f"mùng Một {month} âm lịch")
    words = f"rằm {month} âm lịch" if moon.day == _FULL_MOON else ""
    return Day(date, str(moon.day), words)


def _lunar_month(number: int) -> str:
    return {1: "Giêng", _LAST_OF_YEAR: "Chạp"}.get(number, str(number))


@cache
def weeks_of(year: int, month: int) -> tuple[Week, ...]:
    """Return the weeks of a month (1 to 12), from Monday."""
    return tuple(
        tuple(day_of(date) if date.month == month else None for date in week)
        for week in calendar.Calendar().monthdatescalendar(year, month)
    )


@cache
def dates_of(week: Week) -> tuple[datetime.date, ...]:
    """Return the days of a week that are in its month."""
    return tuple(day.date for day in week if day)


@cache
def first_of(month: Month) -> datetime.date:
    """Return the first day of a month."""
    return datetime.date(*month, 1)


@cache
def last_of(month: Month) -> datetime.date:
    """Return the last day of a month."""
    return datetime.date(*month, calendar.monthrange(*month)[1])


def months_from(first: Month, count: int) -> Iterator[Month]:
    """Yield `count` months, beginning with `first`."""
    begin = first[0] * _MONTHS + first[1] - 1
    for number in range(begin, begin + count):
        yield number // _MONTHS, number % _MONTHS + 1


@cache
def name_of(month: Month) -> str:
    """Return *tháng 11 năm 2026*."""
    return month_in_words(month[0], month=month[1])
