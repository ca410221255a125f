"""How far something is that lasts: whether it runs on a day, and which part is over."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

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


def course_of(period: Period | None, today: datetime.date) -> Course:
    """Return how far `period` is on `today`; unknown where it gives no dates."""
    start, end = ends_of(period) if period else (None, None)
    if start is None and end is None:
        return Course(Standing.UNKNOWN)
    if end is not None and end < today:
        return Course(Standing.OVER, 100, end)
    last = end or datetime.date.max
    if start is not None and today < start:
        return Course(Standing.AHEAD, 0, last)
    if start is None or end is None:
        return Course(Standing.RUNNING, end=last)
    days = (end - start).days + 1
    return Course(Standing.RUNNING, round(100 * ((today - start).days + 1) / days), end)
