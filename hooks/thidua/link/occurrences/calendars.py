"""The calendars of everyone, of units and of campaigns, each made when somebody asks for it.

Entries are kept by their homes: the unit or campaign that they come first in, or nobody's. So a
unit's calendar is made of few of them, and an edit writes few of them anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import chain
from typing import NamedTuple, TypeAlias, cast

from thidua.link.fetching import Fetched
from thidua.link.kept import GroundOf, Kept
from thidua.link.occurrences.calendar import Calendar, Month, calendar_of, months_between
from thidua.link.occurrences.entry import Entry, Occurrence
from thidua.link.occurrences.homes import EVERYONE, Homes
from thidua.link.occurrences.unroll import unroll
from thidua.model.base import Kind
from thidua.work.questions import digest_of

_NAME = "calendar"

_Owners: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""Units and campaigns."""
_Index: TypeAlias = tuple[tuple[int, ...], dict[str, bytes], dict[str, _Owners]]
"""The years; each home with what stands for its entries, and with those to whom they belong."""


class Changed(NamedTuple):
    """In what calendars differ from what they were."""

    any: bool
    common: bool
    """Whether what belongs to nobody does."""
    units: set[str]
    campaigns: set[str]
    months: set[Month]


class Calendars:
    """The calendar of everything, those of units and campaigns, and that of what is everyone's."""

    def __init__(
        self,
        homes: Callable[[], Homes],
        *,
        kept: Kept,
        grounds: Iterable[str],
        ground_of: GroundOf,
    ) -> None:
        """Take the homes of the entries, and of what all are made."""
        self._homes = cache(homes)
        self._kept = kept
        self._grounds = tuple(grounds)
        self._ground_of = ground_of
        self.versions = cache(self._versions)
        """Given a kind, returns by id what stands for the calendar of each that has one."""
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._times: dict[str, tuple[Occurrence, ...]] = {}

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which what recurs is unrolled, in order; those past may have gaps."""
        return self._index[0]

    @cached_property
    def all(self) -> Calendar:
        """All dated things."""
        return self._calendar(self._index[1])

    @cached_property
    def of_all(self) -> Calendar:
        """What belongs to no unit and no campaign."""
        return self._calendar([EVERYONE])

    @cached_property
    def version(self) -> bytes:
        """What stands for all of it."""
        years, digests, _ = self._index
        return digest_of(repr(years), *(part for pair in digests.items() for part in pair))

    def _versions(self, kind: Kind) -> Mapping[str, bytes]:
        years, digests, _ = self._index
        homes = self._homes_of(kind is Kind.CAMPAIGN)
        return {
            key: digest_of(repr(years), *map(digests.__getitem__, some))
            for key, some in homes.items()
        }

    def changed(self) -> Changed | None:
        """Return what differs from what was kept; None where that cannot be told by parts."""
        before = cast("_Index | None", self._kept.former(_NAME))
        if before is None or before[0] != self.years:
            return None
        _, were, owners = before
        _, digests, owners_now = self._index
        units: set[str] = set()
        campaigns: set[str] = set()
        months: set[Month] = set()
        changed = {home for home in {*were, *digests} if were.get(home) != digests.get(home)}
        for home in changed:
            former = self._kept.former(_piece(home)) if home in were else ()
            if former is None:
                return None
            for item in chain(former, self._entries_of(home) if home in digests else ()):
                for time in unroll(item, self.years):
                    months.update(months_between(time.first, time.last))
            for both in (owners.get(home, ((), ())), owners_now.get(home, ((), ()))):
                units.update(both[0])
                campaigns.update(both[1])
        return Changed(bool(changed), EVERYONE in changed, units, campaigns, months)

    @cached_property
    def of_units(self) -> Mapping[str, Calendar]:
        """The calendar of each unit that has one."""
        return self._of(0, lambda entry: entry.units)

    @cached_property
    def of_campaigns(self) -> Mapping[str, Calendar]:
        """The calendar of each campaign that has one."""
        return self._of(1, lambda entry: entry.campaigns)

    def _of(self, sort: int, owners: Callable[[Entry], tuple[str, ...]]) -> Mapping[str, Calendar]:
        homes = self._homes_of(sort)

        def of_one(key: str) -> Calendar:
            return self._calendar(homes[key], lambda entry: key in owners(entry))

        return Fetched({key: key for key in sorted(homes)}, of_one)

    def _homes_of(self, sort: int) -> Mapping[str, Sequence[str]]:
        homes: defaultdict[str, list[str]] = defaultdict(list)
        for home, both in self._index[2].items():
            for key in both[sort]:
                homes[key].append(home)
        return homes

    def _calendar(
        self, homes: Iterable[str], wanted: Callable[[Entry], bool] = lambda _: True
    ) -> Calendar:
        homes = tuple(homes)
        entries = chain.from_iterable(map(self._entries_of, homes))
        times = chain.from_iterable(map(self._times_of, homes))
        return calendar_of(filter(wanted, entries), (item for item in times if wanted(item.entry)))

    @cached_property
    def _index(self) -> _Index:
        known = self._kept.take(_NAME, self._ground_of)
        if known:
            return cast("_Index", known[1])
        homes = self._homes()
        before = cast("_Index | None", self._kept.last(_NAME))
        were, owners = (before[1], before[2]) if before else ({}, {})
        digests = {**homes.digests}
        now: dict[str, _Owners] = {}
        for home, digest in digests.items():
            if were.get(home) == digest:
                now[home] = owners[home]
            else:
                self._entries[home] = entries = homes.entries(home)
                self._keep(home, digest)
                now[home] = _owners(entries)
        index: _Index = homes.years, digests, now
        self._kept.keep(_NAME, self._grounds, self._ground_of, index)
        return index

    def _keep(self, home: str, digest: bytes) -> None:
        entries = self._entries[home]
        for entry in entries:
            entry.version  # noqa: B018 - kept with it
        self._kept.keep(_piece(home), ("home",), lambda _: digest, entries)

    def _entries_of(self, home: str) -> tuple[Entry, ...]:
        if home not in self._entries:
            digest = self._index[1][home]
            known = self._kept.take(_piece(home), lambda _: digest)
            self._entries[home] = known[1] if known else self._homes().entries(home)
        return self._entries[home]

    def _times_of(self, home: str) -> tuple[Occurrence, ...]:
        if home not in self._times:
            unrolled = map(partial(unroll, years=self.years), self._entries_of(home))
            self._times[home] = tuple(chain.from_iterable(unrolled))
        return self._times[home]


def _owners(entries: Iterable[Entry]) -> _Owners:
    """Return the units and the campaigns that any of `entries` belongs to."""
    entries = tuple(entries)
    units = dict.fromkeys(unit for entry in entries for unit in entry.units)
    return tuple(units), tuple(dict.fromkeys(key for entry in entries for key in entry.campaigns))


def _piece(home: str) -> str:
    return f"{_NAME}/{home}"
