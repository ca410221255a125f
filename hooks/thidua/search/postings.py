"""Which items have which terms, as long arrays: an index made from nothing is sorted out of them.

Only such an index is made in this way: for a few items sets are quicker (`terms.py`), and the
library need not be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain, islice, pairwise
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from thidua.search.terms import BITS, LOW, Lexicon, Ways, lexicon_of

Numbers: TypeAlias = NDArray[np.uint64]

_PLACE = 16
"""Bits for the place of an item: a term or pair and a place are one number of 64 bits."""
MOST = 1 << _PLACE
"""So many items can be read at once."""
_AT_ONCE = 128


@dataclass(frozen=True)
class Postings:
    """Which items of a batch have which terms."""

    firsts: NDArray[np.unsignedinteger]
    """The number of each term in the list of its batch, of a pair that of the first."""
    seconds: NDArray[np.unsignedinteger]
    """Of a pair the number of the second plus one, else 0."""
    shards: NDArray[np.uint16]
    """The shard of each, counted from the first of its range."""
    counts: NDArray[np.uint16]
    """How many items have each."""
    items: NDArray[np.uint16]
    """The places of these items in the batch."""


class Forms(dict[str, int]):
    """Letters and signs between two spaces → a number of their own."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self._terms: list[tuple[int, ...]] = []

    def __missing__(self, written: str) -> int:
        number = self[written] = len(self._terms)
        self._terms.append(self.lexicon[written])
        return number

    def read(self, texts: Iterable[str]) -> tuple[Numbers, Numbers]:
        """Return the terms of all texts in their order, and the place of the text of each."""
        read = [np.fromiter(map(self.__getitem__, text.split()), np.uint32) for text in texts]
        forms = np.concatenate([np.empty(0, np.uint32), *read])
        places = np.repeat(np.arange(len(read), dtype=np.uint64), [len(part) for part in read])
        # Nearly all forms are one term, but `và/hoặc` is two and `–` none.
        sizes = np.fromiter(map(len, self._terms), np.int64, len(self._terms))
        terms = np.fromiter(chain.from_iterable(self._terms), np.uint64)
        wide = sizes[forms]
        starts = (np.cumsum(sizes) - sizes)[forms] - (np.cumsum(wide) - wide)
        return terms[np.repeat(starts, wide) + np.arange(wide.sum())], np.repeat(places, wide)


@lru_cache(maxsize=1)
def forms_of(ways: Ways) -> Forms:
    """Return forms with a lexicon that knows `ways`, and what they have learnt already."""
    return Forms(lexicon_of(ways))


def in_bodies(texts: Iterable[str], forms: Forms) -> Numbers:
    """Return terms and pairs of texts, each with the place of a text that has it, in order.

    They are those of `Lexicon.body_terms`.
    """
    every = iter(texts)
    found = [np.empty(0, np.uint64)]
    # Some at a time, for each word takes a hundred bytes on its way.
    for first in range(0, MOST, _AT_ONCE):
        some = [*islice(every, _AT_ONCE)]
        if not some:
            break
        terms, places = forms.read(some)
        within = places[1:] == places[:-1]
        pairs = (((terms[:-1] + 1) << BITS) | terms[1:])[within]
        both = np.concatenate([terms << _PLACE | places, pairs << _PLACE | places[1:][within]])
        found.append(_distinct(both) + np.uint64(first))
    return _completed(_distinct(np.concatenate(found)), forms.lexicon)


def in_names(names: Iterable[Sequence[str]], lexicon: Lexicon) -> Numbers:
    """Return terms and pairs of what items are called, each with the place of one, in order."""
    every = enumerate(map(lexicon.name_terms, names))
    found = (term << _PLACE | place for place, terms in every for term in terms)
    return _distinct(np.fromiter(found, np.uint64))


def _distinct(found: Numbers) -> Numbers:
    # `np.unique` would not sort in place.
    found.sort()
    return found[_first(found)]


def _first(ordered: Numbers) -> NDArray[np.bool_]:
    """Whether each is another than the one before."""
    return np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]


def _completed(found: Numbers, lexicon: Lexicon) -> Numbers:
    """Return `found` with what the abbreviations and long forms in it stand for."""
    more = [np.empty(0, np.uint64)]
    for whole, every in chain.from_iterable(lexicon.ways.values()):
        holding = reduce(_in_both, (_places(found, term) for term in whole))
        if len(holding):
            more += [holding | np.uint64(term << _PLACE) for term in every]
    coming = _distinct(np.concatenate(more))
    places = np.searchsorted(found, coming)
    new = np.append(found, np.uint64(0))[places] != coming
    # Sorting all of it once more would take ten times as long.
    return np.insert(found, places[new], coming[new])


def _in_both(one: Numbers, other: Numbers) -> Numbers:
    return np.intersect1d(one, other, assume_unique=True)


def _places(found: Numbers, term: int) -> Numbers:
    bounds = np.array([term << _PLACE, (term + 1) << _PLACE], np.uint64)
    start, end = np.searchsorted(found, bounds)
    return found[start:end] & np.uint64(MOST - 1)


def parted(found: Numbers, lexicon: Lexicon, *, shards: int, ranges: int) -> list[Postings]:
    """Return what was found, by range of shards.

    Args:
        found: Terms and pairs with places, in order.
        lexicon: What gave the terms their numbers.
        shards: How many there are, a power of two.
        ranges: Into how many parts they are divided; a divisor of `shards`.

    """
    every = found >> np.uint64(_PLACE)
    starts = np.flatnonzero(_first(every))
    terms = every[starts]
    counts = np.diff(np.append(starts, len(found)))
    shard = _sums(terms, lexicon) & np.uint32(shards - 1)
    size = shards // ranges
    of_range = (shard // size).astype(np.uint16)
    order = np.argsort(of_range, kind="stable")
    of_items = np.argsort(np.repeat(of_range, counts), kind="stable")
    items = (found & np.uint64(MOST - 1)).astype(np.uint16)[of_items]
    counts, terms, of_range, shard = counts[order], terms[order], of_range[order], shard[order]
    bounds = np.searchsorted(of_range, np.arange(ranges + 1))
    ends = np.append(0, np.cumsum(counts))[bounds]
    pair = terms > LOW
    small = np.min_scalar_type(len(lexicon.terms))
    firsts = np.where(pair, (terms >> BITS) - 1, terms).astype(small)
    seconds = np.where(pair, (terms & LOW) + 1, 0).astype(small)
    return [
        Postings(
            firsts[start:end],
            seconds[start:end],
            (shard[start:end] % size).astype(np.uint16),
            counts[start:end].astype(np.uint16),
            items[ends[at] : ends[at + 1]],
        )
        for at, (start, end) in enumerate(pairwise(bounds))
    ]


def _table() -> NDArray[np.uint32]:
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, table >> 1 ^ 0xEDB88320, table >> 1).astype(np.uint32)
    return table


def _sums(terms: Numbers, lexicon: Lexicon) -> NDArray[np.uint32]:
    """Return the CRC-32 of the key of each term or pair.

    That of a pair comes from those of its parts, the first with the space: as many zero bytes
    are added to the first as the second has, and the sums are added (both modulo 2).
    """
    tails = lexicon.tails
    alone = np.fromiter(map(crc32, tails), np.uint32, len(tails))
    heads = np.fromiter((crc32(tail + b" ") for tail in tails), np.uint32, len(tails))
    sizes = np.fromiter(map(len, tails), np.int64, len(tails))
    pair = terms > LOW
    sums = np.zeros(len(terms), np.uint32)
    sums[pair] = heads[(terms[pair] >> BITS) - 1]
    left = np.where(pair, sizes[terms & LOW], 0)
    table = _table()
    for done in range(left.max(initial=0)):
        some = np.flatnonzero(left > done)
        sums[some] = table[sums[some] & 255] ^ sums[some] >> 8
    sums ^= alone[terms & LOW]
    return sums
