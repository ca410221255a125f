"""All records at once: what does not fit together, and the Site of what is public."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from thidua.diagnostics import Diagnostic, Mark, found
from thidua.link import assets, resolve, rules
from thidua.link.addresses import address
from thidua.link.gates import Gate, gate, public_photos
from thidua.link.notes import Finding
from thidua.link.occurrences.gather import gather
from thidua.link.order import ORDER
from thidua.link.references import written
from thidua.link.site import Site
from thidua.link.stock import Stock, Target
from thidua.load.ledger import Ledger
from thidua.load.raw import Asset, RawRecord
from thidua.model.base import Kind, Record
from thidua.model.profile import Party, Photo, Profile, Scope
from thidua.model.vocabulary import VOCABULARIES, Holiday, Occasion, Term
from thidua.model.walking import references
from thidua.validate.records import Library, Valid

T = TypeVar("T", bound=Term)

_KINDS = frozenset(kind.value for kind in Kind)

_PARTIES = {
    Party.PERSON: "person",
    Party.GUARDIAN: "guardian (cha mẹ, người giám hộ)",
    Party.CHILD: "child (chính trẻ)",
}


def _consent(valid: Valid, today: datetime.date) -> Iterator[Finding]:
    profile = valid.record
    if not isinstance(profile, Profile) or gate(profile, today) is not Gate.CONSENT:
        return
    loc = ("consent",) if profile.consent else ()
    if profile.agreed(Scope.NAME) and profile.agreed(Scope.STORY):
        # Time or a withdrawal ended it: the page has to go today, so nothing may stop the build.
        yield Finding(rules.CONSENT_ENDED, valid.raw, loc, {})
    elif profile.child is None:
        yield Finding(rules.CONSENT, valid.raw, loc, {})
    else:
        parties = ", ".join(_PARTIES[party] for party in sorted(profile.consenting_parties))
        yield Finding(rules.CHILD_CONSENT, valid.raw, loc, {"parties": parties})


def inspect(
    library: Library, *, today: datetime.date, pages: frozenset[str] | None
) -> tuple[dict[str, list[Finding]], list[Diagnostic]]:
    """Return what is wrong between records and with their files.

    Returns:
        Findings that notes may answer, by the record they are about (`collection/id`), and
        diagnostics that stand for themselves.

    """
    taken = resolve.addresses(library)
    former: dict[str, RawRecord] = {}
    findings: dict[str, list[Finding]] = {}
    diagnostics: list[Diagnostic] = []
    raws = [raw for items in library.known.values() for raw in items.values()]
    for raw in raws:
        valid = library.valid[raw.collection].get(raw.id)
        if valid is None:
            named = written(raw)
        elif all(key in library.known[collection] for _, collection, key in valid.refers):
            named = iter(())
        else:
            named = references(valid.record)
        common = [
            *resolve.unknown_references(library, raw, named),
            *resolve.taken_addresses(taken, raw, pages),
            *resolve.taken_ids(library, former, raw),
            *assets.files(raw),
        ]
        diagnostics += assets.unused(raw)
        if valid:
            more = [*resolve.circles(library, valid), *_consent(valid, today)]
            findings[f"{raw.collection}/{raw.id}"] = [*common, *more]
        else:
            diagnostics += [finding.diagnostic for finding in common]
    # Only now are all old addresses known, to which a body may lead as well.
    for raw in raws:
        for line, column, target in resolve.body_links(taken, raw, pages):
            mark = Mark(line, column)
            diagnostics.append(found(rules.BODY_LINK, raw.path, mark, address=target))
    return findings, diagnostics


def everything(library: Library) -> Iterator[tuple[str, Valid]]:
    """Yield every valid record and term with a key of its own, in the order of collections."""
    for collection, items in library.valid.items():
        for identifier, valid in items.items():
            yield f"{collection}/{identifier}", valid


def _public(library: Library, today: datetime.date) -> dict[Kind, dict[str, Record]]:
    """Return the records no gate stops, in their order; what a hidden unit owns is hidden too."""
    public: dict[Kind, dict[str, Record]] = {}
    for kind in (Kind.UNIT, *(kind for kind in Kind if kind is not Kind.UNIT)):
        records = [
            valid.record
            for valid in library.valid[kind.value].values()
            if isinstance(valid.record, Record) and gate(valid.record, today) is None
        ]
        if kind is not Kind.UNIT:
            shown = {None, *public[Kind.UNIT]}
            records = [item for item in records if getattr(item, "unit", None) in shown]
        public[kind] = {record.id: record for record in sorted(records, key=ORDER[kind])}
    return public


def _terms(library: Library, model: type[T]) -> list[T]:
    """Return the terms of the vocabulary whose terms are of type `model`."""
    name = next(name for name, terms in VOCABULARIES.items() if terms is model)
    return [
        valid.record for valid in library.valid[name].values() if isinstance(valid.record, model)
    ]


def build(library: Library, *, today: datetime.date, ledger: Ledger) -> Site:
    """Return the Site of everything that is public on `today`.

    `library` must be free of errors: every reference in it leads somewhere. The `ledger` is
    what is remembered of the calendar's entries.
    """
    public = _public(library, today)
    referring: dict[Target, dict[tuple[Kind, str], dict[str, Record]]] = {}
    owned: dict[tuple[str, Kind], list[Record]] = {}
    for kind, records in public.items():
        for record in records.values():
            for field, collection, key in library.valid[kind.value][record.id].refers:
                places = referring.setdefault(Target(collection, key), {})
                places.setdefault((kind, field), {})[record.id] = record
            if (unit := getattr(record, "unit", None)) and address(record):
                owned.setdefault((unit, kind), []).append(record)
    vocabularies = {
        name: MappingProxyType({key: valid.record for key, valid in library.valid[name].items()})
        for name in VOCABULARIES
    }
    profiles = [record for record in public[Kind.PROFILE].values() if isinstance(record, Profile)]
    photos = MappingProxyType({item.id: public_photos(item, today) for item in profiles})
    stock = Stock(
        today=today,
        records=MappingProxyType({k: MappingProxyType(items) for k, items in public.items()}),
        vocabularies=MappingProxyType(vocabularies),  # type: ignore[arg-type] # terms by their list
        referring=MappingProxyType(
            {
                target: MappingProxyType({place: tuple(d.values()) for place, d in places.items()})
                for target, places in referring.items()
            }
        ),
        owned=MappingProxyType({key: tuple(records) for key, records in owned.items()}),
        photos=photos,
        files=_files(public, photos, library),
        raws=MappingProxyType(
            {
                (kind, key): library.valid[kind.value][key].raw
                for kind, records in public.items()
                for key in records
            }
        ),
        versions=MappingProxyType(
            {
                (collection, key): items[key].raw.version
                for collection, items in library.valid.items()
                for key in (public[Kind(collection)] if collection in _KINDS else items)
            }
        ),
        calendars=gather(
            public,
            occasions=_terms(library, Occasion),
            holidays=_terms(library, Holiday),
            ledger=ledger,
            today=today,
        ),
    )
    return Site(stock)


def _files(
    public: dict[Kind, dict[str, Record]],
    photos: Mapping[str, tuple[Photo, ...]],
    library: Library,
) -> Mapping[tuple[Kind, str], Mapping[str, Asset]]:
    found: dict[tuple[Kind, str], Mapping[str, Asset]] = {}
    for kind, records in public.items():
        for record in records.values():
            shown = photos.get(record.id, ()) if kind is Kind.PROFILE else ()
            named = (*getattr(record, "attachments", ()), *shown)
            if named:
                assets = library.valid[kind.value][record.id].raw.assets
                found[kind, record.id] = {item.file: assets[item.file] for item in named}
    return MappingProxyType(found)
