"""What a file is, by what it holds: endings are wrong as often as people rename files."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO

from thidua.importers.readers.refusals import Reason, Unreadable


class Format(StrEnum):
    """A format that can be read."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    HTML = "html"
    TEXT = "txt"
    IMAGE = "image"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
"""ISO 32000-1, Annex H.3: readers look for the header in the first 1,024 bytes."""

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
_WEBP, _HEIC = (b"RIFF", b"WEBP"), (b"ftypheic", b"ftypmif1", b"ftypheix")
_PARTS: tuple[tuple[str, Format | str], ...] = (
    ("word/document.xml", Format.DOCX),
    ("word/document2.xml", Format.DOCX),
    ("xl/", "Excel"),
    ("ppt/", "PowerPoint"),
)
"""What lies in a zip → what it is; a name of another program is refused."""

_MIMETYPES: dict[bytes, Format | str] = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": "bảng tính ODS",
    b"application/vnd.oasis.opendocument.presentation": "trình chiếu ODP",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta)\b", re.IGNORECASE)
_TEXT_HEAD = 4096


def detect(data: bytes) -> Format:
    """Return the format of the file that begins, and here also ends, as `data`.

    Raises:
        Unreadable: It is empty, of a kind that is no document, or of one that is not read.

    """
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(Reason.EMPTY)
    for beginning, judge in _JUDGES:
        if data.startswith(beginning):
            return judge(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if any(data.startswith(mark) for mark in _IMAGES) or (
        data.startswith(_WEBP[0]) and data[8:12] == _WEBP[1]
    ):
        return Format.IMAGE
    if data[4:12] in _HEIC:
        raise Unreadable(Reason.OTHER_OFFICE, name="ảnh HEIC của điện thoại")
    return _text(data)


def _zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable(Reason.BROKEN, detail=f"zip: {error}") from None
    # The standard wants the kind of an OpenDocument to stand first in the zip, unpacked.
    found = _MIMETYPES.get(_stored_mimetype(data))
    for part, what in _PARTS:
        found = found or (what if any(name.startswith(part) for name in names) else None)
    if isinstance(found, Format):
        return found
    raise Unreadable(Reason.OTHER_OFFICE, name=found or "nén ZIP")


def _stored_mimetype(data: bytes) -> bytes:
    """Return what the entry `mimetype` holds, which is stored first and not packed."""
    match = re.match(rb"PK\x03\x04.{26}mimetype([a-z./+-]+)", data[:200], re.DOTALL)
    return match[1] if match else b""


def _ole(data: bytes) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(Reason.ENCRYPTED)
    name = "Word (.doc)" if "WordDocument".encode("utf-16-le") in data else "Office"
    raise Unreadable(Reason.OLD_WORD, name=name)


def _rtf(_data: bytes) -> Format:
    raise Unreadable(Reason.OLD_WORD, name="RTF")


_JUDGES: tuple[tuple[bytes, Callable[[bytes], Format]], ...] = (
    (b"PK\x03\x04", _zip),
    (b"PK\x05\x06", _zip),
    (_OLE, _ole),
    (b"{\\rtf", _rtf),
)


def _text(data: bytes) -> Format:
    head = data[:_TEXT_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", errors="ignore").encode(errors="ignore")
    elif b"\0" in data:
        raise Unreadable(Reason.UNKNOWN)
    controls = sum(byte < ord(" ") and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in head)
    if controls > len(head) // 50:
        raise Unreadable(Reason.UNKNOWN)
    return Format.HTML if _HTML.search(head) else Format.TEXT
