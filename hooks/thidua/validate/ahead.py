"""Files that changed, read and validated side by side before anything else is done with them.

What is sound comes back as it is kept; what is not is read again where its faults are told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

from thidua.load.archive import Archive, Model, piece_of, spots_of
from thidua.load.folder import read_source
from thidua.load.raw import RawRecord
from thidua.load.recollection import Extract, Kept, Named, Recollection
from thidua.load.sources import Source
from thidua.model.settings import SETTINGS
from thidua.validate.records import gate_of, order_of, refers_of, validated
from thidua.work.crew import spread

_BATCH = 64
"""Files that a process reads at a time."""

_FILES = ("attachments", "photos")
"""The fields of records that name files beside them."""

_Sound: TypeAlias = tuple[bytes, list[tuple[tuple[Any, ...], bytes]]]
"""Where things stand in a file; of each of its records, what is asked of it and it itself."""


def ahead(sources: Sequence[Source], before: Recollection, *, today: datetime.date) -> Recollection:
    """Return what is known of those of `sources` that are sound.

    Args:
        sources: All files with records.
        before: What an earlier build found sound; of this what changed since is left out.
        today: The day whose gates are told.

    Raises:
        OSError: A file cannot be read.

    """
    files = {
        source.place: kept
        for source in sources
        if (kept := before.files.get(source.place)) and kept.stamp == source.stamp
    }
    # What is kept of others depends on the settings, and they are one small file.
    changed = [it for it in sources if it.place not in files and it.collection != SETTINGS]
    batches = range(0, len(changed), _BATCH)
    found = chain.from_iterable(spread(partial(_sound, changed, today=today), batches))
    fresh: dict[str, bytes] = {}
    spots: dict[str, bytes] = {}
    for source, sound in zip(changed, found, strict=True):
        if sound is None:
            continue
        spots[source.place], records = sound
        kept = Kept(source.stamp, tuple(Extract(*extract) for extract, _ in records))
        files[source.place] = kept
        fresh.update(zip(kept.pieces(source.place), (piece for _, piece in records), strict=True))
    archive = Archive(before.archive.pack, MappingProxyType(fresh), MappingProxyType(spots))
    return Recollection(files, archive, spots.keys())


def _sound(sources: Sequence[Source], at: int, *, today: datetime.date) -> list[_Sound | None]:
    """Return the records of each file of the batch that begins `at`."""
    return [_sound_in(source, today) for source in sources[at : at + _BATCH]]


def _sound_in(source: Source, today: datetime.date) -> _Sound | None:
    """Return the records of a file; None where anything is to be said of it."""
    raws, faults = read_source(source)
    if faults or any(raw.ignores for raw in raws):
        return None
    found = []
    for raw in raws:
        record, repair, faults = validated(raw)
        if faults or repair or record is None:
            return None
        found.append((tuple(_extract(raw, record, today)), piece_of(record)))
    return spots_of(raws[0].tree) if raws else b"", found


def _extract(raw: RawRecord, record: Model, today: datetime.date) -> Extract:
    return Extract(
        raw.collection,
        raw.id,
        tuple(map(str, raw.root)),
        raw.unit,
        raw.version,
        raw.text_version,
        len(raw.body.encode()),
        tuple(map(str, raw.moved_from)),
        tuple(map(str, raw.formerly)),
        raw.links,
        refers_of(record),
        tuple(_named(record)),
        order_of(record),
        str(gate_of(record, today) or ""),
        today.isoformat(),
    )


def _named(record: Model) -> Iterator[Named]:
    for field in _FILES:
        for number, item in enumerate(getattr(record, field, ())):
            yield field, number, item.file
