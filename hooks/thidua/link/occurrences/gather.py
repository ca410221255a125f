"""All entries of what is public."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from thidua.link.occurrences.entry import Entry
from thidua.link.occurrences.events import of_event
from thidua.link.occurrences.records import of_campaign, of_plan, of_quarters, of_report
from thidua.model.base import Kind, Record
from thidua.model.kinds import KINDS
from thidua.model.unit import Unit

MONTHS_AHEAD = 18
"""How many months, with that of today, always have what recurs."""

YEARS_BACK, YEARS_AHEAD = 30, 10
"""How far from today's year what recurs is unrolled, whatever dates records give."""

_MONTHS = 12

Public = Mapping[Kind, Mapping[str, Record]]


def of_records(records: Mapping[Kind, Iterable[Any]], public: Public) -> Iterator[Entry]:
    """Yield the entries of `records`; `public` are all to which they may belong."""
    units, campaigns = public[Kind.UNIT], public[Kind.CAMPAIGN]
    for plan in records.get(Kind.PLAN, ()):
        yield from of_plan(plan, campaigns)
    for campaign in records.get(Kind.CAMPAIGN, ()):
        yield from of_campaign(campaign, units)
    for report in records.get(Kind.REPORT, ()):
        yield from of_report(report)
    yield from of_quarters(records.get(Kind.PROFILE, ()), cast("Mapping[str, Unit]", units))
    for event in records.get(Kind.EVENT, ()):
        address, of_units, of_campaigns = belongings(event.unit, event.plan, event.campaign, public)
        yield of_event(event, address=address, units=of_units, campaigns=of_campaigns)


def belongings(
    unit: str | None, plan: str | None, campaign: str | None, public: Public
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return where an event leads, which has no page of its own, and to whom it belongs.

    Args:
        unit: The unit that it names.
        plan: The plan that it names, whose unit it belongs to where it names none.
        campaign: The campaign that it names.
        public: All that it may lead to.

    """
    named = ((Kind.PLAN, plan), (Kind.CAMPAIGN, campaign), (Kind.UNIT, unit))
    shown = ((kind, key) for kind, key in named if key and key in public[kind])
    address = next((f"/{KINDS[kind].address}/{key}/" for kind, key in shown), "")
    of_plan = plan.partition("/")[0] if plan and plan in public[Kind.PLAN] else None
    owner = unit or of_plan
    campaigns = (campaign,) if campaign and campaign in public[Kind.CAMPAIGN] else ()
    return address, (owner,) if owner else (), campaigns


def years_of(named: Iterable[int], today: datetime.date) -> tuple[int, ...]:
    """Return all years from this one to the last of those `named`, and the past ones of them."""
    near = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
    years = {year for year in named if year in near}
    # The calendar's pages look 18 months ahead: from August on into the year after the next.
    until = today.year + (today.month - 1 + MONTHS_AHEAD - 1) // _MONTHS
    coming = range(today.year, max(until, today.year + 1, *years) + 1)
    return tuple(sorted(years.union(coming)))
