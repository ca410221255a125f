"""What one build leaves to the next: which items there were, and which files came of them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from thidua.cache import KEY, Shelf
from thidua.search.bodies import Bodies
from thidua.search.names import Names
from thidua.search.numbering import Numbering
from thidua.search.packing import as_json, bound, little, unbound, unsigned
from thidua.search.rows import Row, packed_rows, unpacked_rows


class Shared(NamedTuple):
    """What is made of all items, and stays the same in most builds."""

    units: Sequence[str]
    """Those that have items, in the order of the setting."""
    campaigns: Sequence[str]
    """Those that have items."""
    files: Mapping[str, bytes]
    """Name → key of the files of both."""


@dataclass(frozen=True)
class Memory:
    """What is known of an index."""

    rows: Sequence[Row]
    numbering: Numbering
    names: Names
    bodies: Bodies
    cards: Mapping[int, bytes]
    """Number of a file of cards → its key."""
    texts: Mapping[str, bytes]
    """Address → key of the file of its text."""
    shared: Shared | None = None
    """None where it is to be made."""
    manifest: bytes = b""
    """The key of its file."""
    made_of: bytes = b""
    """What stands for all that it was made of."""

    def packed(self) -> bytes:
        """Return all of it as one value."""
        names, bodies, numbers = self.names, self.bodies, self.numbering
        shared = self.shared or Shared([], [], {})
        facts = [
            [names.firsts, names.frequencies],
            [[*bodies.commons], bodies.frequencies],
            [*self.cards],
            [numbers.size, numbers.years],
            [shared.units, shared.campaigns, [*shared.files]],
        ]
        every = [row.address for row in self.rows]
        texts = [self.texts[address] for address in every]
        keys = [names.keys, bodies.keys, bodies.commons.values(), self.cards.values(), texts]
        places = array("I", map(numbers.of.__getitem__, every))
        lists = [packed_rows(self.rows), as_json(facts), little(places), self.manifest]
        return bound([*lists, self.made_of, *map(b"".join, [*keys, shared.files.values()])])

    @classmethod
    def unpacked(cls, value: bytes) -> Self:
        """Return what `packed` has made a value."""
        listed, told, places, manifest, made_of, *lists = unbound(value)
        rows = unpacked_rows(listed)
        every = [row.address for row in rows]
        of_names, of_bodies, packs, of_numbers, of_all = json.loads(told)
        firsts, in_names = of_names
        common, in_bodies = of_bodies
        size, years = of_numbers
        units, campaigns, files = of_all
        names, shards, commons, cards, texts, shared = map(cut, lists)
        hidden = dict(zip(common, commons, strict=True))
        return cls(
            rows=rows,
            numbering=Numbering(dict(zip(every, unsigned(places), strict=True)), size, years),
            names=Names(names, firsts, in_names),
            bodies=Bodies(len(rows), shards, hidden, in_bodies),
            cards=dict(zip(packs, cards, strict=True)),
            texts=dict(zip(every, texts, strict=True)),
            shared=Shared(units, campaigns, dict(zip(files, shared, strict=True))),
            manifest=manifest,
            made_of=made_of,
        )


def cut(keys: bytes) -> list[bytes]:
    """Return the keys that were joined."""
    return [keys[at : at + KEY] for at in range(0, len(keys), KEY)]


class Memories:
    """Where memories are kept."""

    def __init__(self, shelf: Shelf, *, ways: bytes) -> None:
        """Begin with those of builds that knew the same abbreviations."""
        self._shelf = shelf
        self._last = shelf.key(b"last", ways)

    def last(self) -> Memory | None:
        """Return what the last build left."""
        key = self._shelf.get(self._last)
        value = self._shelf.get(key) if key else None
        return Memory.unpacked(value) if value else None

    def keep(self, memory: Memory) -> None:
        """Keep `memory` as the last one."""
        value = memory.packed()
        key = self._shelf.key(b"memory", value)
        self._shelf.put(key, value)
        self._shelf.put(self._last, key)
