"""Characters of a page to rows, rows to parts, parts to text.

The order of the file says little: letters that a font lacks are drawn later, from another font.
What counts is where a character stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from thidua.importers.readers.pdf_characters import Character
from thidua.vietnamese.legacy import decode_run

_SPACE = 0.3
_SPACE_APART = 0.15
"""Gap that is a space where the file has none, in heights of a line: between characters that
follow each other in the file, and between others."""

_GAP = 1.6
"""Gap that parts a row, in heights: no justified line has such spaces between its words."""

_ROW = 0.35
"""How far up or down a character of the same row may stand, in heights: signs set high or low."""


def _height(items: Sequence[Character]) -> float:
    return median(item.box.top - item.box.bottom for item in items) or 1.0


def rows_of(items: Sequence[Character]) -> Iterator[list[Character]]:
    """Yield the characters that stand on one line across the page, top line first."""
    row: list[Character] = []
    low = 0.0
    for item in sorted(items, key=lambda item: (-item.base, item.order)):
        if row and item.base < low:
            yield row
            row = []
        if not row:
            low = item.base - (item.box.top - item.box.bottom) * _ROW
        row.append(item)
    if row:
        yield row


def parts_of(row: Sequence[Character]) -> list[list[Character]]:
    """Return a row cut where its gaps are wide, from left to right."""
    height = _height(row)
    parts: list[list[Character]] = []
    right = 0.0
    for item in sorted(row, key=lambda item: (item.box.left, item.order)):
        if not parts or item.box.left - right > height * _GAP:
            parts.append([])
        parts[-1].append(item)
        right = item.box.right
    return parts


def text_of(items: Sequence[Character]) -> str:
    """Return the text of a part, decoded where its font is of a legacy encoding."""
    items = sorted(items, key=lambda item: (item.box.left, item.order))
    height, previous, text = _height(items), items[0], ""
    for font, group in groupby(items, key=lambda item: item.font):
        run = ""
        for item in group:
            next_in_file = item.order == previous.order + 1
            gap = (item.box.left - previous.box.right) / height
            spaced = gap > (_SPACE if next_in_file else _SPACE_APART)
            if (spaced or (item.spaced and next_in_file)) and (run or text):
                run += " "
            run += item.text
            previous = item
        text += decode_run(run, font)[0]
    return text.strip()
