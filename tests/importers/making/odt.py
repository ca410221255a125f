"""Papers as LibreOffice writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from tests.importers.making.archive import zipped
from tests.importers.making.paper import Paper, Table

MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = " ".join(
    f'xmlns:{name}="{_OASIS}:{its}:1.0"'
    for name, its in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = (
    '<style:style style:name="C" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="Numbers">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
    '<text:list-style style:name="Dashes">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
)


def made(paper: Paper) -> bytes:
    """Return a paper as an .odt whose Roman numbers and dashes LibreOffice counts."""
    text = [
        _columns(paper.left, paper.right),
        *(_paragraph(line, style="C") for line in paper.title),
        *_blocks(paper.body),
        _columns(paper.foot_left, paper.foot_right),
    ]
    return package("".join(text))


def package(text: str, **more: str) -> bytes:
    """Return an .odt whose text is `text`; `more` are other parts, `__` standing for a slash."""
    content = (
        f"<office:document-content {_NAMESPACES}>"
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {"mimetype": MIMETYPE, "content.xml": content}
    return zipped(parts | {name.replace("__", "/"): part for name, part in more.items()})


def _blocks(blocks: Iterable[str | Table]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=_kind):
        items = list(group)
        if kind == "Dashes":
            inner = "".join(
                f"<text:list-item>{_paragraph(str(i)[2:])}</text:list-item>" for i in items
            )
            yield f'<text:list text:style-name="Dashes">{inner}</text:list>'
        elif kind == "Numbers":
            for item in items:
                text = re.sub(r"^[IVX]+\.\s+", "", str(item))
                inner = f"<text:list-item>{_paragraph(text)}</text:list-item>"
                yield (
                    '<text:list text:style-name="Numbers" text:continue-numbering="true">'
                    f"{inner}</text:list>"
                )
        else:
            yield from (_table(i) if isinstance(i, list) else _paragraph(i) for i in items)


def _kind(block: str | Table) -> str:
    if isinstance(block, str) and block.startswith("- "):
        return "Dashes"
    return "Numbers" if isinstance(block, str) and re.match(r"[IVX]+\.\s", block) else ""


def _paragraph(text: str, *, style: str = "") -> str:
    lines = "<text:line-break/>".join(escape(line) for line in text.split("\n"))
    return f'<text:p text:style-name="{style}">{lines}</text:p>'


def _table(rows: Table) -> str:
    lines = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{_paragraph(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{lines}</table:table>"


def _columns(left: Iterable[str], right: Iterable[str]) -> str:
    cells = "".join(
        "<table:table-cell>"
        + ("".join(_paragraph(text) for text in side) or "<text:p/>")
        + "</table:table-cell>"
        for side in (left, right)
    )
    return f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
