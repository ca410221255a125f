"""PDF with text: lines as they stand on the page, heads and feet in two columns, ruled tables.

pdfium gives characters with their places; `pdf_page` makes lines of them. A PDF whose pages are
pictures is left to OCR.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pypdfium2
import pypdfium2.raw

from thidua.importers.readers.limits import MAX_CHARACTERS, MAX_PAGES
from thidua.importers.readers.pdf_characters import PageText, characters
from thidua.importers.readers.pdf_lines import Line, lines_of
from thidua.importers.readers.pdf_tables import Grid, grids
from thidua.importers.readers.piece import Piece, Reading
from thidua.importers.readers.refusals import Reason, Unreadable
from thidua.importers.source import BlockKind

_MIN_LETTERS = 100
"""A page with a picture all over it and fewer letters is a scan; a digital signature has 60."""

_MARGIN = 0.09
"""Share of a page's height, at top and bottom, in which running heads and page numbers stand."""

_PAGE_NUMBER = re.compile(
    r"(?:[-–]\s*|trang\s+|page\s+)?\d{1,3}(?:\s*[-–]|\s*/\s*\d{1,3})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_OFTEN = 3


def read_pdf(data: bytes) -> Reading:
    """Return what stands in a PDF.

    Raises:
        Unreadable: It is broken, locked, too long, or a scan.

    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = pypdfium2.raw.FPDF_GetLastError()
        if code == pypdfium2.raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable(Reason.ENCRYPTED) from None
        raise Unreadable(Reason.BROKEN, detail="PDF") from None
    if len(document) > MAX_PAGES:
        raise Unreadable(Reason.PAGES, pages=f"{len(document)}", limit=f"{MAX_PAGES}")
    pages = list(_pages(document))
    scanned = [page.pictured and page.letters < _MIN_LETTERS for page in pages]
    if sum(scanned) * 2 > len(pages):
        raise Unreadable(Reason.NO_OCR)
    if not any(page.letters for page in pages):
        raise Unreadable(Reason.NO_TEXT)
    doubts = []
    if any(scanned):
        which = ", ".join(f"{number}" for number, scan in enumerate(scanned, 1) if scan)
        doubts.append(f"trang {which} là ảnh quét, chữ trong đó chưa được lấy")
    if any(page.pictured and not scan for page, scan in zip(pages, scanned, strict=True)):
        doubts.append("văn bản là bản quét có lớp chữ do máy nhận dạng; soát lại từng chữ, từng số")
    return Reading(tuple(_pieces(pages)), "pdf", tuple(doubts))


def _pages(document: pypdfium2.PdfDocument) -> Iterator[PageText]:
    total = 0
    for index in range(len(document)):
        try:
            page = characters(document[index])
        except pypdfium2.PdfiumError:
            raise Unreadable(Reason.BROKEN, detail=f"trang {index + 1}") from None
        total += len(page.characters)
        if total > MAX_CHARACTERS:
            raise Unreadable(Reason.TOO_MUCH)
        yield page


def _pieces(pages: list[PageText]) -> Iterator[Piece]:
    tables = [grids(page) for page in pages]
    lines = [
        lines_of(page, without=[grid.box for grid in its])
        for page, its in zip(pages, tables, strict=True)
    ]
    furniture = _furniture(pages, lines)
    for number, (its, on_page) in enumerate(zip(tables, lines, strict=True), start=1):
        kept = [line for line in on_page if (number, line) not in furniture]
        counter = count(1)
        for item in _in_order(its, kept):
            piece = item.piece() if isinstance(item, Line) else _table(item)
            yield replace(piece, page=number, line=next(counter))


def _in_order(tables: list[Grid], lines: list[Line]) -> Iterator[Grid | Line]:
    """Yield each table where the first line below it would stand."""
    waiting = sorted(tables, key=lambda grid: -grid.box.top)
    for line in lines:
        while waiting and line.middle < waiting[0].box.bottom:
            yield waiting.pop(0)
        yield line
    yield from waiting


def _table(grid: Grid) -> Piece:
    text = "\n".join(" | ".join(filter(None, row)) for row in grid.cells)
    return Piece(text, BlockKind.TABLE, grid.cells)


def _furniture(pages: list[PageText], lines: list[list[Line]]) -> set[tuple[int, Line]]:
    """Return the lines, each with its page, that are page numbers or running heads and feet."""
    outer = [
        (number, line)
        for number, (page, on_page) in enumerate(zip(pages, lines, strict=True), start=1)
        for line in on_page
        if not page.height * _MARGIN < line.middle < page.height * (1 - _MARGIN)
    ]
    repeated = Counter(_DIGITS.sub("0", line.text) for _, line in outer)
    return {
        (number, line)
        for number, line in outer
        if _PAGE_NUMBER.fullmatch(line.text.strip())
        or (number > 1 and repeated[_DIGITS.sub("0", line.text)] >= _OFTEN)
    }
