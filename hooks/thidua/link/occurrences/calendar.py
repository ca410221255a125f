"""A calendar: entries and their occurrences, of everyone, of a unit or of a campaign."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from thidua.link.occurrences.entry import Entry, Occurrence, Repeat

Month = tuple[int, int]
"""A year and a month from 1 to 12."""


@dataclass(frozen=True)
class Calendar:
    """Dated things and the days they fall on; what recurs is there in each of `Site.years`."""

    occurrences: tuple[Occurrence, ...] = ()
    """Every time each of them comes, earliest first."""
    entries: tuple[Entry, ...] = ()
    """Each of them once, by key, those too that fall on no day of the years unrolled."""

    @cached_property
    def _by_month(self) -> Mapping[Month, tuple[Occurrence, ...]]:
        found: defaultdict[Month, list[Occurrence]] = defaultdict(list)
        for occurrence in self.occurrences:
            for month in months_between(occurrence.first, occurrence.last):
                found[month].append(occurrence)
        return MappingProxyType({month: tuple(items) for month, items in found.items()})

    def month(self, year: int, month: int) -> tuple[Occurrence, ...]:
        """Return what touches a month (1 to 12), earliest first; what lasts is in many."""
        return self._by_month.get((year, month), ())

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months in which there is anything, in order."""
        return tuple(sorted(self._by_month))

    def between(self, first: datetime.date, last: datetime.date) -> tuple[Occurrence, ...]:
        """Return what touches the days from `first` to `last`, both included, earliest first."""
        return between(self.month, first, last)

    def coming(self, today: datetime.date) -> Iterator[Occurrence]:
        """Yield what is not over on `today`, earliest first."""
        return (occurrence for occurrence in self.occurrences if occurrence.last >= today)

    def subscribed(self, year: int) -> tuple[Entry, ...]:
        """Return what subscribers are sent in `year`, earliest first: from the year before on.

        Telephones fetch the whole file again and again; what is older stands on the pages.
        """
        since = datetime.date(year - 1, 1, 1)
        found = (
            entry
            for entry in self.entries
            if entry.repeat is not Repeat.ONCE or entry.last >= since
        )
        return tuple(sorted(found, key=lambda item: (item.first, item.key)))


EMPTY = Calendar()


def between(
    of_month: Callable[[int, int], Iterable[Occurrence]], first: datetime.date, last: datetime.date
) -> tuple[Occurrence, ...]:
    """Return what touches the days from `first` to `last`, both included, earliest first.

    `of_month` gives what touches a month.
    """
    touched = months_between(first, last)
    found = {item.key: item for month in touched for item in of_month(*month)}
    inside = [item for item in found.values() if item.first <= last and item.last >= first]
    return tuple(sorted(inside, key=lambda item: item.order))


def months_between(first: datetime.date, last: datetime.date) -> Iterator[Month]:
    """Yield each month that the days from `first` to `last` touch."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for number in range(begin, end + 1):
        yield number // 12, number % 12 + 1


def calendar_of(entries: Iterable[Entry], occurrences: Iterable[Occurrence]) -> Calendar:
    """Return the calendar of some entries and their occurrences, each in its order."""
    return Calendar(
        tuple(sorted(occurrences, key=lambda item: item.order)),
        tuple(sorted(entries, key=lambda item: item.key)),
    )
