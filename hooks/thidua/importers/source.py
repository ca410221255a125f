"""What a reader of a file format hands on: blocks of text in the order of reading.

Readers know formats and encodings and nothing of what a text means; `extract` knows Vietnamese
and nothing of formats. Formats with hard line breaks (PDF, plain text) give one block a line:
`mend` joins them, for that takes knowledge of the language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

OCR = "ocr"
"""The reader of scans, which takes letters for others and leaves some out."""


class BlockKind(StrEnum):
    """What a block is in its format."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, order=True)
class Place:
    """Where a block begins in its file."""

    page: int | None
    """From 1; None where the format has no pages."""
    line: int
    """From 1: the line on its page or in its file; in formats without lines, the paragraph."""

    @property
    def text(self) -> str:
        """The place in Vietnamese, as in "trang 2, dòng 14" or "dòng 14"."""
        return f"dòng {self.line}" if self.page is None else f"trang {self.page}, dòng {self.line}"


@dataclass(frozen=True)
class Block:
    """A line, paragraph, item or table."""

    kind: BlockKind
    text: str
    """Without line breaks but for cells; an item keeps its marker ("- ", "1.1 "). A table's text
    may be empty."""
    place: Place
    cells: tuple[tuple[str, ...], ...] = ()
    """The rows of a table; a cell may hold several lines."""
    bold: bool = False
    centred: bool = False
    column: str = ""
    """`left` or `right` where the block is known to stand in one side of a two-column head or
    foot; a borderless table for layout is given as such blocks and not as a table."""


@dataclass(frozen=True)
class Source:
    """A document as read."""

    name: str
    """The file's name, for messages."""
    blocks: tuple[Block, ...]
    reader: str
    """Which reader made it: `docx`, `pdf`, `odt`, `html`, `txt`, `md`, `ocr`."""
    doubts: tuple[str, ...] = ()
    """What a person has to look at, in Vietnamese: scanned, converted from TCVN3."""
