"""From blocks to whole paragraphs: page furniture goes, lines cut in the middle are joined.

Converters and PDF readers break sentences at lines and pages; only the language tells which
line goes on. Levels of headings come from their numbering, for the marks of converters lie.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.importers.source import Block, BlockKind, Place, Source
from thidua.vietnamese.bare import bare
from thidua.vietnamese.roman import roman

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f]+")
_MARKDOWN = re.compile(r"^#{1,6}\s+|\*\*|__")
_SPACED = re.compile(r"^(?:[^\W\d_] ){3,}[^\W\d_]$")
_FURNITURE = re.compile(
    r"(?:-\s*)?\d{1,3}(?:\s*-)?|trang \d+(?:\s*(?:/|tren)\s*\d+)?|\d+\s*/\s*\d+|[-_=*.~ ]{3,}|\*"
    r"|(?:nguoi ky|ky boi|thoi gian ky|co quan|email|ngay ky|chu ky so)\s*:.{0,80}"
)
_SIDES = re.compile(r"\S(?: {4,}|\t+)(?=\S)")
_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*-\s*tu do\s*-\s*hanh phuc|dang cong san viet nam"
)
_AMOUNT = r"\d{1,3}(?:,\d{1,2})?\s?%|\d{1,4}(?:/\d{1,4})?\s[^\W\d_]"
"""A figure that a numbered line may begin with: "4. 8/8 đơn vị", "1. 100% học sinh"."""
_MARKER = re.compile(
    r"(?!v\s?/\s?v)(?P<roman>[ivxlc]{1,6})(?!/\d)\s?[./)-]+\s*(?=\S)|(?P<capital>[a-e])\.\s+(?=\S)"
    r"|(?P<part>phan (?:thu )?\w{1,5}|chuong [ivx\d]{1,5}|muc [ivx\d]{1,4})\s?[.:-]?\s"
    r"|(?P<article>dieu \d{1,3})\s?[.:]"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:(?:[.)/]\)?\s*|\s+-\s+)(?=[^\W\d_\"(])"
    rf"|[.)]\s+(?={_AMOUNT}))"
    r"|(?P<hyphened>\d{1,2})-\s(?=[^\W\d_\"(]|\d)"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[^\W\d_\"])"
    r"|(?P<letter>[a-h]|dd)\s?[).]\s*(?=\S)|(?P<bullet>[-+*•●▪■✓➢⮚❖○◦·–—]|o(?= ))\s*(?=\S)"
)
_ENDED = re.compile(r"(?:[.;:!?…]|\./\.?)[\"')\s]*$")
_STARTS = re.compile(
    r"(?:can cu|thuc hien (?:ke hoach|chi thi|cong van|quyet dinh|nghi quyet|huong dan"
    r"|chuong trinh|thong tu)"
    r"|noi nhan|kinh gui|tren day la|theo de nghi|xet de nghi|de nghi|muc tieu|doi tuong"
    r"|noi dung|thoi gian"
    r"|hinh thuc|chuyen de|dot (?:thu |thi dua |\d|i))\b|[^:;.\"]{3,45}:\s"
)
_LONGEST_HEADING = 220
_RUNS_ON_PAGES = 3
_FULL = 0.78
_WIDEST_LINE = 130
_LONGEST_LINE = 120


@dataclass(frozen=True)
class Line:
    """A cleaned line with its bare twin, and which side of a two-column part it stands in."""

    text: str
    plain: str
    place: Place
    kind: BlockKind
    bold: bool = False
    centred: bool = False
    column: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


def clean(text: str) -> str:
    """Return `text` composed, without unseen signs, marks of Markdown and runs of spaces."""
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text.replace("\n", " ")))
    single = _SPACES.sub(" ", _MARKDOWN.sub("", composed)).strip()
    if _SPACED.fullmatch(single):
        return single.replace(" ", "")
    return single


def lines(source: Source) -> list[Line]:
    """Return the lines of `source` without page furniture, columns set side by side cut apart."""
    repeated = _running(source.blocks)
    found: list[Line] = []
    for block in source.blocks:
        if block.kind is BlockKind.TABLE:
            cells = tuple(tuple(clean(cell) for cell in row) for row in block.cells)
            found.append(Line("", "", block.place, block.kind, cells=cells))
            continue
        for text, column in _columns(block):
            cleaned = clean(text)
            plain = bare(cleaned)
            if not cleaned or _FURNITURE.fullmatch(plain) or cleaned in repeated:
                continue
            found.append(
                Line(
                    cleaned, plain, block.place, block.kind, block.bold or "**" in text,
                    block.centred, column,
                )
            )  # fmt: skip
    return found


def _running(blocks: Sequence[Block]) -> set[str]:
    """Return the running heads: short lines that open or close three pages or more."""
    pages: dict[int, list[str]] = {}
    for block in blocks:
        if block.place.page is not None and block.text.strip():
            pages.setdefault(block.place.page, []).append(clean(block.text))
    edges = Counter(
        text
        for texts in pages.values()
        for text in {texts[0], texts[-1]}
        if len(text) <= _WIDEST_LINE
    )
    return {text for text, count in edges.items() if count >= _RUNS_ON_PAGES}


def _beside(text: str, motto: re.Match[str]) -> bool:
    """Whether a motto stands beside the name of a body, and not in the middle of a sentence."""
    before = text[: motto.start()].strip(" -*")
    capital = before.isupper() or text[slice(*motto.span())].isupper()
    return len(before) > 2 and capital and not text[motto.end() :].strip(" -*.")  # noqa: PLR2004 - a quotation mark or bullet is no column


def _columns(block: Block) -> Iterator[tuple[str, str]]:
    text = block.text.replace("\n", "    ") if block.column else block.text
    if len(text) > _WIDEST_LINE * 2:
        yield text, block.column
        return
    parts = [part for part in re.split(r"(?<=\S)(?: {4,}|\t+)(?=\S)", text) if part.strip()]
    blank_number = re.match(r"\s*s.{0,2}\s*:", text.lower())
    if len(parts) == 2 and not blank_number:  # noqa: PLR2004 - two columns
        yield parts[0], block.column or "left"
        yield parts[1], block.column or "right"
        return
    motto = _MOTTO.search(bare(text))
    if motto and _beside(text, motto):
        yield text[: motto.start()], "left"
        yield text[motto.start() :], "right"
        return
    yield text, block.column


@dataclass(frozen=True)
class Whole:
    """A mended paragraph: its text, where its lines begin in it, and its level as a heading."""

    text: str
    plain: str
    places: tuple[tuple[int, Place], ...]
    level: int = 0
    marker: str = ""
    item: bool = False
    cells: tuple[tuple[str, ...], ...] = ()

    def place_of(self, offset: int) -> Place:
        """Return the place of the line in which `offset` lies."""
        return next(place for start, place in reversed(self.places) if start <= max(offset, 0))


def marker_of(plain: str) -> re.Match[str] | None:
    """Return the match of the marker that a line (bare) begins with: "II.", "1.1", "a)", "-"."""
    match = _MARKER.match(plain)
    if match and match["roman"] and roman(match["roman"]) is None:
        return None
    return match


def join(found: Sequence[Line]) -> list[Whole]:
    """Return the paragraphs that the lines of a body make."""
    width = _width(found)
    groups: list[list[Line]] = []
    for line in found:
        if groups and _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_whole(group) for group in groups]


def _width(found: Sequence[Line]) -> int:
    """Return how long full lines are, or 0 where paragraphs were not cut into lines."""
    lengths = sorted(len(line.text) for line in found if line.text)
    if len(lengths) < 5 or lengths[-1] > _WIDEST_LINE:  # noqa: PLR2004 - too few to tell
        return 0
    return lengths[len(lengths) * 9 // 10]


def _goes_on(group: Sequence[Line], line: Line, width: int) -> bool:
    last = group[-1]
    if _apart(last, line):
        return False
    full = len(last.text) >= width * _FULL if width else False
    first = line.text.lstrip("“\"'(")[:1]
    if _ENDED.search(last.plain):
        # A full stop or semicolon is no end where the line is full and the next one goes on.
        return full and first.islower() and not last.plain.endswith(":")
    if first.islower() or first.isdecimal() or last.text.endswith((",", "-", "–", "/")):
        return True
    # A paragraph that ends without a sign, cut by the end of a page.
    cut = sum(len(item.text) for item in group[-4:]) > _LONGEST_LINE and last.text[-1:].isalnum()
    return not _STARTS.match(line.plain) and (full if width else cut)


def _apart(last: Line, line: Line) -> bool:
    """Whether a line begins anew by its kind, its column or its marker."""
    anew = line.kind is not BlockKind.PARAGRAPH or last.kind in (BlockKind.HEADING, BlockKind.TABLE)
    return anew or line.column != last.column or marker_of(line.plain) is not None


def _whole(group: Sequence[Line]) -> Whole:
    parts: list[str] = []
    places: list[tuple[int, Place]] = []
    length = 0
    for line in group:
        places.append((length, line.place))
        # A word or a number cut at the end of a line keeps its hyphen and gets no space.
        parts.append(line.text)
        length += len(line.text) + 1
    text = " ".join(parts)
    plain = bare(text)
    level, marker, item = _level(plain, text, heading=group[0].kind is BlockKind.HEADING)
    item = item or group[0].kind is BlockKind.ITEM
    return Whole(text, plain, tuple(places), level, marker, item, group[0].cells)


def _level(plain: str, text: str, *, heading: bool) -> tuple[int, str, bool]:
    match = marker_of(plain)
    if not match:
        return (2 if heading else 0), "", False
    marker = text[: match.end()]
    long = len(text) > _LONGEST_HEADING or plain.rstrip().endswith((";", "./."))
    if match["bullet"] or long:
        return 0, marker, True
    number = match["number"] or match["dotted"] or match["hyphened"]
    level = 4
    if number:
        level = min(4, 2 + number.count("."))
    elif match["roman"] or match["part"] or match["article"] or marker[0] in "ABCDE":
        level = 1
    return level, marker, False
