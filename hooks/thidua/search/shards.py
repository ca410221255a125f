"""What is known of the bodies of all items: files of terms, and what the next build needs of them.

More is kept than readers get: single terms that are too common to be found by are no use to
them, but become rare again when items come or go.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from thidua.cache import KEY, Shelf
from thidua.search.packing import QUICK, Entry, bound, packed, term_file, unbound
from thidua.search.packs import as_json

_FEWEST = 16
_ITEMS_A_SHARD = 5
_COMMON = 0.15
"""The share of items above which a single syllable finds nothing in bodies that helps."""
_ALWAYS_RARE = 3
_DIGEST = 32


def shard_count(items: int) -> int:
    """Return into how many files the bodies of so many items are spread."""
    shards = _FEWEST
    while shards * _ITEMS_A_SHARD < items:
        shards *= 2
    return shards


def most_of(items: int) -> float:
    """Return how many of so many items may have a single term that is to be found."""
    return max(_ALWAYS_RARE, items * _COMMON)


@dataclass(frozen=True)
class Shards:
    """The bodies of all items."""

    texts: Sequence[bytes]
    """The digest of each item's text."""
    keys: Sequence[bytes]
    """Under which key each shard is kept."""
    commons: Sequence[bytes]
    """Under which keys the terms are kept that are in no shard for being common."""
    frequencies: Mapping[str, int]
    """Single term → how many bodies have it."""
    files: Mapping[bytes, bytes]
    """Key → shard."""

    @classmethod
    def kept(cls, shelf: Shelf, key: bytes) -> Self | None:
        """Return what is kept under `key`, or None where some of it is missing."""
        value = shelf.get(key)
        if value is None:
            return None
        texts, keys, commons, frequencies = unbound(value)
        shards = _cut(keys, KEY)
        files = shelf.get_all(shards)
        if not files.keys() >= set(shards):
            return None
        sizes = json.loads(frequencies)
        return cls(_cut(texts, _DIGEST), shards, _cut(commons, KEY), sizes, files)

    def keep(self, shelf: Shelf, key: bytes) -> None:
        """Keep everything under `key` but the files, which are kept already."""
        keys = [b"".join(part) for part in (self.texts, self.keys, self.commons)]
        shelf.put(key, bound([*keys, as_json(self.frequencies)]))


def _cut(joined: bytes, size: int) -> list[bytes]:
    return [joined[at : at + size] for at in range(0, len(joined), size)]


class Draft:
    """Shards on their way, keeping each as it is filled."""

    def __init__(self, texts: Sequence[bytes], *, shelf: Shelf, base: Shards | None = None) -> None:
        """Begin with the shards of `base`, or with none."""
        count = shard_count(len(texts))
        self._texts = texts
        self._shelf = shelf
        self._most = most_of(len(texts))
        self._keys = [*base.keys] if base else [b""] * count
        self._commons = [*base.commons] if base else [b""] * count
        self._frequencies = {**base.frequencies} if base else {}
        self._files = {**base.files} if base else {}

    def fill(self, place: int, terms: Mapping[str, Entry]) -> None:
        """Put `terms`, which are all of it in their order, into a shard."""
        singles = {text: terms[text][0] for text in terms if " " not in text}
        self._frequencies.update(singles)
        common = {text: terms[text] for text, count in singles.items() if count > self._most}
        rare = {text: terms[text] for text in terms if text not in common} if common else terms
        file = packed(term_file(rare))
        key = self._keys[place] = self._kept(file)
        self._files[key] = file
        self._commons[place] = self._kept(packed(term_file(common), QUICK) if common else b"")

    def empty(self, terms: Iterable[str]) -> None:
        """Forget how many items have each of `terms`."""
        for text in terms:
            self._frequencies.pop(text, None)

    def _kept(self, value: bytes) -> bytes:
        key = self._shelf.key(b"shard", value)
        self._shelf.put(key, value)
        return key

    def finished(self) -> Shards:
        """Return the shards."""
        return Shards(self._texts, self._keys, self._commons, self._frequencies, self._files)
