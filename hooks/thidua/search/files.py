"""Contents of files by their hash: made in this build, or kept from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from thidua.cache import KEY, Shelf

_AT_HAND = 32_000_000
"""Bytes."""


class IndexFile(NamedTuple):
    """A file of the index, which need not be read to know whether it is another."""

    path: str
    key: bytes
    """A hash of the content: as long as it is the same, so is the file."""
    read: Callable[[], bytes]
    """What gives the content, as long as the cache of the build is open."""


class Part(NamedTuple):
    """Some files of the index that change together, or not at all."""

    name: str
    key: bytes
    """A hash of all of them, names included: as long as it is the same, so are they."""
    files: Sequence[tuple[str, bytes]]
    """Name and key of each."""


class LostError(Exception):
    """An earlier build's file is wanted and is not kept any more."""


class Files:
    """The contents of files."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._made: dict[bytes, bytes] = {}
        self._size = 0

    def put(self, content: bytes) -> bytes:
        """Keep `content` and return its key."""
        key = sha256(content).digest()[:KEY]
        self._shelf.put(key, content)
        # What is read at once is at hand; of a large index not all, where it is kept elsewhere.
        if self._size < _AT_HAND or not self._shelf.keeps:
            self._made[key] = content
            self._size += len(content)
        return key

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """Return the contents of `keys`.

        Raises:
            LostError: One is not there.

        """
        wanted = {*keys}
        found = {key: self._made[key] for key in wanted if key in self._made}
        found |= self._shelf.get_all([*wanted - found.keys()])
        if len(found) < len(wanted):
            raise LostError
        return found
