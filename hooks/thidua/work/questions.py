"""What a piece of work asks of the content, noted while it asks.

Work is done again only when something that it asked about has another answer. So nobody has to
say what a page depends on, and nobody can forget to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from hashlib import blake2b
from typing import Generic, TypeAlias, TypeVar, overload

S = TypeVar("S")
T = TypeVar("T")

Question: TypeAlias = tuple[str, ...]
"""The name of a question and what it is about: `("record", "plan", "thcs-a/ke-hoach-2026")`."""

_DIGEST = 16


def digest_of(*parts: str | bytes) -> bytes:
    """Return 16 bytes that stand for `parts`, each with its length, so that none run together."""
    made = blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(b"%d " % len(data) + data)
    return made.digest()


class Notebook:
    """Notes questions on the page that is open; while none is, they leave no trace."""

    def __init__(self) -> None:
        self._page: set[Question] | None = None

    def note(self, *question: str) -> None:
        """Note that the work in hand asked `question`."""
        if self._page is not None:
            self._page.add(question)

    def note_all(self, questions: AbstractSet[Question]) -> None:
        """Note what was asked for a result that the work in hand takes over."""
        if self._page is not None:
            self._page |= questions

    @contextmanager
    def opened(self) -> Iterator[set[Question]]:
        """Open a new page until the block ends, and give it."""
        before, self._page = self._page, set()
        try:
            yield self._page
        finally:
            self._page = before

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Note nothing until the block ends: for what is asked on behalf of all."""
        before, self._page = self._page, None
        try:
            yield
        finally:
            self._page = before


class Handed(Sequence[T], Generic[S, T]):
    """Items fetched one by one, so that each that is looked at is noted; how many is not."""

    def __init__(self, items: Sequence[S], fetch: Callable[[S], T]) -> None:
        self._items = items
        self._fetch = fetch

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Handed[S, T]: ...

    def __getitem__(self, index: int | slice) -> T | Handed[S, T]:
        if isinstance(index, slice):
            return Handed(self._items[index], self._fetch)
        return self._fetch(self._items[index])

    def __iter__(self) -> Iterator[T]:
        return map(self._fetch, self._items)


class HandedByKey(Mapping[str, T], Generic[T]):
    """As `Handed`, by key: one that is asked for is noted even where it is missing."""

    def __init__(
        self, items: Mapping[str, T], note: Callable[[str], None], note_keys: Callable[[], None]
    ) -> None:
        self._items = items
        self._note = note
        self._note_keys = note_keys

    def __len__(self) -> int:
        self._note_keys()
        return len(self._items)

    def __iter__(self) -> Iterator[str]:
        self._note_keys()
        return iter(self._items)

    def __getitem__(self, key: str) -> T:
        self._note(key)
        return self._items[key]
