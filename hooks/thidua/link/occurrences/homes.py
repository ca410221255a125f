"""Where entries are at home, and of what those of each home are made.

An entry's home is the unit or campaign that it comes first in; what belongs to nobody is at home
with everyone. What makes the entries of one home says nothing of those of another, so that an
edit makes those of one or two anew.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from thidua.link.facets import Facet
from thidua.link.occurrences.days import of_holidays, of_occasion
from thidua.link.occurrences.entry import Entry, Repeat
from thidua.link.occurrences.events import of_event
from thidua.link.occurrences.gather import Public, belongings, of_records, years_of
from thidua.link.occurrences.memory import Lines, by_slot, remember
from thidua.link.occurrences.records import bases, of_campaign, of_plan, of_report
from thidua.load.ledger import Ledger
from thidua.model.base import Kind, PageRecord
from thidua.model.campaign import Campaign
from thidua.model.event import Event
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.model.vocabulary import Holiday, Occasion
from thidua.work.questions import digest_of

EVERYONE = ""
"""The home of what belongs to no unit and no campaign: holidays, occasions."""

_Made: TypeAlias = tuple[bytes, tuple[int, ...]]
"""What stands for some entries, empty where there are none; the years of days they name once."""


def _made(entries: Iterable[Entry], *names: str) -> _Made:
    entries = tuple(entries)
    if not entries:
        return b"", ()
    once = (entry for entry in entries if entry.repeat is Repeat.ONCE)
    years = {day.year for entry in once for day in (entry.first, entry.last)}
    return digest_of(*names, *map(repr, entries)), tuple(sorted(years))


def _of_plan(plan: Plan) -> tuple[_Made, tuple[str, ...]]:
    named = tuple(sorted({str(item.campaign) for item in plan.thematic if item.campaign}))
    return _made(of_plan(plan, named), *bases(plan)), named


def _of_campaign(campaign: Campaign) -> tuple[_Made, tuple[str, ...]]:
    named = tuple(map(str, campaign.launched_by))
    return _made(of_campaign(campaign, named), *bases(campaign)), named


def _of_report(report: Report) -> _Made:
    return _made(of_report(report), *bases(report))


def _of_profile(profile: Profile) -> tuple[int, int, bool] | None:
    quarter = profile.quarter
    return (quarter.year, quarter.number, profile.sample) if quarter else None


def _of_event(event: Event) -> tuple[_Made, str, str, str]:
    made = _made([of_event(event, address="", units=(), campaigns=())])
    return made, str(event.unit or ""), str(event.plan or ""), str(event.campaign or "")


def _of_unit(unit: Unit) -> tuple[str, ...]:
    return bases(unit)


_TELLING: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.PLAN: _of_plan,
    Kind.CAMPAIGN: _of_campaign,
    Kind.REPORT: _of_report,
    Kind.PROFILE: _of_profile,
    Kind.EVENT: _of_event,
    Kind.UNIT: _of_unit,
}


@dataclass(frozen=True)
class Homes:
    """The homes of all entries of what is public."""

    public: Public
    facet: Callable[[Kind, Callable[[Any], Any]], Facet[Any]]
    """Returns what a function says of each record of a kind."""
    occasions: Sequence[Occasion]
    holidays: Sequence[Holiday]
    ledger: Ledger
    today: datetime.date
    common: bytes
    """What stands for occasions, holidays and the ledger."""

    @cached_property
    def _facets(self) -> Mapping[Kind, Facet[Any]]:
        return {kind: self.facet(kind, tell) for kind, tell in _TELLING.items()}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years in which what recurs is unrolled, in order; those past may have gaps."""
        found: set[int] = set()
        for kind in (Kind.PLAN, Kind.CAMPAIGN, Kind.EVENT):
            for (_, years), *_ in self._facets[kind].values.values():
                found.update(years)
        for _, years in self._facets[Kind.REPORT].values.values():
            found.update(years)
        told = self._facets[Kind.PROFILE].values.values()
        found.update(quarter[0] for quarter in told if quarter)
        return years_of(found, self.today)

    @cached_property
    def _members(self) -> Mapping[str, Sequence[tuple[Kind, str, str]]]:
        """Home → kind, id and surroundings of each record that has entries there."""
        found: defaultdict[str, list[tuple[Kind, str, str]]] = defaultdict(list)
        for home, kind, key, around in self._each():
            found[home].append((kind, key, around))
        found[EVERYONE].extend(())
        return found

    def _each(self) -> Iterator[tuple[str, Kind, str, str]]:
        """Yield home, kind, id and surroundings of each record that has entries."""
        yield from self._of_units()
        yield from self._of_campaigns()
        for key, (_, unit, plan, campaign) in self._facets[Kind.EVENT].values.items():
            address, of_units, of_campaigns = belongings(unit, plan, campaign, self.public)
            around = " ".join((address, *of_units, *of_campaigns))
            yield _home(of_units, of_campaigns), Kind.EVENT, key, around

    def _of_units(self) -> Iterator[tuple[str, Kind, str, str]]:
        campaigns = self.public[Kind.CAMPAIGN]
        for key, ((made, _), named) in self._facets[Kind.PLAN].values.items():
            if made:
                shown = " ".join(item for item in named if item in campaigns)
                yield _home_of(key), Kind.PLAN, key, shown
        for key, (made, _) in self._facets[Kind.REPORT].values.items():
            if made:
                yield _home_of(key), Kind.REPORT, key, ""
        told = self._facets[Kind.PROFILE].values
        presenting = [key for key, quarter in told.items() if quarter]
        for key in presenting:
            yield _home_of(key), Kind.PROFILE, key, ""
        # What a quarter's entry is called is said by its unit.
        for unit in dict.fromkeys(key.partition("/")[0] for key in presenting):
            yield f"unit/{unit}", Kind.UNIT, unit, ""

    def _of_campaigns(self) -> Iterator[tuple[str, Kind, str, str]]:
        units = self.public[Kind.UNIT]
        for key, ((made, _), named) in self._facets[Kind.CAMPAIGN].values.items():
            if made:
                shown = [item for item in named if item in units]
                home = f"unit/{shown[0]}" if shown else f"campaign/{key}"
                yield home, Kind.CAMPAIGN, key, " ".join(shown)

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """Home → what stands for its entries."""
        facets = self._facets
        found = {
            home: digest_of(
                self.common,
                *(
                    part
                    for kind, key, around in members
                    for part in (kind.value, key, facets[kind].digests[key], around)
                ),
            )
            for home, members in self._members.items()
        }
        return {**found, EVERYONE: digest_of(found[EVERYONE], repr(self.years))}

    def entries(self, home: str) -> tuple[Entry, ...]:
        """Return the entries of a home, as the ledger remembers them."""
        records: defaultdict[Kind, list[Any]] = defaultdict(list)
        for kind, key, _ in self._members[home]:
            records[kind].append(self.public[kind][key])
        found = list(of_records(records, self.public))
        if home == EVERYONE:
            found += [of_occasion(occasion) for occasion in self.occasions]
            found += of_holidays(self.years, self.holidays)
        known = {
            (kind.value, record.id): bases(record)
            for kind, some in records.items()
            for record in some
            if isinstance(record, PageRecord)
        }
        return remember(found, self.ledger, self._lines, known)

    @cached_property
    def _lines(self) -> Lines:
        return by_slot(self.ledger)


def _home_of(key: str) -> str:
    """Return the home of what is in a unit's folder."""
    return f"unit/{key.partition('/')[0]}"


def _home(units: Sequence[str], campaigns: Sequence[str]) -> str:
    if units:
        return f"unit/{units[0]}"
    return f"campaign/{campaigns[0]}" if campaigns else EVERYONE
