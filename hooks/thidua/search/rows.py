"""What is remembered of every item, so that it need not be made again where nothing changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from thidua.search.items import Item
from thidua.search.packing import as_json
from thidua.search.terms import Lexicon

_LONGEST = 255


class Row(NamedTuple):
    """An item but for its text."""

    address: str
    digest: str
    """The catalogue's digest of it, hexadecimal."""
    text: str
    """A hash of what its text is made from, hexadecimal."""
    card: str
    """A hash of all else, hexadecimal."""
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
    def names(self) -> list[str]:
        """What it is called."""
        return self.called.split("\n")


def row_of(item: Item, digest: bytes, *, lexicon: Lexicon) -> Row:
    """Return the row of `item`, of which the catalogue knows `digest`."""
    return Row(
        address=item.address,
        digest=digest.hex(),
        text=item.text_digest.hex(),
        card=item.card_digest.hex(),
        month=item.date[:7],
        kind=item.kind.value,
        length=min(_LONGEST, max(len(lexicon.read(text)) for text in item.headings)),
        unit=item.unit,
        campaigns=" ".join(item.campaigns),
        called="\n".join([name.replace("\n", " ") for name in item.names]),
    )


def packed_rows(rows: Iterable[Row]) -> bytes:
    """Return `rows` as one value."""
    return as_json([*zip(*rows, strict=True)])


def unpacked_rows(value: bytes) -> Sequence[Row]:
    """Return the rows of a value that `packed_rows` has made."""
    return [*map(Row._make, zip(*json.loads(value), strict=True))]
