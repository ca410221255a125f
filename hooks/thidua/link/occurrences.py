"""What happens when: the dated things of plans, events and yearly occasions, computed once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from thidua.model.event import Event
from thidua.model.kinds import KIND_OF, KINDS
from thidua.model.plan import Plan
from thidua.model.time import Timing
from thidua.model.vocabulary import Occasion


class OccurrenceKind(StrEnum):
    """What readers can filter dates by."""

    ROUND = "round"
    MILESTONE = "milestone"
    EVENT = "event"
    OCCASION = "occasion"


@dataclass(frozen=True)
class Occurrence:
    """Something on the calendar, from `first` to `last`, both days included."""

    title: str
    kind: OccurrenceKind
    first: datetime.date
    last: datetime.date
    unit: str | None = None
    """The id of the unit it belongs to."""
    address: str = ""
    """Where to read more, from the root of the site; empty where there is no page."""
    timing: Timing | None = None
    """The promise it comes from: before a day is not on a day."""
    years: int | None = None
    """For an occasion with a known beginning: which anniversary it is."""
    detail: str = ""
    """What it belongs to, or where it takes place, in a few words."""
    starts_at: datetime.time | None = None
    """The hour of a timed event, in Vietnam."""
    sample: bool = False


def of_plan(plan: Plan) -> Iterator[Occurrence]:
    """Yield the rounds and milestones of `plan`."""
    home = f"/{KINDS[KIND_OF[Plan]].address}/{plan.id}/"
    for stretch in plan.rounds:
        start, end = stretch.period.start, stretch.period.end
        if start and end:
            yield Occurrence(
                stretch.name,
                OccurrenceKind.ROUND,
                start.first,
                end.last,
                plan.unit,
                f"{home}#cac-dot",
                detail=plan.title,
                sample=plan.sample,
            )
    for milestone in plan.milestones:
        yield Occurrence(
            milestone.title,
            OccurrenceKind.MILESTONE,
            milestone.first,
            milestone.last,
            plan.unit,
            f"{home}#moc-thoi-gian",
            milestone,
            detail=plan.title,
            sample=plan.sample,
        )


def of_event(event: Event, address: str, years: Iterable[int]) -> Iterator[Occurrence]:
    """Yield the days of a solar `event`: once, or once in each of `years` when yearly."""
    start, end = event.on or event.start, event.on or event.end or event.start
    if start is None or end is None:
        return
    shifts = [year - start.year for year in years if year >= start.year] if event.yearly else [0]
    for shift in shifts:
        try:
            first, last = (day.replace(year=day.year + shift) for day in (start.first, end.last))
        except ValueError:  # 29 February comes only in leap years
            continue
        yield Occurrence(
            event.title,
            OccurrenceKind.EVENT,
            first,
            last,
            event.unit,
            address,
            detail=event.place or "",
            starts_at=event.starts_at,
            sample=event.sample,
        )


def of_occasion(occasion: Occasion, years: Iterable[int]) -> Iterator[Occurrence]:
    """Yield the day of a solar `occasion` in each of `years` in which it exists."""
    if occasion.day is None or occasion.month is None:
        return
    for year in years:
        try:
            day = datetime.date(year, occasion.month, occasion.day)
        except ValueError:
            continue
        nth = year - occasion.since.year if occasion.since else None
        if nth is None or nth > 0:
            yield Occurrence(occasion.name, OccurrenceKind.OCCASION, day, day, years=nth)


def gather(
    *,
    plans: Iterable[Plan],
    events: Mapping[str, tuple[Event, str]],
    occasions: Iterable[Occasion],
    today: datetime.date,
) -> tuple[Occurrence, ...]:
    """Return all occurrences, earliest first; what recurs is unrolled for this year and the next.

    `events` maps ids to events, each with the address readers are led to.
    """
    years = (today.year, today.year + 1)
    found = [occurrence for plan in plans for occurrence in of_plan(plan)]
    for event, address in events.values():
        found += of_event(event, address, years)
    for occasion in occasions:
        found += of_occasion(occasion, years)
    return tuple(sorted(found, key=lambda item: (item.first, item.last, item.title)))
