"""LibreOffice documents (.odt): paragraphs with counted numbers, tables, frames.

OpenDocument 1.3, Part 3. Styles say what is bold, centred and in an old font; lists what is
counted. Removed text and remarks are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from xml.etree.ElementTree import Element

from thidua.importers.readers.archive import Archive, child, number, topmost
from thidua.importers.readers.layout import Cell, pieces_of
from thidua.importers.readers.numbering import Counter, Level
from thidua.importers.readers.piece import Piece, Reading
from thidua.importers.readers.refusals import Reason, Unreadable
from thidua.importers.readers.styles import Look, Styles
from thidua.importers.source import BlockKind
from thidua.vietnamese.legacy import decode_run

_GONE = frozenset({"tracked-changes", "note", "annotation", "forms", "sequence-decls", "desc"})
_FORMS = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
_OUTLINE = "\0outline"
_WIDEST = 60
_SPACES = 50


def read_odt(data: bytes) -> Reading:
    """Return what stands in an OpenDocument text; raises Unreadable where it is broken, locked."""
    archive = Archive(data)
    if "META-INF/manifest.xml" in archive.names:
        manifest = archive.xml("META-INF/manifest.xml")
        if next(manifest.iter("encryption-data"), None) is not None:
            raise Unreadable(Reason.ENCRYPTED)
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.names):
        raise Unreadable(Reason.MACROS)
    content = archive.xml("content.xml")
    roots = [content]
    if "styles.xml" in archive.names:
        roots.insert(0, archive.xml("styles.xml"))
    body = child(content, "body/text")
    if body is None:
        raise Unreadable(Reason.BROKEN, detail="content.xml")
    return Reading(tuple(_Document(_styles(roots), _lists(roots)).pieces(body)), "odt")


def _styles(roots: list[Element]) -> Styles:
    own: dict[str, tuple[str, Look]] = {}
    fonts = {
        face.get("name", ""): face.get("font-family", "")
        for root in roots
        for face in root.iter("font-face")
    }
    for root in roots:
        for style in root.iter("style"):
            base = style.get("parent-style-name", "")
            own[style.get("name", "")] = (base, _look(style, fonts))
    return Styles(own)


def _look(style: Element, fonts: Mapping[str, str]) -> Look:
    paragraph, text = child(style, "paragraph-properties"), child(style, "text-properties")
    said = {} if text is None else text.attrib
    weight = said.get("font-weight")
    name = said.get("font-name", "")
    return Look(
        bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        hidden=True if said.get("display") == "none" else None,
        font=said.get("font-family") or fonts.get(name) or name or None,
        align=None if paragraph is None else paragraph.get("text-align"),
        list_id=style.get("list-style-name") or None,
    )


def _lists(roots: list[Element]) -> Counter:
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for root in roots:
        for style in (*root.iter("list-style"), *root.iter("outline-style")):
            name = _OUTLINE if style.tag == "outline-style" else style.get("name", "")
            levels = {number(level.get("level"), 1) - 1: _level(level) for level in style}
            lists[name] = (name, levels)
    return Counter(lists)


def _level(item: Element) -> Level:
    if item.tag == "list-level-style-bullet":
        return Level("bullet", item.get("bullet-char", ""))
    own, shown = number(item.get("level"), 1), number(item.get("display-levels"), 1)
    form = item.get("num-format", "")
    if not form:
        return Level("none", "")
    places = ".".join(f"%{place}" for place in range(max(own - shown, 0) + 1, min(own, 9) + 1))
    text = f"{item.get('num-prefix', '')}{places}{item.get('num-suffix', '')}"
    return Level(_FORMS.get(form, "decimal"), text, number(item.get("start-value"), 1))


@dataclass
class _InList:
    """The list that is being read."""

    name: str
    depth: int
    first: bool = False
    """Whether the next paragraph is the first of an item and carries its marker."""


@dataclass
class _Document:
    """Reads the body with the document's styles and lists."""

    styles: Styles
    lists: Counter
    _within: list[_InList] = field(default_factory=list)

    def pieces(self, parent: Element) -> Iterator[Piece]:
        """Yield what stands in `parent`, in order."""
        for element in parent:
            match element.tag:
                case "p" | "h":
                    yield from self._paragraph(element)
                case "table":
                    yield from self._table(element)
                case "list":
                    yield from self._list(element)
                case tag if tag not in _GONE:
                    yield from self.pieces(element)

    def _list(self, element: Element) -> Iterator[Piece]:
        above = self._within[-1] if self._within else None
        name = element.get("style-name") or (above.name if above else "")
        if above is None and element.get("continue-numbering") != "true":
            self.lists.restart(name)
        current = _InList(name, above.depth + 1 if above else 0)
        self._within.append(current)
        for item in element:
            current.first = item.tag == "list-item"
            yield from self.pieces(item)
        self._within.pop()

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        look = self.styles.look(element.get("style-name", ""))
        runs = list(self._runs(element, look))
        text = "".join(
            decode_run("".join(part for part, _ in group), font)[0]
            for font, group in groupby(runs, key=lambda run: run[1].font or "")
        )
        marker = self._marker(element, look) if text.strip() else ""
        kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
        bold = all(bool(own.bold) for part, own in runs if part.strip())
        for line in text.split("\n"):
            if line.strip():
                yield Piece(
                    f"{marker} {line.strip()}" if marker else line.strip(),
                    BlockKind.HEADING if element.tag == "h" else kind,
                    bold=bold,
                    centred=look.align == "center",
                )
                marker = ""
        for box in topmost(element, "text-box", skip=_GONE):
            yield from self.pieces(box)

    def _marker(self, element: Element, look: Look) -> str:
        if self._within:
            inside = self._within[-1]
            if not inside.first:
                return ""
            inside.first = False
            # A style names a list where the list itself does not.
            name = inside.name or look.list_id or ""
            return self.lists.marker(name, inside.depth)
        if element.tag == "h":
            return self.lists.marker(_OUTLINE, number(element.get("outline-level"), 1) - 1)
        return ""

    def _runs(self, element: Element, look: Look) -> Iterator[tuple[str, Look]]:
        """Yield the text of a paragraph with how it looks; hidden text is left out."""
        if look.hidden:
            return
        yield _flat(element.text), look
        for inner in element:
            if inner.tag in _SIGNS:
                yield _SIGNS[inner.tag](inner), look
            elif inner.tag not in _GONE and inner.tag not in ("text-box", "frame"):
                own = self.styles.look(inner.get("style-name", "")).over(look)
                yield from self._runs(inner, own)
            yield _flat(inner.tail), look

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = []
        for row in topmost(table, "table-row", skip=_GONE):
            cells: list[Cell] = []
            for cell in row:
                if cell.tag == "covered-table-cell":
                    cells.append(Cell(covered=True))
                elif cell.tag == "table-cell":
                    times = min(number(cell.get("number-columns-repeated"), 1), _WIDEST)
                    cells += [Cell(tuple(self.pieces(cell)))] * times
            rows.append(cells)
        yield from pieces_of(rows)


def _flat(text: str | None) -> str:
    """Return text of XML, in which a line break is a space (OpenDocument 1.3, Part 3, 6.1.2)."""
    return (text or "").replace("\n", " ")


_SIGNS: dict[str, Callable[[Element], str]] = {
    "s": lambda sign: " " * min(number(sign.get("c"), 1), _SPACES),
    "tab": lambda _sign: "\t",
    "line-break": lambda _sign: "\n",
}
"""Element that stands for a character."""
