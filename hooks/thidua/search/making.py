"""An index made from nothing: items are read in batches, and shards are made of all batches.

What is big comes and goes: texts are handed on as they are read, shards as they are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.search import bodies, names
from thidua.search.batches import Batch, range_count, read_batch
from thidua.search.bodies import Shard, shard_count, shard_of
from thidua.search.files import Files
from thidua.search.means import Catalogue, Make, Means
from thidua.search.memory import Memory
from thidua.search.merging import Part, merged, parts_of
from thidua.search.numbering import numbering
from thidua.search.packs import Card, card_files
from thidua.search.postings import Postings
from thidua.search.rows import Row
from thidua.search.terms import Ways

_BATCH = 500
"""So many items are read at once: each batch costs its terms once more, and keeps one process."""


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
        return read_batch([*zip(digests, made, strict=True)], ways=self.ways, shards=self.shards)


@dataclass(frozen=True)
class Sharding:
    """What makes the shards of a range, given its number: a pure function of what it holds."""

    items: int
    """How many there are in all."""
    shards: int
    """How many a range has."""
    terms: Sequence[str]
    parts: Sequence[Part]
    bodies: Sequence[Sequence[Postings]]
    """Of each batch, by range."""

    def __call__(self, at: int) -> list[Shard]:
        """Return the shards of range number `at`."""
        batches = [
            (part, postings[at]) for part, postings in zip(self.parts, self.bodies, strict=True)
        ]
        return [shard_of(terms, self.items) for terms in merged(self.terms, batches, self.shards)]


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
    rows: list[Row] = []
    cards: dict[str, Card] = {}
    texts: dict[str, bytes] = {}
    sizes: list[int] = []
    vocabularies: list[list[str]] = []
    called: list[Postings] = []
    written: list[Sequence[Postings]] = []
    for batch in means.run(Reading(means.make, means.ways, count), chunks):
        rows += batch.rows
        cards |= zip((row.address for row in batch.rows), batch.cards, strict=True)
        texts |= {
            row.address: files.put(text) for row, text in zip(batch.rows, batch.texts, strict=True)
        }
        sizes.append(len(batch.rows))
        vocabularies.append(batch.terms.split("\n"))
        called.append(batch.names)
        written.append(batch.bodies)
    numbers = numbering(rows)
    listed = iter([numbers.of[row.address] for row in rows])
    terms, parts = parts_of(vocabularies, [[next(listed) for _ in range(size)] for size in sizes])
    ranges = range_count(count)
    sharding = Sharding(len(rows), count // ranges, terms, parts, written)
    in_names = next(merged(terms, [*zip(parts, called, strict=True)], 1))
    return Memory(
        rows=rows,
        numbering=numbers,
        names=names.made(in_names, files),
        bodies=bodies.gathered(len(rows), means.run(sharding, range(ranges)), files),
        cards=card_files({numbers.of[place]: card for place, card in cards.items()}, files),
        texts=texts,
    )
