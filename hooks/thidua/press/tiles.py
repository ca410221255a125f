"""Patterns that stand where no portrait is: cement tiles (*gạch bông*) as in old schools.

Which tile and colour someone gets depends on the name alone, so it is always the same.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

WIDTH, HEIGHT = 400, 500
_SIDE = 100
_COLOURS = ("lacquer", "jade", "gold", "ink")

# Each drawn once within a square of side 100, from its upper left corner, in relative
# moves that end where they began.
_CIRCLES = "m-20.7 50a70.7 70.7 0 1 0 141.4 0 70.7 70.7 0 1 0-141.4 0"
_DIAMONDS = "m50 0 50 50-50 50-50-50zm0 25 25 25-25 25-25-25z"
_PETALS = (
    "m50 50c0-30 20-50 50-50 0 30-20 50-50 50c30 0 50 20 50 50-30 0-50-20-50-50"
    "c0 30-20 50-50 50 0-30 20-50 50-50c-30 0-50-20-50-50 30 0 50 20 50 50z"
)
_SCALES = (
    "m0 50a50 50 0 0 1 100 0m-70 0a20 20 0 0 1 40 0m-120 50a50 50 0 0 1 100 0 50 50 0 0 1 100 0"
)
_MOTIFS = (_CIRCLES, _DIAMONDS, _PETALS, _SCALES)


@dataclass(frozen=True)
class Tile:
    """A pattern: the name of its colour in the style sheet, and its lines as an SVG path."""

    colour: str
    path: str


def _paved(motif: str) -> str:
    corners = ((x, y) for y in range(0, HEIGHT, _SIDE) for x in range(0, WIDTH, _SIDE))
    return "".join(f"M{x} {y}{motif}" for x, y in corners)


_PATHS = tuple(_paved(motif) for motif in _MOTIFS)


def tile(name: str) -> Tile:
    """Return the pattern of the person or collective called `name`."""
    # Not hash(): it differs from run to run.
    number = zlib.crc32(name.encode())
    return Tile(_COLOURS[number % len(_COLOURS)], _PATHS[number // 7 % len(_PATHS)])
