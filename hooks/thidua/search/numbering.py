"""The number of each item: a place that stays its own when other items come and go.

Numbers rise from month to month. Within a month and kind the hash of its address finds an item a
place among more places than there are items, so that a new item disturbs hardly any other. The
numbers follow from the items that are there and from nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from thidua.search.rows import Row

_BITS = 32


@dataclass(frozen=True)
class Numbering:
    """The numbers of all items."""

    of: Mapping[str, int]
    """Address → number."""
    size: int
    """How many numbers there are, taken or not."""
    years: list[tuple[str, int]]
    """Each year in its order, and how many numbers are its own; empty for items without date."""


def numbering(rows: Iterable[Row]) -> Numbering:
    """Return the numbers of the items of `rows`, which may stand in any order."""
    groups: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        groups[row.month, row.kind].append((crc32(row.address.encode()), row.address))
    numbers: dict[str, int] = {}
    years: defaultdict[str, int] = defaultdict(int)
    start = 0
    for (month, _), group in sorted(groups.items()):
        bits = _bits(len(group))
        numbers.update(_placed(group, start, bits))
        years[month[:4]] += 1 << bits
        start += 1 << bits
    return Numbering(numbers, start, [*years.items()])


def _bits(items: int) -> int:
    """Return the logarithm of the number of places for so many items: at most 5 of 8 are taken."""
    return ((items * 8 + 4) // 5 - 1).bit_length()


def _placed(group: list[tuple[int, str]], start: int, bits: int) -> Mapping[str, int]:
    """Return the number of each address of a group, given with its hash."""
    taken: dict[int, str] = {}
    mask = (1 << bits) - 1
    # The lowest hash chooses first, whoever came first: so the history leaves no trace.
    for hashed, address in sorted(group):
        place = hashed >> (_BITS - bits)
        # An odd step meets every place.
        step = hashed | 1
        while place in taken:
            place = (place + step) & mask
        taken[place] = address
    return {address: start + place for place, address in taken.items()}
