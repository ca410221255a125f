"""Text as the search reads it: syllables, their terms (marks kept) and keys (marks off).

The JavaScript twin of this module reads queries in the browser; `tests/search/vectors.json`
holds the two equal. The rules stand in docs/dev/search.md; change them there, here and there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

TONES = {
    "\N{COMBINING GRAVE ACCENT}": "`",
    "\N{COMBINING ACUTE ACCENT}": "'",
    "\N{COMBINING HOOK ABOVE}": "?",
    "\N{COMBINING TILDE}": "~",
    "\N{COMBINING DOT BELOW}": ".",
}
"""Tone mark → the sign for it at the end of a term; no syllable contains one of the signs."""

_SIGNS = "".join(TONES.values())
_UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200c-\u200d\u2060\ufeff]")
_MARKS = re.compile("[\u0300-\u036f]")
# Much quicker than a class without the underscore, which `_plain` has made a space.
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(
    r"(?<![^\W_])\d+[a-z]?(?:[/-](?:[^\W_]|[&.])*[^\W_])*"
    r"[/-](?=(?:[^\W_]|[&.])*[^\W\d_])(?:[^\W_]|[&.])*[^\W_]"
)
_IDLE_ZEROS = re.compile(r"^0+(?=[0-9])")
_FINAL_Y = re.compile(r"^(h|k|l|m|s|t|v|qu)y$")


def _plain(text: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text).lower()).replace("_", " ")


def words(text: str) -> list[str]:
    """Return the runs of letters and digits of `text`, in lower case and composed."""
    return _WORD.findall(_plain(text))


def term(word: str) -> str:
    """Return `word`, one of `words`, in its one spelling: *hoà* and *hòa* both give "hoa`"."""
    if word.isascii():
        return _FINAL_Y.sub(r"\1i", _IDLE_ZEROS.sub("", word))
    tone, letters = "", []
    for character in unicodedata.normalize("NFD", word):
        if character in TONES:
            tone = TONES[character]
        else:
            letters.append(character)
    bare = unicodedata.normalize("NFC", "".join(letters))
    return _FINAL_Y.sub(r"\1i", _IDLE_ZEROS.sub("", bare)) + tone


def fold(term: str) -> str:
    """Return the key of a term of one syllable or more: no tones, no marks, d for đ."""
    if " " in term:
        return " ".join(map(fold, term.split(" ")))
    bare = term.rstrip(_SIGNS)
    if bare.isascii():
        return bare
    return _MARKS.sub("", unicodedata.normalize("NFD", bare)).replace("đ", "d")


def terms(text: str) -> list[str]:
    """Return the term of every syllable of `text`."""
    return list(map(term, words(text)))


def keys(text: str) -> list[str]:
    """Return the key of every syllable of `text`."""
    return list(map(fold, terms(text)))


def numbers(text: str) -> list[str]:
    """Return each number of a document in `text` as one term: `43/KH-LAX` gives "43khlax"."""
    return [
        _IDLE_ZEROS.sub("", "".join(_WORD.findall(match)))
        for match in _NUMBER.findall(_plain(text))
    ]


def expand(keys: Sequence[str], table: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the other ways to write `keys`, with one abbreviation spelt out or made.

    Args:
        keys: The keys of a text.
        table: Short and long forms, each as keys joined by spaces.

    """
    pairs = [(short.split(), long.split()) for short, long in table]
    found: list[list[str]] = []
    for place in range(len(keys)):
        for pair in pairs:
            for form, other in (pair, pair[::-1]):
                if list(keys[place : place + len(form)]) == form:
                    way = [*keys[:place], *other, *keys[place + len(form) :]]
                    if way not in found and way != list(keys):
                        found.append(way)
    return found
