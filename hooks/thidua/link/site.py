"""The Site: every public record, every way from one to another. What all later stages read."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import unquote

from thidua.link.occurrences import Calendar, Occurrence
from thidua.link.occurrences.calendar import EMPTY
from thidua.link.occurrences.gather import Calendars
from thidua.model.base import Kind, Record, Reference
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.event import Event
from thidua.model.kinds import KIND_OF, KINDS, Layout
from thidua.model.plan import Plan
from thidua.model.profile import Photo, Profile
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.model.vocabulary import Term
from thidua.vietnamese.bare import bare
from thidua.vietnamese.citations import date_after
from thidua.vietnamese.document_numbers import number_key

R = TypeVar("R", bound=Record)

_KIND_OF_ADDRESS = {facts.address: kind for kind, facts in KINDS.items() if facts.address}

_STEPS = {
    kind: 2 if facts.layout in (Layout.UNIT_PAGE, Layout.UNIT_FOLDER) else 1
    for kind, facts in KINDS.items()
}
"""Kind → of how many parts its ids are: a plan is below its unit, a campaign is not."""

RESERVED = ("404", "api", "assets", "lich", "search", "tien-do", "tim-kiem", "tin")
"""First parts of addresses that are the site's own, now or as it grows; no record moves there."""

OWN_PAGES = frozenset({"/", "/lich/", "/tien-do/", "/tim-kiem/", "/tin/"})
"""The pages of the site that are neither a record's, nor a list, nor written by hand."""

LIST_ADDRESS = re.compile(
    rf"(?P<list>/(?:{'|'.join(_KIND_OF_ADDRESS)})/"
    rf"|/{KINDS[Kind.PROFILE].address}/quy-[1-4]-\d{{4}}/)(?:trang-\d+/)?"
)
"""The lists of a kind with their numbered pages, and those of the wall's quarters.

No record can have such an address.
"""


def record_at(address: str) -> tuple[Kind, str] | None:
    """Return kind and id of the record to which `address` belongs; None where it is no record's.

    To a record belong its own address and all below it: its files, its lists and their pages.
    Whether there is such a record is not asked.
    """
    # As a browser reads it, so that no spelling of an address hides whose it is.
    written = unquote(address.partition("?")[0]).replace("\\", "/")
    plain = posixpath.normpath(f"/{written.lstrip('/')}")
    part, *steps = plain[1:].split("/")
    kind = _KIND_OF_ADDRESS.get(part)
    if kind is None or LIST_ADDRESS.fullmatch(f"{plain}/"):
        return None
    return kind, "/".join(steps[: _STEPS[kind]])


@dataclass(frozen=True)
class Target:
    """What something refers to: a collection (kind of record or vocabulary) and an id in it."""

    collection: str
    id: str


@dataclass(frozen=True)
class Site:
    """Everything public on `today`, in the order in which readers list it."""

    today: datetime.date
    records: Mapping[Kind, Mapping[str, Record]]
    vocabularies: Mapping[str, Mapping[str, Term]]
    referring: Mapping[Target, Mapping[tuple[Kind, str], tuple[Record, ...]]]
    """Target → (kind, field at the top of the record) → who refers to it there."""
    owned: Mapping[tuple[str, Kind], tuple[Record, ...]]
    """(unit id, kind) → the records in that unit's folder."""
    photos: Mapping[str, tuple[Photo, ...]]
    """Profile id → the photos that the consent allows to be shown."""
    files: Mapping[tuple[Kind, str], Mapping[str, Path]]
    """(kind, record id) → name → file: what public records may publish, and nothing else."""
    calendars: Calendars
    """All dated things, and those of each unit and campaign."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units."""
        return self._all(Kind.UNIT, Unit)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """All plans, newest year first."""
        return self._all(Kind.PLAN, Plan)

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """All campaigns by name."""
        return self._all(Kind.CAMPAIGN, Campaign)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All profiles, newest quarter first, by given name within it."""
        return self._all(Kind.PROFILE, Profile)

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, newest first."""
        return self._all(Kind.DOCUMENT, Document)

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports, newest first."""
        return self._all(Kind.REPORT, Report)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events by id."""
        return self._all(Kind.EVENT, Event)

    def _all(self, kind: Kind, model: type[R]) -> tuple[R, ...]:
        del model  # only tells the type checker what the kind's records are
        return cast("tuple[R, ...]", tuple(self.records[kind].values()))

    @property
    def has_samples(self) -> bool:
        """Whether anything public is made up, which readers are told at the foot of pages."""
        return any(item.sample for records in self.records.values() for item in records.values())

    def find(self, reference: Reference) -> Record | Term | None:
        """Return what `reference` names, or None where a gate keeps it from the public."""
        if reference.collection in self.vocabularies:
            return self.vocabularies[reference.collection].get(reference)
        return self.records[Kind(reference.collection)].get(reference)

    def address(self, record: Record) -> str:
        """Return the record's address from the root of the site, `/ke-hoach/a/b/`."""
        return address(record)

    def is_public(self, address: str) -> bool:
        """Whether a link to `address` leads to a public page, as far as records are concerned.

        What lies below a record's address is as public as the record; addresses that belong
        to no record (lists of the site, hand-written pages) count as public.
        """
        owner = record_at(address)
        return owner is None or owner[1] in self.records[owner[0]]

    @cached_property
    def _numbered(self) -> Mapping[str, list[Document | Plan]]:
        """Key of a number, also of its misspellings → the documents, else plans, that bear it."""
        found: defaultdict[str, list[Document | Plan]] = defaultdict(list)
        for document in self.documents:
            spelt = (*document.aliases, document.number or "")
            for key in {number_key(number) for number in spelt} - {""}:
                found[key].append(document)
        cited = set(found)
        for plan in self.plans:
            if plan.number and number_key(plan.number) not in cited:
                found[number_key(plan.number)].append(plan)
        return found

    def cited(self, number: str, after: str) -> str | None:
        """Return the address of the public document that a text cites by `number`.

        None where there is no such document, where several have the number, and where the words
        `after` it give another day than the document's: bodies number from 1 each year, so that
        a number alone may mean another body's document.
        """
        bearing = self._numbered.get(number_key(number))
        if not bearing:
            return None
        moment, _ = date_after(bare(after), 0)
        day = moment.iso if moment else None
        of_day = [
            item for item in bearing if not (day and item.issued) or item.issued.isoformat() == day
        ]
        return self.address(of_day[0]) if len(of_day) == 1 else None

    def unit_of(self, record: Plan | Profile | Report) -> Unit:
        """Return the unit whose folder holds `record`; a public record has a public unit."""
        return cast("Unit", self.records[Kind.UNIT][record.unit])

    def of_unit(self, unit: Unit, kind: Kind) -> tuple[Record, ...]:
        """Return the records of `kind` in the folder of `unit`, in the kind's order."""
        return self.owned.get((unit.id, kind), ())

    def referrers(self, record: Record, kind: Kind, *fields: str) -> tuple[Record, ...]:
        """Return records of `kind` that refer to `record` in one of `fields`, each once.

        `site.referrers(document, Kind.PLAN, "legal_basis", "cites")` are the plans citing it.
        """
        lists = self._references(record, kind, fields)
        if len(lists) == 1:
            return lists[0]
        found = {referrer.id: referrer for referrers in lists for referrer in referrers}
        return tuple(found.values())

    def times_referred(self, record: Record, kind: Kind, *fields: str) -> int:
        """Return how often records of `kind` refer to `record` in `fields`, without a look at them.

        A record that does so in two fields counts twice.
        """
        return sum(map(len, self._references(record, kind, fields)))

    def _references(
        self, record: Record, kind: Kind, fields: Iterable[str]
    ) -> list[tuple[Record, ...]]:
        places = self.referring.get(Target(KIND_OF[type(record)].value, record.id), {})
        return [places[kind, field] for field in fields if (kind, field) in places]

    @property
    def calendar(self) -> Calendar:
        """All dated things."""
        return self.calendars.all

    @property
    def calendar_of_all(self) -> Calendar:
        """The dated things that belong to no unit and no campaign: holidays, occasions."""
        return self.calendars.of_all

    def calendar_of(self, record: Unit | Campaign) -> Calendar:
        """Return the dated things of a unit or of a campaign; empty where it has none."""
        of_kind = self.calendars.of_units
        if isinstance(record, Campaign):
            of_kind = self.calendars.of_campaigns
        return of_kind.get(record.id, EMPTY)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which what recurs is unrolled, in order; those past may have gaps."""
        return self.calendars.years

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All dated things each time they come, earliest first."""
        return self.calendar.occurrences

    def coming(self, unit: Unit | None = None) -> tuple[Occurrence, ...]:
        """Return what is not over on `today`, earliest first, of `unit` or of all.

        What recurs is there once, the next time it comes. Who has been presented in the quarter
        that runs is news, but nothing to wait for.
        """
        calendar = self.calendar if unit is None else self.calendar_of(unit)
        found: dict[str, Occurrence] = {}
        for occurrence in calendar.coming(self.today):
            if occurrence.entry.source[0] != Kind.UNIT:
                found.setdefault(occurrence.entry.key, occurrence)
        return tuple(found.values())


def address(record: Record) -> str:
    """Return the address of `record` from the root of the site; empty where it has no page."""
    part = KINDS[KIND_OF[type(record)]].address
    return f"/{part}/{record.id}/" if part else ""
