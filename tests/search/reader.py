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
            low_first = postings[offset : offset + count * width]
            deltas = [int.from_bytes(low_first[at::count], "little") for at in range(count)]
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
        columns = self.unpacked("columns")
        head = (self.manifest["S"] + 7) // 8
        assert len(columns) == head + 4 * self.count
        taken = int.from_bytes(columns[:head], "little")
        self.items = [number for number in range(8 * head) if taken >> number & 1]
        """The numbers that are an item's, in their order."""
        kinds, lengths, *units = (
            columns[head + part * self.count :][: self.count] for part in range(4)
        )
        self.kinds = dict(zip(self.items, kinds, strict=True))
        self.lengths = dict(zip(self.items, lengths, strict=True))
        owners = [low + (high << 8) for low, high in zip(*units, strict=True)]
        self.units = dict(zip(self.items, owners, strict=True))

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
        return self.unpacked(f"t/{number}").decode()

    def addresses(self, found: Mapping[str, list[int]]) -> set[str]:
        """Return the addresses of all items of some terms."""
        return {self.record(number)[0] for items in found.values() for number in items}
