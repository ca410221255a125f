"""Small changes in the text of a file, made at their places; every other byte stays.

What a person wrote around them, comments and line ends too, is kept. A change whose place
does not hold what it expects, or that would give the YAML another shape, is not made.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path

from thidua.diagnostics import Edit
from thidua.load.text import decoded, split_front_matter
from thidua.load.yaml_tree import Loc, read_yaml

_LINE_END = re.compile("\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"
_BLOCK = "|>"
_QUOTES = "'\""


def mend(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, list[Edit]]:
    """Return the file `data`, UTF-8, with `edits` in it, and those that were made.

    Of changes that touch the same text only the first is made.
    """
    text = data.decode()
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    placed = [(place, edit) for edit in edits if (place := _place(text, starts, edit))]
    pieces: list[str] = []
    made: list[Edit] = []
    position = 0
    for (start, end), edit in sorted(placed, key=lambda item: item[0]):
        if start < position:
            continue
        pieces += (text[position:start], edit.new)
        position = end
        made.append(edit)
    mended = ("".join(pieces) + text[position:]).encode()
    return (mended, made) if made and _shape(mended) == _shape(data) else (data, [])


def composed(data: bytes) -> bytes:
    """Return the file `data`, UTF-8, with all marks on their letters (NFC)."""
    return unicodedata.normalize("NFC", data.decode()).encode()


def _place(text: str, starts: list[int], edit: Edit) -> tuple[int, int] | None:
    """Return where the old words of `edit` begin and end in `text`, or None."""
    if edit.mark.line > len(starts):
        return None
    place = starts[edit.mark.line - 1] + edit.mark.column - 1
    if edit.mark.line == 1 and text.startswith(_BYTE_ORDER_MARK):
        place += 1
    old = re.compile(r"\s+".join(map(re.escape, re.split(r"\s+", edit.old))))
    match = old.match(text, place) if edit.skip == 0 else None
    if match is None:
        match = old.match(text, _after(text, _inside(text, starts, place), edit.skip))
    return match.span() if match else None


def _inside(text: str, starts: list[int], place: int) -> int:
    """Return where the words of the YAML value at `place` begin."""
    first = text[place : place + 1]
    if first and first in _BLOCK:
        line = bisect_right(starts, place)
        return starts[line] if line < len(starts) else len(text)
    return place + 1 if first and first in _QUOTES else place


def _after(text: str, place: int, skip: int) -> int:
    """Return the place of the first character after `skip` others, white space left out."""
    while place < len(text) and (skip or text[place].isspace()):
        skip -= not text[place].isspace()
        place += 1
    return place


def _shape(data: bytes) -> tuple[set[Loc], bool]:
    """Return where a file has values, and whether its YAML is sound."""
    text = decoded(data)
    parts = split_front_matter(text)
    tree, faults = read_yaml(parts.front if parts else text, Path())
    return set(tree.values), bool(faults)
