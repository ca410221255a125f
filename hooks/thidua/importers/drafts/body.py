"""The body of a draft: passages as Markdown that says what the document says, sign for sign.

Numbers keep their form: what would begin a list in Markdown and is none there is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.importers.facts import Passage
from thidua.load.bodies import MAX_BRACKETS

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|(?<=\])\()")
_AT_START = re.compile(r"^(#{1,6}(?=\s)|[-+=](?=[\s=-]|$)|>)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_BULLET = re.compile(r"^[-+•●▪■✓➢❖○◦·–—]\s*")
_ESCAPED = r"\\\1"
_DEEPEST = 4


def markdown(passages: Iterable[Passage]) -> str:
    """Return the body of a record for the passages of a document."""
    blocks: list[str] = []
    in_list = False
    for passage in passages:
        block, is_item = _block(passage)
        if not block:
            continue
        # Items of one list stand close; everything else is parted by an empty line.
        blocks.append(("\n" if is_item and in_list else "\n\n" if blocks else "") + block)
        in_list = is_item
    return "".join(blocks).strip("\n")


def _block(passage: Passage) -> tuple[str, bool]:
    if passage.cells:
        return "\n".join(_table(passage.cells)), False
    text = " ".join(passage.text.split())
    if not text:
        return "", False
    if is_heading(passage):
        return f"{'#' * min(passage.level + 1, _DEEPEST + 1)} {_SPECIAL.sub(_ESCAPED, text)}", False
    if passage.item and (bullet := _BULLET.match(text)):
        depth = "  " if bullet[0].startswith("+") else ""
        return f"{depth}- {escaped(text[bullet.end() :])}", True
    return escaped(text), False


def is_heading(passage: Passage) -> bool:
    """Whether a numbered passage is a heading, and not a sentence with a number before it."""
    return passage.level == 1 or (passage.level > 1 and passage.text[-1:] not in ".;,")


def escaped(text: str) -> str:
    """Return one line of text so that Markdown shows it as it is."""
    if text.count("[") > MAX_BRACKETS:
        text = text.replace("[", "(").replace("]", ")")
    text = _SPECIAL.sub(_ESCAPED, text)
    text = _AT_START.sub(r"\\\1", text)
    return _NUMBER.sub(r"\1\\\2", text)


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    width = max(len(row) for row in rows)
    for number, row in enumerate(rows):
        cells = [
            escaped("; ".join(cell.split("\n"))) for cell in (*row, *[""] * (width - len(row)))
        ]
        yield "| " + " | ".join(cells) + " |"
        if number == 0:
            yield "|" + " --- |" * width
