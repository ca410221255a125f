"""From all records to the Site: what is public, in mappings that fetch what is asked for."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar, cast

from thidua.link.facets import Facet
from thidua.link.fetching import Fetched, Late
from thidua.link.kept import GroundOf, Kept
from thidua.link.occurrences.calendars import Calendars
from thidua.link.occurrences.homes import Homes
from thidua.link.site import Site
from thidua.link.stock import Stock, Target
from thidua.load.ledger import Ledger
from thidua.load.raw import Asset
from thidua.model.base import Kind
from thidua.model.gates import public_photos
from thidua.model.kinds import KINDS
from thidua.model.profile import Photo, Profile
from thidua.model.vocabulary import VOCABULARIES, Holiday, Occasion, Term
from thidua.validate.records import Library, Valid
from thidua.work.questions import digest_of

T = TypeVar("T", bound=Term)

_Shown: TypeAlias = Mapping[str, Valid]
_Ordered: TypeAlias = Mapping[Kind, _Shown]


def build(
    library: Library, *, today: datetime.date, ledger: Ledger, kept: Kept | None = None
) -> Site:
    """Return the Site of everything that is public on `today`.

    `library` must be free of errors: every reference in it leads somewhere. The `ledger` is
    what is remembered of the calendar's entries; `kept` is what earlier builds worked out.

    What is public is decided here; all else is made when it is asked for.
    """
    kept = kept or Kept()
    public = _public(library, today)
    grounds = {name: _ground(items) for name, items in public.items()}
    grounds["ledger"] = digest_of(*(repr(line) for line in ledger.values()))
    grounds["today"] = today.isoformat().encode()
    ordered = {
        kind: Late(partial(_ordered, kind, public[kind.value], kept, grounds.__getitem__))
        for kind in Kind
    }
    records: Any = {kind: Fetched(items, attrgetter("record")) for kind, items in ordered.items()}
    terms: Any = {name: Fetched(public[name], attrgetter("record")) for name in VOCABULARIES}
    shown: Mapping[Any, Valid] = Late(partial(_by_key, public))
    photos = Fetched(ordered[Kind.PROFILE], partial(_photos, today=today))

    def facet(kind: Kind, tell: Callable[[Any], Any]) -> Facet[Any]:
        items = public[kind.value]
        name = f"calendar/{kind.value}"
        return Facet(name, _versions(items), lambda key: tell(items[key].record), kept=kept)

    stock = Stock(
        today=today,
        grounds=MappingProxyType(grounds),
        records=MappingProxyType(records),
        vocabularies=MappingProxyType(terms),
        referring=Late(partial(_referring, ordered)),
        owned=Late(partial(_owned, ordered)),
        photos=photos,
        files=Fetched(shown, partial(_files, photos=photos)),
        raws=Fetched(shown, attrgetter("raw")),
        refers=Fetched(shown, attrgetter("refers")),
        calendars=Calendars(
            lambda: Homes(
                records,
                facet,
                occasions=_terms(library, Occasion),
                holidays=_terms(library, Holiday),
                ledger=ledger,
                today=today,
                common=digest_of(*map(grounds.__getitem__, ("occasions", "holidays", "ledger"))),
            ),
            kept=kept,
            grounds=grounds,
            ground_of=grounds.__getitem__,
        ),
    )
    return Site(stock, kept=kept)


def _public(library: Library, today: datetime.date) -> dict[str, dict[str, Valid]]:
    """Return what no gate stops, in the order of files; what a hidden unit owns is hidden too."""
    public = {name: {**library.valid[name]} for name in VOCABULARIES}
    for kind in (Kind.UNIT, *(kind for kind in Kind if kind is not Kind.UNIT)):
        items = library.valid[kind.value].items()
        shown = {key: valid for key, valid in items if valid.gate(today) is None}
        if kind is not Kind.UNIT:
            units = {None, *public[Kind.UNIT.value]}
            shown = {key: valid for key, valid in shown.items() if _unit(valid) in units}
        public[kind.value] = shown
    return public


def _unit(valid: Valid) -> str | None:
    """Return the unit that a record belongs to, if it does."""
    named = (key for field, _, key in valid.refers if field == "unit")
    return valid.raw.unit or next(named, None)


def _ground(items: _Shown) -> bytes:
    """Return what stands for all that is written of `items`, but texts and files."""
    return digest_of("\0".join(items), *(valid.raw.version for valid in items.values()))


def _versions(items: _Shown) -> Mapping[str, bytes]:
    return {key: valid.raw.version for key, valid in items.items()}


def _terms(library: Library, model: type[T]) -> list[T]:
    """Return the terms of the vocabulary whose terms are of type `model`."""
    name = next(name for name, terms in VOCABULARIES.items() if terms is model)
    return [
        valid.record for valid in library.valid[name].values() if isinstance(valid.record, model)
    ]


def _ordered(kind: Kind, items: _Shown, kept: Kept, ground_of: GroundOf) -> _Shown:
    """Return records of `kind` in the order in which readers list them."""
    name = f"order/{kind.value}"
    known = kept.take(name, ground_of)
    if known:
        ids = known[1]
    else:
        ids = sorted(items, key=lambda key: items[key].order)
        kept.keep(name, [kind.value], ground_of, ids)
    return {key: items[key] for key in ids}


def _by_key(public: Mapping[str, _Shown]) -> Mapping[tuple[str, str], Valid]:
    return {(name, key): valid for name, items in public.items() for key, valid in items.items()}


def _referring(
    records: _Ordered,
) -> Mapping[Target, Mapping[tuple[Kind, str], tuple[str, ...]]]:
    found: dict[Target, dict[tuple[Kind, str], dict[str, None]]] = {}
    for kind, items in records.items():
        for referrer, valid in items.items():
            for field, collection, key in valid.refers:
                places = found.setdefault(Target(collection, key), {})
                places.setdefault((kind, field), {})[referrer] = None
    return {
        target: {place: tuple(ids) for place, ids in places.items()}
        for target, places in found.items()
    }


def _owned(records: _Ordered) -> Mapping[tuple[str, Kind], tuple[str, ...]]:
    found: defaultdict[tuple[str, Kind], list[str]] = defaultdict(list)
    for kind in (kind for kind in records if KINDS[kind].address):
        for key, valid in records[kind].items():
            if unit := _unit(valid):
                found[unit, kind].append(key)
    return {key: tuple(ids) for key, ids in found.items()}


def _photos(valid: Valid, *, today: datetime.date) -> tuple[Photo, ...]:
    return public_photos(cast("Profile", valid.record), today)


def _files(valid: Valid, *, photos: Mapping[str, tuple[Photo, ...]]) -> Mapping[str, Asset]:
    """Return the files that a record publishes, by name."""
    assets = valid.raw.assets
    if not assets:
        return assets
    record = valid.record
    shown = photos[valid.raw.id] if isinstance(record, Profile) else ()
    named = (*getattr(record, "attachments", ()), *shown)
    return {item.file: assets[item.file] for item in named}
