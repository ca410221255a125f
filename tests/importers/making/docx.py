"""Papers as Word writes them: head and foot as tables without borders, markers as numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from tests.importers.making.archive import zipped
from tests.importers.making.paper import Paper, Table

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
_MARKERS = (
    (re.compile(r"[IVX]+\.\s+"), "1", 0),
    (re.compile(r"\d+\.\s+"), "1", 1),
    (re.compile(r"[a-e]\)\s+"), "1", 2),
    (re.compile(r"-\s+"), "2", 0),
)


def made(paper: Paper, *, counted: bool = True, font: str = "") -> bytes:
    """Return a paper as a .docx; `counted` where Word counts its markers, `font` of all runs."""
    return package(body(paper, counted=counted, font=font))


def package(text: str, **more: str) -> bytes:
    """Return a .docx whose body holds `text`; `more` are parts of word/ without their ending."""
    document = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{text}</w:body></w:document>'
    parts = {"_rels/.rels": _RELATIONS, "word/document.xml": document, **_numbering()}
    return zipped(parts | {f"word/{name}.xml": part for name, part in more.items()})


def body(paper: Paper, *, counted: bool = True, font: str = "") -> str:
    """Return the paragraphs and tables of a paper."""
    blocks = [
        columns(paper.left, paper.right, font=font),
        *(paragraph(text, centred=True, bold=True, font=font) for text in paper.title),
        *_blocks(paper.body, counted=counted, font=font),
        columns(paper.foot_left, paper.foot_right, font=font),
    ]
    return "".join(blocks)


def _blocks(blocks: Iterable[str | Table], *, counted: bool, font: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, list):
            yield table(block, font=font)
            continue
        for pattern, list_id, level in _MARKERS if counted else ():
            if match := pattern.match(block):
                number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
                yield paragraph(block[match.end() :], properties=number, font=font)
                break
        else:
            yield paragraph(block, font=font)


def paragraph(
    text: str, *, centred: bool = False, bold: bool = False, properties: str = "", font: str = ""
) -> str:
    """Return a paragraph; a line break in `text` is one on the page."""
    look = '<w:jc w:val="center"/>' if centred else ""
    run = ("<w:b/>" if bold else "") + (f'<w:rFonts w:ascii="{font}"/>' if font else "")
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p><w:pPr>{properties}{look}</w:pPr><w:r><w:rPr>{run}</w:rPr>{lines}</w:r></w:p>"


def table(rows: Table, *, properties: str = "<w:tblStyle w:val='Grid'/>", font: str = "") -> str:
    """Return a table of texts."""
    cells = ("".join(f"<w:tc>{paragraph(cell, font=font)}</w:tc>" for cell in row) for row in rows)
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{lines}</w:tbl>"


def columns(left: Iterable[str], right: Iterable[str], *, font: str = "") -> str:
    """Return two columns of lines, as a table that nobody sees."""
    cells = "".join(
        "<w:tc>"
        + ("".join(paragraph(text, centred=True, font=font) for text in side) or "<w:p/>")
        + "</w:tc>"
        for side in (left, right)
    )
    return f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr></w:tbl>"


def _numbering() -> dict[str, str]:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(_LEVELS)
    )
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF02D;"/></w:lvl>'
    text = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{its}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, its in ((1, levels), (2, bullet))
    )
    return {"word/numbering.xml": f'<w:numbering xmlns:w="{NAMESPACE}">{text}</w:numbering>'}
