"""Word documents (.docx): paragraphs with the numbers Word counts, tables, text boxes.

Reads the XML itself: no library gives back the markers of lists as they are printed, and the
level of a heading is known from nothing else. Deleted and hidden text is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from thidua.importers.readers.archive import Archive, child, number, topmost, value, walk
from thidua.importers.readers.layout import Cell, pieces_of
from thidua.importers.readers.numbering import Counter, word_numbering
from thidua.importers.readers.piece import Piece, Reading
from thidua.importers.readers.refusals import Reason, Unreadable
from thidua.importers.readers.styles import Look, Styles, look_of, word_styles
from thidua.importers.source import BlockKind
from thidua.vietnamese.legacy import Legacy, decode_run

_GONE = frozenset({"del", "moveFrom", "Fallback", "rt", "instrText", "delText"})
_BOXES = frozenset({"txbxContent"})
_NO_BORDER = ("none", "nil")


def read_docx(data: bytes) -> Reading:
    """Return what stands in a Word document.

    Raises:
        Unreadable: It is broken, locked, has macros, or is no document in truth.

    """
    archive = Archive(data)
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        raise Unreadable(Reason.MACROS)
    document = _Document(archive)
    body = child(archive.xml(_main_part(archive)), "body")
    if body is None:
        raise Unreadable(Reason.BROKEN, detail="word/document.xml")
    pieces = tuple(document.pieces(body))
    doubts = tuple(
        f"chữ {legacy.value} (phông cũ) đã được đổi sang Unicode; soát lại chữ hoa"
        for legacy in sorted(document.legacy)
    )
    return Reading(pieces, "docx", doubts)


def _main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text, as the package's relations give it."""
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = relation.get("Target", "").lstrip("/")
                if target in archive.names:
                    return target
    return "word/document.xml"


class _Document:
    """The styles and lists of a document, and what was met while reading it."""

    def __init__(self, archive: Archive) -> None:
        folder = _main_part(archive).rpartition("/")[0]

        def part(name: str) -> Element | None:
            path = f"{folder}/{name}".lstrip("/")
            return archive.xml(path) if path in archive.names else None

        self.styles: Styles = word_styles(part("styles.xml"))
        self.lists: Counter = word_numbering(part("numbering.xml"))
        self.legacy: set[Legacy] = set()

    def pieces(self, parent: Element) -> Iterator[Piece]:
        """Yield what stands in `parent`, looking through wrappers such as content controls."""
        for element in parent:
            match element.tag:
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case tag if tag not in _GONE:
                    yield from self.pieces(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        """Yield the lines of a paragraph, then what stands in its text boxes."""
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle") or self.styles.paragraph
        look = look_of(properties, None).over(self.styles.look(style)).over(self.styles.default)
        marker = self._marker(look, style)
        runs = [
            (run, look_of(None, child(run, "rPr")).over(self._run_style(run)).over(look))
            for run in walk(paragraph, skip=_GONE | _BOXES)
            if run.tag == "r"
        ]
        shown = [(run, own) for run, own in runs if not own.hidden]
        text = "".join(
            self._decoded("".join(_text(run) for run, _ in group), font)
            for font, group in groupby(shown, key=lambda item: item[1].font or "")
        )
        kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
        if look.heading or _is_heading(style):
            kind = BlockKind.HEADING
        bold = all(own.bold for run, own in shown if _text(run).strip())
        for line in text.split("\n"):
            if line.strip():
                yield Piece(
                    f"{marker} {line.strip()}" if marker else line.strip(),
                    kind,
                    bold=bool(bold),
                    centred=look.align == "center",
                )
                marker = ""
        for box in topmost(paragraph, "txbxContent", skip=_GONE):
            yield from self.pieces(box)

    def _marker(self, look: Look, style: str) -> str:
        """Count the paragraph in its list and return its marker, if it is in one."""
        where = (look.list_id, look.list_level or 0) if look.list_id else self.lists.of_style(style)
        return self.lists.marker(where[0], where[1]) if where and where[0] else ""

    def _run_style(self, run: Element) -> Look:
        return self.styles.look(value(run, "rPr/rStyle") or "")

    def _decoded(self, text: str, font: str) -> str:
        decoded, legacy = decode_run(text, font)
        if legacy and not text.isascii():
            self.legacy.add(legacy)
        return decoded

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = [self._row(row) for row in _rows(table)]
        borders = child(table, "tblPr/tblBorders")
        sides = {value(borders, side) or "none" for side in ("top", "left", "insideV", "bottom")}
        styled = value(table, "tblPr/tblStyle") is not None and borders is None
        yield from pieces_of(rows, borderless=not styled and sides <= {*_NO_BORDER})

    def _row(self, row: Element) -> list[Cell]:
        cells = []
        for cell in topmost(row, "tc", skip=_GONE):
            covered = child(cell, "tcPr/vMerge") is not None and (
                value(cell, "tcPr/vMerge") != "restart"
            )
            cells.append(Cell(() if covered else tuple(self.pieces(cell)), covered=covered))
            span = min(number(value(cell, "tcPr/gridSpan"), 1), _WIDEST)
            cells += [Cell(covered=True)] * (span - 1)
        return cells


_CODE = re.compile(r"[0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3}")
"""Four hexadecimal digits of a character, none of them a surrogate."""

_WIDEST = 60
"""Columns of a table; Word allows 63."""


def _rows(table: Element) -> Iterator[Element]:
    return topmost(table, "tr", skip=_GONE)


def _is_heading(style: str) -> bool:
    return style.lower().startswith(("heading", "title"))


def _text(run: Element) -> str:
    return "".join(_TEXTS[part.tag](part) for part in run if part.tag in _TEXTS)


def _symbol(part: Element) -> str:
    """Return a sign of a symbol font; nearly all of them are bullets and arrows."""
    code = part.get("char", "")
    return chr(int(code, 16)) if _CODE.fullmatch(code) else ""


_TEXTS: dict[str, Callable[[Element], str]] = {
    "t": lambda part: (part.text or "").replace("\n", " "),
    "tab": lambda _part: "\t",
    "ptab": lambda _part: "\t",
    "br": lambda part: "" if part.get("type") == "page" else "\n",
    "cr": lambda _part: "\n",
    "noBreakHyphen": lambda _part: "-",
    "sym": _symbol,
}
"""Element of a run → the text it stands for; of others a run has no text."""
