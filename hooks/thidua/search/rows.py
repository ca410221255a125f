"""What is remembered of every item, so that it need not be made again where nothing changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from thidua.search.items import Item
from thidua.search.packing import bound, unbound
from thidua.search.terms import Lexicon

_LONGEST = 255
_END = "\0"
"""What parts rows; no name holds it."""
_ENDS = str.maketrans("\n\0", "  ")


class Row(NamedTuple):
    """An item but for its text."""

    address: str
    digest: str
    """The catalogue's digest of it, hexadecimal."""
    text: str
    """A hash of what its text is made from, hexadecimal."""
    month: str
    """`2024-03`, or as precise as is known."""
    kind: str
    length: int
    """Syllables of its longest heading, 255 at most."""
    unit: str
    campaigns: str
    """Ids, parted by spaces."""
    called: str
    """All its names, an entry a line."""

    @property
    def group(self) -> tuple[str, str, int, str]:
        """What `columns` is made of, beside numbers, and what decides on these."""
        return self.month, self.kind, self.length, self.unit

    @property
    def names(self) -> list[str]:
        """What it is called."""
        return self.called.split("\n")


def row_of(item: Item, digest: bytes, *, lexicon: Lexicon) -> Row:
    """Return the row of `item`, of which the catalogue knows `digest`."""
    return Row(
        address=item.address,
        digest=digest.hex(),
        text=item.text_digest.hex(),
        month=item.date[:7],
        kind=item.kind.value,
        length=min(_LONGEST, max(len(lexicon.read(text)) for text in item.headings)),
        unit=item.unit,
        campaigns=" ".join(item.campaigns),
        called="\n".join([name.translate(_ENDS) for name in item.names]),
    )


def packed_rows(rows: Sequence[Row]) -> bytes:
    """Return `rows` as one value."""
    return bound([_END.join(map(str, column)).encode() for column in zip(*rows, strict=True)])


def unpacked_rows(value: bytes) -> Sequence[Row]:
    """Return the rows of a value that `packed_rows` has made."""
    columns: list[Iterable[str | int]] = [part.decode().split(_END) for part in unbound(value)]
    if not columns:
        return []
    length = Row._fields.index("length")
    columns[length] = map(int, columns[length])
    return [*map(Row._make, zip(*columns, strict=True))]
