"""Files that were read before, and are as they were: their records are there without reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from thidua.load.ignores import Ignore
from thidua.load.raw import Asset, RawRecord
from thidua.load.text import read_text, split_front_matter
from thidua.load.yaml_tree import UNREAD, Tree, read_yaml
from thidua.model.base import Record
from thidua.model.settings import Settings
from thidua.model.vocabulary import Term
from thidua.work.memory import NOTHING as NO_MEMORY
from thidua.work.memory import Memory

Refers: TypeAlias = tuple[str, str, str]
"""The field at the top of a record that refers to something; collection and id of that."""


class Extract(NamedTuple):
    """What later stages ask of every record, whether it has changed or not."""

    collection: str
    id: str
    root: tuple[str, ...]
    unit: str | None
    version: bytes
    text_version: bytes
    moved_from: tuple[str, ...]
    formerly: tuple[str, ...]
    links: tuple[tuple[int, int, str], ...]
    refers: tuple[Refers, ...]


class RememberedRecord(RawRecord):
    """A record that was found sound, and whose file is as it was; the file is read when asked."""

    record: Record | Term | Settings
    refers: tuple[Refers, ...]

    def __init__(
        self,
        extract: Extract,
        record: Record | Term | Settings,
        *,
        path: Path,
        assets: Mapping[str, Asset],
        stamp: str,
    ) -> None:
        """Take what is remembered of the record, and what its folder says of its files."""
        # As the frozen class itself does; what is missing here is worked out when asked for.
        self.__dict__.update(
            extract._asdict(), record=record, path=path, assets=assets, stamp=stamp
        )

    @cached_property
    def _again(self) -> tuple[Tree, str, int]:
        text, _ = read_text(self.path)
        if text is None:
            return UNREAD, "", 1
        if self.path.suffix == ".md":
            parts = split_front_matter(text)
            if parts is None:
                return UNREAD, "", 1
            return read_yaml(parts.front, self.path, 2)[0], parts.body, parts.body_line
        return read_yaml(text, self.path, 1)[0], "", 1

    @cached_property
    def tree(self) -> Tree:
        """As `RawRecord.tree`."""
        return self._again[0]

    @cached_property
    def body(self) -> str:
        """As `RawRecord.body`."""
        return self._again[1] if self.text_version else ""

    @cached_property
    def body_line(self) -> int:
        """As `RawRecord.body_line`."""
        return self._again[2]

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """None: a file with such comments is not remembered."""
        return ()

    @property
    def complete(self) -> bool:
        """A file that could not be read to its end is not remembered."""
        return True


@dataclass(frozen=True)
class Recollection:
    """What is remembered of files, by their path."""

    stamps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    records: Mapping[str, tuple[tuple[Extract, Record | Term | Settings], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    memory: Memory = NO_MEMORY
    """As it is kept."""

    def of(
        self, path: Path, stamp: str, assets: Mapping[str, Asset]
    ) -> tuple[RememberedRecord, ...] | None:
        """Return the records of a file, if it and the files beside it are as they were."""
        key = str(path)
        if not stamp or self.stamps.get(key) != stamp:
            return None
        return tuple(
            RememberedRecord(extract, record, path=path, assets=assets, stamp=stamp)
            for extract, record in self.records[key]
        )


NOTHING = Recollection()
