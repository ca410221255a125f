"""Tables of a PDF that are drawn with lines: the grid from the lines, the text from its places.

A grid has at least two columns and two rows; frames around a page or a picture are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.importers.readers.pdf_characters import Box, Character, PageText
from thidua.importers.readers.pdf_text import rows_of, text_of

_THIN = 2.5
"""Points up to which a drawn rectangle is a line."""

_NEAR = 3.0
"""Points within which two lines are one."""

_SHORTEST = 6.0
_LEAST, _MOST = 3, 200
"""Lines across, and lines down, of one table."""


@dataclass(frozen=True)
class Grid:
    """A table: where it stands and the text of its cells, rows from the top."""

    box: Box
    cells: tuple[tuple[str, ...], ...]


def grids(page: PageText) -> list[Grid]:
    """Return the ruled tables of `page`."""
    found = []
    for lines in _touching([line for box in page.drawn for line in _lines(box)]):
        across = _places(line.middle for line in lines if _is_across(line))
        down = _places(line.centre for line in lines if not _is_across(line))
        if not (_LEAST <= len(across) <= _MOST and _LEAST <= len(down) <= _MOST):
            continue
        box = Box(down[0], across[0], down[-1], across[-1])
        inside = [item for item in page.characters if box.holds(item.box.centre, item.box.middle)]
        if inside:
            found.append(Grid(box, _cells(inside, across[::-1], down)))
    return found


def _lines(box: Box) -> Iterable[Box]:
    """Return the lines that a drawn thing is: itself, or the four sides of a rectangle."""
    wide, high = box.right - box.left, box.top - box.bottom
    if min(wide, high) <= _THIN:
        return [box] if max(wide, high) >= _SHORTEST else []
    return (
        Box(box.left, box.bottom, box.right, box.bottom),
        Box(box.left, box.top, box.right, box.top),
        Box(box.left, box.bottom, box.left, box.top),
        Box(box.right, box.bottom, box.right, box.top),
    )


def _is_across(line: Box) -> bool:
    return line.right - line.left >= line.top - line.bottom


def _touching(lines: Sequence[Box]) -> list[list[Box]]:
    """Return the lines in groups that hang together, as the lines of one table do."""
    groups: list[tuple[Box, list[Box]]] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        around, its = line, [line]
        apart = []
        for box, members in groups:
            if _meet(around, box):
                around = _both(around, box)
                its = members + its
            else:
                apart.append((box, members))
        groups = [*apart, (around, its)]
    return [its for _, its in groups]


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.bottom <= other.top + _NEAR
        and other.bottom <= one.top + _NEAR
    )


def _both(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )


def _places(values: Iterable[float]) -> list[float]:
    """Return places in rising order, those that are near each other as one."""
    places: list[float] = []
    for place in sorted(values):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _cells(
    items: Sequence[Character], across: Sequence[float], down: Sequence[float]
) -> tuple[tuple[str, ...], ...]:
    rows: list[list[list[Character]]] = [[[] for _ in down[1:]] for _ in across[1:]]
    for item in items:
        row = _slot(-item.box.middle, [-place for place in across])
        rows[row][_slot(item.box.centre, down)].append(item)
    return tuple(
        tuple("\n".join(text_of(line) for line in rows_of(cell)) for cell in row)
        for row in rows
        if any(row)
    )


def _slot(place: float, borders: Sequence[float]) -> int:
    """Return between which two of `borders` a place lies."""
    slot = sum(border <= place for border in borders) - 1
    return min(max(slot, 0), len(borders) - 2)
