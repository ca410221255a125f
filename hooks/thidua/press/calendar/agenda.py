"""A calendar as a list: what has no day, what is still running, then day after day.

A list that is too long shows as many a day as fit; a day that shows less has a page of its own.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from thidua.link.occurrences import Occurrence, OccurrenceKind
from thidua.link.occurrences.calendar import Month
from thidua.link.occurrences.entry import DEADLINES
from thidua.press.calendar.chips import anchor_of, names_days
from thidua.press.calendar.frame import Day, day_of, first_of

WITHIN, RUNNING = "trong-thang", "dang-dien-ra"
"""What groups without a day are called in addresses."""

_MOST_A_DAY = 30


class Item(NamedTuple):
    """An occurrence in a list, with its id on the page."""

    occurrence: Occurrence
    anchor: str


@dataclass(frozen=True, eq=False)
class Group:
    """What falls on a day, or what has none, or began before; there is one of each, by `_group`."""

    key: str
    """What it is called in addresses: *07*, *trong-thang*."""
    month: Month
    day: Day | None
    items: tuple[Item, ...]
    shown: int
    """How many of `items` fit on the page."""

    @property
    def anchor(self) -> str:
        """Its id in the list of its month."""
        return f"ngay-{self.key}" if self.day else self.key

    @property
    def first(self) -> datetime.date:
        """Its day, or the first of its month."""
        return self.day.date if self.day else first_of(self.month)

    @property
    def in_full(self) -> Group:
        """The same with all that is in it."""
        return replace(self, shown=len(self.items))

    @property
    def more(self) -> int:
        """How many stand on its own page only."""
        return len(self.items) - self.shown


def _rank(occurrence: Occurrence) -> int:
    if occurrence.kind in (OccurrenceKind.HOLIDAY, OccurrenceKind.OCCASION):
        return 0
    return 1 if occurrence.promise in DEADLINES else 2


def in_order(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Return the occurrences of one day as readers want them: what day it is, deadlines, hours."""
    items = list(occurrences)
    if len(items) > 1:
        items.sort(key=lambda item: (item.cancelled, _rank(item), item.order))
    return items


def groups_of(occurrences: Sequence[Occurrence], first: datetime.date) -> list[Group]:
    """Return what begins on `first` or later by its day; what began before stands ahead."""
    found: defaultdict[tuple[Month, str], list[Occurrence]] = defaultdict(list)
    begin = (first.year, first.month)
    for item in occurrences:
        month = (item.first.year, item.first.month)
        if not names_days(item):
            found[max(month, begin), WITHIN].append(item)
        elif item.first < first:
            found[begin, RUNNING].append(item)
        else:
            found[month, f"{item.first.day:02}"].append(item)
    return [
        _group(key, month, tuple(found[month, key]))
        for month, key in sorted(
            found, key=lambda place: (place[0], _FIRST.get(place[1], 2), place[1])
        )
    ]


_FIRST: Mapping[str, int] = {RUNNING: 0, WITHIN: 1}


@lru_cache(maxsize=1 << 10)  # on most days units have what is everyone's
def _group(key: str, month: Month, occurrences: tuple[Occurrence, ...]) -> Group:
    day = None if key in _FIRST else day_of(first_of(month).replace(day=int(key)))
    items = tuple(Item(item, anchor_of(item)) for item in in_order(occurrences))
    return Group(key, month, day, items, len(items))


def fitted(groups: Iterable[Group], most: int) -> tuple[Group, ...]:
    """Return `groups` so that they show about `most` in all, as many a day as fit, at least one."""
    groups = tuple(groups)
    counts = [len(group.items) for group in groups]
    if sum(counts) <= most:
        return groups
    fits = next(
        (n for n in range(_MOST_A_DAY, 1, -1) if sum(min(n, count) for count in counts) <= most), 1
    )
    return tuple(replace(group, shown=min(fits, len(group.items))) for group in groups)
