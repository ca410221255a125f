"""Papers as web pages of schools hold them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tests.importers.making.paper import Paper, Table


def made(paper: Paper) -> bytes:
    """Return a paper as a page, with a menu and a script that are no part of it."""
    text = [
        "<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Trang</title>",
        "<script>var so = 'Số: 99/KH-SAI';</script></head><body><nav>Trang chủ</nav>",
        _columns(paper.left, paper.right),
        *(f"<p style='text-align:center'><b>{_text(line)}</b></p>" for line in paper.title),
        *(_table(item) if isinstance(item, list) else f"<p>{_text(item)}" for item in paper.body),
        _columns(paper.foot_left, paper.foot_right),
        "</body></html>",
    ]
    return "\n".join(text).encode()


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _columns(left: Iterable[str], right: Iterable[str]) -> str:
    cells = "".join(f"<td>{''.join(f'<p>{_text(i)}</p>' for i in side)}" for side in (left, right))
    return f"<table><tr>{cells}</table>"


def _table(rows: Table) -> str:
    lines = "".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table border=1>{lines}</table>"
