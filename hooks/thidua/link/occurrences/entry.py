"""An entry of the calendar, and each time it comes.

An entry is one dated thing of a record: a milestone of a plan, an event, a day that is
remembered every year. An occurrence is an entry on certain days; what recurs has many.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from thidua.clock import VIETNAM
from thidua.model.event import EventKind
from thidua.model.lunar import LunarDay
from thidua.work.questions import digest_of

_DAY = datetime.timedelta(days=1)
LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""The earliest time that every calendar program understands."""


class OccurrenceKind(StrEnum):
    """What readers can filter dates by."""

    ROUND = "round"
    """A round of a plan (*đợt thi đua*)."""
    THEMATIC = "thematic"
    """A thematic campaign inside a plan (*chuyên đề*)."""
    MILESTONE = "milestone"
    """Anything else that a plan asks for at a time."""
    REPORT = "report"
    """A report that is due, or one that was issued."""
    PRESENTATION = "presentation"
    """Exemplary people of a quarter: to be presented, or presented."""
    CAMPAIGN = "campaign"
    EVENT = "event"
    HOLIDAY = "holiday"
    """A public holiday, or a day that is worked in exchange for one."""
    OCCASION = "occasion"
    """A day that is remembered every year."""


class Promise(StrEnum):
    """What is said of the time; none of these is any of the others."""

    DAY = "day"
    """On one day, all of it."""
    TIMED = "timed"
    """From an hour of the first day on, to an hour of the last where one is known."""
    BEFORE = "before"
    """Done before a day: `last` is the last day in time, the day named is the one after it."""
    BY = "by"
    """Done by a day, which is in time itself."""
    WITHIN = "within"
    """Some time within a whole month, quarter or year; no day is named."""
    PERIOD = "period"
    """All of the time from the first day to the last."""
    FROM = "from"
    """From the first day on; when it ends is not said."""


DEADLINES = frozenset({Promise.BEFORE, Promise.BY})
"""The promises that a reader can be late for."""


class Grain(StrEnum):
    """In what its time was given: a document that names months names no days."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Repeat(StrEnum):
    """Whether an entry comes again."""

    ONCE = "once"
    SOLAR = "solar"
    """Every year on the same day of the solar calendar."""
    LUNAR = "lunar"
    """Every year on the same day of the lunar calendar."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One dated thing of a record."""

    key: str
    """What it is called for good, `ke-hoach/thcs-a/ke-hoach-2026/moc-3`; also an address."""
    title: str
    kind: OccurrenceKind
    promise: Promise
    first: datetime.date
    """The first day, of the first time it comes; for deadlines the last day in time."""
    last: datetime.date
    """The last day of the first time, included."""
    grain: Grain = Grain.DAY
    repeat: Repeat = Repeat.ONCE
    starts_at: datetime.time | None = None
    """The hour of a timed event, in Vietnam."""
    ends_at: datetime.time | None = None
    units: tuple[str, ...] = ()
    """The ids of the public units it belongs to; a campaign may have several."""
    campaigns: tuple[str, ...] = ()
    """The ids of the public campaigns it is part of."""
    address: str = ""
    """Where to read more, from the root of the site; empty where there is no page."""
    detail: str = ""
    """What it belongs to: the title of the plan."""
    place: str = ""
    responsible: str = ""
    """Who has to do it, in the words of the plan."""
    summary: str = ""
    since: datetime.date | None = None
    """For what is remembered: the day of the first time, so that years can be counted."""
    lunar: LunarDay | None = None
    """The day as it was given, where it was given by the moon."""
    event: EventKind | None = None
    """What sort of event it is, where it is one."""
    off: bool = False
    """Whether the day is free of work by law."""
    cancelled: bool = False
    sample: bool = False
    source: tuple[str, str] = ("", "")
    """Collection and id of the record or term it comes from."""
    written: datetime.date
    """The day that its record gives for itself; never that of a build."""
    sequence: int = 0
    """How often it has changed since it was first recorded."""
    changed: datetime.datetime | None = None
    """When it last changed, as far as that was recorded."""

    @property
    def modified(self) -> datetime.datetime:
        """A time that grows with every change; not that of a build."""
        if self.changed:
            return self.changed
        midnight = datetime.datetime.combine(self.written, datetime.time.min, VIETNAM)
        return max(midnight, LONG_AGO).astimezone(datetime.UTC)

    @property
    def named(self) -> datetime.date:
        """The day that the words name: of what is due *before* a day, the one too late."""
        return self.last + _DAY if self.promise is Promise.BEFORE else self.first

    def __hash__(self) -> int:
        """Return what tells it from most others; what is printed of it is kept by it."""
        return hash(self.key)

    @cached_property
    def version(self) -> bytes:
        """What stands for all that it says."""
        return digest_of(repr(self))


@dataclass(frozen=True)
class Occurrence:
    """An entry on the days from `first` to `last`, both included."""

    entry: Entry
    first: datetime.date
    last: datetime.date
    years: int | None = None
    """For what has a known beginning: which anniversary it is."""

    @cached_property
    def order(self) -> tuple[datetime.date, datetime.time, datetime.date, str, str]:
        """The key by which dates are listed: day, hour, last day, title, key."""
        hour = self.entry.starts_at or datetime.time.min
        return (self.first, hour, self.last, self.entry.title, self.entry.key)

    def __hash__(self) -> int:
        """As that of entries."""
        return hash((self.entry.key, self.first))

    @property
    def version(self) -> bytes:
        """What stands for all that it says, the entry included."""
        return self.entry.version + f"{self.first} {self.last} {self.years}".encode()

    @cached_property
    def key(self) -> str:
        """What it is called, among all occurrences: the entry's key and, if it recurs, the day."""
        once = self.entry.repeat is Repeat.ONCE
        return self.entry.key if once else f"{self.entry.key}/{self.first.isoformat()}"

    @property
    def named(self) -> datetime.date:
        """The day that the words name: of what is due *before* a day, the one too late."""
        return self.last + _DAY if self.promise is Promise.BEFORE else self.first

    @property
    def title(self) -> str:
        """As `Entry.title`."""
        return self.entry.title

    @property
    def kind(self) -> OccurrenceKind:
        """As `Entry.kind`."""
        return self.entry.kind

    @property
    def promise(self) -> Promise:
        """As `Entry.promise`."""
        return self.entry.promise

    @property
    def address(self) -> str:
        """As `Entry.address`."""
        return self.entry.address

    @property
    def cancelled(self) -> bool:
        """As `Entry.cancelled`."""
        return self.entry.cancelled

    @property
    def sample(self) -> bool:
        """As `Entry.sample`."""
        return self.entry.sample
