"""The one place that asks for the time; stages are told the day and never ask."""

from __future__ import annotations

import datetime
import os

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
