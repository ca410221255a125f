"""All entries of what is public, unrolled once for every page and file."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from thidua.link.occurrences.calendar import Calendar, calendar_of
from thidua.link.occurrences.days import of_holidays, of_occasion
from thidua.link.occurrences.entry import Entry, Repeat
from thidua.link.occurrences.events import of_event
from thidua.link.occurrences.memory import remember
from thidua.link.occurrences.records import bases, of_campaign, of_plan, of_quarters, of_report
from thidua.link.occurrences.unroll import unroll
from thidua.load.ledger import Ledger
from thidua.model.base import Kind, PageRecord, Record
from thidua.model.event import Event
from thidua.model.kinds import KINDS
from thidua.model.unit import Unit
from thidua.model.vocabulary import Holiday, Occasion

MONTHS_AHEAD = 18
"""How many months, with that of today, always have what recurs."""

YEARS_BACK, YEARS_AHEAD = 30, 10
"""How far from today's year what recurs is unrolled, whatever dates records give."""

_MONTHS = 12

Public = Mapping[Kind, Mapping[str, Record]]


@dataclass(frozen=True)
class Calendars:
    """The calendar of everything, those of units and campaigns, and that of what is everyone's."""

    all: Calendar
    of_all: Calendar
    """What belongs to no unit and no campaign: holidays, occasions."""
    of_units: Mapping[str, Calendar]
    of_campaigns: Mapping[str, Calendar]
    years: tuple[int, ...]
    """The years in which what recurs is unrolled, in order; those past may have gaps."""


def gather(
    public: Public,
    *,
    occasions: Iterable[Occasion],
    holidays: Iterable[Holiday],
    ledger: Ledger,
    today: datetime.date,
) -> Calendars:
    """Return the calendars of all that is `public`, as the ledger remembers it."""
    found = list(_of_records(public))
    years = _years(found, today)
    found += [of_occasion(occasion) for occasion in occasions]
    found += of_holidays(years, holidays)
    known = {
        (kind.value, record.id): bases(record)
        for kind, records in public.items()
        for record in records.values()
        if isinstance(record, PageRecord)
    }
    entries = remember(found, ledger, known)
    times = {entry.key: unroll(entry, years) for entry in entries}
    of_units: defaultdict[str, list[Entry]] = defaultdict(list)
    of_campaigns: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for unit in entry.units:
            of_units[unit].append(entry)
        for campaign in entry.campaigns:
            of_campaigns[campaign].append(entry)

    def calendar(some: Iterable[Entry]) -> Calendar:
        some = tuple(some)
        return calendar_of(some, (time for entry in some for time in times[entry.key]))

    return Calendars(
        all=calendar(entries),
        of_all=calendar(item for item in entries if not (item.units or item.campaigns)),
        of_units=MappingProxyType({unit: calendar(some) for unit, some in of_units.items()}),
        of_campaigns=MappingProxyType({key: calendar(some) for key, some in of_campaigns.items()}),
        years=years,
    )


def _of_records(public: Public) -> Iterator[Entry]:
    units, campaigns = public[Kind.UNIT], public[Kind.CAMPAIGN]
    records: Any = {kind: items.values() for kind, items in public.items()}
    for plan in records[Kind.PLAN]:
        yield from of_plan(plan, campaigns)
    for campaign in records[Kind.CAMPAIGN]:
        yield from of_campaign(campaign, units)
    for report in records[Kind.REPORT]:
        yield from of_report(report)
    yield from of_quarters(records[Kind.PROFILE], cast("Mapping[str, Unit]", units))
    for event in records[Kind.EVENT]:
        plan = public[Kind.PLAN].get(event.plan)
        unit = event.unit or getattr(plan, "unit", None)
        yield of_event(
            event,
            address=_address(event, public),
            units=(unit,) if unit else (),
            campaigns=(event.campaign,) if event.campaign in campaigns else (),
        )


def _address(event: Event, public: Public) -> str:
    """Return where an event leads, which has no page of its own: to what it belongs to."""
    for kind, identifier in (
        (Kind.PLAN, event.plan), (Kind.CAMPAIGN, event.campaign), (Kind.UNIT, event.unit),
    ):  # fmt: skip
        if identifier is not None and identifier in public[kind]:
            return f"/{KINDS[kind].address}/{identifier}/"
    return ""


def _years(entries: Iterable[Entry], today: datetime.date) -> tuple[int, ...]:
    """Return all years from this one to the last that has anything, and the past ones that have."""
    once = [entry for entry in entries if entry.repeat is Repeat.ONCE]
    near = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
    years = {day.year for entry in once for day in (entry.first, entry.last) if day.year in near}
    # The calendar's pages look 18 months ahead: from August on into the year after the next.
    until = today.year + (today.month - 1 + MONTHS_AHEAD - 1) // _MONTHS
    coming = range(today.year, max(until, today.year + 1, *years) + 1)
    return tuple(sorted(years.union(coming)))
