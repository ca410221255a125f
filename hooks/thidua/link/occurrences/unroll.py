"""The days on which an entry comes: once, or in each year that is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from thidua.link.occurrences.entry import Entry, Grain, Occurrence, Repeat
from thidua.model.dates import PartialDate
from thidua.vietnamese.lunar import lunar_of, yearly


def unroll(entry: Entry, years: Iterable[int]) -> tuple[Occurrence, ...]:
    """Return each time `entry` comes in `years`; what comes once comes in any year."""
    if entry.repeat is Repeat.ONCE:
        return (Occurrence(entry, entry.first, entry.last),)
    begins = lunar_days if entry.repeat is Repeat.LUNAR else solar_days
    return tuple(
        Occurrence(entry, first, _last(entry, first), _nth(entry, first))
        for first in begins(entry, years)
    )


def solar_days(entry: Entry, years: Iterable[int]) -> list[datetime.date]:
    """Return the first days of an entry of the solar calendar in `years`, since its first time.

    29 February comes in leap years only.
    """
    found = []
    for year in sorted(set(years)):
        try:
            day = entry.first.replace(year=year)
        except ValueError:
            continue
        if day >= entry.first:
            found.append(day)
    return found


def lunar_days(entry: Entry, years: Iterable[int]) -> list[datetime.date]:
    """Return the days of an entry of the lunar calendar in solar `years`, since its first time.

    A solar year may have such a day twice, or not at all: the twelfth lunar month wanders
    from December to February.
    """
    if entry.lunar is None:
        raise AssertionError("what comes by the moon has a lunar day")
    wanted = set(years)
    lunar_years = sorted({year - 1 for year in wanted} | wanted)
    days = (yearly(year, entry.lunar.month, entry.lunar.day) for year in lunar_years)
    return [day for day in days if day and day.year in wanted and day >= entry.first]


def _last(entry: Entry, first: datetime.date) -> datetime.date:
    if entry.grain is Grain.DAY:
        return first + (entry.last - entry.first)
    # A month has its own length in each year.
    years = entry.last.year - entry.first.year
    return PartialDate(first.year + years, entry.last.month).last


def _nth(entry: Entry, first: datetime.date) -> int | None:
    if entry.since is None:
        return None
    year = lunar_of(first).year if entry.repeat is Repeat.LUNAR else first.year
    return year - entry.since.year
