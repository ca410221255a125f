"""Tables that only lay out a page: the two columns of a document's head and foot.

Word has no other way to set the bodies on the left and the national title on the right, so the
head of nearly every document is a table without borders. What is in it is text, not a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.importers.readers.piece import Piece
from thidua.importers.source import BlockKind
from thidua.vietnamese.folding import fold

_HEAD_OR_FOOT = re.compile(
    r"cong hoa xa hoi|doc lap ?-|dang cong san|noi nhan|^ ?so ?[:.]|ngay.{0,12}thang.{0,9}nam"
)
_COLUMNS = 2


@dataclass(frozen=True)
class Cell:
    """A cell of a table before it is known what the table is for."""

    pieces: tuple[Piece, ...] = ()
    covered: bool = False
    """Whether the cell belongs to one above it or before it."""

    @property
    def text(self) -> str:
        """All text of the cell, a line for each paragraph."""
        return "\n".join(piece.text for piece in self.pieces if piece.text.strip())


def pieces_of(rows: Sequence[Sequence[Cell]], *, borderless: bool = False) -> Iterator[Piece]:
    """Yield a table, or the text in it where the table is there for layout alone.

    Args:
        rows: The cells of each row.
        borderless: Whether the file says that nobody sees the table.

    """
    rows = [row for row in rows if any(cell.text.strip() for cell in row)]
    widest = max((sum(bool(cell.text.strip()) for cell in row) for row in rows), default=0)
    words = (fold(cell.text) for row in rows for cell in row)
    for_layout = borderless or any(_HEAD_OR_FOOT.search(text) for text in words)
    if widest <= 1:
        for row in rows:
            for cell in row:
                yield from cell.pieces
    elif widest <= _COLUMNS and for_layout:
        for row in rows:
            yield from _columns(row)
    else:
        cells = tuple(tuple(cell.text for cell in row) for row in rows)
        text = "\n".join(" | ".join(filter(None, row)) for row in cells)
        yield Piece(text, BlockKind.TABLE, cells)


def _columns(row: Sequence[Cell]) -> Iterator[Piece]:
    last = len(row) - 1
    for place, cell in enumerate(row):
        side = "" if last == 0 else "left" if place * 2 < last or place == 0 else "right"
        for piece in cell.pieces:
            yield replace(piece, column=side)
