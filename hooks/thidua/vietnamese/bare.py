"""Text made bare for patterns: letter for letter, so that every place keeps its offset.

Patterns written without marks then match *Ủy ban*, *Uỷ ban*, *ỦY BAN* and *Uy ban* alike, which
is how documents differ that were typed by two people or read by a machine.
"""

from __future__ import annotations

import unicodedata

_SIGNS = {
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‘’\u201a\u201b\u2032\u00b4`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012–—\u2015−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t", " "),
    "đ": "d",
    "Đ": "d",
    "\N{DIVISION SLASH}": "/",
    "\N{FRACTION SLASH}": "/",
}


class _Bare(dict[int, str]):
    """The table of `str.translate`, made letter by letter as texts need it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        sign = _SIGNS.get(character)
        if sign is None:
            base = unicodedata.normalize("NFD", character)[0].lower()
            sign = base if len(base) == 1 else character
        self[code] = sign
        return sign


_TABLE = _Bare()


def bare(text: str) -> str:
    """Return `text`, which is NFC, in lower case without marks and as long as it was.

    Dashes become hyphens, quotation marks straight, spaces of any width one space each.
    """
    return text.translate(_TABLE)
