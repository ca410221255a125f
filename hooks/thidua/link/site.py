"""The Site: every public record, every way from one to another. What all later stages read."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

from thidua.link.addresses import address, record_at
from thidua.link.facets import Facet
from thidua.link.kept import Grounds, Kept
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
from thidua.work.questions import Handed, HandedByKey, Notebook, Question, digest_of

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_DAY = datetime.timedelta(days=1)


LOOSE = frozenset({"body", "file", "photos"})
"""The questions whose answers say something of texts and files."""

_GROUNDS: Mapping[str, Callable[..., tuple[str, ...]]] = {
    "today": lambda *_: ("today",),
    "reached": lambda _: ("today",),
    "record": lambda collection, _: (collection,),
    "there": lambda kind, _: (f"ids {kind}",),
    "all": lambda kind: (f"ids {kind}",),
    "terms": lambda name: (name,),
    "owned": lambda _, kind: (f"ids {kind}",),
    "referring": lambda *_: ("references",),
    "calendar": lambda *_: ("calendar",),
    "month": lambda *_: ("calendar",),
    "years": lambda *_: ("calendar",),
    "told": lambda name: (name,),
    "derived": lambda *_: (),
}
"""Question → of what its answer is made; of all where it does not stand here.

What a derived value is made of is told by itself.
"""


def grounds_of(question: Question) -> tuple[str, ...]:
    """Return of what the answer to `question` is made."""
    name, *about = question
    return _GROUNDS[name](*about) if name in _GROUNDS else ("all",)


class LooseError(TypeError):
    """A value for the whole site asks what texts or files say."""


class Site:
    """What is public, to be asked: all later stages know of the content what they ask here.

    Every question is noted in `notebook`, so that it is known on what a page depends; what
    would be answered now is said by `link.answers`.
    """

    def __init__(
        self, stock: Stock, notebook: Notebook | None = None, *, kept: Kept | None = None
    ) -> None:
        self._stock = stock
        self.notebook = notebook or Notebook()
        self.kept = kept or Kept()
        """What earlier builds worked out, and what this one does."""
        self._made: dict[Callable[[Site], Any], Any] = {}
        self._facets: dict[str, Facet[Any]] = {}
        self._grounds: dict[Callable[[Site], Any], Grounds] = {}
        self._ground = {
            "all": digest_of(*(part for item in stock.grounds.items() for part in item)),
        }
        self._making: list[set[str]] = []
        """Of what all is made that is in the making, innermost last."""

    @property
    def stock(self) -> Stock:
        """All there is, for whoever answers for all pages at once; a page depends on all of it."""
        self.notebook.note("stock")
        return self._stock

    @property
    def today(self) -> datetime.date:
        """The day that everything is public on."""
        self.notebook.note("today")
        return self._stock.today

    @property
    def month_of_today(self) -> tuple[int, int]:
        """The year of today and its month (1 to 12)."""
        self.notebook.note("today", "month")
        return self._stock.today.year, self._stock.today.month

    @property
    def year_of_today(self) -> int:
        """The year of today."""
        self.notebook.note("today", "year")
        return self._stock.today.year

    def reached(self, day: datetime.date) -> bool:
        """Whether `day` is today or past."""
        self.notebook.note("reached", day.isoformat())
        return day <= self._stock.today

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
            for kind, items in self._stock.records.items()
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
            for name, items in self._stock.vocabularies.items()
        }

    def picked(self, kind: Kind, ids: Sequence[str]) -> Sequence[Record]:
        """Return the records of `ids`, which are public; each that is looked at is noted."""
        return self._handed(kind, ids)

    def _handed(self, kind: Kind, ids: Sequence[str]) -> Sequence[Record]:
        """Return the records of `ids`, of which each that is looked at is noted."""
        note, records = self.notebook.note, self._stock.records[kind]

        def fetch(key: str) -> Record:
            note("record", kind.value, key)
            return records[key]

        return Handed(ids, fetch)

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
        return cast("Sequence[R]", self._handed(kind, tuple(self._stock.records[kind])))

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

    def told(self, tell: Callable[[R], T], *, of: Kind) -> Mapping[str, T]:
        """Return what `tell` says of each record of a kind, by id in the order of readers.

        `tell` is marked with `telling`. Whoever asks depends on what is said, and not on what else
        the records say.
        """
        name = f"{of.value} {name_of(tell)}"
        self.notebook.note("told", name)
        values = self._facet(name).values
        return {key: values[key] for key in self._stock.records[TELLING[name][0]]}

    def told_of_calendars(
        self, tell: Callable[[Calendar, datetime.date], T], *, of: Kind
    ) -> Mapping[str, T]:
        """Return what `tell` says today of the calendar of each unit or campaign that has one.

        It gives plain values, and is asked again only where a calendar has changed.
        """
        self.notebook.note("calendar")
        self.notebook.note("today")
        calendars, today = self._stock.calendars, self._stock.today
        some = calendars.of_units if of is Kind.UNIT else calendars.of_campaigns
        day = today.isoformat().encode()
        return Facet(
            f"calendars/{of.value} {name_of(tell)}",
            {key: version + day for key, version in calendars.versions(of).items()},
            lambda key: tell(some[key], today),
            kept=self.kept,
        ).values

    def told_of_units(self, tell: Callable[[Site, Unit], T]) -> Mapping[str, T]:
        """Return what `tell` says today of each unit, by id in the order of readers.

        It gives plain values, and may ask of the unit, of what lies in its folder, of whatever
        refers to that, and of terms; it is asked again only where one of these has changed.
        """
        self.notebook.note("stock")
        name = f"units {name_of(tell)}"
        if name not in self._facets:
            units = cast("Mapping[str, Unit]", self._stock.records[Kind.UNIT])
            of_one: Callable[[str], Any] = lambda key: tell(self, units[key])  # noqa: E731
            self._facets[name] = Facet(name, self._versions_of_units(), of_one, kept=self.kept)
        return self._facets[name].values

    def _versions_of_units(self) -> Mapping[str, bytes]:
        """Return id → what stands for the unit, for all in its folder, for what refers to that."""
        stock, raws = self._stock, self._stock.raws
        common = digest_of(
            stock.today.isoformat(), *map(stock.grounds.__getitem__, stock.vocabularies)
        )

        def versions(key: str) -> Iterator[str | bytes]:
            yield common
            yield raws[Kind.UNIT, key].version
            for kind in Kind:
                for owned in stock.owned.get((key, kind), ()):
                    yield f"{kind.value} {owned}"
                    yield raws[kind, owned].version
                    places = stock.referring.get(Target(kind.value, owned), {})
                    for (referring, _), ids in places.items():
                        for referrer in ids:
                            yield f"{referring.value} {referrer}"
                            yield raws[referring, referrer].version

        return {key: digest_of(*versions(key)) for key in stock.records[Kind.UNIT]}

    def _facet(self, name: str) -> Facet[Any]:
        if name not in self._facets:
            kind, tell = TELLING[name]
            records, raws = self._stock.records[kind], self._stock.raws
            versions = {key: raws[kind, key].version for key in records}
            of_one: Callable[[str], Any] = lambda key: tell(records[key])  # noqa: E731
            self._facets[name] = Facet(name, versions, of_one, kept=self.kept)
        return self._facets[name]

    def made(self, make: Callable[[Site], T]) -> T:
        """Return what `make` gives for the whole site; nothing is noted.

        It is kept from build to build, and worked out again when what it was made of has changed.

        Raises:
            LooseError: It asks what texts or files say, which it may not: they change more often
                than all else, and nothing is worked out again for them.

        """
        if make not in self._made:
            with self.notebook.opened() as asked:
                self._made[make], self._grounds[make] = self._taken(make) or self._worked_out(
                    make, asked
                )
        if self._making:
            self._making[-1].update(self._grounds[make])
        return cast("T", self._made[make])

    def _taken(self, make: Callable[[Site], Any]) -> tuple[Any, Grounds] | None:
        known = self.kept.take(name_of(make), self.ground_of)
        return (known[1], known[0]) if known else None

    def _worked_out(
        self, make: Callable[[Site], Any], asked: AbstractSet[Question]
    ) -> tuple[Any, Grounds]:
        self._making.append(set())
        try:
            value = make(self)
        finally:
            grounds = self._making.pop()
        if any(name in LOOSE for name, *_ in asked):
            raise LooseError(name_of(make))
        grounds |= {ground for question in asked for ground in grounds_of(question)}
        if name_of(make) in DERIVED:
            self.kept.keep(name_of(make), grounds, self.ground_of, value)
        return value, tuple(grounds)

    def ground_of(self, name: str) -> bytes:
        """Return what stands for a ground of values: a collection, the day, what is told, `all`."""
        if name not in self._ground:
            self._ground[name] = self._worked_out_ground(name)
        return self._ground[name]

    def _worked_out_ground(self, name: str) -> bytes:
        if name in TELLING:
            ids = self._stock.records[TELLING[name][0]]
            return digest_of("\0".join(ids), *map(self._facet(name).digests.__getitem__, ids))
        if name == "calendar":
            return self._stock.calendars.version
        if name == "references":
            return digest_of(*map(self._references_of, self._stock.records))
        if name.startswith("ids "):
            return digest_of(*self._stock.records[Kind(name.removeprefix("ids "))])
        return self._stock.grounds[name]

    def _references_of(self, kind: Kind) -> bytes:
        """Return what stands for all references of the records of `kind`, the order included."""
        ids, raws, refers = self._stock.records[kind], self._stock.raws, self._stock.refers
        versions = {key: raws[kind, key].version for key in ids}
        name = f"refers/{kind.value}"
        digests = Facet(name, versions, lambda key: refers[kind, key], kept=self.kept).digests
        return digest_of("\0".join(ids), *map(digests.__getitem__, ids))

    def body(self, record: Record) -> str:
        """Return the text of `record`, in Markdown; empty where it has none."""
        kind = KIND_OF[type(record)]
        self.notebook.note("body", kind.value, record.id)
        return self._stock.raws[kind, record.id].body

    def photos(self, profile: Profile) -> tuple[Photo, ...]:
        """Return the photos of `profile` that may be shown."""
        self.notebook.note("photos", profile.id)
        return self._stock.photos.get(profile.id, ())

    def file(self, record: Record, name: str) -> Path:
        """Return where the file `name` is that `record` may publish."""
        kind = KIND_OF[type(record)]
        self.notebook.note("file", kind.value, record.id, name)
        return self._stock.files[kind, record.id][name].path

    def find(self, reference: Reference) -> Record | Term | None:
        """Return what `reference` names, or None where a gate keeps it from the public."""
        collection = reference.collection
        self.notebook.note("record", collection, str(reference))
        if collection in self._stock.vocabularies:
            return self._stock.vocabularies[collection].get(reference)
        return self._stock.records[Kind(collection)].get(reference)

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
        return owner[1] in self._stock.records[owner[0]]

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
        return self._handed(kind, self._stock.owned.get((unit.id, kind), ()))

    def ids_of_unit(self, unit: str, kind: Kind) -> tuple[str, ...]:
        """Return the ids of the records of `kind` in the folder of the unit of an id."""
        self.notebook.note("owned", unit, kind.value)
        return self._stock.owned.get((unit, kind), ())

    def ids_of_those_referring(
        self, target: tuple[Kind, str], kind: Kind, *fields: str
    ) -> tuple[str, ...]:
        """Return the ids of records of `kind` that refer in `fields` to the record `target`."""
        lists = self._references(Target(target[0].value, target[1]), kind, fields)
        return lists[0] if len(lists) == 1 else tuple(dict.fromkeys(chain.from_iterable(lists)))

    def referrers(self, record: Record, kind: Kind, *fields: str) -> Sequence[Record]:
        """Return records of `kind` that refer to `record` in one of `fields`, each once.

        `site.referrers(document, Kind.PLAN, "legal_basis", "cites")` are the plans citing it.
        """
        return self._handed(kind, self.ids_of_referrers(record, kind, *fields))

    def times_referred(self, record: Record, kind: Kind, *fields: str) -> int:
        """Return how often records of `kind` refer to `record` in `fields`, without a look at them.

        A record that does so in two fields counts twice.
        """
        target = Target(KIND_OF[type(record)].value, record.id)
        return sum(map(len, self._references(target, kind, fields)))

    def ids_of_referrers(self, record: Record, kind: Kind, *fields: str) -> tuple[str, ...]:
        """Return the ids of `referrers`, without a look at them."""
        return self.ids_of_those_referring((KIND_OF[type(record)], record.id), kind, *fields)

    def _references(
        self, target: Target, kind: Kind, fields: Iterable[str]
    ) -> list[tuple[str, ...]]:
        self.notebook.note("referring", target.collection, target.id)
        places = self._stock.referring.get(target, {})
        return [places[kind, field] for field in fields if (kind, field) in places]

    @property
    def calendar(self) -> Calendar:
        """All dated things."""
        self.notebook.note("calendar")
        return self._stock.calendars.all

    @property
    def calendar_of_all(self) -> Calendar:
        """The dated things that belong to no unit and no campaign: holidays, occasions."""
        self.notebook.note("calendar", "common")
        return self._stock.calendars.of_all

    def calendar_of(self, record: Unit | Campaign) -> Calendar:
        """Return the dated things of a unit or of a campaign; empty where it has none."""
        self.notebook.note("calendar", KIND_OF[type(record)].value, record.id)
        of_kind = self._stock.calendars.of_units
        if isinstance(record, Campaign):
            of_kind = self._stock.calendars.of_campaigns
        return of_kind.get(record.id, EMPTY)

    def month(self, year: int, month: int) -> tuple[Occurrence, ...]:
        """Return what touches a month (1 to 12) of all dated things, earliest first."""
        self.notebook.note("month", str(year), str(month))
        return self._stock.calendars.all.month(year, month)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which what recurs is unrolled, in order; those past may have gaps."""
        self.notebook.note("years")
        return self._stock.calendars.years

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


TELLING: dict[str, tuple[Kind, Callable[[Any], Any]]] = {}
"""Name → a kind of record, and what says something of each; see `Site.told`."""


def telling(*kinds: Kind) -> Callable[[Callable[[R], T]], Callable[[R], T]]:
    """Let what is decorated be asked through `Site.told`, of records of `kinds`."""

    def register(tell: Callable[[R], T]) -> Callable[[R], T]:
        TELLING.update({f"{kind.value} {name_of(tell)}": (kind, tell) for kind in kinds})
        return tell

    return register


def name_of(make: Callable[..., Any]) -> str:
    """Return what `make` is called in questions."""
    return f"{make.__module__}.{make.__qualname__}"


_Bearing: TypeAlias = tuple[tuple[str, ...], tuple[str, str]]
"""The numbers of a record, folded for comparing; its address, and its day of issue."""


@telling(Kind.DOCUMENT)
def _numbers_of_document(document: Document) -> _Bearing:
    spelt = (*document.aliases, document.number or "")
    return tuple(sorted({number_key(number) for number in spelt} - {""})), _bearer(document)


@telling(Kind.PLAN)
def _numbers_of_plan(plan: Plan) -> _Bearing:
    return ((number_key(plan.number),) if plan.number else ()), _bearer(plan)


@derived
def numbered(site: Site) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return key of a number, also of its misspellings → who bears it: addresses, days of issue.

    Plans are named only by numbers that no document has.
    """
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for keys, bearer in site.told(_numbers_of_document, of=Kind.DOCUMENT).values():
        for key in keys:
            found[key].append(bearer)
    cited = set(found)
    for keys, bearer in site.told(_numbers_of_plan, of=Kind.PLAN).values():
        for key in keys:
            if key not in cited:
                found[key].append(bearer)
    return {key: tuple(bearers) for key, bearers in found.items()}


def _bearer(record: Document | Plan) -> tuple[str, str]:
    return address(record), record.issued.isoformat() if record.issued else ""


@derived
def has_samples(site: Site) -> bool:
    """Whether anything public is made up, which readers are told at the foot of pages."""
    return any(any(site.told(is_sample, of=kind).values()) for kind in Kind)


@telling(*Kind)
def is_sample(record: Record) -> bool:
    """Whether `record` is made up."""
    return record.sample
