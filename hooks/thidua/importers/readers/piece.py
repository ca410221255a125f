"""What format readers hand on before text is cleaned: pieces, one a paragraph, line or table.

A piece's text may still be in a legacy encoding; where its font says so it was decoded already.
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.importers.source import BlockKind


@dataclass(frozen=True)
class Piece:
    """A block to be; what each field means is said at `Block`."""

    text: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    cells: tuple[tuple[str, ...], ...] = ()
    bold: bool = False
    centred: bool = False
    column: str = ""
    page: int | None = None
    line: int | None = None
    """Where the format has lines of its own."""


@dataclass(frozen=True)
class Reading:
    """What a format reader found in a file."""

    pieces: tuple[Piece, ...]
    reader: str
    doubts: tuple[str, ...] = ()
