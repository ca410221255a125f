"""All that is public, as plain values: what the Site answers from."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.link.occurrences.calendars import Calendars
from thidua.load.raw import Asset, RawRecord
from thidua.load.recollection import Refers
from thidua.model.base import Kind, Record
from thidua.model.profile import Photo
from thidua.model.vocabulary import Term


class Target(NamedTuple):
    """What something refers to: a collection (kind of record or vocabulary) and an id in it."""

    collection: str
    id: str


@dataclass(frozen=True)
class Stock:
    """Everything public on one day, in the order in which readers list it.

    The mappings may make what they hold when it is asked for: nothing is made of a record, and
    no record is read, for those who ask for others.
    """

    today: datetime.date
    grounds: Mapping[str, bytes]
    """Collection → what stands for all that is written of its public records, but texts and files;
    `ledger` → the same of what is remembered of the calendar's entries."""
    records: Mapping[Kind, Mapping[str, Record]]
    vocabularies: Mapping[str, Mapping[str, Term]]
    referring: Mapping[Target, Mapping[tuple[Kind, str], tuple[str, ...]]]
    """Target → (kind, field at the top of the record) → the ids of those who refer to it there."""
    owned: Mapping[tuple[str, Kind], tuple[str, ...]]
    """(unit id, kind) → the ids of the records in that unit's folder."""
    photos: Mapping[str, tuple[Photo, ...]]
    """Profile id → the photos that the consent allows to be shown."""
    # What the system says of files depends on when it was asked.
    files: Mapping[tuple[Kind, str], Mapping[str, Asset]] = field(compare=False)
    """(kind, record id) → name → file: what public records may publish, and nothing else."""
    raws: Mapping[tuple[str, str], RawRecord] = field(compare=False)
    """(collection, id) → what a record or term was read from, its text among it."""
    refers: Mapping[tuple[str, str], tuple[Refers, ...]]
    """(collection, id) → what a record or term refers to."""
    calendars: Calendars = field(compare=False)
    """All dated things, and those of each unit and campaign."""

    def most_of(self, kind: Kind, key: str) -> int:
        """Return a bound on how many records of one kind can be listed on the page of a record."""
        places = self.referring.get(Target(kind.value, key), {})
        owned = (self.owned.get((key, item), ()) for item in Kind) if kind is Kind.UNIT else ()
        by_kind: Counter[Kind] = Counter()
        for (referring, _), ids in places.items():
            by_kind[referring] += len(ids)
        return max(*map(len, owned), *by_kind.values(), 0, 0)
