"""The files of the index, from the Site: search's one way in.

Everything here follows docs/dev/search.md. Nothing is written, and the same items give the same
bytes, whatever an earlier build has left in the cache.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from thidua.cache import Cache, Shelf
from thidua.search.files import Files, IndexFile, LostError, Part
from thidua.search.manifest import manifest, shared
from thidua.search.means import Catalogue, Make, Means, Run
from thidua.search.memory import Memories, Memory
from thidua.search.packing import as_json, little
from thidua.search.parts import part_of, parts_of
from thidua.search.renewal import mended
from thidua.search.setting import Setting

FOLDER = "assets/search"

_CODE = ("thidua.search", "thidua.vietnamese")
"""What decides on the index, beside items and setting."""


@dataclass(frozen=True)
class Index:
    """All files of an index, in parts; they can be read as long as the cache is open."""

    parts: list[Part]
    _files: Files
    _source: _Source

    def files(self, part: Part) -> Iterator[IndexFile]:
        """Yield the files of one of its parts."""
        for name, key in part.files:
            yield IndexFile(f"{FOLDER}/{name}.bin", key, partial(self._read, key))

    def _read(self, key: bytes) -> bytes:
        try:
            return self._files.get([key])[key]
        except LostError:
            return self._anew.get([key])[key]

    @cached_property
    def _anew(self) -> Files:
        # What was kept is lost or damaged: from nothing come the same files.
        nothing = Cache().shelf(*_CODE)
        fresh = Files(nothing)
        self._source.made(nothing, fresh)
        return fresh


def index(
    catalogue: Catalogue,
    make: Make,
    *,
    setting: Setting,
    cache: Cache | None = None,
    run: Run = map,
) -> Index:
    """Return the index.

    Args:
        catalogue: What items there are; of those whose digest an earlier build knew nothing
            else is asked.
        make: What gives the items that are wanted.
        setting: What is known beside them.
        cache: What earlier builds left; decides on the time it takes and on nothing else.
        run: What calls functions, each a pure one of its argument, that are most of the work.
            They can be sent to other processes where `make` can.

    """
    shelf = (cache or Cache()).shelf(*_CODE)
    files = Files(shelf)
    source = _Source(catalogue, Means(make, setting.ways, run), setting)
    return Index(source.made(shelf, files), files, source)


@dataclass(frozen=True)
class _Source:
    """All that an index is made of."""

    catalogue: Catalogue
    means: Means
    setting: Setting

    def made(self, shelf: Shelf, files: Files) -> list[Part]:
        """Return the parts of the index, all of whose files `files` has then."""
        memories = Memories(shelf, ways=as_json(self.setting.ways))
        before = memories.last()
        key = self._key(shelf)
        if before and before.shared and before.made_of == key:
            memory, parts = before, parts_of(before, before.shared)
        else:
            memory = self._memory(before, files)
            around = shared(memory, self.setting, files)
            parts = parts_of(memory, around)
            others = b"".join([part.key for part in parts])
            told = manifest(memory, around, self.setting, others=others, shelf=shelf)
            memory = replace(memory, shared=around, manifest=files.put(told), made_of=key)
            memories.keep(memory)
        shelf.keep(memory.bodies.commons.values())
        parts.append(part_of("manifest", [("manifest", memory.manifest)]))
        shelf.keep(content for part in parts for _, content in part.files)
        return parts

    def _memory(self, before: Memory | None, files: Files) -> Memory:
        if before:
            try:
                memory = mended(before, self.catalogue, self.means, files)
            except LostError:
                memory = None
            if memory:
                return memory
        from thidua.search.making import made  # noqa: PLC0415 - slow to load, seldom needed

        return made(self.catalogue, self.means, files)

    def _key(self, shelf: Shelf) -> bytes:
        digests = self.catalogue.values()
        sizes = array("I", map(len, digests))
        listed = "\n".join(self.catalogue).encode(), little(sizes), b"".join(digests)
        return shelf.key(b"files", self.setting.known, *listed)
