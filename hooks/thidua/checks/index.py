"""What a rule has to know of many records at once, made of what each of them tells.

What a record tells is kept as long as its file is as it was. As long as all tell what they told,
what is made of it is as it was, and no record is looked at for it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar

from thidua.load.raw import RawRecord
from thidua.model.base import Record
from thidua.model.kinds import KIND_OF
from thidua.model.vocabulary import VOCABULARIES, Term
from thidua.validate.records import Library, Valid

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
P = TypeVar("P")

Plain: TypeAlias = Any
"""Numbers, words, bytes, True, and tuples of them: what can be kept in a file and compared."""


@dataclass(frozen=True, eq=False)
class Index(Generic[K, T]):
    """Key → what is to be known under it; the keys and what stands there are plain as well."""

    name: str
    models: tuple[type[Record | Term], ...]
    tell: Callable[[Any, RawRecord], Plain]
    """What a record of `models` tells; where that is nothing or empty, it is left out."""
    make: Callable[[Iterable[tuple[str, Any]]], Mapping[K, T]]
    """Makes it of ids with what they tell, in the order of `models` and of files."""
    collections: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find the collections in which records of `models` are."""
        object.__setattr__(self, "collections", tuple(map(_collection_of, self.models)))


def _collection_of(model: type[Record | Term]) -> str:
    if issubclass(model, Record):
        return KIND_OF[model].value
    return next(name for name, terms in VOCABULARIES.items() if terms is model)


INDEXES: dict[str, Index[Any, Any]] = {}
"""Name → index, of all there are."""


def indexed(
    tell: Callable[[Any, RawRecord], P | None], *models: type[Record | Term]
) -> Callable[[Callable[[Iterable[tuple[str, P]]], Mapping[K, T]]], Index[K, T]]:
    """Make an index of what `tell` says of each record of `models`; see `Around.once`."""

    def decorate(make: Callable[[Iterable[tuple[str, P]]], Mapping[K, T]]) -> Index[K, T]:
        name = f"{make.__module__.rpartition('.')[2]}.{make.__name__}"
        made = Index(name, models, tell, make)
        INDEXES[name] = made
        return made

    return decorate


@cache
def _asking(model: type) -> tuple[Index[Any, Any], ...]:
    return tuple(index for index in INDEXES.values() if model in index.models)


def told(valid: Valid) -> dict[str, Plain]:
    """Return index → what a record tells it."""
    tells = (
        (each.name, each.tell(valid.record, valid.raw)) for each in _asking(type(valid.record))
    )
    return {name: value for name, value in tells if value}


def of_all(
    asked: Index[Any, Any], library: Library, told_by: Callable[[str, Valid], Plain]
) -> Iterator[tuple[str, Plain]]:
    """Yield the id of each record that tells `asked` something, and what.

    Args:
        asked: The index that is to be made.
        library: All records.
        told_by: What a record tells, by `collection/id`.

    """
    for collection in asked.collections:
        for identifier, valid in library.valid[collection].items():
            if value := told_by(f"{collection}/{identifier}", valid):
                yield identifier, value


def made_of(asked: Index[K, T], library: Library) -> Mapping[K, T]:
    """Return what the index `asked` is, with every record looked at."""

    def tell(_name: str, valid: Valid) -> Plain:
        return asked.tell(valid.record, valid.raw)

    return asked.make(of_all(asked, library, tell))
