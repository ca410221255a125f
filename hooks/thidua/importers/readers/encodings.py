"""Bytes to text: UTF-8, UTF-16, windows-1258, and bytes of TCVN3 or VNI, which stay as they are.

Legacy text comes out as characters of windows-1252; `vietnamese.legacy` turns it to Unicode.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from thidua.importers.readers.limits import MAX_TEXT_FILE_BYTES
from thidua.importers.readers.refusals import Reason, Unreadable
from thidua.vietnamese.legacy import is_syllable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKED_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_WORDS_JUDGED = 500
_ENOUGH = 0.8


def text_of(data: bytes) -> str:
    """Return the text of a file with plain line ends.

    Raises:
        Unreadable: It is larger than any text, or ends within a character of UTF-16.

    """
    if len(data) > MAX_TEXT_FILE_BYTES:
        limit = f"{MAX_TEXT_FILE_BYTES // 1024 // 1024} MB"
        size = f"{len(data) // 1024 // 1024} MB"
        raise Unreadable(Reason.TOO_LARGE, size=size, limit=limit)
    return _decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        # Cut off within its last character, as half a download is.
        if error.start > len(data) - 4:
            return data[: error.start].decode()
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    words = _MARKED_WORD.findall(windows)[:_WORDS_JUDGED]
    if words and sum(map(is_syllable, words)) >= _ENOUGH * len(words):
        return windows
    # Bytes that windows-1252 leaves open keep their number.
    return "".join(map(_LETTERS.__getitem__, data))


_LETTERS = tuple(
    bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)
)
