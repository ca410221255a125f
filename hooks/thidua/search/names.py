"""The files of names: ranges of the alphabet of keys, so that a beginning of a word is found."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from zlib import crc32

from thidua.search.changes import Change, changed
from thidua.search.files import Files
from thidua.search.packing import Entry, entries, packed, term_file, unpacked
from thidua.vietnamese.reading import fold

_ENOUGH = 1400
"""From so many bytes on a file, unpacked, ends with the next key that may be a last one."""
_LAST = 8
"""One of so many keys may be the last of a file: where files end follows from few keys alone."""

_Row = tuple[str, str, Entry]
"""Key, term, and the items that have it; in this order they stand in the files."""


@dataclass(frozen=True)
class Names:
    """What all items are called."""

    keys: Sequence[bytes]
    """Of each file."""
    firsts: Sequence[str]
    """The first key of the alphabet in each file."""
    frequencies: Mapping[str, int]
    """Single term → how many names have it."""


def made(terms: Mapping[str, Entry], files: Files) -> Names:
    """Return the names of all items.

    Args:
        terms: All terms of names with their items.
        files: What keeps the files.

    """
    found = _Files(files)
    found.add(_rows(terms))
    return found.finished(_singles(terms))


def mended(before: Names, coming: Mapping[str, Change], files: Files) -> Names:
    """Return the names as they are now: `coming` is what changes of each term."""
    of_file: defaultdict[int, dict[str, Change]] = defaultdict(dict)
    for text, change in coming.items():
        place = bisect_right(before.firsts, fold(text)) - 1
        of_file[max(0, place)][text] = change
    frequencies = {**before.frequencies}
    found = _Files(files)
    # Names of signs alone have no file; then the first change is as good as one.
    listed = [*zip(before.firsts, before.keys, strict=True)] or [("", b"")] * bool(coming)
    for place, (first, key) in enumerate(listed):
        if found.between and place not in of_file:
            found.keep(first, key)
            continue
        known = entries(unpacked(files.get([key])[key])) if key else {}
        terms = changed(known, of_file[place])
        for text in of_file[place]:
            frequencies.pop(text, None)
        frequencies |= _singles(terms)
        found.add(_rows(terms))
    return found.finished(frequencies)


def _singles(terms: Mapping[str, Entry]) -> dict[str, int]:
    return {text: entry[0] for text, entry in terms.items() if " " not in text}


def _rows(terms: Mapping[str, Entry]) -> list[_Row]:
    return sorted((fold(text), text, entry) for text, entry in terms.items())


class _Files:
    """Files on their way; each begins where the one before it ends."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._keys: list[bytes] = []
        self._firsts: list[str] = []
        self._open: dict[str, Entry] = {}
        self._size = 0

    @property
    def between(self) -> bool:
        """Whether no file has been begun."""
        return not self._open

    def keep(self, first: str, key: bytes) -> None:
        """Go on with a file as it is."""
        self._firsts.append(first)
        self._keys.append(key)

    def add(self, rows: Iterable[_Row]) -> None:
        """Go on with these rows; no key stands in two calls."""
        for key, of_key in groupby(rows, lambda row: row[0]):
            if self.between:
                self._firsts.append(key)
            for _, text, entry in of_key:
                self._open[text] = entry
                self._size += len(text) + len(entry[2])
            if self._size >= _ENOUGH and not crc32(key.encode()) % _LAST:
                self._close()

    def _close(self) -> None:
        self._keys.append(self._files.put(packed(term_file(self._open))))
        self._open, self._size = {}, 0

    def finished(self, frequencies: Mapping[str, int]) -> Names:
        """Return all files, the last as far as it goes."""
        if self._open:
            self._close()
        return Names(self._keys, self._firsts, frequencies)
