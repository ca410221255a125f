"""Sound records kept from build to build, so that only files that changed are read and validated.

Kept are frozen values of the models and of what they are made of; nothing else that a file may
name is ever made of it.
"""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias, cast
from zlib import crc32

from thidua.cache import version
from thidua.load.raw import RawRecord
from thidua.load.recollection import NOTHING, Extract, Recollection, RememberedRecord
from thidua.model.base import Record
from thidua.model.settings import Settings
from thidua.model.vocabulary import Term
from thidua.validate.records import Library, Valid
from thidua.work import memory

_CHUNKS = 64
"""Into so many parts what is kept is divided: one edit writes one of them anew."""

_Kept: TypeAlias = tuple[list[tuple[str, str, list[tuple[Any, ...]]]], bytes]
"""Files with their stamps and the extracts of their records, and all these records."""

_ELSEWHERE = frozenset(
    {("datetime", "date"), ("datetime", "time"), ("decimal", "Decimal"), ("builtins", "set")}
)


class _Models(pickle.Unpickler):
    """Reads models, and the few values that these hold."""

    def find_class(self, module_name: str, global_name: str) -> Any:  # noqa: ANN401 - as inherited
        ours = module_name.startswith("thidua.model.") and "." not in global_name
        if ours or (module_name, global_name) in _ELSEWHERE:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def recollected(path: Path) -> Recollection:
    """Return what the file `path` remembers; nothing where it is missing, damaged or older."""
    before = memory.remembered(path)
    if before.key != version("thidua"):
        return NOTHING
    stamps: dict[str, str] = {}
    records: dict[str, tuple[tuple[Extract, Record | Term | Settings], ...]] = {}
    try:
        for done in before.done.values():
            files, blob = cast("_Kept", done.told)
            models = iter(_Models(io.BytesIO(blob)).load())
            for place, stamp, extracts in files:
                stamps[place] = stamp
                records[place] = tuple((Extract(*item), next(models)) for item in extracts)
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError):
        return NOTHING
    return Recollection(stamps, records, before)


def keep(
    path: Path,
    raws: Iterable[RawRecord],
    library: Library,
    *,
    before: Recollection,
    faulty: Collection[Path],
) -> None:
    """Write what is to be remembered of sound records into the file `path`, if it can be written.

    Args:
        path: The file.
        before: What it remembers now.
        raws: All that was read, in its order.
        library: What could be understood of it.
        faulty: The files that something was found in: they are read again every time.

    """
    files: defaultdict[Path, list[Valid]] = defaultdict(list)
    left = set(faulty)
    for raw in raws:
        valid = library.valid[raw.collection].get(raw.id)
        if valid is None or valid.raw is not raw or not raw.stamp or raw.ignores:
            left.add(raw.path)
        else:
            files[raw.path].append(valid)
    chunks: defaultdict[str, dict[Path, list[Valid]]] = defaultdict(dict)
    for place, found in files.items():
        if place not in left:
            chunks[str(crc32(str(place).encode()) % _CHUNKS)][place] = found
    fresh = before.memory.done
    done = {
        name: (fresh.get(name) if _all_remembered(found, fresh.get(name)) else None)
        or memory.Done((), (), _packed(found))
        for name, found in chunks.items()
    }
    if done != fresh:
        with suppress(OSError):  # what cannot be kept is read again
            memory.keep(memory.Memory(version("thidua"), {}, done), path)


def _all_remembered(files: Mapping[Path, list[Valid]], done: memory.Done | None) -> bool:
    """Whether `done` holds just these files, as they are."""
    kept = cast("_Kept", done.told)[0] if done else []
    return [place for place, _, _ in kept] == [str(place) for place in files] and all(
        isinstance(valid.raw, RememberedRecord) for found in files.values() for valid in found
    )


def _packed(files: Mapping[Path, list[Valid]]) -> _Kept:
    listed = [
        (str(place), found[0].raw.stamp, [tuple(_extract(valid)) for valid in found])
        for place, found in files.items()
    ]
    records = [valid.record for found in files.values() for valid in found]
    return listed, pickle.dumps(records, protocol=5)


def _extract(valid: Valid) -> Extract:
    raw = valid.raw
    return Extract(
        raw.collection,
        raw.id,
        tuple(map(str, raw.root)),
        raw.unit,
        raw.version,
        raw.text_version,
        tuple(map(str, raw.moved_from)),
        tuple(map(str, raw.formerly)),
        raw.links,
        valid.refers,
    )
