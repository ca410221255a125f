"""Patterns that stand where no portrait is: cement tiles (*gạch bông*) as in old schools.

Which tile and colour someone gets depends on the name alone, so it is always the same. What they
look like is the style sheet's, which has the lines of each as an image.
"""

from __future__ import annotations

import zlib

_COLOURS = ("lacquer", "jade", "gold", "ink")
_MOTIFS = ("circles", "diamonds", "petals", "scales")


def tile(name: str) -> str:
    """Return what the style sheet calls the tile of the person or collective called `name`."""
    # Not hash(): it differs from run to run.
    number = zlib.crc32(name.encode())
    colour, motif = _COLOURS[number % len(_COLOURS)], _MOTIFS[number // 7 % len(_MOTIFS)]
    return f"tile-{colour} tile-{motif}"
