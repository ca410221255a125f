"""Term files: terms with the items that have them, as bytes that are the same every time."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from operator import sub
from typing import NamedTuple

SMALL, USUAL, QUICK = 9, 6, 4
"""How hard to pack: what every reader loads, what some load, what is long and seldom read."""

_BIG = sys.byteorder == "big"
_GZIP = 31
"""What tells zlib to write gzip, with no time and no name in it."""


def packed(data: bytes, level: int = USUAL) -> bytes:
    """Return `data` as gzip."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP)
    return packer.compress(data) + packer.flush()


class Entry(NamedTuple):
    """A term and its items, already as bytes: their number, the width of each, the deltas."""

    term: str
    size: int
    width: int
    postings: bytes


def entry(term: str, items: Sequence[int]) -> Entry:
    """Return the entry of `term`, whose `items` are in rising order."""
    # Most terms are in one item only.
    deltas = [items[0], *map(sub, items[1:], items)] if len(items) > 1 else items
    highest = max(deltas)
    if highest < 1 << 8:
        return Entry(term, len(items), 1, bytes(deltas))
    wide = highest >= 1 << 16
    numbers = array("I" if wide else "H", deltas)
    return Entry(term, len(items), 4 if wide else 2, little(numbers))


def little(numbers: array[int]) -> bytes:
    """Return the bytes of `numbers`, the low ones first on any machine."""
    if _BIG:
        numbers.byteswap()
    return numbers.tobytes()


def term_file(entries: Iterable[Entry]) -> bytes:
    """Return the bytes of a term file, to be packed, with `entries` in their order."""
    listed = list(entries)
    terms = "\n".join([item.term for item in listed]).encode()
    counts = ",".join([f"{item.size}.{item.width}" for item in listed]).encode()
    return b"\0".join((terms, counts, b"".join([item.postings for item in listed])))
