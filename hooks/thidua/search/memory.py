"""What one build leaves to the next: which items there were, and which files came of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from thidua.cache import KEY, Shelf
from thidua.search.bodies import Bodies
from thidua.search.names import Names
from thidua.search.numbering import Numbering, numbering
from thidua.search.packing import as_json, bound, unbound
from thidua.search.rows import Row, packed_rows, unpacked_rows


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

    def packed(self) -> bytes:
        """Return all of it as one value."""
        names, bodies = self.names, self.bodies
        facts = [names.firsts, names.frequencies, [*bodies.commons], bodies.frequencies]
        keys = [names.keys, bodies.keys, bodies.commons.values(), self.cards.values()]
        texts = [self.texts[row.address] for row in self.rows]
        lists = [b"".join(part) for part in (*keys, texts)]
        return bound([packed_rows(self.rows), as_json([*facts, [*self.cards]]), *lists])

    @classmethod
    def unpacked(cls, value: bytes) -> Self:
        """Return what `packed` has made a value."""
        listed, told, *lists = unbound(value)
        rows = unpacked_rows(listed)
        firsts, in_names, common, in_bodies, packs = json.loads(told)
        names, shards, commons, cards, texts = map(cut, lists)
        hidden = dict(zip(common, commons, strict=True))
        return cls(
            rows=rows,
            numbering=numbering(rows),
            names=Names(names, firsts, in_names),
            bodies=Bodies(len(rows), shards, hidden, in_bodies),
            cards=dict(zip(packs, cards, strict=True)),
            texts=dict(zip((row.address for row in rows), texts, strict=True)),
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
