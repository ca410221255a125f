"""A table: plain values by name, of which only those are decoded that somebody asks for.

The names are one piece of a pack, the values pieces of many each. Every name has a number, which
stays its own for as long as it is there: other tables refer to it by that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import Any

from thidua.work.pack import NotPlainError, Pack, plain_bytes, plain_value

_TOGETHER = 64
"""How many values are in a piece: a change of one writes them all."""
_BETWEEN = "\0"
_FREE = ""
"""In the place of a name that is gone; its number is the next new name's."""


class DamagedError(Exception):
    """What a pack should hold cannot be read."""


class Table:
    """The values that are in a pack under the name of the table."""

    def __init__(self, pack: Pack, name: str, *, apart: str = "") -> None:
        """Take the pack, and what a name has to have in it for lying together with others.

        The value of any other name has a piece of its own, and can be had without the names.
        """
        self._pack = pack
        self._name = name
        self._apart = apart
        self._lone: dict[str, Any] = {}

    @cached_property
    def names(self) -> list[str]:
        """Every name at the place of its number; an empty one where nothing is."""
        if self._name not in self._pack.names():
            return []
        try:
            return self._piece(self._name).decode("utf-8", "surrogatepass").split(_BETWEEN)
        except UnicodeDecodeError as error:
            raise DamagedError(self._name) from error

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Every name with its number."""
        numbers = dict(zip(self.names, range(len(self.names)), strict=True))
        numbers.pop(_FREE, None)
        return numbers

    def called(self, numbers: Iterable[int]) -> Iterator[str]:
        """Yield the names of `numbers`; raises DamagedError where one is nobody's."""
        try:
            yield from map(self.names.__getitem__, numbers)
        except IndexError as error:
            raise DamagedError(self._name) from error

    def some(self, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield those of `names` that are there with their values, each piece decoded once.

        Raises:
            DamagedError: One cannot be read.

        """
        together: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for name in names:
            if self._apart not in name:
                if (piece := self._alone(name)) in self._pack.names():
                    if name not in self._lone:
                        self._lone[name] = self._value(piece)
                    yield name, self._lone[name]
            elif (number := self.numbers.get(name)) is not None:
                together[number // _TOGETHER].append((number % _TOGETHER, name))
        for at, places in sorted(together.items()):
            values = self._together(at)
            for place, name in places:
                if values[place] is None:
                    raise DamagedError(name)
                yield name, values[place]

    def written(
        self, numbers: Mapping[str, int], values: Mapping[str, object], gone: Collection[str] = ()
    ) -> tuple[dict[str, bytes], set[str]]:
        """Return the pieces that are other than they were, and the names of those that are gone.

        Args:
            numbers: New names with their numbers.
            values: What is new or changed.
            gone: The names that are no longer.

        Raises:
            DamagedError: What lies together with these cannot be read.

        """
        pieces: dict[str, bytes] = {}
        together: defaultdict[int, dict[int, object]] = defaultdict(dict)
        alone: set[str] = set()
        for name in gone:
            if self._apart not in name:
                alone.add(self._alone(name))
            else:
                number = self.numbers[name]
                together[number // _TOGETHER][number % _TOGETHER] = None
        for name, value in values.items():
            if self._apart not in name:
                pieces[self._alone(name)] = plain_bytes(value)
            else:
                number = numbers[name] if name in numbers else self.numbers[name]
                together[number // _TOGETHER][number % _TOGETHER] = value
        for piece, changed in together.items():
            known = self._together(piece)
            for place, value in changed.items():
                known[place] = value
            pieces[f"{self._name}/{piece}"] = plain_bytes(known)
        if numbers or gone:
            pieces[self._name] = self._listed(numbers, gone)
        return pieces, alone

    def numbered(self, names: Iterable[str]) -> dict[str, int]:
        """Return new `names` with the numbers that they get."""
        free = self.free()
        return {name: next(free) for name in names}

    def free(self, *, but: Collection[int] = ()) -> Iterator[int]:
        """Yield numbers for new names, without those in `but`, which are given away already."""
        taken = {*but}
        for number, name in enumerate(self.names):
            if name == _FREE and number not in taken:
                yield number
        yield from count(max(len(self.names), max(taken, default=-1) + 1))

    def _listed(self, numbers: Mapping[str, int], gone: Collection[str]) -> bytes:
        names = [*self.names]
        for name in gone:
            names[self.numbers[name]] = _FREE
        names += [_FREE] * (1 + max(numbers.values(), default=-1) - len(names))
        for name, number in numbers.items():
            names[number] = name
        listed = _BETWEEN.join(names)
        if listed.count(_BETWEEN) != len(names) - 1:
            raise ValueError(_BETWEEN)
        return listed.encode("utf-8", "surrogatepass")

    def _alone(self, name: str) -> str:
        return f"{self._name}:{name}"

    def _together(self, piece: int) -> list[Any]:
        name = f"{self._name}/{piece}"
        if name not in self._pack.names():
            return [None] * _TOGETHER
        values = self._value(name)
        if not isinstance(values, list) or len(values) != _TOGETHER:
            raise DamagedError(name)
        return values

    def _value(self, piece: str) -> Any:  # noqa: ANN401 - as above
        try:
            return plain_value(self._piece(piece))
        except NotPlainError as error:
            raise DamagedError(piece) from error

    def _piece(self, name: str) -> bytes:
        data = self._pack.get(name)
        if data is None:
            raise DamagedError(name)
        return data
