"""The entries of events, and the days of events that come every year."""

from __future__ import annotations

import datetime

from thidua.link.occurrences.entry import Entry, Grain, OccurrenceKind, Promise, Repeat
from thidua.link.occurrences.records import When, moment, stretch
from thidua.model.base import Kind
from thidua.model.event import Event
from thidua.vietnamese.lunar import LunarDate, solar_of, yearly

RECURS_FROM = 2000
"""The first year of what has always been kept; calendars on telephones want a beginning."""


def _when(event: Event) -> When:
    if event.on:
        return moment(event.on)
    if event.lunar:
        day = event.lunar
        if day.year is None:
            found = yearly(RECURS_FROM, day.month, day.day)
        else:
            found = solar_of(LunarDate(day.year, day.month, day.day, day.leap))
        if found is None:
            raise AssertionError("the model refuses lunar days that their year does not have")
        return When(Promise.DAY, found, found)
    when = stretch(event.start, event.end)
    if when is None:
        raise AssertionError("the model wants one timing")
    return when


def _repeat(event: Event) -> Repeat:
    if event.lunar and (event.yearly or event.lunar.year is None):
        return Repeat.LUNAR
    return Repeat.SOLAR if event.yearly else Repeat.ONCE


def of_event(
    event: Event, *, address: str, units: tuple[str, ...], campaigns: tuple[str, ...]
) -> Entry:
    """Return the entry of `event`; where it leads to and to whom it belongs is given."""
    when = _when(event)
    promise = when.promise
    if event.starts_at and when.grain is Grain.DAY:
        promise = Promise.TIMED
    return Entry(
        key=(*event.formerly, event.id)[0],
        title=event.title,
        kind=OccurrenceKind.EVENT,
        promise=promise,
        first=when.first,
        last=when.last,
        grain=when.grain,
        repeat=_repeat(event),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        units=units,
        campaigns=campaigns,
        address=address,
        place=event.place or "",
        summary=event.summary or "",
        lunar=event.lunar,
        event=event.kind,
        cancelled=event.cancelled,
        sample=event.sample,
        source=(Kind.EVENT.value, event.id),
        written=event.publish_on or datetime.date(when.first.year, 1, 1),
    )
