"""A record as it was found: plain values, where they stand, and the files beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from thidua.diagnostics import Mark
from thidua.load.ignores import Ignore
from thidua.load.yaml_tree import Loc, Tree
from thidua.work.questions import digest_of

_BODY_LINK = re.compile(r"\]\(\s*<?([^)\s>#]+)")


@dataclass(frozen=True)
class Asset:
    """A file beside a record; it has not been read."""

    path: Path
    size: int
    """In bytes."""
    stamp: str = ""
    """What the system knows of it: as long as it is the same, so is the file; may be empty."""


@dataclass(frozen=True)
class RawRecord:
    """One record or vocabulary term before anyone asked what its values mean."""

    collection: str
    """A kind of record (`plan`) or the name of a vocabulary (`awards`)."""
    id: str
    path: Path
    tree: Tree
    root: Loc = ()
    """Where the record begins in the tree: below its key when a file holds many."""
    unit: str | None = None
    """The folder's unit, for the kinds that belong to one."""
    body: str = ""
    body_line: int = 1
    """The line of the file on which the body begins."""
    assets: Mapping[str, Asset] = field(default_factory=lambda: MappingProxyType({}))
    stamp: str = ""
    """What the system knows of its file and of those beside it: as long as it is the same, so are
    they."""

    @property
    def data(self) -> object:
        """The values, as strings, lists and mappings."""
        value = self.tree.value
        for step in self.root:
            if not isinstance(value, dict):
                raise TypeError(f"{self.path}: no mapping above {step!r}")
            value = value[step]
        return value

    def mark(self, loc: Loc, *, key: bool = False) -> Mark:
        """Return the place of the value at `loc`, counted from the record, or of its key."""
        return self.tree.mark((*self.root, *loc), key=key)

    @cached_property
    def version(self) -> bytes:
        """What stands for all its values: with one letter another, it is another."""
        return digest_of(json.dumps(self.data, ensure_ascii=False))

    @cached_property
    def text_version(self) -> bytes:
        """What stands for its body; empty where it has none."""
        return digest_of(self.body) if self.body else b""

    @cached_property
    def moved_from(self) -> tuple[object, ...]:
        """What it gives as its old addresses, right or wrong."""
        return self._listed("moved_from")

    @cached_property
    def formerly(self) -> tuple[object, ...]:
        """What it gives as its old ids, right or wrong."""
        return self._listed("formerly")

    def _listed(self, key: str) -> tuple[object, ...]:
        found = self.data.get(key) if isinstance(self.data, dict) else None
        return tuple(found) if isinstance(found, list) else ()

    @cached_property
    def links(self) -> tuple[tuple[int, int, str], ...]:
        """Line, column and address of each link in its body."""
        return tuple(self._links())

    def _links(self) -> Iterator[tuple[int, int, str]]:
        for number, line in enumerate(self.body.split("\n") if "](" in self.body else ()):
            for match in _BODY_LINK.finditer(line):
                yield self.body_line + number, match.start(1) + 1, match[1]

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """The comments in its file that ask for silence."""
        return self.tree.ignores

    @property
    def complete(self) -> bool:
        """Whether all of its file was read."""
        return self.tree.complete
