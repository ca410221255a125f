"""What reading some items gives, which is most of the work: a pure function of these items.

Batches can be read in several processes. So that little is sent between them, postings lie in
a few long arrays.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice, repeat
from zlib import crc32

from thidua.search.items import Item
from thidua.search.packs import Card, card_of, text_file
from thidua.search.rows import Row, row_of
from thidua.search.terms import Lexicon, Ways, lexicon_of

RANGES = 16
"""Into so many parts the shards of bodies are divided; each can be made by itself."""


@dataclass(frozen=True)
class Postings:
    """Which items of a batch have which terms, shard after shard."""

    sizes: array[int]
    """How many terms each shard has."""
    terms: str
    """One a line."""
    counts: array[int]
    """How many items have each term."""
    items: array[int]
    """The places of these items in the batch."""

    def shards(self, numbers: Sequence[int]) -> Iterator[dict[str, list[int]]]:
        """Yield for each shard its terms with the numbers of their items, given by place."""
        items = [*map(numbers.__getitem__, self.items)]
        # One empty line stands for no terms at all, which `sizes` knows.
        rows = zip(self.terms.split("\n"), self.counts, accumulate(self.counts), strict=False)
        for size in self.sizes:
            yield {term: items[end - count : end] for term, count, end in islice(rows, size)}


@dataclass(frozen=True)
class Batch:
    """What is known of some items."""

    rows: Sequence[Row]
    cards: Sequence[Card]
    texts: Sequence[bytes]
    """The file of each one's text."""
    names: Postings
    bodies: Sequence[Postings]
    """By range of shards."""


def read_batch(items: Iterable[tuple[bytes, Item]], *, ways: Ways, shards: int) -> Batch:
    """Return what is known of some items.

    Args:
        items: Each with the digest that the catalogue has of it.
        ways: What can be abbreviated.
        shards: How many shards of bodies there will be.

    """
    lexicon = lexicon_of(ways)
    # Nearly in the order of their numbers, so that these need hardly be sorted afterwards.
    listed = sorted(items, key=_order)
    rows = [row_of(item, digest, lexicon=lexicon) for digest, item in listed]
    in_names = _gathered(lexicon.name_terms(row.names) for row in rows)
    in_bodies = _gathered(lexicon.body_terms(item.text) for _, item in listed)
    spread = lexicon.spread(in_bodies, shards)
    size = shards // RANGES
    return Batch(
        rows=rows,
        cards=[card_of(item) for _, item in listed],
        texts=[text_file(item.text) for _, item in listed],
        names=_flat([[*in_names]], in_names, lexicon),
        bodies=[_flat(spread[at : at + size], in_bodies, lexicon) for at in range(0, shards, size)],
    )


def _order(one: tuple[bytes, Item]) -> tuple[str, str, int]:
    item = one[1]
    return item.date[:7], item.kind.value, crc32(item.address.encode())


_Gathered = dict[int, list[int]]


def _gathered(terms: Iterable[set[int]]) -> _Gathered:
    """Return for each term the places of the items that have it, given the terms of each."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, of_item in enumerate(terms):
        # A loop in Python would take twice as long.
        deque(map(list.append, map(found.__getitem__, of_item), repeat(place)), maxlen=0)
    return found


def _flat(shards: Sequence[Sequence[int]], found: _Gathered, lexicon: Lexicon) -> Postings:
    every = [*chain.from_iterable(shards)]
    lists = [*map(found.__getitem__, every)]
    return Postings(
        sizes=array("I", map(len, shards)),
        terms="\n".join(map(lexicon.term_of, every)),
        counts=array("I", map(len, lists)),
        items=array("I", chain.from_iterable(lists)),
    )
