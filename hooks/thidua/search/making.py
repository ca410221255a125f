"""An index made from nothing: items are read in batches, and shards are made of all batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol, TypeVar

from thidua.search import bodies, names
from thidua.search.batches import RANGES, Batch, read_batch
from thidua.search.bodies import Range, shard_count, shards_of
from thidua.search.files import Files
from thidua.search.items import Item
from thidua.search.memory import Memory
from thidua.search.numbering import numbering
from thidua.search.packs import card_files
from thidua.search.terms import Ways

Catalogue = Mapping[str, bytes]
"""Address of each item → a digest of all that the item is made of."""

Make = Callable[[Sequence[str]], Sequence[Item]]
"""Addresses → the items there, in the same order."""

_BATCH = 1000
"""So many items are read at once: each batch costs its terms once more, and keeps one process."""

_T = TypeVar("_T")
_R = TypeVar("_R")


class Run(Protocol):
    """What calls a function for each of several arguments, as `map` does, maybe in processes."""

    def __call__(self, function: Callable[[_T], _R], arguments: Iterable[_T], /) -> Iterable[_R]:
        """Return the results in the order of `arguments`."""


@dataclass(frozen=True)
class Means:
    """What gives items, and how the work is done."""

    make: Make
    ways: Ways
    """What can be abbreviated."""
    run: Run
    """What calls the functions that are most of the work."""


@dataclass(frozen=True)
class Reading:
    """What reads a batch, given addresses and digests; it can be sent where `make` can."""

    make: Make
    ways: Ways
    shards: int

    def __call__(self, chunk: Sequence[tuple[str, bytes]]) -> Batch:
        """Return what is known of the items of `chunk`."""
        made = self.make([address for address, _ in chunk])
        digests = (digest for _, digest in chunk)
        return read_batch(zip(digests, made, strict=True), ways=self.ways, shards=self.shards)


def made(catalogue: Catalogue, means: Means, files: Files) -> Memory:
    """Return all of an index that comes from items.

    Args:
        catalogue: What items there are.
        means: What gives them.
        files: What keeps the files.

    """
    count = shard_count(len(catalogue))
    every = [*catalogue.items()]
    chunks = [every[at : at + _BATCH] for at in range(0, len(every), _BATCH)] or [[]]
    read = [*means.run(Reading(means.make, means.ways, count), chunks)]
    rows = [*chain.from_iterable(batch.rows for batch in read)]
    numbers = numbering(rows)
    of_batch = [[numbers.of[row.address] for row in batch.rows] for batch in read]
    ranges = (
        Range(len(rows), [*zip((batch.bodies[at] for batch in read), of_batch, strict=True)])
        for at in range(RANGES)
    )
    cards = (
        zip(some, batch.cards, strict=True) for some, batch in zip(of_batch, read, strict=True)
    )
    texts = chain.from_iterable(batch.texts for batch in read)
    return Memory(
        rows=rows,
        numbering=numbers,
        names=names.made(zip((batch.names for batch in read), of_batch, strict=True), files),
        bodies=bodies.gathered(len(rows), means.run(shards_of, ranges), files),
        cards=card_files(dict(chain.from_iterable(cards)), files),
        texts={row.address: files.put(text) for row, text in zip(rows, texts, strict=True)},
    )
