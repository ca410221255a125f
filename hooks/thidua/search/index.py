"""The files of the index, from the Site: search's one way in.

Everything here follows docs/dev/search.md. Nothing is written, and the same items give the same
bytes, whatever an earlier build has left in the cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache as once
from functools import partial

from thidua.cache import Cache, Shelf
from thidua.search.files import Files, IndexFile, LostError
from thidua.search.making import Catalogue, Make, Means, Run, made
from thidua.search.manifest import closing
from thidua.search.memory import Memories, Memory, cut
from thidua.search.packing import as_json, bound, unbound
from thidua.search.renewal import mended
from thidua.search.setting import Setting

FOLDER = "assets/search"

_CODE = ("thidua.search", "thidua.vietnamese")
"""What decides on the index, beside items and setting."""


def index(
    catalogue: Catalogue,
    make: Make,
    *,
    setting: Setting,
    cache: Cache | None = None,
    run: Run = map,
) -> Iterator[IndexFile]:
    """Yield each file of the index.

    Args:
        catalogue: What items there are; of those whose digest an earlier build knew nothing
            else is asked.
        make: What gives the items that are wanted.
        setting: What is known beside them.
        cache: What earlier builds left; decides on the time it takes and on nothing else.
        run: What calls functions, each a pure one of its argument, that are most of the work.
            They can be sent to other processes where `make` can.

    """
    means = Means(make, setting.ways, run)
    shelf = (cache or Cache()).shelf(*_CODE)
    files = Files(shelf)
    key = _key(catalogue, setting, shelf)
    listed = shelf.get(key)
    if listed is None:
        found = _found(catalogue, means, setting, shelf, files)
        listed = bound(["\n".join(found).encode(), b"".join(found.values())])
        shelf.put(key, listed)
    names, keys = unbound(listed)
    every = dict(zip(names.decode().split("\n"), cut(keys), strict=True))
    shelf.keep(every.values())

    @once
    def anew() -> Mapping[bytes, bytes]:
        # What was kept is lost or damaged: from nothing come the same files.
        nothing = Cache().shelf(*_CODE)
        fresh = Files(nothing)
        return fresh.get(_found(catalogue, means, setting, nothing, fresh).values())

    def read(name: bytes) -> bytes:
        try:
            return files.get([name])[name]
        except LostError:
            return anew()[name]

    for name, content in every.items():
        yield IndexFile(f"{FOLDER}/{name}.bin", content, partial(read, content))


def _key(catalogue: Catalogue, setting: Setting, shelf: Shelf) -> bytes:
    """Return the key of the list of files: it is known before anything is read."""
    digests = "\n".join(map(bytes.hex, catalogue.values()))
    return shelf.key(b"files", setting.known, "\n".join(catalogue).encode(), digests.encode())


def _found(
    catalogue: Catalogue, means: Means, setting: Setting, shelf: Shelf, files: Files
) -> dict[str, bytes]:
    """Return name and key of each file, all of which `files` has then."""
    memories = Memories(shelf, ways=as_json(setting.ways))
    memory = None
    if before := memories.last():
        try:
            memory = mended(before, catalogue, means, files)
        except LostError:
            memory = None
    if memory is None:
        memory = made(catalogue, means, files)
    memories.keep(memory)
    shelf.keep(memory.bodies.commons.values())
    found = _files(memory)
    rest = closing(memory, setting, version_of=found, shelf=shelf)
    return found | {name: files.put(content) for name, content in rest.items()}


def _files(memory: Memory) -> dict[str, bytes]:
    found = {f"n/{place}": key for place, key in enumerate(memory.names.keys)}
    found |= {f"b/{place}": key for place, key in enumerate(memory.bodies.keys)}
    found |= {f"m/{place}": key for place, key in memory.cards.items()}
    texts = sorted((memory.numbering.of[address], key) for address, key in memory.texts.items())
    return found | {f"t/{number}": key for number, key in texts}
