"""The order of Vietnamese dictionaries and of lists of people.

Letters first: a ă â b c d đ e ê … o ô ơ … u ư … y, with f j w z in their Latin places.
Then tones: ngang, huyền, hỏi, ngã, sắc, nặng. Capitals last. This is the standard order
of `common/collation/vi.xml` in the Unicode CLDR, but for what `collation_key` tells.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TypeAlias

from thidua.vietnamese.names import given_name

_Weights: TypeAlias = tuple[str, str, str]
"""Letters, tones and capitals, each as text that sorts by code point as they do."""

CollationKey: TypeAlias = tuple[str, str, str, str]
PersonKey: TypeAlias = tuple[tuple[tuple[str, str], ...], tuple[str, ...], str]

_PLACES = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {
    mark: place
    for place, mark in enumerate(
        (
            "\N{COMBINING GRAVE ACCENT}",
            "\N{COMBINING HOOK ABOVE}",
            "\N{COMBINING TILDE}",
            "\N{COMBINING ACUTE ACCENT}",
            "\N{COMBINING DOT BELOW}",
        )
    )
}
_FOREIGN_MARK = len(_TONES)

# What stands between words comes before all else; then numbers, our letters, those of others.
_GAP, _NUMBER, _LETTER, _FOREIGN_LETTER = "\x01", "\x02", 0x10, "\x7f"
_END_OF_WORD, _TONE = "\0", 1
_MARKS_THAT_FIT_NO_LETTER = re.compile("[\N{COMBINING GRAVE ACCENT}-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_NUMBER_OR_LETTER = re.compile(r"[0-9]+|.")


def collation_key(text: str) -> CollationKey:
    """Return the key that sorts `text` as a Vietnamese dictionary would.

    Digits compare as numbers: "Đợt 2" comes before "Đợt 10". Unlike CLDR, punctuation of any
    kind is one space; a tone belongs to its syllable and not to the vowel that carries it,
    so that *hoà* and *hòa* stand together; and texts alike in all else sort by code point,
    so that the order is always the same.
    """
    return (*_weigh(text), unicodedata.normalize("NFC", text))


def person_key(name: str) -> PersonKey:
    """Return the key that lists people by given name, then family name, then middle names.

    This is the order of Vietnamese class registers: the given name is the last word, the
    family name the first. Capitals count only between names alike in all their letters.
    """
    family, *middle = name.split()[:-1] or [""]
    parts = [_weigh(part) for part in (given_name(name), family, " ".join(middle))]
    return (
        tuple((letters, tones) for letters, tones, _ in parts),
        tuple(capitals for _, _, capitals in parts),
        unicodedata.normalize("NFC", name),
    )


def _weigh(text: str) -> _Weights:
    composed = _MARKS_THAT_FIT_NO_LETTER.sub("", unicodedata.normalize("NFC", text))
    letters: list[str] = []
    tones: list[str] = []
    capitals: list[str] = []
    for word in _WORD.findall(composed):
        if letters:
            letters.append(_GAP)
        for unit in _NUMBER_OR_LETTER.findall(word):
            weight, tones_of_letter, capital = _weigh_unit(unit)
            letters.append(weight)
            tones.append(tones_of_letter)
            capitals.append(capital)
        tones.append(_END_OF_WORD)
    return "".join(letters), "".join(tones), "".join(capitals)


# Cached because a site sorts some hundred thousand letters, of a few hundred kinds.
@cache
def _weigh_unit(unit: str) -> _Weights:
    if unit[0] in "0123456789":
        digits = unit.lstrip("0")
        length = str(len(digits))
        return f"{_NUMBER}{len(length)}{length}{digits}", "", "0"
    letter, *marks = list(unicodedata.normalize("NFD", unit.lower()))
    for mark in marks:
        shaped = unicodedata.normalize("NFC", letter + mark)
        if shaped in _PLACES:
            letter = shaped
            marks.remove(mark)
            break
    tones = "".join(chr(_TONE + _TONES.get(mark, _FOREIGN_MARK)) for mark in marks)
    capital = str(int(unit != unit.lower()))
    if letter in _PLACES:
        return chr(_LETTER + _PLACES[letter]), tones, capital
    return _FOREIGN_LETTER + letter, tones, capital
