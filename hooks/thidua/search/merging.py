"""The terms of all batches as entries of term files, a range of shards at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from thidua.search.packing import Entry
from thidua.search.postings import Numbers, Postings

_NUMBER = 32
"""Bits for the number of an item."""
_TERM = 24
"""Bits for a term; two of them and a shard are one number of 64 bits."""


@dataclass(frozen=True)
class Part:
    """What a batch contributes."""

    ranks: Numbers
    """Number of a term in the batch → in the list of all terms."""
    numbers: Numbers
    """Place of an item in the batch → its number."""


def parts_of(
    vocabularies: Sequence[Sequence[str]], numbers: Sequence[Sequence[int]]
) -> tuple[list[str], list[Part]]:
    """Return all terms in their order, and what each batch contributes.

    Args:
        vocabularies: The terms of each batch.
        numbers: Of each batch the numbers of its items.

    """
    every = sorted(set().union(*vocabularies))
    ranks = {term: rank for rank, term in enumerate(every)}
    return every, [
        Part(
            np.fromiter(map(ranks.__getitem__, terms), np.uint64, len(terms)),
            np.array(of_items, np.uint64),
        )
        for terms, of_items in zip(vocabularies, numbers, strict=True)
    ]


def merged(
    terms: Sequence[str], batches: Sequence[tuple[Part, Postings]], shards: int
) -> Iterator[dict[str, Entry]]:
    """Yield for each of the `shards` of a range its terms with the items that have them."""
    codes, inverse = np.unique(
        np.concatenate([_codes(part, postings) for part, postings in batches]),
        return_inverse=True,
    )
    counts = np.concatenate([postings.counts for _, postings in batches])
    items = np.concatenate([part.numbers[postings.items] for part, postings in batches])
    found = np.repeat(inverse.astype(np.uint64), counts) << _NUMBER | items
    found.sort()
    entries = _entries(found, len(codes))
    texts = map(_texts(terms), codes.tolist())
    bounds = np.searchsorted(codes >> 2 * _TERM, np.arange(shards + 1))
    for start, end in pairwise(bounds.tolist()):
        yield {next(texts): next(entries) for _ in range(start, end)}


def _codes(part: Part, postings: Postings) -> Numbers:
    firsts = part.ranks[postings.firsts]
    # One more than the rank, so that a term comes before the pairs that it begins.
    seconds = np.append(np.uint64(0), part.ranks + 1)[postings.seconds]
    codes: Numbers = postings.shards.astype(np.uint64) << 2 * _TERM | firsts << _TERM | seconds
    return codes


def _texts(terms: Sequence[str]) -> Callable[[int], str]:
    low = (1 << _TERM) - 1

    def text(code: int) -> str:
        first, second = terms[code >> _TERM & low], code & low
        return f"{first} {terms[second - 1]}" if second else first

    return text


def _entries(found: Numbers, terms: int) -> Iterator[Entry]:
    """Yield the entry of each of so many terms, as `packing.entry` would make it.

    Args:
        found: Number of a term and number of an item that has it, in order.
        terms: How many there are; each has an item.

    """
    if not terms:
        return
    starts = np.searchsorted(found, np.arange(terms, dtype=np.uint64) << _NUMBER)
    counts = np.diff(np.append(starts, len(found)))
    items = (found & np.uint64((1 << _NUMBER) - 1)).astype(np.uint32)
    deltas = np.diff(items, prepend=np.uint32(0))
    deltas[starts] = items[starts]
    highest = np.maximum.reduceat(deltas, starts)
    widths = np.where(highest < 1 << 8, 1, np.where(highest < 1 << 16, 2, 4))
    ends = np.cumsum(counts * widths)
    # Where the first byte of each delta goes; the others follow those of the whole term.
    places = np.arange(len(found)) + np.repeat(ends - counts * widths - starts, counts)
    data = np.empty(ends[-1], np.uint8)
    data[places] = deltas & 255
    for place in (1, 2, 3):
        wide = np.flatnonzero(np.repeat(widths > place, counts))
        if len(wide):
            further = place * np.repeat(counts, counts)[wide]
            data[places[wide] + further] = deltas[wide] >> 8 * place & 255
    written = data.tobytes()
    start = 0
    for count, width, end in zip(counts.tolist(), widths.tolist(), ends.tolist(), strict=True):
        yield count, width, written[start:end]
        start = end
