"""Lines of a page of PDF, made of characters by where they stand.

Where both halves of a page hold text of their own (the head of a document, the recipients
beside the signature), the left half is read before the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.importers.readers.pdf_characters import Box, Character, PageText
from thidua.importers.readers.pdf_text import parts_of, rows_of, text_of
from thidua.importers.readers.piece import Piece

_COLUMNS = 2
_NARROWEST = 2.5
"""Width of the left of two parts from which on it is a column, in heights of its line."""

_BESIDE, _BELOW = 0.95, 1.6
"""How much higher the left, or the right, of two lines beside each other may stand, in heights."""

_HEAD_ROWS = 4
"""How many rows at the top of a page may stand above the first with both columns."""

_CENTRED = 0.04
_INSET = 0.05
"""How far, in widths of a page, a centred line may be off the centre and must be off the margin."""


@dataclass(frozen=True)
class Line:
    """A line of text, or the part of it in one column."""

    text: str
    box: Box
    bold: bool
    centred: bool = False
    column: str = ""

    @property
    def middle(self) -> float:
        """Half way up, in points."""
        return self.box.middle

    def piece(self) -> Piece:
        """Return the line as a piece."""
        return Piece(self.text, bold=self.bold, centred=self.centred, column=self.column)


def lines_of(page: PageText, *, without: Sequence[Box]) -> list[Line]:
    """Return the lines of `page` in the order of reading, but for what lies in some boxes."""
    free = [
        character
        for character in page.characters
        if not any(box.holds(character.box.centre, character.box.middle) for box in without)
    ]
    rows = [[_line(part) for part in parts_of(row)] for row in rows_of(free)]
    margin = min((row[0].box.left for row in rows), default=0.0)
    ordered: list[Line] = []
    place = 0
    for start, end, gutter in regions(rows, page.width):
        ordered += (_whole(row, page.width, margin) for row in rows[place:start])
        sides = [(_side(part, gutter), part) for row in rows[start:end] for part in row]
        for side in ("left", "right"):
            ordered += (replace(part, column=side) for its, part in sides if its == side)
        place = end
    return ordered + [_whole(row, page.width, margin) for row in rows[place:]]


def _line(items: list[Character]) -> Line:
    box = Box(
        min(item.box.left for item in items),
        min(item.box.bottom for item in items),
        max(item.box.right for item in items),
        max(item.box.top for item in items),
    )
    return Line(text_of(items), box, sum(item.bold for item in items) * 2 > len(items))


def _whole(row: Sequence[Line], width: float, margin: float) -> Line:
    """Return the parts of a row as one line, parted by tabs."""
    if len(row) == 1 and row[0].box.left > width / 2:
        return replace(row[0], column="right")
    box = Box(
        row[0].box.left,
        min(part.box.bottom for part in row),
        row[-1].box.right,
        max(part.box.top for part in row),
    )
    centred = _is_centred(box, width) and box.left - margin > width * _INSET
    return Line("\t".join(part.text for part in row), box, all(part.bold for part in row), centred)


def _is_centred(box: Box, width: float) -> bool:
    return abs(box.centre - width / 2) < width * _CENTRED


_Gutter = tuple[float, float]
"""Between which two places on the page no text stands."""


def regions(rows: Sequence[Sequence[Line]], width: float) -> Iterator[tuple[int, int, _Gutter]]:
    """Yield where rows stand in two columns: the first row, the row after the last, the gutter.

    Args:
        rows: The parts of each row, top row first.
        width: Of the page, in points.

    """
    place = 0
    while place < len(rows):
        gutter, taken = _gutter_of(rows[place]), 1
        if gutter is None and place + 1 < len(rows):
            gutter, taken = _gutter_between(rows[place], rows[place + 1], width), 2
        if gutter is None:
            place += 1
            continue
        start, end = place, place + taken
        while end < len(rows) and (narrower := _narrowed(rows[end], gutter, width)):
            gutter, end = narrower, end + 1
        while start > 0 and (narrower := _narrowed(rows[start - 1], gutter, width)):
            # The last line of a paragraph is as short as a line of a column, but never on
            # the right; at the top of a page there is no paragraph.
            if _side(rows[start - 1][0], gutter) == "left" and start > _HEAD_ROWS:
                break
            gutter, start = narrower, start - 1
        yield start, end, gutter
        place = end


def _gutter_of(row: Sequence[Line]) -> _Gutter | None:
    """Return the gap of a row in two parts, neither of which is a marker before its text."""
    if len(row) != _COLUMNS:
        return None
    left, right = row
    high = left.box.top - left.box.bottom
    if left.box.right - left.box.left < high * _NARROWEST:
        return None
    return left.box.right, right.box.left


def _gutter_between(one: Sequence[Line], other: Sequence[Line], width: float) -> _Gutter | None:
    """Return the gap of two rows that stand beside each other, each a little higher or lower."""
    if len(one) != 1 or len(other) != 1:
        return None
    left, right = sorted((one[0].box, other[0].box), key=lambda box: box.left)
    # Below the end of a paragraph stands the signature, but a line or more lower.
    reach = _BESIDE if one[0].box is left else _BELOW
    beside = abs(left.bottom - right.bottom) < (left.top - left.bottom) * reach
    apart = right.left > left.right and right.centre > width / 2
    if not (beside and apart) or any(_is_centred(box, width) for box in (left, right)):
        return None
    return left.right, right.left


def _narrowed(row: Sequence[Line], gutter: _Gutter, width: float) -> _Gutter | None:
    """Return what is left of a gutter beside one more row, None where the row is across it."""
    if len(row) > _COLUMNS or (len(row) == 1 and _is_centred(row[0].box, width)):
        return None
    low, high = gutter
    for part in row:
        if _side(part, gutter) == "left":
            low = max(low, part.box.right)
        else:
            high = min(high, part.box.left)
    return (low, high) if high > low else None


def _side(part: Line, gutter: _Gutter) -> str:
    return "left" if part.box.centre < (gutter[0] + gutter[1]) / 2 else "right"
