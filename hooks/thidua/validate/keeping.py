"""Sound records kept from build to build, so that only files that changed are read and validated.

They lie in a pack: the records by themselves, and what all stages ask of them by parts.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias, cast
from zlib import crc32

from thidua.cache import version
from thidua.load.archive import Archive
from thidua.load.recollection import Extract, Kept, Recollection
from thidua.validate.records import gate_of
from thidua.work.pack import Pack, plain_bytes, plain_value

_PARTS = 64
"""Into so many parts that is divided: one edit writes one of them anew."""

_Part: TypeAlias = list[tuple[str, str, list[tuple[Any, ...]]]]
"""Path and stamp of each file, and the extracts of its records."""


def recollected(path: Path) -> Recollection:
    """Return what the file `path` remembers; nothing where it is missing, damaged or older."""
    pack = Pack.read(path, version("thidua"))
    files: dict[str, Kept] = {}
    for part in _PART_NAMES:
        # A part that is damaged costs the time to read its files.
        with suppress(ValueError, TypeError):
            for place, stamp, extracts in cast("_Part", plain_value(pack.get(part) or _EMPTY)):
                files[place] = Kept(stamp, tuple(Extract(*extract) for extract in extracts))
    return Recollection(files, Archive(pack))


def keep(
    known: Recollection,
    *,
    before: Recollection,
    faulty: Collection[Path],
    today: datetime.date,
) -> None:
    """Write what is to be remembered of sound records, if it can be written.

    Args:
        known: What is known of files now.
        before: What is remembered.
        faulty: The files that something was found in after all: they are read every time.
        today: The day whose gates are kept.

    """
    pack = known.archive.pack
    if pack is None:
        return
    left = {str(path) for path in faulty}
    lasting = {
        place: kept for place, kept in known.files.items() if kept.stamp and place not in left
    }
    new = [place for place in known.fresh if place in lasting]
    gone = before.files.keys() - lasting.keys()
    day = today.isoformat()
    aged = [place for place, kept in lasting.items() if any(it.day != day for it in kept.extracts)]
    stale = {_part_of(place) for place in (*new, *gone, *aged)}
    if not stale:
        return
    parts: defaultdict[str, _Part] = defaultdict(list)
    for place, kept in lasting.items():
        part = _part_of(place)
        if part in stale:
            extracts = [tuple(it) for it in _gated(place, kept, known.archive, today)]
            parts[part].append((place, kept.stamp, extracts))
    pieces = {part: plain_bytes(parts[part]) for part in sorted(stale)}
    fresh = known.archive.fresh
    names = [name for place in new for name in lasting[place].pieces(place)]
    held = {*names}
    before_them = [*gone, *(place for place in new if place in before.files)]
    lost = [name for place in before_them for name in before.files[place].pieces(place)]
    with suppress(OSError):  # what cannot be kept is read again
        pack.write(
            pieces | {name: fresh[name] for name in names},
            gone=[name for name in lost if name not in held],
        )


def _gated(place: str, kept: Kept, archive: Archive, today: datetime.date) -> Iterable[Extract]:
    """Yield the extracts of a file with the gates of `today`."""
    day = today.isoformat()
    for extract, piece in zip(kept.extracts, kept.pieces(place), strict=True):
        model = archive.model(piece) if extract.day != day else None
        if model is None:
            yield extract
        else:
            yield extract._replace(gate=str(gate_of(model, today) or ""), day=day)


def _part_of(place: str) -> str:
    return _PART_NAMES[crc32(place.encode(errors="surrogateescape")) % _PARTS]


_PART_NAMES = tuple(map(str, range(_PARTS)))
_EMPTY = plain_bytes([])
