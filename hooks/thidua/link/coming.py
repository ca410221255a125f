"""What is coming, of everyone and of each unit: the few dates that pages announce."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import islice
from operator import attrgetter

from thidua.link.occurrences import Calendar, Occurrence, OccurrenceKind
from thidua.link.site import Site, derived
from thidua.model.base import Kind
from thidua.model.unit import Unit

_OF_ALL, _OF_UNIT = 5, 8
"""How many dates are announced of everyone, and of a unit."""


def coming(calendar: Calendar, today: datetime.date) -> Iterator[Occurrence]:
    """Yield what is not over on `today`, earliest first.

    What recurs is there once, the next time it comes. Who has been presented in the quarter
    that runs is news, but nothing to wait for.
    """
    found: set[str] = set()
    for occurrence in calendar.coming(today):
        entry = occurrence.entry
        if entry.source[0] != Kind.UNIT and entry.key not in found:
            found.add(entry.key)
            yield occurrence


def _begins(calendar: Calendar, today: datetime.date) -> tuple[Occurrence, ...]:
    """Return what begins next of a calendar. Days off are left out: most are occasions too."""
    ahead = (
        item
        for item in coming(calendar, today)
        if item.first >= today and item.kind is not OccurrenceKind.HOLIDAY
    )
    return tuple(islice(ahead, _OF_ALL))


@derived
def next_of_all(site: Site) -> tuple[Occurrence, ...]:
    """Return what begins next."""
    found = {item.key: item for item in _begins(site.calendar_of_all, site.today)}
    for kind in (Kind.UNIT, Kind.CAMPAIGN):
        for some in site.told_of_calendars(_begins, of=kind).values():
            found |= {item.key: item for item in some}
    return tuple(sorted(found.values(), key=attrgetter("order"))[:_OF_ALL])


@derived
def keys_of_next(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return unit id → the keys of what is next of it; without units that await nothing."""
    found = site.told_of_calendars(_keys_of_next, of=Kind.UNIT)
    return {unit: keys for unit, keys in found.items() if keys}


def _keys_of_next(calendar: Calendar, today: datetime.date) -> tuple[str, ...]:
    return tuple(item.key for item in islice(coming(calendar, today), _OF_UNIT))


def next_of_unit(site: Site, unit: Unit) -> list[Occurrence]:
    """Return what is next of `unit`, earliest first."""
    known = {item.key: item for item in site.calendar_of(unit).occurrences}
    return [known[key] for key in site.once_at(keys_of_next, unit.id) or ()]
