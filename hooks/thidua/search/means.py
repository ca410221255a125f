"""What an index is made with: what items there are, what gives them, and what does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from thidua.search.items import Item
from thidua.search.terms import Ways

Catalogue = Mapping[str, bytes]
"""Address of each item → a digest of all that the item is made of."""

Make = Callable[[Sequence[str]], Sequence[Item]]
"""Addresses → the items there, in the same order."""

_T = TypeVar("_T")
_R = TypeVar("_R")


class Run(Protocol):
    """What calls a function for each of several arguments, as `map` does, maybe in processes."""

    def __call__(self, function: Callable[[_T], _R], arguments: Iterable[_T], /) -> Iterable[_R]:
        """Return the results in the order of `arguments`."""


@dataclass(frozen=True)
class Means:
    """What gives items, and how the work is done."""

    make: Make
    ways: Ways
    """What can be abbreviated."""
    run: Run
    """What calls the functions that are most of the work."""
