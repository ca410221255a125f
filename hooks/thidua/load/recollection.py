"""Records that were found sound: what all stages ask of them is there without their files.

Whether an earlier build read them, or a process of this one, makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from thidua.diagnostics import Mark
from thidua.load.archive import Archive, Model
from thidua.load.ignores import Ignore
from thidua.load.raw import RawRecord
from thidua.load.sources import Source
from thidua.load.yaml_tree import Loc, Tree
from thidua.work.questions import digest_of

Refers: TypeAlias = tuple[str, str, str]
"""The field at the top of a record that refers to something; collection and id of that."""

Named: TypeAlias = tuple[str, int, str]
"""A field of a record, a number in it, and the file that is named there."""

Order: TypeAlias = tuple[Any, ...]
"""Where readers find a record among those of its kind."""


class Extract(NamedTuple):
    """What later stages ask of every record, whether it has changed or not; plain values."""

    collection: str
    id: str
    root: tuple[str, ...]
    unit: str | None
    version: bytes
    text_version: bytes
    body_size: int
    """Bytes."""
    moved_from: tuple[str, ...]
    formerly: tuple[str, ...]
    links: tuple[tuple[int, int, str], ...]
    refers: tuple[Refers, ...]
    named: tuple[Named, ...]
    """The files beside it that it names."""
    order: Order
    gate: str
    """What keeps it from the public on `day`; empty where nothing does."""
    day: str


class Kept(NamedTuple):
    """A file whose records are all sound."""

    stamp: str
    extracts: tuple[Extract, ...]

    def pieces(self, place: str) -> list[str]:
        """Return what the pieces of its records are called, where `place` is its path."""
        return [f"{place}#{number}" for number in range(len(self.extracts))]


class ChangedError(OSError):
    """A file was changed while it was in use; whoever builds has to begin anew."""


class SoundRecord(RawRecord):
    """A record that was found sound; its file is read again when somebody asks for its text."""

    body_size: int
    refers: tuple[Refers, ...]
    named: tuple[Named, ...]
    order: Order
    gate: str
    day: str
    fresh: bool
    """Whether it was read in this build, and nobody has looked at the files beside it."""
    _place: str
    _piece: str
    _archive: Archive

    def __init__(
        self, extract: Extract, source: Source, *, piece: str, archive: Archive, fresh: bool
    ) -> None:
        """Take what is known of the record, and where to find the rest of it."""
        # As the frozen class itself does, and at once: there are tens of thousands.
        self.__dict__.update(
            zip(Extract._fields, extract, strict=True),
            assets=source.assets,
            stamp=source.stamp,
            fresh=fresh,
            _place=source.place,
            _piece=piece,
            _archive=archive,
        )

    @property
    def model(self) -> Model | None:
        """The record itself; None where its piece is damaged."""
        return self._archive.model(self._piece)

    @cached_property
    def path(self) -> Path:
        """As `RawRecord.path`."""
        return Path(self._place)

    @property
    def tree(self) -> Tree:
        """As `RawRecord.tree`."""
        return self._archive.tree(self._place)

    def mark(self, loc: Loc, *, key: bool = False) -> Mark:
        """As `RawRecord.mark`."""
        return self._archive.places(self._place).mark((*self.root, *loc), key=key)

    @property
    def body(self) -> str:
        """As `RawRecord.body`.

        Raises:
            ChangedError: It is no longer what it was when the file was read first.

        """
        if not self.body_size:
            return ""
        # The body ends the file, so that nothing else of it need be read.
        with suppress(OSError):
            body, version = self._archive.tail(self._place, self.body_size)
            if version == self.text_version:
                return body
        # Unless its lines end as on other systems.
        body = self._archive.parts(self._place).body
        if digest_of(body) != self.text_version:
            raise ChangedError(self._place)
        return body

    @property
    def body_line(self) -> int:
        """As `RawRecord.body_line`."""
        return self._archive.parts(self._place).body_line

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """None: files with such comments are read every time."""
        return ()

    @property
    def complete(self) -> bool:
        """A file that could not be read to its end is not sound."""
        return True


@dataclass(frozen=True)
class Recollection:
    """What is known of sound files, by their path."""

    files: Mapping[str, Kept] = field(default_factory=lambda: MappingProxyType({}))
    archive: Archive = field(default_factory=Archive)
    fresh: Collection[str] = frozenset()
    """Those that were read in this build."""

    def of(self, source: Source) -> list[SoundRecord] | None:
        """Return the records of a file; None where it is not known, or is not as it was."""
        place = source.place
        kept = self.files.get(place)
        if kept is None or kept.stamp != source.stamp:
            return None
        fresh = place in self.fresh
        archive = self.archive
        return [
            SoundRecord(extract, source, piece=piece, archive=archive, fresh=fresh)
            for extract, piece in zip(kept.extracts, kept.pieces(place), strict=True)
        ]


NOTHING = Recollection()
