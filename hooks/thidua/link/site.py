"""The Site: every public record, every way from one to another. What all later stages read."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar, cast

from thidua.link.addresses import address, record_at
from thidua.link.occurrences import Calendar, Occurrence
from thidua.link.occurrences.calendar import EMPTY
from thidua.link.stock import Stock, Target
from thidua.model.base import Kind, Record, Reference
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.event import Event
from thidua.model.kinds import KIND_OF
from thidua.model.plan import Plan
from thidua.model.profile import Photo, Profile
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.model.vocabulary import Term
from thidua.vietnamese.bare import bare
from thidua.vietnamese.citations import date_after
from thidua.vietnamese.document_numbers import number_key
from thidua.work.questions import Handed, HandedByKey, Notebook

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_DAY = datetime.timedelta(days=1)


class Site:
    """What is public, to be asked: all later stages know of the content what they ask here.

    Every question is noted in `notebook`, so that it is known on what a page depends; what
    would be answered now is said by `link.answers`.
    """

    def __init__(self, stock: Stock, notebook: Notebook | None = None) -> None:
        self.stock = stock
        """For whoever answers for all pages at once; pages ask."""
        self.notebook = notebook or Notebook()
        self._made: dict[Callable[[Site], Any], Any] = {}

    @property
    def today(self) -> datetime.date:
        """The day that everything is public on."""
        self.notebook.note("today")
        return self.stock.today

    @property
    def month_of_today(self) -> tuple[int, int]:
        """The year of today and its month (1 to 12)."""
        self.notebook.note("today", "month")
        return self.stock.today.year, self.stock.today.month

    @property
    def year_of_today(self) -> int:
        """The year of today."""
        self.notebook.note("today", "year")
        return self.stock.today.year

    def reached(self, day: datetime.date) -> bool:
        """Whether `day` is today or past."""
        self.notebook.note("reached", day.isoformat())
        return day <= self.stock.today

    def is_over(self, day: datetime.date) -> bool:
        """Whether `day` is past."""
        return self.reached(day + _DAY)

    def latest(self, days: Iterable[datetime.date]) -> datetime.date:
        """Return the latest of `days` that is reached; the first day of all where none is.

        It stands for today where only these days make a difference. They are asked by halving,
        so that few are noted and whoever asks depends on the next of them alone.
        """
        ordered = sorted(set(days))
        at = bisect_left(ordered, 1, key=lambda day: int(not self.reached(day)))
        return ordered[at - 1] if at else datetime.date.min

    @cached_property
    def records(self) -> Mapping[Kind, Mapping[str, Record]]:
        """Kind → id → record, in the order in which readers list them."""
        return {
            kind: HandedByKey(
                items,
                partial(self.notebook.note, "record", kind.value),
                partial(self.notebook.note, "all", kind.value),
            )
            for kind, items in self.stock.records.items()
        }

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, Term]]:
        """Vocabulary → id → term."""
        return {
            name: HandedByKey(
                items,
                partial(self.notebook.note, "record", name),
                partial(self.notebook.note, "terms", name),
            )
            for name, items in self.stock.vocabularies.items()
        }

    def picked(self, kind: Kind, ids: Sequence[str]) -> Sequence[Record]:
        """Return the records of `ids`, which are public; each that is looked at is noted."""
        return Handed(ids, self.records[kind].__getitem__)

    def _handed(self, records: Sequence[R]) -> Sequence[R]:
        """Return `records`, of which each that is looked at is noted."""
        return Handed(records, self._noted)

    def _noted(self, record: R) -> R:
        self.notebook.note("record", KIND_OF[type(record)].value, record.id)
        return record

    @property
    def units(self) -> Sequence[Unit]:
        """All units."""
        return self._all(Kind.UNIT, Unit)

    @property
    def plans(self) -> Sequence[Plan]:
        """All plans, newest year first."""
        return self._all(Kind.PLAN, Plan)

    @property
    def campaigns(self) -> Sequence[Campaign]:
        """All campaigns by name."""
        return self._all(Kind.CAMPAIGN, Campaign)

    @property
    def profiles(self) -> Sequence[Profile]:
        """All profiles, newest quarter first, by given name within it."""
        return self._all(Kind.PROFILE, Profile)

    @property
    def documents(self) -> Sequence[Document]:
        """All documents, newest first."""
        return self._all(Kind.DOCUMENT, Document)

    @property
    def reports(self) -> Sequence[Report]:
        """All reports, newest first."""
        return self._all(Kind.REPORT, Report)

    @property
    def events(self) -> Sequence[Event]:
        """All events by id."""
        return self._all(Kind.EVENT, Event)

    def _all(self, kind: Kind, model: type[R]) -> Sequence[R]:
        del model  # only tells the type checker what the kind's records are
        self.notebook.note("all", kind.value)
        return self._handed(cast("tuple[R, ...]", tuple(self.stock.records[kind].values())))

    def once(self, make: Callable[[Site], T]) -> T:
        """Return what `make` gives for the whole site; it is called once, whoever asks.

        `make` is marked with `derived`, and gives plain values: ids, numbers, days, words.
        """
        self.notebook.note("derived", name_of(make))
        return self.made(make)

    def once_at(self, make: Callable[[Site], Mapping[str, T]], key: str) -> T | None:
        """Return what stands under `key` in what `make` gives for the whole site, if anything.

        Whoever asks depends on this one entry and on no other.
        """
        self.notebook.note("derived", name_of(make), key)
        return self.made(make).get(key)

    def made(self, make: Callable[[Site], T]) -> T:
        """Return what `make` gives for the whole site; nothing is noted."""
        if make not in self._made:
            with self.notebook.closed():
                self._made[make] = make(self)
        return cast("T", self._made[make])

    def body(self, record: Record) -> str:
        """Return the text of `record`, in Markdown; empty where it has none."""
        kind = KIND_OF[type(record)]
        self.notebook.note("body", kind.value, record.id)
        return self.stock.raws[kind, record.id].body

    def photos(self, profile: Profile) -> tuple[Photo, ...]:
        """Return the photos of `profile` that may be shown."""
        self.notebook.note("photos", profile.id)
        return self.stock.photos.get(profile.id, ())

    def file(self, record: Record, name: str) -> Path:
        """Return where the file `name` is that `record` may publish."""
        kind = KIND_OF[type(record)]
        self.notebook.note("file", kind.value, record.id, name)
        return self.stock.files[kind, record.id][name].path

    def find(self, reference: Reference) -> Record | Term | None:
        """Return what `reference` names, or None where a gate keeps it from the public."""
        collection = reference.collection
        self.notebook.note("record", collection, str(reference))
        if collection in self.stock.vocabularies:
            return self.stock.vocabularies[collection].get(reference)
        return self.stock.records[Kind(collection)].get(reference)

    def at(self, address: str) -> Record:
        """Return the public record whose page is at `address`; KeyError where there is none."""
        found = record_at(address)
        if found is None:
            raise KeyError(address)
        return self.records[found[0]][found[1]]

    def address(self, record: Record) -> str:
        """Return the record's address from the root of the site, `/ke-hoach/a/b/`."""
        return address(record)

    def is_public(self, address: str) -> bool:
        """Whether a link to `address` leads to a public page, as far as records are concerned.

        What lies below a record's address is as public as the record; addresses that belong
        to no record (lists of the site, hand-written pages) count as public.
        """
        owner = record_at(address)
        if owner is None:
            return True
        self.notebook.note("there", owner[0].value, owner[1])
        return owner[1] in self.stock.records[owner[0]]

    def cited(self, number: str, after: str) -> str | None:
        """Return the address of the public document that a text cites by `number`.

        None where there is no such document, where several have the number, and where the words
        `after` it give another day than the document's: bodies number from 1 each year, so that
        a number alone may mean another body's document.
        """
        bearing = self.once_at(numbered, number_key(number))
        if not bearing:
            return None
        moment, _ = date_after(bare(after), 0)
        day = moment.iso if moment else None
        of_day = [where for where, issued in bearing if not (day and issued) or issued == day]
        return of_day[0] if len(of_day) == 1 else None

    def unit_of(self, record: Plan | Profile | Report) -> Unit:
        """Return the unit whose folder holds `record`; a public record has a public unit."""
        return cast("Unit", self.records[Kind.UNIT][record.unit])

    def of_unit(self, unit: Unit, kind: Kind) -> Sequence[Record]:
        """Return the records of `kind` in the folder of `unit`, in the kind's order."""
        self.notebook.note("owned", unit.id, kind.value)
        return self._handed(self.stock.owned.get((unit.id, kind), ()))

    def referrers(self, record: Record, kind: Kind, *fields: str) -> Sequence[Record]:
        """Return records of `kind` that refer to `record` in one of `fields`, each once.

        `site.referrers(document, Kind.PLAN, "legal_basis", "cites")` are the plans citing it.
        """
        lists = self._references(record, kind, fields)
        if len(lists) == 1:
            return self._handed(lists[0])
        found = {referrer.id: referrer for referrers in lists for referrer in referrers}
        return self._handed(tuple(found.values()))

    def times_referred(self, record: Record, kind: Kind, *fields: str) -> int:
        """Return how often records of `kind` refer to `record` in `fields`, without a look at them.

        A record that does so in two fields counts twice.
        """
        return sum(map(len, self._references(record, kind, fields)))

    def ids_of_referrers(self, record: Record, kind: Kind, *fields: str) -> tuple[str, ...]:
        """Return the ids of `referrers`, without a look at them."""
        lists = self._references(record, kind, fields)
        return tuple(dict.fromkeys(item.id for referrers in lists for item in referrers))

    def _references(
        self, record: Record, kind: Kind, fields: Iterable[str]
    ) -> list[tuple[Record, ...]]:
        target = Target(KIND_OF[type(record)].value, record.id)
        self.notebook.note("referring", target.collection, target.id)
        places = self.stock.referring.get(target, {})
        return [places[kind, field] for field in fields if (kind, field) in places]

    @property
    def calendar(self) -> Calendar:
        """All dated things."""
        self.notebook.note("calendar")
        return self.stock.calendars.all

    @property
    def calendar_of_all(self) -> Calendar:
        """The dated things that belong to no unit and no campaign: holidays, occasions."""
        self.notebook.note("calendar", "common")
        return self.stock.calendars.of_all

    def calendar_of(self, record: Unit | Campaign) -> Calendar:
        """Return the dated things of a unit or of a campaign; empty where it has none."""
        self.notebook.note("calendar", KIND_OF[type(record)].value, record.id)
        of_kind = self.stock.calendars.of_units
        if isinstance(record, Campaign):
            of_kind = self.stock.calendars.of_campaigns
        return of_kind.get(record.id, EMPTY)

    def month(self, year: int, month: int) -> tuple[Occurrence, ...]:
        """Return what touches a month (1 to 12) of all dated things, earliest first."""
        self.notebook.note("month", str(year), str(month))
        return self.stock.calendars.all.month(year, month)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which what recurs is unrolled, in order; those past may have gaps."""
        self.notebook.note("years")
        return self.stock.calendars.years

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All dated things each time they come, earliest first."""
        return self.calendar.occurrences


DERIVED: dict[str, Callable[[Site], Any]] = {}
"""Name → what works something out for the whole site; see `Site.once`."""


def derived(make: Callable[[Site], T]) -> Callable[[Site], T]:
    """Let `make` be asked through `Site.once` and `Site.once_at`."""
    DERIVED[name_of(make)] = make
    return make


def name_of(make: Callable[[Site], Any]) -> str:
    """Return what `make` is called in questions."""
    return f"{make.__module__}.{make.__qualname__}"


@derived
def numbered(site: Site) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return key of a number, also of its misspellings → who bears it: addresses, days of issue.

    Plans are named only by numbers that no document has.
    """
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for document in site.documents:
        spelt = (*document.aliases, document.number or "")
        for key in {number_key(number) for number in spelt} - {""}:
            found[key].append(_bearer(document))
    cited = set(found)
    for plan in site.plans:
        if plan.number and number_key(plan.number) not in cited:
            found[number_key(plan.number)].append(_bearer(plan))
    return {key: tuple(bearers) for key, bearers in found.items()}


def _bearer(record: Document | Plan) -> tuple[str, str]:
    return address(record), record.issued.isoformat() if record.issued else ""


@derived
def has_samples(site: Site) -> bool:
    """Whether anything public is made up, which readers are told at the foot of pages."""
    return any(item.sample for records in site.stock.records.values() for item in records.values())
