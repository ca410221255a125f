"""Term files: terms with the items that have them, as bytes that are the same every time."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from operator import sub

SMALL, USUAL, QUICK = 7, 6, 4
"""How hard to pack: what every reader loads, what some load, what is long and seldom read."""

Entry = tuple[int, int, bytes]
"""How many items a term has, the width of their deltas, and these as bytes."""

_BIG = sys.byteorder == "big"
_CODES = {2: "H", 4: "I"}
"""Bytes of a number → what arrays call it."""
_GZIP = 31
"""What tells zlib to write gzip, with no time and no name in it."""


def packed(data: bytes, level: int = USUAL) -> bytes:
    """Return `data` as gzip."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP)
    return packer.compress(data) + packer.flush()


def unpacked(data: bytes) -> bytes:
    """Return what is in a file that `packed` has made."""
    return zlib.decompress(data, _GZIP)


@cache
def _alone(item: int) -> Entry:
    if item < 1 << 8:
        return 1, 1, bytes((item,))
    width = 4 if item >= 1 << 16 else 2
    return 1, width, item.to_bytes(width, "little")


def entry(items: Sequence[int]) -> Entry:
    """Return the entry of a term whose `items` are in rising order."""
    # Most terms are in one item only.
    if len(items) == 1:
        return _alone(items[0])
    listed = list(items)
    deltas = [listed[0], *map(sub, listed[1:], listed)]
    highest = max(deltas)
    if highest < 1 << 8:
        return len(items), 1, bytes(deltas)
    width = 4 if highest >= 1 << 16 else 2
    data = little(array(_CODES[width], deltas))
    # Low bytes by themselves and high bytes by themselves are packed better.
    return len(items), width, b"".join([data[place::width] for place in range(width)])


def deltas(entry: Entry) -> Sequence[int]:
    """Return the first item of an entry and the differences of the others."""
    count, width, postings = entry
    if width == 1:
        return postings
    data = bytearray(len(postings))
    for place in range(width):
        data[place::width] = postings[place * count : (place + 1) * count]
    numbers = array(_CODES[width], bytes(data))
    if _BIG:
        numbers.byteswap()
    return numbers


def numbers(entry: Entry) -> Iterator[int]:
    """Yield the items of an entry in rising order."""
    return accumulate(deltas(entry))


def little(numbers: array[int]) -> bytes:
    """Return the bytes of `numbers`, the low ones first on any machine."""
    if _BIG:
        numbers.byteswap()
    return numbers.tobytes()


def unsigned(data: bytes) -> array[int]:
    """Return the numbers of four bytes that `little` has made bytes."""
    numbers = array("I", data)
    if _BIG:
        numbers.byteswap()
    return numbers


def as_json(value: object) -> bytes:
    """Return `value` as JSON without idle spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def term_file(entries: Mapping[str, Entry]) -> bytes:
    """Return the bytes of a term file, to be packed, with `entries` in their order."""
    terms = "\n".join(entries).encode()
    counts = ",".join([f"{count}.{width}" for count, width, _ in entries.values()]).encode()
    return b"\0".join((terms, counts, b"".join([postings for *_, postings in entries.values()])))


@cache
def _sizes(text: str) -> tuple[int, int]:
    count, width = text.split(".")
    return int(count), int(width)


def entries(data: bytes) -> dict[str, Entry]:
    """Return what is in a term file."""
    terms, counts, postings = data.split(b"\0", 2)
    if not terms:
        return {}
    sizes = [*map(_sizes, counts.decode().split(","))]
    ends = accumulate([count * width for count, width in sizes])
    rows = zip(terms.decode().split("\n"), sizes, ends, strict=True)
    return {
        term: (count, width, postings[end - count * width : end])
        for term, (count, width), end in rows
    }


def bound(parts: Sequence[bytes]) -> bytes:
    """Return `parts` as one value."""
    return b"".join([b",".join([b"%d" % len(part) for part in parts]), b"\n", *parts])


def unbound(value: bytes) -> list[bytes]:
    """Return the parts that were `bound`."""
    lengths, _, rest = value.partition(b"\n")
    parts = []
    start = 0
    for length in map(int, filter(None, lengths.split(b","))):
        parts.append(rest[start : start + length])
        start += length
    return parts
