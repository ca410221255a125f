"""Mappings that look like any other, and whose values are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

K = TypeVar("K")
S = TypeVar("S")
T = TypeVar("T")


class Late(Mapping[K, T]):
    """A mapping that is made, as a whole, when it is first looked at."""

    def __init__(self, make: Callable[[], Mapping[K, T]]) -> None:
        self._make = make

    @cached_property
    def _items(self) -> Mapping[K, T]:
        return self._make()

    def __getitem__(self, key: K) -> T:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class Fetched(Mapping[K, T], Generic[K, S, T]):
    """The keys of `items`, each with what `fetch` makes of the item when it is first asked for."""

    def __init__(self, items: Mapping[K, S], fetch: Callable[[S], T]) -> None:
        self._items = items
        self._fetch = fetch
        self._found: dict[K, T] = {}

    def __getitem__(self, key: K) -> T:
        if key not in self._found:
            self._found[key] = self._fetch(self._items[key])
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
