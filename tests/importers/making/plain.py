"""Papers as plain text with hard line breaks, and as Markdown that a converter made."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from tests.importers.making.paper import Paper, Table

_WIDTH = 88
_COLUMN = 44


def text_made(paper: Paper) -> bytes:
    """Return a paper as text of lines of one width, the head set in columns by spaces."""
    lines = [*_columns(paper.left, paper.right), ""]
    lines += [line.center(_WIDTH).rstrip() for text in paper.title for line in _wrapped(text, 70)]
    lines.append("")
    for block in paper.body:
        lines += _rows(block) if isinstance(block, list) else _wrapped(block, _WIDTH)
    lines += ["", *_columns(paper.foot_left, paper.foot_right), ""]
    return "\n".join(lines).encode()


def markdown_made(paper: Paper) -> bytes:
    """Return a paper as Markdown, every paragraph on one line, headings by how bold they were."""
    blocks = [*paper.left, *paper.right]
    blocks += [f"## **{text}**" for text in paper.title]
    for block in paper.body:
        blocks.append("\n".join(_rows(block)) if isinstance(block, list) else block)
    blocks += [*paper.foot_left, *paper.foot_right]
    return "\n\n".join(blocks).encode()


def _wrapped(text: str, width: int) -> list[str]:
    return [
        line
        for part in text.split("\n")
        for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]
    ]


def _rows(rows: Table) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]


def _columns(left: list[str], right: list[str]) -> list[str]:
    pairs = zip_longest(left, right, fillvalue="")
    return [f"{one:<{_COLUMN}}    {other}".rstrip() for one, other in pairs]
