"""What tests of extraction share: the lists of content/ and texts as sources of plain lines."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from thidua.importers.knowledge import Knowledge
from thidua.importers.source import Block, BlockKind, Place, Source
from thidua.pipeline import read

CONTENT = Path(__file__).parents[2] / "content"
DOCUMENTS = Path(__file__).parent / "documents"


@cache
def knowledge() -> Knowledge:
    """Return what the records of content/ teach."""
    return Knowledge.of(read(CONTENT, today=datetime.date(2026, 11, 22)).library)


def source(text: str) -> Source:
    """Return `text` as a reader of plain text gives it: one block a line."""
    blocks = (
        Block(BlockKind.PARAGRAPH, line, Place(None, number))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    )
    return Source("van-ban.txt", tuple(blocks), "txt")
