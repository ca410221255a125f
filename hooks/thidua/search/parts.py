"""Which files an index has, in parts: what changes in an edit is in a few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby

from thidua.search.files import Part
from thidua.search.memory import Memory, Shared

_Numbered = Iterable[tuple[int, bytes]]

_TOGETHER = 8
"""Bits of a number: files of which only these differ are a part."""


def parts_of(memory: Memory, around: Shared) -> list[Part]:
    """Return all files but the manifest, in an order that follows from their names."""
    number = memory.numbering.of.__getitem__
    folders: dict[str, _Numbered] = {
        "n": enumerate(memory.names.keys),
        "b": enumerate(memory.bodies.keys),
        "m": memory.cards.items(),
        "t": sorted(zip(map(number, memory.texts), memory.texts.values(), strict=True)),
    }
    parts = [part for name, files in folders.items() for part in _parts(name, files)]
    return [*parts, part_of("all", [*around.files.items()])]


def part_of(name: str, files: Sequence[tuple[str, bytes]]) -> Part:
    """Return the part that these files are."""
    digest = sha256("\n".join([name for name, _ in files]).encode())
    digest.update(b"".join([key for _, key in files]))
    return Part(name, digest.digest(), files)


def _parts(folder: str, files: _Numbered) -> Iterator[Part]:
    for first, some in groupby(files, lambda file: file[0] >> _TOGETHER):
        yield part_of(f"{folder}/{first}", [(f"{folder}/{number}", key) for number, key in some])
