"""The one place that asks for the time; stages are told the day and never ask."""

from __future__ import annotations

import datetime
import os
import time

VIETNAM = datetime.timezone(datetime.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam has kept UTC+7 without summer time since 1975."""


def today_in_vietnam() -> datetime.date:
    """Return the day in Vietnam: of `SOURCE_DATE_EPOCH` when it is set, else of the clock.

    `SOURCE_DATE_EPOCH` (reproducible-builds.org) is in seconds since 1970; a build that sets
    it gives the same bytes on any day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), VIETNAM).date()
    return datetime.datetime.now(VIETNAM).date()


def seconds() -> tuple[float, float]:
    """Return two counts of seconds that only their growth says something: all time, and work.

    Work is that of the processors for this process and for those it started that have ended.
    """
    spent = os.times()
    work = spent.user + spent.system + spent.children_user + spent.children_system
    return time.perf_counter(), work


def now() -> int:
    """Return the nanoseconds since 1970, by which files say when they were changed."""
    return time.time_ns()
