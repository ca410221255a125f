"""How far something is that lasts: whether it runs on a day, and which part is over."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from thidua.link.site import Site
from thidua.model.time import Period

SCHOOL_YEAR_BEGINS = 9
"""The month with whose first day a school year is taken to begin."""


class Standing(StrEnum):
    """Where today lies."""

    UNKNOWN = "unknown"
    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True)
class Course:
    """The standing of a period on a day."""

    standing: Standing
    percent: int | None = None
    """The share of its days that are over, where both ends are known."""
    end: datetime.date = datetime.date.max
    """Its last day; the end of time where none is known."""


def ends_of(period: Period) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day of `period`, as far as it gives them or a school year."""
    if period.start or period.end:
        return (
            period.start.first if period.start else None,
            period.end.last if period.end else None,
        )
    if period.school_year:
        # Taken as a whole year, so that a summer between two school years has no gap.
        year = int(period.school_year[:4])
        end = datetime.date(year + 1, SCHOOL_YEAR_BEGINS, 1) - datetime.timedelta(days=1)
        return datetime.date(year, SCHOOL_YEAR_BEGINS, 1), end
    return None, None


def standing_of(site: Site, period: Period | None) -> Standing:
    """Return whether `period` runs; unknown where it gives no dates."""
    start, end = ends_of(period) if period else (None, None)
    if start is None and end is None:
        return Standing.UNKNOWN
    if end is not None and site.is_over(end):
        return Standing.OVER
    return Standing.RUNNING if start is None or site.reached(start) else Standing.AHEAD


def course_of(site: Site, period: Period | None) -> Course:
    """Return how far `period` is; unknown where it gives no dates."""
    standing = standing_of(site, period)
    start, end = ends_of(period) if period else (None, None)
    last = end or datetime.date.max
    match standing:
        case Standing.OVER:
            return Course(standing, 100, last)
        case Standing.AHEAD:
            return Course(standing, 0, last)
        case Standing.RUNNING if start and end:
            steps = _steps(start, end)
            return Course(standing, steps[site.latest(steps)], last)
    return Course(standing, end=last)


def _steps(start: datetime.date, end: datetime.date) -> dict[datetime.date, int]:
    """Return the days on which the share that is over grows → what it is from then on."""
    days, steps, known = (end - start).days + 1, {}, -1
    for number in range(days):
        percent = round(100 * (number + 1) / days)
        if percent != known:
            steps[start + datetime.timedelta(days=number)] = known = percent
    return steps
