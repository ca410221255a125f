"""Plain text and Markdown, one block a line: which of both it is, its own lines say.

Markdown's signs are taken away and its tables kept; numbers and bullets stay as they stand,
where a Markdown library would count them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from thidua.importers.readers.encodings import text_of
from thidua.importers.readers.piece import Piece, Reading
from thidua.importers.source import BlockKind

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_THEMATIC = re.compile(r"^ {0,3}(?:[-*_]\s*){3,}$")
_ITEM = re.compile(r"^\s*(?:[-+*•–]\s+|\d{1,3}(?:\.\d{1,3})*[.)]\s+|[a-zđ]\)\s+)")
_EMPHASIS = re.compile(r"(\*\*\*|___|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LIGHT = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"!?\[([^\]\n]{0,400})\]\((?:[^()\s]|\([^()\s]*\)){0,2000}\)")
_TAG = re.compile(r"</?(?:br|b|i|u|strong|em|center|div|span|p)\b[^<>]{0,200}>", re.IGNORECASE)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6} |\*\*\S|^\s*\|.*\|\s*$", re.MULTILINE)
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-–]\s*|[Tt]rang\s+|[Pp]age\s+)?(\d{1,3})(?:\s*[-–]|/\d{1,3})?\s*$"
)
_CENTRED_BY = 12
"""Spaces before a line that is short and so is meant to stand in the middle."""


def read_text(data: bytes) -> Reading:
    """Return the lines of a text; raises Unreadable where it is too large."""
    text = text_of(data)
    if _MARKDOWN.search(text) or _FRONT.match(text):
        return Reading(tuple(_markdown(text)), "md")
    return Reading(tuple(_lines(text)), "txt")


def _lines(text: str) -> Iterator[Piece]:
    paged = "\f" in text
    furniture = _page_numbers(text.replace("\f", "\n").split("\n"))
    number = 0
    for page, content in enumerate(text.split("\f"), start=1):
        for on_page, line in enumerate(content.split("\n"), start=1):
            number += 1
            if line.strip() and number not in furniture:
                indent = len(line) - len(line.lstrip(" \t"))
                where = (page, on_page) if paged else (None, number)
                yield Piece(
                    line,
                    BlockKind.ITEM if _ITEM.match(line) else BlockKind.PARAGRAPH,
                    centred=indent >= _CENTRED_BY,
                    page=where[0],
                    line=where[1],
                )


def _page_numbers(lines: list[str]) -> set[int]:
    """Return the numbers of lines that hold a page's number: alone, and rising one by one."""
    alone = [
        (number, int(match[1]))
        for number, line in enumerate(lines, start=1)
        if (match := _PAGE_NUMBER.match(line))
    ]
    rising = alone[:1] if alone and alone[0][1] in (1, 2) else []
    for number, count in alone[1:]:
        if rising and count == rising[-1][1] + 1:
            rising.append((number, count))
    return {number for number, _ in rising}


def _markdown(text: str) -> Iterator[Piece]:
    first = 1
    if match := _FRONT.match(text):
        first += match[0].count("\n")
        text = text[match.end() :]
    lines = list(enumerate(text.split("\n"), start=first))
    for is_table, group in groupby(lines, key=lambda line: bool(_ROW.match(line[1]))):
        if is_table:
            yield _table(list(group))
            continue
        for number, line in group:
            if line.strip() and not _THEMATIC.match(line):
                yield _line(line, number)


def _line(line: str, number: int) -> Piece:
    heading = _HEADING.match(line)
    text = heading[1] if heading else line.lstrip("> ")
    bare = _bare(text)
    bold = bool(re.fullmatch(r"\s*(\*\*|__).+\1[\s:.]*", text))
    kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
    if not heading and _ITEM.match(bare):
        kind = BlockKind.ITEM
    return Piece(bare, kind, bold=bold or bool(heading), line=number)


def _table(lines: list[tuple[int, str]]) -> Piece:
    rows = [
        tuple(_bare(cell).strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))
        for _, line in lines
        if not _RULE.match(line)
    ]
    text = "\n".join(" | ".join(filter(None, row)) for row in rows)
    return Piece(text, BlockKind.TABLE, tuple(rows), line=lines[0][0])


def _bare(text: str) -> str:
    """Return a line of Markdown as it is read, without emphasis, escapes, links and tags."""
    text = _TAG.sub(" ", _LINK.sub(r"\1", text))
    text = _LIGHT.sub(r"\1", _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text)))
    return _ESCAPE.sub(r"\1", text)
