"""Where the tone mark stands in the open syllables *oa, oe, uy*: *hòa* or *hoà*.

Both are in use: laws and most papers write *hòa, khỏe, thủy*, textbooks since Quyết định
1989/QĐ-BGDĐT of 2018 *hoà, khoẻ, thuỷ*. After *q*, *uy* is no such pair (*quý* is one way only).
"""

from __future__ import annotations

import re

_FIRST = {"oa": "òa óa ỏa õa ọa", "oe": "òe óe ỏe õe ọe", "uy": "ùy úy ủy ũy ụy"}
_SECOND = {"oa": "oà oá oả oã oạ", "oe": "oè oé oẻ oẽ oẹ", "uy": "uỳ uý uỷ uỹ uỵ"}

_PAIRS = [
    pair
    for vowels in _FIRST
    for pair in zip(_FIRST[vowels].split(), _SECOND[vowels].split(), strict=True)
]
TO_SECOND = dict(_PAIRS)
"""*òa* → *oà*, for the spelling of textbooks."""
TO_FIRST = {second: first for first, second in _PAIRS}
"""*oà* → *òa*, for the spelling of laws."""

_LONGEST = 8
"""Letters; no syllable is longer."""

_AT_THE_END = r"(?:{})(?![^\W\d_])"
_FIRSTS = re.compile(_AT_THE_END.format("|".join(TO_SECOND)))
_SECONDS = re.compile(_AT_THE_END.format("|".join(TO_FIRST)))


def on_first(text: str) -> list[tuple[int, int]]:
    """Return where words stand whose mark is on the first vowel.

    Words in lower case only: names of people and places are theirs to spell.
    """
    return _words(text, _FIRSTS)


def on_second(text: str) -> list[tuple[int, int]]:
    """Return where words stand whose mark is on the second vowel, in lower case as well."""
    return _words(text, _SECONDS)


def _words(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        while start and end - start < _LONGEST and text[start - 1].isalpha():
            start -= 1
        word = text[start:end]
        if word.islower() and not word[:-2].endswith("q"):
            found.append((start, end))
    return found


def moved(word: str) -> str:
    """Return `word` with its tone mark on the other vowel of its open syllable."""
    for table in (TO_SECOND, TO_FIRST):
        for written, other in table.items():
            if written in word:
                return word.replace(written, other)
    return word
