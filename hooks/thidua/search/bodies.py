"""The files of bodies: terms spread by a hash of their key, with the items that have them.

More is kept than readers get: single terms that are too common to be found by are no use to
them, but become rare again when items come or go.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from thidua.search.changes import Change, changed
from thidua.search.files import Files
from thidua.search.packing import QUICK, Entry, entries, packed, term_file, unpacked
from thidua.vietnamese.reading import fold

_FEWEST = 16
_ITEMS_A_SHARD = 5
_COMMON = 0.15
"""The share of items above which a single syllable finds nothing in bodies that helps."""
_ALWAYS_RARE = 3


def shard_count(items: int) -> int:
    """Return into how many files the bodies of so many items are spread."""
    shards = _FEWEST
    while shards * _ITEMS_A_SHARD < items:
        shards *= 2
    return shards


def _most_of(items: int) -> float:
    """Return how many of so many items may have a single term that is to be found."""
    return max(_ALWAYS_RARE, items * _COMMON)


@dataclass(frozen=True)
class Bodies:
    """The bodies of all items."""

    items: int
    keys: Sequence[bytes]
    """Of each shard."""
    commons: Mapping[int, bytes]
    """Shard → key of the terms that are in no file for being common."""
    frequencies: Mapping[str, int]
    """Single term → how many bodies have it."""


class Shard(NamedTuple):
    """A file and what belongs with it."""

    file: bytes
    common: bytes
    """Terms that are in no file, packed; empty where there are none."""
    singles: Mapping[str, int]
    """Single term → how many bodies have it."""


def gathered(items: int, shards: Iterable[Sequence[Shard]], files: Files) -> Bodies:
    """Return the bodies of so many items out of the shards of all ranges in their order."""
    keys: list[bytes] = []
    commons: dict[int, bytes] = {}
    frequencies: dict[str, int] = {}
    for shard in chain.from_iterable(shards):
        if shard.common:
            commons[len(keys)] = files.put(shard.common)
        keys.append(files.put(shard.file))
        frequencies.update(shard.singles)
    return Bodies(items, keys, commons, frequencies)


def mended(
    before: Bodies, items: int, coming: Mapping[int, Mapping[str, Change]], files: Files
) -> Bodies:
    """Return the bodies as they are now.

    Args:
        before: As they were, with the same number of shards.
        items: How many items there are now.
        coming: Shard → term → what changes.
        files: Where all shards are kept.

    """
    keys, commons, frequencies = [*before.keys], {**before.commons}, {**before.frequencies}
    places = {*coming, *_turned(before, items)}
    kept = files.get(
        [*(keys[place] for place in places), *(commons[at] for at in places & commons.keys())]
    )
    for place in places:
        terms = entries(unpacked(kept[keys[place]]))
        if common := commons.pop(place, b""):
            terms |= entries(unpacked(kept[common]))
        of_shard = coming.get(place, {})
        for text in of_shard:
            frequencies.pop(text, None)
        shard = shard_of(changed(terms, of_shard), items)
        if shard.common:
            commons[place] = files.put(shard.common)
        keys[place] = files.put(shard.file)
        frequencies.update(shard.singles)
    return Bodies(items, keys, commons, frequencies)


def shard_of(terms: Mapping[str, Entry], items: int) -> Shard:
    """Return the shard of these terms, where there are so many items in all."""
    most = _most_of(items)
    ordered = {text: terms[text] for text in sorted(terms)}
    singles = {text: found[0] for text, found in ordered.items() if " " not in text}
    common = {text: ordered.pop(text) for text, count in singles.items() if count > most}
    hidden = packed(term_file(common), QUICK) if common else b""
    return Shard(packed(term_file(ordered)), hidden, singles)


def _turned(before: Bodies, items: int) -> Iterable[int]:
    """Return the shards with a term that is too common no longer, or now, of so many items."""
    most = _most_of(before.items), _most_of(items)
    # The change lies between the two, and few terms do.
    low, high = sorted(most)
    return {
        crc32(fold(text).encode()) & (len(before.keys) - 1)
        for text, count in before.frequencies.items()
        if low < count <= high
    }
