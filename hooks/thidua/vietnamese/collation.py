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

_Weight: TypeAlias = tuple[int, int, str]
_Letters: TypeAlias = tuple[_Weight, ...]
_Tones: TypeAlias = tuple[tuple[int, ...], ...]
_Capitals: TypeAlias = tuple[bool, ...]

CollationKey: TypeAlias = tuple[_Letters, _Tones, _Capitals, str]
PersonKey: TypeAlias = tuple[tuple[tuple[_Letters, _Tones], ...], tuple[_Capitals, ...], str]

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

_GAP: _Weight = (0, 0, "")
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


def _weigh(text: str) -> tuple[_Letters, _Tones, _Capitals]:
    composed = _MARKS_THAT_FIT_NO_LETTER.sub("", unicodedata.normalize("NFC", text))
    letters: list[_Weight] = []
    tones: list[tuple[int, ...]] = []
    capitals: list[bool] = []
    for word in _WORD.findall(composed):
        if letters:
            letters.append(_GAP)
        tones_of_word: list[int] = []
        for unit in _NUMBER_OR_LETTER.findall(word):
            weight, tones_of_letter = _weigh_unit(unit)
            letters.append(weight)
            tones_of_word.extend(tones_of_letter)
            capitals.append(unit != unit.lower())
        tones.append(tuple(tones_of_word))
    return tuple(letters), tuple(tones), tuple(capitals)


# Cached because a site sorts some hundred thousand letters, of a few hundred kinds.
@cache
def _weigh_unit(unit: str) -> tuple[_Weight, tuple[int, ...]]:
    if unit[0] in "0123456789":
        digits = unit.lstrip("0")
        return (1, len(digits), digits), ()
    letter, *marks = list(unicodedata.normalize("NFD", unit.lower()))
    for mark in marks:
        shaped = unicodedata.normalize("NFC", letter + mark)
        if shaped in _PLACES:
            letter = shaped
            marks.remove(mark)
            break
    tones = tuple(_TONES.get(mark, _FOREIGN_MARK) for mark in marks)
    if letter in _PLACES:
        return (2, _PLACES[letter], ""), tones
    return (3, 0, letter), tones
