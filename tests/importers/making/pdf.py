"""Papers as PDF: pages, lines, ruled tables, page numbers. No font is embedded, and none needed.

All letters are half an em wide; their codes are looked up in the font's table of Unicode.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from tests.importers.making.paper import Paper, Table

WIDTH, HEIGHT = 595, 842
_LEFT, _TOP, _BOTTOM = 85, 780, 70
_SIZE, _LEADING = 12, 18
_PER_LINE = 74


@dataclass
class Page:
    """What is drawn on one page."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)


def made(paper: Paper) -> bytes:
    """Return a paper as a PDF; from the second page on its number stands at the top."""
    return package(list(_pages(paper)))


def _pages(paper: Paper) -> Iterator[Page]:
    page, y = Page(), float(_TOP)
    for item in _items(paper):
        high = _LEADING * (len(item) if isinstance(item, list) else 1)
        if y - high < _BOTTOM:
            yield page
            page, y = Page(), float(_TOP)
            page.texts.append((WIDTH / 2 - 3, HEIGHT - 40, "2"))
        if isinstance(item, list):
            _draw(page, item, y)
        else:
            page.texts += [(x, y, text) for x, text in item]
        y -= high
    yield page


_Row = tuple[tuple[float, str], ...]


def _items(paper: Paper) -> Iterator[Table | _Row]:
    yield from _columns(paper.left, paper.right)
    yield ()
    for text in paper.title:
        for line in textwrap.wrap(text, 60):
            yield ((WIDTH / 2 - len(line) * _SIZE / 4, line),)
    yield ()
    for block in paper.body:
        if isinstance(block, list):
            yield block
            continue
        for line in textwrap.wrap(block, _PER_LINE, break_on_hyphens=False):
            yield ((_LEFT, line),)
    yield ()
    yield from _columns(paper.foot_left, paper.foot_right)


def _columns(left: list[str], right: list[str]) -> Iterator[_Row]:
    for one, other in zip_longest(left, right, fillvalue=""):
        sides = ((40.0, one), (290.0, other))
        yield tuple((x, text) for x, text in sides if text)


def _draw(page: Page, rows: Table, top: float) -> None:
    longest = [max(len(row[column]) for row in rows) + 2 for column in range(len(rows[0]))]
    places = [_LEFT + sum(longest[:column]) * _SIZE / 2 for column in range(len(longest) + 1)]
    above = top + _LEADING - 5
    for number in range(len(rows) + 1):
        y = above - number * _LEADING
        page.lines.append((places[0], y, places[-1], y))
    for x in places:
        page.lines.append((x, above, x, above - len(rows) * _LEADING))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            page.texts.append((places[column] + 4, top - row * _LEADING, cell))


_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/Times-Roman/Encoding/Identity-H/ToUnicode 4 0 R"
    "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Times-Roman/DW 500"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/FontDescriptor<</Type/FontDescriptor/FontName/Times-Roman/Flags 4"
    "/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700"
    "/StemV 80>>>>]>>"
)
_PAGE = f"/Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F 3 0 R>>>>"


def package(pages: list[Page], *, catalog: str = "") -> bytes:
    """Return a PDF of `pages`; `catalog` is added to its root."""
    letters = sorted({sign for page in pages for _, _, text in page.texts for sign in text})
    codes = {sign: number for number, sign in enumerate(letters, start=1)}
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        _FONT,
        _stream(_unicode(codes)),
    ]
    for number, page in enumerate(pages):
        objects += [
            f"<<{_PAGE}/Contents {6 + 2 * number} 0 R>>",
            _stream(_drawn(page, codes)),
        ]
    return _file(objects)


def _drawn(page: Page, codes: dict[str, int]) -> str:
    texts = (
        f"BT /F {_SIZE} Tf {x:.2f} {y:.2f} Td <"
        + "".join(f"{codes[sign]:04X}" for sign in text)
        + "> Tj ET"
        for x, y, text in page.texts
    )
    lines = (f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l S" for a, b, c, d in page.lines)
    return "\n".join([*texts, *lines])


def _unicode(codes: dict[str, int]) -> str:
    pairs = [f"<{code:04X}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items()]
    blocks = (pairs[start : start + 100] for start in range(0, len(pairs), 100))
    table = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{table}\nendcmap end end"
    )


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def _file(objects: list[str]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()
