"""A record as it was found: plain values, where they stand, and the files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from thidua.diagnostics import Mark
from thidua.load.yaml_tree import Loc, Tree


@dataclass(frozen=True)
class Asset:
    """A file beside a record; it has not been read."""

    path: Path
    size: int
    """In bytes."""


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
