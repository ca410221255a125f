"""The entries that records give: one function a kind.

Keys end in a number where a record has several entries of a sort; the ledger may know better.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.link.occurrences.entry import Entry, Grain, OccurrenceKind, Promise
from thidua.model.base import Kind, PageRecord, Record
from thidua.model.campaign import Campaign
from thidua.model.dates import PartialDate, Quarter
from thidua.model.kinds import KIND_OF, KINDS
from thidua.model.plan import MilestoneKind, Plan
from thidua.model.profile import Profile
from thidua.model.report import Report
from thidua.model.time import Timing
from thidua.model.unit import Unit
from thidua.vietnamese.dates import quarter_in_words

_KIND_OF_MILESTONE = {
    MilestoneKind.REPORT: OccurrenceKind.REPORT,
    MilestoneKind.PRESENTATION: OccurrenceKind.PRESENTATION,
}
"""Kinds of milestones that readers filter by; all others are milestones to them."""

_MONTHS_OF_QUARTER = 3


@dataclass(frozen=True)
class When:
    """A promise of time with its first and last day."""

    promise: Promise
    first: datetime.date
    last: datetime.date
    grain: Grain = Grain.DAY


def grain_of(moment: PartialDate) -> Grain:
    """Return how exactly a date is known."""
    if moment.month is None:
        return Grain.YEAR
    return Grain.MONTH if moment.day is None else Grain.DAY


def moment(on: PartialDate) -> When:
    """Return the promise of *on* a day, or within a month or year."""
    grain = grain_of(on)
    promise = Promise.DAY if grain is Grain.DAY else Promise.WITHIN
    return When(promise, on.first, on.last, grain)


def stretch(start: PartialDate | None, end: PartialDate | None) -> When | None:
    """Return the promise of a stretch of time; None where neither end is known."""
    if start and end:
        grains = {grain_of(start), grain_of(end)}
        grain = grains.pop() if len(grains) == 1 else Grain.DAY
        return When(Promise.PERIOD, start.first, end.last, grain)
    if start:
        return When(Promise.FROM, start.first, start.last, grain_of(start))
    return When(Promise.BY, end.last, end.last, Grain.DAY) if end else None


def timing(value: Timing) -> When:
    """Return which of its promises a timing makes."""
    if value.before:
        return When(Promise.BEFORE, value.last, value.last)
    if value.by:
        return When(Promise.BY, value.by, value.by)
    found = moment(value.on) if value.on else stretch(value.start, value.end)
    if found is None:
        raise AssertionError("a timing always has one of its four forms")
    return found


def bases(record: PageRecord) -> tuple[str, ...]:
    """Return what the keys of a record's entries may begin with: its addresses, the first first."""
    return tuple(address.strip("/") for address in (*record.moved_from, _home(record)))


def base(record: PageRecord) -> str:
    """Return what the keys of a record's entries begin with: the first address it had."""
    return bases(record)[0]


def _home(record: Record) -> str:
    return f"/{KINDS[KIND_OF[type(record)]].address}/{record.id}/"


def of_plan(plan: Plan, campaigns: Collection[str]) -> Iterator[Entry]:
    """Yield the rounds, thematic campaigns and milestones of `plan`.

    `campaigns` are the ids of those that are public.
    """
    for number, item in enumerate(plan.rounds, 1):
        if when := stretch(item.period.start, item.period.end):
            yield _of_plan(
                plan,
                when,
                title=item.name,
                name=f"dot-{number}",
                anchor="cac-dot",
                kind=OccurrenceKind.ROUND,
                summary=item.content or "",
            )
    for number, theme in enumerate(plan.thematic, 1):
        if theme.period and (when := stretch(theme.period.start, theme.period.end)):
            yield _of_plan(
                plan,
                when,
                title=theme.name,
                name=f"chuyen-de-{number}",
                anchor="chuyen-de",
                kind=OccurrenceKind.THEMATIC,
                summary=theme.objective or theme.content or "",
                campaigns=tuple(item for item in (theme.campaign,) if item and item in campaigns),
            )
    for number, due in enumerate(plan.milestones, 1):
        yield _of_plan(
            plan,
            timing(due),
            title=due.title,
            name=f"moc-{number}",
            anchor="moc-thoi-gian",
            kind=_KIND_OF_MILESTONE.get(due.kind, OccurrenceKind.MILESTONE),
            responsible=due.responsible or "",
            cancelled=due.cancelled,
        )


def _of_plan(plan: Plan, when: When, *, name: str, anchor: str, **said: Any) -> Entry:  # noqa: ANN401 - fields of an entry
    """Return the entry of a part of `plan`: when it is, and what is `said` of it besides."""
    return Entry(
        key=f"{base(plan)}/{name}",
        promise=when.promise,
        first=when.first,
        last=when.last,
        grain=when.grain,
        units=(plan.unit,),
        address=f"{_home(plan)}#{anchor}",
        detail=plan.title,
        sample=plan.sample,
        source=(Kind.PLAN.value, plan.id),
        written=plan.publish_on or plan.issued or when.first,
        **said,
    )


def of_campaign(campaign: Campaign, units: Collection[str]) -> Iterator[Entry]:
    """Yield the time of a campaign; `units` are the ids of those that are public."""
    period = campaign.period
    if period and (when := stretch(period.start, period.end)):
        yield Entry(
            key=f"{base(campaign)}/thoi-gian",
            title=campaign.name,
            kind=OccurrenceKind.CAMPAIGN,
            promise=when.promise,
            first=when.first,
            last=when.last,
            grain=when.grain,
            units=tuple(unit for unit in campaign.launched_by if unit in units),
            campaigns=(campaign.id,),
            address=_home(campaign),
            summary=campaign.summary,
            sample=campaign.sample,
            source=(Kind.CAMPAIGN.value, campaign.id),
            written=campaign.publish_on or when.first,
        )


def of_report(report: Report) -> Iterator[Entry]:
    """Yield the day on which a report was issued."""
    if report.issued:
        yield Entry(
            key=f"{base(report)}/ban-hanh",
            title=report.title,
            kind=OccurrenceKind.REPORT,
            promise=Promise.DAY,
            first=report.issued,
            last=report.issued,
            units=(report.unit,),
            address=_home(report),
            summary=report.summary,
            sample=report.sample,
            source=(Kind.REPORT.value, report.id),
            written=report.publish_on or report.issued,
        )


def of_quarters(profiles: Iterable[Profile], units: Mapping[str, Unit]) -> Iterator[Entry]:
    """Yield, for each of `units`, the quarters in which it has presented people."""
    samples: dict[tuple[str, Quarter], bool] = {}
    for profile in profiles:
        if profile.quarter:
            place = (profile.unit, profile.quarter)
            samples[place] = samples.get(place, True) and profile.sample
    for (unit, quarter), sample in samples.items():
        months = quarter.number * _MONTHS_OF_QUARTER
        first = PartialDate(quarter.year, months - _MONTHS_OF_QUARTER + 1).first
        name = f"quy-{quarter.number}-{quarter.year}"
        yield Entry(
            key=f"{base(units[unit])}/guong-{name}",
            title=f"Gương tốt {quarter_in_words(quarter.year, quarter=quarter.number)}",
            kind=OccurrenceKind.PRESENTATION,
            promise=Promise.WITHIN,
            first=first,
            last=PartialDate(quarter.year, months).last,
            grain=Grain.MONTH,
            units=(unit,),
            address=f"/{KINDS[Kind.PROFILE].address}/{name}/",
            sample=sample,
            source=(Kind.UNIT.value, unit),
            written=first,
        )
