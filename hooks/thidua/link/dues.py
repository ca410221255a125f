"""What plans promised by a day, and what of it has come in: reports and quarterly presentations.

Only what is public counts, and only by what records say of themselves; that something is not
on the site does not say that it was not done.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from thidua.link.site import Site
from thidua.model.base import Kind, Record
from thidua.model.plan import Milestone, MilestoneKind, Plan
from thidua.model.profile import Profile
from thidua.model.report import Report, ReportKind
from thidua.model.unit import Unit


class DueState(StrEnum):
    """How it stands with something due."""

    IN_TIME = "in-time"
    LATE = "late"
    IN = "in"
    """There, but nothing says since when."""
    OVERDUE = "overdue"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Due:
    """A milestone that asks for a report or a presentation, and what answers it."""

    plan: Plan
    milestone: Milestone
    state: DueState
    evidence: tuple[Record, ...]
    """The reports, or the profiles of the quarter, that came in."""
    since: datetime.date | None = None
    """The day the first of them came in, where one says so."""

    @property
    def is_in(self) -> bool:
        """Whether it is there, in time or not."""
        return self.state not in (DueState.OVERDUE, DueState.AHEAD)


_NATURES = (("sơ kết", ReportKind.INTERIM), ("tổng kết", ReportKind.FINAL))


def _nature(milestone: Milestone) -> ReportKind | None:
    """Return which sort of report a milestone asks for, where its title says one and no other."""
    title = milestone.title.casefold()
    found = [kind for words, kind in _NATURES if words in title]
    return found[0] if len(found) == 1 else None


def _about(report: Report) -> datetime.date | None:
    """Return the day up to which a report tells, or on which it was issued."""
    return report.period.end.last if report.period.end else report.issued


def _distance(milestone: Milestone, report: Report) -> tuple[int, datetime.date]:
    day = _about(report)
    return (abs((milestone.last - day).days) if day else 0, milestone.last)


def _answered(
    milestones: Iterable[Milestone], reports: Iterable[Report]
) -> dict[int, list[Report]]:
    """Return which reports answer which of `milestones`, by the places of these.

    A report answers the milestone that asks for its sort and lies nearest to the end of the
    time it tells of; a second one on the same time answers the same milestone.
    """
    asked = list(enumerate(milestones))
    found: dict[int, list[Report]] = {}
    for report in reports:
        fitting = [
            (place, milestone)
            for place, milestone in asked
            if _nature(milestone) in (None, report.kind)
        ]
        if fitting:
            place, _ = min(fitting, key=lambda pair: _distance(pair[1], report))
            found.setdefault(place, []).append(report)
    return found


def _judged(
    site: Site, plan: Plan, milestone: Milestone, evidence: Iterable[Report] | Iterable[Profile]
) -> Due:
    there: tuple[Record, ...] = tuple(evidence)
    if not there:
        state = DueState.OVERDUE if site.is_over(milestone.last) else DueState.AHEAD
        return Due(plan, milestone, state, ())
    days = [day for item in there if (day := getattr(item, "issued", None) or item.publish_on)]
    since = min(days, default=None)
    state = DueState.IN
    if since:
        state = DueState.LATE if milestone.last < since else DueState.IN_TIME
    return Due(plan, milestone, state, there, since)


def _wanted(plan: Plan, kind: MilestoneKind) -> list[Milestone]:
    found = (item for item in plan.milestones if item.kind is kind and not item.cancelled)
    return sorted(found, key=lambda item: (item.last, item.first))


def dues_of_plan(site: Site, plan: Plan) -> tuple[Due, ...]:
    """Return what `plan` asks its unit to report and to present, earliest first."""
    milestones = _wanted(plan, MilestoneKind.REPORT)
    reports = cast("tuple[Report, ...]", site.referrers(plan, Kind.REPORT, "plan"))
    answered = _answered(milestones, reports)
    dues = [
        _judged(site, plan, milestone, answered.get(place, ()))
        for place, milestone in enumerate(milestones)
    ]
    profiles = cast("tuple[Profile, ...]", site.of_unit(site.unit_of(plan), Kind.PROFILE))
    for milestone in _wanted(plan, MilestoneKind.PRESENTATION):
        shown = (item for item in profiles if item.quarter == milestone.quarter)
        dues.append(_judged(site, plan, milestone, shown))
    return tuple(sorted(dues, key=lambda due: (due.milestone.last, due.milestone.first)))


def dues_of_unit(site: Site, unit: Unit) -> Iterator[tuple[Plan, tuple[Due, ...]]]:
    """Yield the plans of `unit` that ask for something, newest first, with what they ask for."""
    for plan in cast("tuple[Plan, ...]", site.of_unit(unit, Kind.PLAN)):
        if dues := dues_of_plan(site, plan):
            yield plan, dues
