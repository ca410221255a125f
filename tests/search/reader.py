"""The index read back as docs/dev/search.md describes it, independently of what wrote it."""

from __future__ import annotations

import bisect
import gzip
import json
import zlib
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from thidua.vietnamese.reading import fold

FOLDER = "assets/search/"
LEVELS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

TermFile = dict[str, list[int]]
"""Term → its items."""


def term_file(data: bytes) -> TermFile:
    """Read an unpacked term file."""
    terms, counts, postings = data.split(b"\0", 2)
    found: TermFile = {}
    offset = 0
    for term, size in zip(terms.decode().split("\n"), counts.decode().split(","), strict=True):
        if size:
            count, width = map(int, size.split("."))
            deltas = [
                int.from_bytes(postings[at : at + width], "little")
                for at in range(offset, offset + count * width, width)
            ]
            offset += count * width
            found[term] = list(accumulate(deltas))
    assert offset == len(postings)
    return found


class Index:
    """The files of one build."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = {
            path.removeprefix(FOLDER).removesuffix(".bin"): data
            for path, data in files.items()
            if path.startswith(FOLDER)
        }
        self.manifest: dict[str, Any] = json.loads(self.unpacked("manifest"))
        self.count: int = self.manifest["n"]

    def unpacked(self, name: str) -> bytes:
        """Return what is in a file."""
        return gzip.decompress(self.files[name])

    def terms(self, name: str) -> TermFile:
        """Return what is in a term file."""
        return term_file(self.unpacked(name))

    def names(self, key: str) -> dict[str, list[int]]:
        """Return the terms with `key` in names, and the items of each."""
        if not self.manifest["names"]:
            return {}
        shard = max(0, bisect.bisect_right(self.manifest["names"], key) - 1)
        return self._with_key(f"n/{shard}", key)

    def bodies(self, key: str) -> dict[str, list[int]]:
        """Return the terms with `key` in bodies, and the items of each."""
        shard = zlib.crc32(key.encode()) & (self.manifest["K"] - 1)
        return self._with_key(f"b/{shard}", key)

    def _with_key(self, name: str, key: str) -> dict[str, list[int]]:
        return {term: items for term, items in self.terms(name).items() if fold(term) == key}

    def record(self, number: int) -> tuple[str, str, str, str, int]:
        """Return address, title, date and lead of an item, and 1 where it is made up."""
        records = json.loads(self.unpacked(f"m/{number // self.manifest['P']}"))
        found: tuple[str, str, str, str, int] = tuple(records[number % self.manifest["P"]])
        return found

    def text(self, number: int) -> str:
        """Return the text of an item."""
        texts = self.unpacked(f"t/{number // self.manifest['T']}").decode().split("\0")
        found: str = texts[number % self.manifest["T"]]
        return found

    def addresses(self, found: Mapping[str, list[int]]) -> set[str]:
        """Return the addresses of all items of some terms."""
        return {self.record(number)[0] for items in found.values() for number in items}
