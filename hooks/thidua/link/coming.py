"""What is coming, of everyone and of each unit: the few dates that pages announce."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import islice

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


@derived
def next_of_all(site: Site) -> tuple[Occurrence, ...]:
    """Return what begins next. Days off are left to the calendar: most are occasions too."""
    calendars, today = site.stock.calendars, site.today
    ahead = (
        item
        for item in coming(calendars.all, today)
        if item.first >= today and item.kind is not OccurrenceKind.HOLIDAY
    )
    return tuple(islice(ahead, _OF_ALL))


@derived
def keys_of_next(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return unit id → the keys of what is next of it; without units that await nothing."""
    today = site.today
    found = {
        unit: tuple(item.key for item in islice(coming(calendar, today), _OF_UNIT))
        for unit, calendar in site.stock.calendars.of_units.items()
    }
    return {unit: keys for unit, keys in found.items() if keys}


def next_of_unit(site: Site, unit: Unit) -> list[Occurrence]:
    """Return what is next of `unit`, earliest first."""
    known = {item.key: item for item in site.calendar_of(unit).occurrences}
    return [known[key] for key in site.once_at(keys_of_next, unit.id) or ()]
