"""The characters of a page of PDF with their places and fonts, and the lines drawn on it.

The only module that speaks to pdfium's C functions. Places are in points from the lower left
corner of the page as a reader sees it, whatever way the page is turned.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_QUARTER = 90
_BOLD = 600
_FONT_NAME_BYTES = 128
_MAX_DRAWN = 5000
"""Drawn things looked at for the lines of tables; a drawing is no table."""

_COVERING = 0.6
"""Share of a page's area from which on a picture is the page."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.bottom + self.top) / 2

    @property
    def centre(self) -> float:
        """Half way from left to right."""
        return (self.left + self.right) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True)
class Character:
    """One character as it is drawn."""

    text: str
    box: Box
    font: str
    bold: bool
    spaced: bool
    """Whether the file has a space before it."""
    base: float
    """How high the line is on which it stands: letters of two fonts share it, and little else."""
    order: int
    """Its place in the file."""


@dataclass(frozen=True)
class PageText:
    """What a page holds."""

    width: float
    height: float
    characters: tuple[Character, ...]
    drawn: tuple[Box, ...]
    """The bounds of lines and rectangles."""
    pictured: bool
    """Whether one picture covers the page, as in a scan."""

    @property
    def letters(self) -> int:
        """How many letters and digits there are."""
        return sum(character.text.isalnum() for character in self.characters)


def characters(page: pypdfium2.PdfPage) -> PageText:
    """Return what stands on `page`; raises PdfiumError where it cannot be loaded."""
    width, height = page.get_size()
    turned = page.get_rotation()

    def upright(left: float, bottom: float, right: float, top: float) -> Box:
        match turned:
            case 90:
                return Box(bottom, height - right, top, height - left)
            case 180:
                return Box(width - right, height - top, width - left, height - bottom)
            case 270:
                return Box(width - top, left, width - bottom, right)
            case _:
                return Box(left, bottom, right, top)

    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    drawn, pictured = [], False
    for seen, item in enumerate(page.get_objects(filter=kinds, max_depth=4)):
        if seen >= _MAX_DRAWN:
            break
        box = upright(*item.get_bounds())
        if item.type == pdfium.FPDF_PAGEOBJ_PATH:
            drawn.append(box)
        else:
            area = (box.right - box.left) * (box.top - box.bottom)
            pictured = pictured or area > _COVERING * width * height
    text = page.get_textpage()
    its = tuple(
        Character(
            sign, upright(*place), font, bold, spaced, upright(*origin, *origin).bottom, order
        )
        for order, (sign, place, origin, (font, bold), spaced) in enumerate(_read(text))
    )
    return PageText(width, height, its, tuple(drawn), pictured)


_BLANK = frozenset({*range(33), 0xA0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})

_Place = tuple[float, float, float, float]


def _read(
    page: pypdfium2.PdfTextPage,
) -> Iterator[tuple[str, _Place, tuple[float, float], tuple[str, bool], bool]]:
    """Yield the printed characters in the order of the file.

    Each with its place, the point on its line where it begins, its font and whether there is
    a space before it.
    """
    spaced = False
    rectangle, raw = pdfium.FS_RECTF(), page.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    fonts: dict[int | None, tuple[str, bool]] = {}
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _BLANK:
            spaced = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(rectangle)):
            continue
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(raw, index), ctypes.c_void_p).value
        if owner not in fonts:
            fonts[owner] = _font(raw, index)
        place = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        # Letters beyond 16 bits come as surrogates; no Vietnamese letter is one of them.
        pdfium.FPDFText_GetCharOrigin(raw, index, ctypes.byref(x), ctypes.byref(y))
        yield chr(code), place, (x.value, y.value), fonts[owner], spaced
        spaced = False


def _font(raw: object, index: int) -> tuple[str, bool]:
    name, flags = ctypes.create_string_buffer(_FONT_NAME_BYTES), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, name, _FONT_NAME_BYTES, ctypes.byref(flags))
    font = name.value.decode(errors="replace")
    heavy = pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD
    return font, heavy or "bold" in font.lower()
