"""Text as it was typed before Unicode, made by turning the tables of the package around."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from tests.importers.making.archive import zipped

from thidua.vietnamese.legacy import Legacy, decode

_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_LATIN = [chr(code) for code in range(0xA1, 0x100)]


def _table(legacy: Legacy) -> dict[str, str]:
    pieces = [*_LATIN, *(base + mark for base in "aeiouyAEIOUYôöÔÖ" for mark in _LATIN)]
    table: dict[str, str] = {}
    for piece in pieces:
        letter = decode(piece, legacy)
        if len(letter) == 1 and letter != piece:
            table.setdefault(letter, piece)
    return table


def encoded(text: str, legacy: Legacy) -> str:
    """Return text in a legacy encoding; in TCVN3 capitals with tones fall to small letters."""
    table = _table(legacy)
    return "".join(table.get(sign, table.get(sign.lower(), sign)) for sign in text)


def in_vni(data: bytes) -> bytes:
    """Return a .docx whose text is in VNI."""
    return _in(data, Legacy.VNI)


def in_tcvn3(data: bytes) -> bytes:
    """Return a .docx whose text is in TCVN3."""
    return _in(data, Legacy.TCVN3)


def _in(data: bytes, legacy: Legacy) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {
            name: archive.read(name).decode() for name in archive.namelist()
        }
    text = str(parts["word/document.xml"])
    parts["word/document.xml"] = re.sub(
        r"(<w:t xml:space=\"preserve\">)([^<]*)",
        lambda match: match[1] + encoded(match[2], legacy),
        text,
    )
    return zipped(parts)
