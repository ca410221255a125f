"""What is not held of sound records: the records themselves, and the text of their files.

A record is a piece of bytes, made when somebody asks for it; a file is read again. Pieces hold
frozen values of the models; nothing else that a piece may name is ever made of it.
"""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from thidua.load.text import Parts, decoded, split_front_matter
from thidua.load.yaml_tree import UNREAD, Tree, read_yaml
from thidua.model.base import Record
from thidua.model.settings import Settings
from thidua.model.vocabulary import Term
from thidua.work.pack import Pack, plain_bytes, plain_value
from thidua.work.questions import digest_of

Model: TypeAlias = Record | Term | Settings

_FEW = 64
"""Files of which the text is held: what is asked of one is asked in a row."""

_MANY = 8192
"""Records that are held, of some 14 kB each: those of all units, and most of a kind."""

_ELSEWHERE = frozenset(
    {("datetime", "date"), ("datetime", "time"), ("decimal", "Decimal"), ("builtins", "set")}
)

_FAULTS = (
    *(EOFError, pickle.UnpicklingError, MemoryError, RecursionError, OverflowError),
    # What a made-up piece can make of any value.
    *(AttributeError, LookupError, TypeError, ValueError),
)


class _Unpickler(pickle.Unpickler):
    """Reads models, and the few values that these hold."""

    def find_class(self, module_name: str, global_name: str) -> Any:  # noqa: ANN401 - as inherited
        ours = module_name.startswith("thidua.model.") and "." not in global_name
        if ours or (module_name, global_name) in _ELSEWHERE:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def piece_of(model: Model) -> bytes:
    """Return `model` as a piece."""
    return pickle.dumps(model, protocol=5)


def _model_of(piece: bytes) -> Model | None:
    try:
        found = _Unpickler(io.BytesIO(piece)).load()
    except _FAULTS:
        return None
    return found if isinstance(found, Record | Term | Settings) else None


def spots_of(tree: Tree) -> bytes:
    """Return where things stand in a file."""
    return plain_bytes((dict(tree.keys), dict(tree.values)))


class Archive:
    """The pieces and the files of one build."""

    def __init__(
        self,
        pack: Pack | None = None,
        fresh: Mapping[str, bytes] = MappingProxyType({}),
        spots: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """Take what lies in `pack`, and what was made in this build.

        Args:
            pack: Pieces by name.
            fresh: The same.
            spots: Path of a file → where things stand in it, as `spots_of` gives it.

        """
        self.pack = pack
        self.fresh = fresh
        # Nothing here leads back to this, so that all goes as soon as the build is over.
        self.model = lru_cache(_MANY)(partial(_model, pack, fresh))
        """Name of a piece → the record; None where the piece is damaged."""
        self.tail = lru_cache(_FEW)(_tail)
        """Path of a file and a size in bytes → the end of the file, with what stands for it."""
        self.parts = lru_cache(_FEW)(_parts)
        """Path of a file → what it is made of."""
        self.tree = lru_cache(_FEW)(partial(_tree, self.parts))
        """Path of a file → its YAML."""
        self.places = lru_cache(_FEW)(partial(_places, spots, self.tree))
        """Path of a file → a tree for the places in it alone."""


def _model(pack: Pack | None, fresh: Mapping[str, bytes], name: str) -> Model | None:
    piece = fresh.get(name) or (pack and pack.get(name))
    return _model_of(piece) if piece else None


def _tail(place: str, size: int) -> tuple[str, bytes]:
    with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - tens of thousands of times
        file.seek(-size, os.SEEK_END)
        data = file.readall()
    return data.decode(errors="replace"), digest_of(data)


def _parts(place: str) -> Parts:
    text = decoded(Path(place).read_bytes())
    parts = split_front_matter(text) if _is_page(place) else Parts(text, "", 1)
    return parts or Parts("", "", 1)


def _tree(parts: Callable[[str], Parts], place: str) -> Tree:
    try:
        front = parts(place).front
    except (OSError, ValueError):
        return UNREAD  # it is gone meanwhile, and where things stood in it helps nobody
    return read_yaml(front, Path(place), 2 if _is_page(place) else 1)[0]


def _places(spots: Mapping[str, bytes], tree: Callable[[str], Tree], place: str) -> Tree:
    # Read once and asked at once, as in a build from nothing: YAML is slow to read.
    known = spots.get(place)
    return Tree({}, *plain_value(known)) if known else tree(place)


def _is_page(place: str) -> bool:
    return place.endswith(".md")
