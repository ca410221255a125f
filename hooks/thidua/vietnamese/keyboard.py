"""Words typed as for a Vietnamese keyboard program that was off: Telex and VNI.

A word of ASCII letters and digits comes in, a term (see `reading`) goes out, or None where
the word means nothing in either way of typing. The JavaScript twin is held equal by
`tests/search/vectors.json`.
"""

from __future__ import annotations

import re

from thidua.vietnamese.reading import fold, term

_TELEX_TONES = {"s": "'", "f": "`", "r": "?", "x": "~", "j": "."}
_VNI_TONES = {"1": "'", "2": "`", "3": "?", "4": "~", "5": "."}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"o": "ơ", "u": "ư"}
_VOWEL = re.compile("[aăâeêioôơuưy]")
_TYPED = re.compile(r"[a-z][a-z0-9]*")
_SYLLABLE = re.compile(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    "(?:ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iêu|iu|oa|oai|oao|oay|oă|oe|oeo|oi|oo|ôi|ơi|ua|uao|uay|uă|uâ"
    "|uây|ue|uê|ueo|ui|uô|uôi|uơ|uy|uya|uyê|uyu|ưa|ưi|ươ|ươi|ươu|ưu|ya|yê|yêu"
    "|ie|ieu|ye|yeu|uo|uoi|uye"  # as typed in haste, without the hat or the horns
    "|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
    "(?:c|ch|m|n|ng|nh|p|t)?"
)
_STOPPED = re.compile("(?:c|ch|p|t)$")


def decode(word: str) -> str | None:
    """Return the term that the keys of `word` spell: "nguwowif" and "ngu7o7i2" give "ngươi`"."""
    if not _TYPED.fullmatch(word):
        return None
    keys = _vni(word) if any(sign.isdigit() for sign in word) else _telex(word)
    if keys is None:
        return None
    letters, tone = keys
    # Both programs put the second horn where the typist left it out.
    letters = re.sub("ưo|uơ(?=.)", "ươ", letters)
    if not _SYLLABLE.fullmatch(letters) or (_STOPPED.search(letters) and tone not in "'."):
        return None
    meant = term(letters) + tone
    return None if meant == term(word) or fold(meant) == "" else meant


def _last(letters: str, wanted: str) -> int:
    """Return the place of the last of `wanted` letters in `letters`, or -1."""
    return max(letters.rfind(letter) for letter in wanted)


def _shaped(letters: str, place: int, shapes: dict[str, str]) -> str:
    return letters[:place] + shapes[letters[place]] + letters[place + 1 :]


def _horned(letters: str) -> str | None:
    """Return `letters` with horns on their last *o* or *u*, on both where they stand together."""
    place = letters.rfind("uo")
    if place >= 0 and not letters.startswith("quo"):
        return f"{letters[:place]}ươ{letters[place + 2 :]}"
    place = _last(letters, "ou")
    return _shaped(letters, place, _HORNS) if place >= 0 else None


def _telex(word: str) -> tuple[str, str]:
    letters, tone = "", ""
    for key in word:
        if key in _TELEX_TONES and _VOWEL.search(letters):
            tone = _TELEX_TONES[key]
        elif key == "z" and _VOWEL.search(letters):
            tone = ""
        elif key == "d" and letters.startswith("d"):
            letters = "đ" + letters[1:]
        elif key in _HATS and key in letters:
            letters = _shaped(letters, letters.rfind(key), _HATS)
        elif key == "w":
            letters = _hooked(letters)
        else:
            letters += key
    return letters, tone


def _hooked(letters: str) -> str:
    """Return `letters` as Telex leaves them after a *w*."""
    place = letters.rfind("a")
    if place >= 0 and (letters[place - 1 : place] != "u" or letters.startswith("qu")):
        return _shaped(letters, place, {"a": "ă"})
    if place >= 0:
        return _shaped(letters, place - 1, _HORNS)
    return _horned(letters) or f"{letters}ư"


def _vni(word: str) -> tuple[str, str] | None:
    letters, tone = "", ""
    for key in word:
        if key in _VNI_TONES and _VOWEL.search(letters):
            tone = _VNI_TONES[key]
        elif key == "0" and _VOWEL.search(letters):
            tone = ""
        elif key == "6" and (place := _last(letters, "aeo")) >= 0:
            letters = _shaped(letters, place, _HATS)
        elif key == "7" and (horned := _horned(letters)):
            letters = horned
        elif key == "8" and (place := letters.rfind("a")) >= 0:
            letters = _shaped(letters, place, {"a": "ă"})
        elif key == "9" and letters.startswith("d"):
            letters = "đ" + letters[1:]
        elif key.isdigit():
            return None
        else:
            letters += key
    return letters, tone
