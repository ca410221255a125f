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
    plain = _quickly(text)
    if plain is None:
        lines = text.split("\n")
        plain = "\n".join(_quickly(line) or line.translate(_TABLE) for line in lines)
    return plain


_USUAL = tuple((sign, _SIGNS[sign]) for sign in "đĐ–“”\t`\u00a0")


def _quickly(text: str) -> str | None:
    """Return `text` made bare, if it holds nothing but ASCII when marks and usual signs are off.

    Twice as quick as the table. A sign that has no such letter would be lost, and the length
    tells: none is worth two.
    """
    plain = text
    for sign, usual in _USUAL:
        plain = plain.replace(sign, usual)
    letters = unicodedata.normalize("NFD", plain).encode("ascii", "ignore")
    return letters.decode("ascii").lower() if len(letters) == len(text) else None


class _Words(dict[int, str]):
    """The table that leaves letters and digits and makes a space of all else."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        sign = self[code] = character if character.isalnum() or character == "_" else " "
        return sign


_WORDS = _Words()


def bare_words(text: str) -> list[str]:
    """Return the words of a text that is `bare`, cut at each sign that is no letter or digit.

    Between two signs is an empty word, so that lengths still tell where each word stands.
    """
    return text.translate(_WORDS).split(" ")
