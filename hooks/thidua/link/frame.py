"""What stands for all by which a record is inspected, beside the record itself."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from itertools import chain

from thidua.model.base import Kind
from thidua.validate.records import Library
from thidua.work.questions import digest_of

TREES = {Kind.UNIT.value: "parent", Kind.CAMPAIGN.value: "parent"}
"""Collections whose records form a tree, and the field that leads up."""


def frame(library: Library, *, today: datetime.date, pages: Collection[str] | None) -> bytes:
    """Return what stands for the ids, addresses and trees of all records, and for the day.

    As long as it is the same, inspecting a record that is as it was finds what it found.
    """
    listed = "\0".join(chain.from_iterable(_parts(library)))
    return digest_of(today.isoformat(), repr(pages and sorted(pages)), listed)


def _parts(library: Library) -> Iterator[Collection[str]]:
    for collection, items in library.known.items():
        yield (f"/{collection}", *items)
        for raw in items.values():
            if raw.moved_from or raw.formerly:
                yield "/former", raw.id, repr(raw.moved_from), repr(raw.formerly)
        if field := TREES.get(collection):
            for valid in library.valid[collection].values():
                up = (key for name, _, key in valid.refers if name == field)
                yield "/up", valid.raw.id, *up
