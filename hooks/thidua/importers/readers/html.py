"""Web pages and what Word saves as one: blocks, lists with their markers, tables, old fonts.

The standard library's parser takes any input; scripts, styles and hidden parts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from thidua.importers.readers.archive import number
from thidua.importers.readers.encodings import text_of
from thidua.importers.readers.layout import Cell, pieces_of
from thidua.importers.readers.numbering import written
from thidua.importers.readers.piece import Piece, Reading
from thidua.importers.readers.refusals import Reason, Unreadable
from thidua.importers.source import BlockKind
from thidua.vietnamese.legacy import decode_run

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
        "table",
        "tr",
        "td",
        "th",
        "caption",
    ]
)
_SKIPPED = frozenset(
    ["script", "style", "head", "noscript", "template", "svg", "select", "option", "button", "nav"]
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source"]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "th"}) | _HEADINGS
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_FORMS |= {"I": "upperRoman"}
_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]{1,200})", re.IGNORECASE)
_ALREADY = re.compile(r"^\s*(?:[-+*•–]|\(?\w{1,5}[.)])\s")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 150
_MOST_COLUMNS = 60
_HEAVY = ("bold", "bolder", "600", "700", "800", "900")
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)


def read_html(data: bytes) -> Reading:
    """Return what a reader sees of a page; raises Unreadable where it is too large or deep."""
    parser = _Parser()
    parser.feed(_page(data))
    parser.close()
    return Reading(tuple(parser.finished()), "html")


def _page(data: bytes) -> str:
    """Return the page as text; an encoding that it claims counts where the bytes allow it."""
    claimed = _META.search(data[:4096])
    if claimed and claimed[1].lower() in (b"windows-1258", b"cp1258"):
        return data.decode("cp1258", errors="replace")
    return text_of(data)


@dataclass
class _Frame:
    """What holds inside an element."""

    tag: str
    bold: bool = False
    centred: bool = False
    hidden: bool = False
    spaced: bool = False
    """Whether line ends and spaces are shown as they are, as in `pre`."""
    font: str = ""
    marker: str = ""
    form: str = ""
    count: int = 0


@dataclass
class _Table:
    """A table that is being read."""

    rows: list[list[Cell]] = field(default_factory=list)
    outside: list[Piece] = field(default_factory=list)
    """The pieces before the table, or before the cell."""
    borderless: bool = False
    span: int = 1


class _Parser(HTMLParser):
    """Collects pieces; closing tags that are missing are taken as given where another opens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._frames: list[_Frame] = [_Frame("")]
        self._tables: list[_Table] = []
        self._pieces: list[Piece] = []
        self._runs: list[tuple[str, str, bool]] = []

    def finished(self) -> list[Piece]:
        """Return all pieces once the whole page was fed."""
        self._flush()
        while self._tables:
            self._end_table()
        return self._pieces

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: text or "" for name, text in attrs}
        if tag == "br":
            self._flush()
        if tag in _BLOCKS:
            self._flush()
            self._close_open(tag)
        if tag in _VOID:
            return
        if len(self._frames) > _DEEPEST:
            raise Unreadable(Reason.BOMB, part="html", limit=f"{_DEEPEST} tầng")
        self._frames.append(self._frame(tag, given))
        if tag == "table":
            borders = given.get("border", "0") in ("", "0")
            self._tables.append(_Table(outside=self._pieces, borderless=borders))
            self._pieces = []
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].span = min(number(given.get("colspan"), 1), _MOST_COLUMNS)
            self._pieces = []

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name, and all that were left open in it."""
        if any(frame.tag == tag for frame in self._frames[1:]):
            if tag in _BLOCKS:
                self._flush()
            self._close(tag)

    def handle_data(self, data: str) -> None:
        """Take text in."""
        frame = self._frames[-1]
        if frame.hidden:
            return
        if not frame.spaced:
            self._runs.append((_SPACE.sub(" ", data), frame.font, frame.bold))
            return
        for place, line in enumerate(data.split("\n")):
            if place:
                self._flush()
            self._runs.append((line, frame.font, frame.bold))

    def _frame(self, tag: str, given: dict[str, str]) -> _Frame:
        above = self._frames[-1]
        style = {key.lower(): text.strip() for key, text in _STYLE.findall(given.get("style", ""))}
        align = style.get("text-align", given.get("align", "")).lower()
        weight = style.get("font-weight", "").lower()
        space = style.get("white-space", "").lower()
        frame = _Frame(
            tag,
            bold=weight in _HEAVY or (not weight and (tag in _BOLD or above.bold)),
            centred=tag == "center" or (align == "center" if align else above.centred),
            hidden=above.hidden or tag in _SKIPPED or style.get("display") == "none",
            spaced=space.startswith("pre") if space else tag == "pre" or above.spaced,
            font=given.get("face") or style.get("font-family") or above.font,
        )
        if tag == "ol":
            start = given.get("start", "1")
            frame.form = _FORMS.get(given.get("type", "1"), "decimal")
            frame.count = int(start) - 1 if re.fullmatch("[0-9]{1,5}", start) else 0
        elif tag == "li":
            frame.marker = self._marker()
        return frame

    def _marker(self) -> str:
        owner = next((item for item in reversed(self._frames) if item.tag in ("ol", "ul")), None)
        if owner is None or owner.tag == "ul":
            return "-"
        owner.count += 1
        return written(owner.count, owner.form) + (")" if "Letter" in owner.form else ".")

    def _close_open(self, tag: str) -> None:
        """Close what `tag` cannot stand in: a paragraph, or an item before the next."""
        ends = _IMPLIED.get(tag, ("p",))
        for frame in reversed(self._frames[1:]):
            if frame.tag in ends:
                self._close(frame.tag)
                return
            if frame.tag in ("table", "td", "th", "ul", "ol", "div", "body"):
                return

    def _close(self, tag: str) -> None:
        while len(self._frames) > 1:
            frame = self._frames.pop()
            if frame.tag == "table" and self._tables:
                self._end_table()
            elif frame.tag in ("td", "th") and self._tables and self._tables[-1].rows:
                table = self._tables[-1]
                table.rows[-1].append(Cell(tuple(self._pieces)))
                table.rows[-1] += [Cell(covered=True)] * (table.span - 1)
                self._pieces = []
            if frame.tag == tag:
                return

    def _end_table(self) -> None:
        table = self._tables.pop()
        left = self._pieces
        self._pieces = [*table.outside, *pieces_of(table.rows, borderless=table.borderless), *left]

    def _flush(self) -> None:
        """End the line that is being read."""
        text = "".join(_decoded(self._runs))
        bold = all(heavy for data, _, heavy in self._runs if data.strip())
        self._runs = []
        if not text.strip():
            return
        kind, marker = BlockKind.PARAGRAPH, ""
        for frame in reversed(self._frames):
            if frame.marker:
                kind, marker = BlockKind.ITEM, frame.marker
                frame.marker = ""
                break
            if frame.tag in _HEADINGS:
                kind = BlockKind.HEADING
            if frame.tag in ("ul", "ol", "table"):
                break
        if marker and not _ALREADY.match(text):
            text = f"{marker} {text.strip()}"
        centred = self._frames[-1].centred
        self._pieces.append(Piece(text.strip(), kind, bold=bold, centred=centred))


def _decoded(runs: list[tuple[str, str, bool]]) -> Iterator[str]:
    for data, font, _ in runs:
        yield decode_run(data, font.split(",")[0])[0]


_IMPLIED: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    "tr": ("tr",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "dd": ("dd", "dt"),
    "dt": ("dd", "dt"),
}
"""Element → those whose closing tag may be left out before it (HTML, 13.1.2.4)."""
