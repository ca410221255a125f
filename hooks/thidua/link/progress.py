"""Who has presented exemplary people in which quarter, and reported: every unit, year by year."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, cast

from thidua.link.dues import Due, dues_of_unit
from thidua.link.site import Site, derived
from thidua.model.base import Kind
from thidua.model.dates import Quarter
from thidua.model.plan import MilestoneKind, Plan
from thidua.model.profile import Profile
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitGroup, UnitKind

_QUARTERS = (1, 2, 3, 4)
_MONTHS_OF_A_QUARTER = 3

_YEARS_BACK = 9
"""How far back units are counted; the plans themselves may be older."""


class Presence(StrEnum):
    """Whether a unit has presented anyone in a quarter."""

    THERE = "there"
    MISSING = "missing"
    """The plan's deadline, or without one the quarter, is over."""
    AHEAD = "ahead"
    OUTSIDE = "outside"
    """The unit was not at work in that quarter."""


@dataclass(frozen=True)
class QuarterOf:
    """One quarter of one unit."""

    quarter: Quarter
    profiles: int
    presence: Presence


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What is there of one unit in one calendar year."""

    quarters: tuple[QuarterOf, ...]
    reports_in: int
    reports: int
    """How many reports its plans ask for in that year."""
    overdue: int
    """How many of those are not there though their day has passed."""


@dataclass(frozen=True, kw_only=True)
class UnitYear(Counts):
    """One unit in one calendar year."""

    unit: Unit


def _bounds(quarter: Quarter) -> tuple[datetime.date, datetime.date]:
    first_month = (quarter.number - 1) * _MONTHS_OF_A_QUARTER + 1
    first = datetime.date(quarter.year, first_month, 1)
    next_month = first_month + _MONTHS_OF_A_QUARTER
    following = (
        datetime.date(quarter.year + 1, 1, 1)
        if quarter.number == _QUARTERS[-1]
        else datetime.date(quarter.year, next_month, 1)
    )
    return first, following - datetime.timedelta(days=1)


def has_begun(site: Site, quarter: Quarter) -> bool:
    """Whether `quarter` has begun."""
    return site.reached(_bounds(quarter)[0])


def _quarter(
    unit: Unit,
    quarter: Quarter,
    profiles: int,
    deadline: datetime.date | None,
    today: datetime.date,
) -> QuarterOf:
    first, last = _bounds(quarter)
    if profiles:
        presence = Presence.THERE
    elif (unit.from_ and last < unit.from_) or (unit.until and unit.until < first):
        presence = Presence.OUTSIDE
    else:
        presence = Presence.MISSING if (deadline or last) < today else Presence.AHEAD
    return QuarterOf(quarter, profiles, presence)


def _unit_year(
    unit: Unit,
    year: int,
    counts: Mapping[Quarter, int],
    dues: Iterable[Due],
    today: datetime.date,
) -> Counts:
    deadlines: dict[Quarter, datetime.date] = {}
    reports: list[Due] = []
    for due in dues:
        milestone = due.milestone
        if milestone.kind is MilestoneKind.PRESENTATION and milestone.quarter:
            # Of two plans that ask for it the later day is the one to wait for.
            known = deadlines.get(milestone.quarter, milestone.last)
            deadlines[milestone.quarter] = max(known, milestone.last)
        elif milestone.kind is MilestoneKind.REPORT and milestone.last.year == year:
            reports.append(due)
    quarters = (Quarter(year, number) for number in _QUARTERS)
    return Counts(
        quarters=tuple(
            _quarter(unit, quarter, counts.get(quarter, 0), deadlines.get(quarter), today)
            for quarter in quarters
        ),
        reports_in=sum(due.is_in for due in reports),
        reports=len(reports),
        overdue=sum(not due.is_in and due.milestone.last < today for due in reports),
    )


def _is_school(site: Site, unit: Unit) -> bool:
    kind = site.find(unit.kind)
    return isinstance(kind, UnitKind) and kind.group is UnitGroup.SCHOOL


def _traces(site: Site, unit: Unit, dues: Iterable[Due]) -> Iterator[int]:
    """Yield the years of which the site has something of `unit`."""
    for plan in site.of_unit(unit, Kind.PLAN):
        if isinstance(plan, Plan):
            yield plan.year or int((plan.school_year or "")[:4])
    yield from (due.milestone.last.year for due in dues)


def _years_of(
    site: Site, unit: Unit, dues: Iterable[Due], presented: Iterable[int]
) -> Iterable[int]:
    """Return the years in which `unit` is counted."""
    now = site.today.year
    until = unit.until.year if unit.until else None
    traces = [*_traces(site, unit, dues), *presented]
    if not traces:
        at_work = until is None or until >= now
        return (now,) if at_work and _is_school(site, unit) else ()
    last = max(now, *traces) if until is None else min(until, max(now, *traces))
    return range(max(min(traces), now - _YEARS_BACK), last + 1)


def _told(site: Site, unit: Unit) -> tuple[int, dict[int, Counts]]:
    """Return how many plans of `unit` ask for something, and its years.

    Counted are schools at work, and whatever unit has plans or exemplary people of its own.
    """
    profiles = cast("Iterable[Profile]", site.of_unit(unit, Kind.PROFILE))
    counts = Counter(profile.quarter for profile in profiles if profile.quarter)
    plans = [found for _, found in dues_of_unit(site, unit)]
    dues = [due for found in plans for due in found]
    presented = {quarter.year for quarter in counts}
    years = _years_of(site, unit, dues, presented)
    return len(plans), {year: _unit_year(unit, year, counts, dues, site.today) for year in years}


@derived
def counts_by_year(site: Site) -> Mapping[str, tuple[tuple[str, Counts], ...]]:
    """Return year → the units counted in it, by id in their order; newest year first.

    That of today is always there; each unit is counted from the first year of which the site
    has anything of it.
    """
    by_year: dict[int, list[tuple[str, Counts]]] = {site.today.year: []}
    for unit, (_, years) in site.told_of_units(_told).items():
        for year, counts in years.items():
            by_year.setdefault(year, []).append((unit, counts))
    return {str(year): tuple(by_year[year]) for year in sorted(by_year, reverse=True)}


def _counted(counts: Counts) -> dict[str, Any]:
    return {field.name: getattr(counts, field.name) for field in fields(Counts)}


@derived
def plans_with_dues(site: Site) -> Mapping[str, int]:
    """Return unit id → how many of its plans ask for something; without those that have none."""
    told = site.told_of_units(_told).items()
    return {unit: plans for unit, (plans, _) in told if plans}


@derived
def years_of_progress(site: Site) -> tuple[int, ...]:
    """Return the years in which units are counted, newest first."""
    return tuple(map(int, site.made(counts_by_year)))


def units_of_year(site: Site, year: int) -> tuple[UnitYear, ...]:
    """Return the units counted in `year`, in their order."""
    units = cast("Mapping[str, Unit]", site.records[Kind.UNIT])
    rows = site.once_at(counts_by_year, str(year)) or ()
    return tuple(UnitYear(unit=units[key], **_counted(counts)) for key, counts in rows)
