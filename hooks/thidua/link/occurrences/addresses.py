"""Where the files of calendars are: one table for those who write them and those who link."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from thidua.link.occurrences.entry import Entry, Repeat

_DAY = datetime.timedelta(days=1)

ALL = "/lich/tat-ca.ics"


def of_unit(identifier: str) -> str:
    """Return the address of a unit's calendar."""
    return f"/lich/{identifier}.ics"


def of_campaign(identifier: str) -> str:
    """Return the address of a campaign's calendar."""
    return f"/lich/phong-trao/{identifier}.ics"


def of_entry(entry: Entry, today: datetime.date) -> str:
    """Return the address of an entry's own file; empty where it is over, which has none."""
    over = entry.repeat is Repeat.ONCE and entry.last < today
    return "" if over else f"/lich/su-kien/{entry.key}.ics"


def days_without(entries: Iterable[Entry]) -> set[datetime.date]:
    """Return the days from which on any of `entries` has no file of its own any more."""
    return {entry.last + _DAY for entry in entries if entry.repeat is Repeat.ONCE}
