"""All that is public, as plain values: what the Site answers from."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from thidua.link.occurrences.gather import Calendars
from thidua.load.raw import Asset, RawRecord
from thidua.model.base import Kind, Record
from thidua.model.kinds import KIND_OF
from thidua.model.profile import Photo
from thidua.model.vocabulary import Term


@dataclass(frozen=True)
class Target:
    """What something refers to: a collection (kind of record or vocabulary) and an id in it."""

    collection: str
    id: str


@dataclass(frozen=True)
class Stock:
    """Everything public on one day, in the order in which readers list it."""

    today: datetime.date
    records: Mapping[Kind, Mapping[str, Record]]
    vocabularies: Mapping[str, Mapping[str, Term]]
    referring: Mapping[Target, Mapping[tuple[Kind, str], tuple[Record, ...]]]
    """Target → (kind, field at the top of the record) → who refers to it there."""
    owned: Mapping[tuple[str, Kind], tuple[Record, ...]]
    """(unit id, kind) → the records in that unit's folder."""
    photos: Mapping[str, tuple[Photo, ...]]
    """Profile id → the photos that the consent allows to be shown."""
    files: Mapping[tuple[Kind, str], Mapping[str, Asset]]
    """(kind, record id) → name → file: what public records may publish, and nothing else."""
    raws: Mapping[tuple[Kind, str], RawRecord]
    """(kind, record id) → what it was read from, its text among it."""
    versions: Mapping[tuple[str, str], bytes]
    """(collection, id) → what stands for all that is written of a record or term, but its text."""
    calendars: Calendars
    """All dated things, and those of each unit and campaign."""

    def most_of(self, record: Record) -> int:
        """Return a bound on how many records of one kind can be listed on the page of `record`."""
        kind = KIND_OF[type(record)]
        places = self.referring.get(Target(kind.value, record.id), {})
        owned = (self.owned.get((record.id, item), ()) for item in Kind)
        by_kind: Counter[Kind] = Counter()
        for (referring, _), records in places.items():
            by_kind[referring] += len(records)
        return max(*map(len, owned), *by_kind.values(), 0)
