"""From pieces to blocks: Unicode in one form, no characters that nobody sees, places counted.

Legacy encodings come first, for what cleaning takes away is a letter in one of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from thidua.importers.readers.limits import MAX_BLOCKS, MAX_CHARACTERS
from thidua.importers.readers.piece import Piece, Reading
from thidua.importers.readers.refusals import Reason, Unreadable
from thidua.importers.source import Block, BlockKind, Place, Source
from thidua.vietnamese.folding import fold
from thidua.vietnamese.legacy import mend

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BULLET = re.compile(
    "^[\uf000-\uf0ff\u2022\u25cf\u25cb\u25aa\u25a0\u25e6\u27a2\u2713\u2714\u00b7]\\s*"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_COLUMNS = re.compile(r"(?<=\S)(?:\s*\t\s*|\s{4,})(?=\S)")
_SPACE = re.compile(r"\s+")
_ETH = str.maketrans("Ðð", "Đđ")


def clean(text: str) -> str:
    """Return one line of Unicode text as the rest of the program wants it.

    Composed (NFC), single spaces, bullets of symbol fonts as "-", the Icelandic Ð that old
    keyboards gave as Đ.
    """
    text = _CONTROL.sub("", _UNSEEN.sub("", _SPACES.sub(" ", text)))
    text = _PRIVATE.sub("", _BULLET.sub("- ", unicodedata.normalize("NFC", text).strip()))
    return _SPACE.sub(" ", text.translate(_ETH)).strip()


def source_of(reading: Reading, *, name: str) -> Source:
    """Return what a reader found as a `Source` of clean blocks.

    Raises:
        Unreadable: There is no text in it, or more than any document has.

    """
    pieces = _decoded(list(reading.pieces))
    size = sum(len(piece.text) for piece, _ in pieces)
    if size > MAX_CHARACTERS or len(pieces) > MAX_BLOCKS:
        raise Unreadable(Reason.TOO_MUCH)
    met = {legacy for _, its in pieces for legacy in its}
    doubts = (
        *reading.doubts,
        *(
            f"chữ {legacy} (bảng mã cũ) đã được đổi sang Unicode; soát lại chữ hoa"
            for legacy in sorted(met)
            if not any(legacy in doubt for doubt in reading.doubts)
        ),
    )
    blocks = tuple(_blocks(piece for piece, _ in pieces))
    if not any(character.isalnum() for block in blocks for character in block.text):
        raise Unreadable(Reason.NO_TEXT)
    return Source(name, blocks, reading.reader, doubts)


def _decoded(pieces: list[Piece]) -> list[tuple[Piece, frozenset[str]]]:
    """Return the pieces as Unicode, each with the encodings that it was in."""
    texts, met = mend([piece.text for piece in pieces])
    if not met:
        return [(piece, frozenset()) for piece in pieces]
    cells = [cell for piece in pieces for row in piece.cells for cell in row]
    mended = dict(zip(cells, mend([*cells, *texts])[0], strict=False))
    return [
        (
            replace(
                piece,
                text=text,
                cells=tuple(tuple(mended[cell] for cell in row) for row in piece.cells),
            ),
            frozenset(legacy.value for legacy in met) if text != piece.text else frozenset(),
        )
        for piece, text in zip(pieces, texts, strict=True)
    ]


def _blocks(pieces: Iterable[Piece]) -> Iterator[Block]:
    lines: dict[int | None, int] = {}
    for piece in pieces:
        lines[piece.page] = number = piece.line or lines.get(piece.page, 0) + 1
        place = Place(piece.page, number)
        for text, column in _sides(piece):
            if piece.cells or any(character.isalnum() for character in text):
                yield Block(
                    kind=piece.kind,
                    text=text,
                    place=place,
                    cells=tuple(tuple(_lines(cell) for cell in row) for row in piece.cells),
                    bold=piece.bold,
                    centred=piece.centred,
                    column=column,
                )


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(clean, text.split("\n"))))


def _sides(piece: Piece) -> Iterator[tuple[str, str]]:
    """Yield the clean text of a piece; of a head set with tabs or spaces, its two sides."""
    if piece.kind is BlockKind.TABLE:
        yield _lines(piece.text), ""
        return
    sides = list(_parts(piece.text)) if not piece.column else []
    if len(sides) == len(_SIDES) and all(map(_is_wide, sides)):
        yield from zip(sides, _SIDES, strict=True)
    else:
        yield clean(piece.text), piece.column


def _parts(text: str) -> Iterator[str]:
    """Yield what wide gaps part in a line; a gap left for a number or a day parts nothing."""
    part = ""
    for piece in map(clean, _COLUMNS.split(text)):
        if part and not _BLANK.search(fold(part)):
            yield part
            part = ""
        part = f"{part} {piece}".strip()
    yield part


_BLANK = re.compile(r"(?:so|no) ?:$|\b(?:so|ngay|thang|nam)$")
"""How a part ends after which something is to be filled in by hand."""

_SIDES = ("left", "right")
_MARKER = re.compile(r"(?:[-+*]|\(?\w{1,5}[.)])")


def _is_wide(side: str) -> bool:
    """Whether a side of a gap is text of its own, and not a marker with a tab after it."""
    return bool(side) and not _MARKER.fullmatch(side)
