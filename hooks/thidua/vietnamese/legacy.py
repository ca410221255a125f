"""Text in the encodings from before Unicode: TCVN3 (fonts `.VnTime`) and VNI (fonts `VNI-Times`).

Takes text whose characters stand for single bytes of such an encoding, which is what Word, web
pages and PDF hand out, and gives Unicode. Convert before cleaning: in TCVN3 the byte of the soft
hyphen is the letter ư.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Legacy(StrEnum):
    """An encoding of one byte a character."""

    TCVN3 = "TCVN3"
    """TCVN 5712:1993, table VN3, also called ABC."""
    VNI = "VNI"
    """VNI for Windows: a letter, then a byte for its marks."""


_TCVN3 = dict(
    zip(
        # In the order of the bytes, from A1 on; U+00B8 is the cedilla.
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·\u00b8¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""Character of the byte → letter. Capitals with a tone have no byte: their font shows them."""

_TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING HOOK ABOVE}"
_TONES += "\N{COMBINING TILDE}\N{COMBINING DOT BELOW}"
_HAT, _BREVE = "\N{COMBINING CIRCUMFLEX ACCENT}", "\N{COMBINING BREVE}"


def _vni() -> dict[str, str]:
    """Return VNI's letters: bases with marks, and the few that are one byte."""
    marks = dict(zip("øùûõï", _TONES, strict=True))
    hats = {byte: _HAT + tone for byte, tone in zip("àáåãä", _TONES, strict=True)}
    hats["â"] = _HAT
    breves = {byte: _BREVE + tone for byte, tone in zip("èéúüë", _TONES, strict=True)}
    breves["ê"] = _BREVE
    table = {"ô": "ơ", "ö": "ư", "ñ": "đ"}
    table |= dict(zip("ìíæóò", (f"i{tone}" for tone in _TONES), strict=True))
    table["î"] = f"y{_TONES[4]}"
    for base, its in {
        "a": marks | hats | breves,
        "e": marks | hats,
        "o": marks | hats,
        "u": marks,
        "y": {byte: mark for byte, mark in marks.items() if byte != "ï"},
    }.items():
        table |= {base + byte: base + mark for byte, mark in its.items()}
    for byte, letter in (("ô", "ơ"), ("ö", "ư")):
        table |= {byte + mark: letter + tone for mark, tone in marks.items()}
    composed = {key: unicodedata.normalize("NFC", value) for key, value in table.items()}
    capitals = {key.upper(): value.upper() for key, value in composed.items()}
    # A capital is followed by a small mark as often as by a capital one.
    mixed = {
        key[0].upper() + key[1]: value.upper() for key, value in composed.items() if len(key) > 1
    }
    return composed | capitals | mixed


_VNI = _vni()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_UNICODE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
"""Vietnamese letters that no text of one byte a character can hold."""

_TCVN3_FONT = re.compile(r"(?:^|\+)\.?Vn[A-Z][\w ]*?(H?)(?:[,-].*)?$")
_VNI_FONT = re.compile(r"(?:^|\+)VNI[- ]?\w", re.IGNORECASE)


@dataclass(frozen=True)
class FontEncoding:
    """What a font says of the text that is set in it."""

    legacy: Legacy
    capitals: bool = False
    """Whether the font draws every letter as a capital (`.VnTimeH`)."""


def font_encoding(font: str) -> FontEncoding | None:
    """Return the encoding that the name of a font stands for, None for a font of Unicode."""
    name = font.replace("#2E", ".").strip().strip("'\"")
    if match := _TCVN3_FONT.search(name):
        return FontEncoding(Legacy.TCVN3, capitals=bool(match[1]))
    return FontEncoding(Legacy.VNI) if _VNI_FONT.search(name) else None


def decode(text: str, legacy: Legacy, *, capitals: bool = False) -> str:
    """Return `text` of the encoding `legacy` as Unicode; `capitals` as in `FontEncoding`."""
    if legacy is Legacy.TCVN3:
        decoded = "".join(_TCVN3.get(character, character) for character in text)
    else:
        decoded = _VNI_LETTER.sub(lambda match: _VNI[match[0]], text)
    return decoded.upper() if capitals else decoded


def decode_run(text: str, font: str) -> tuple[str, Legacy | None]:
    """Return text that is set in one font as Unicode, and which encoding it was in.

    A font of TCVN3 may be left over in a document whose text has long been Unicode: letters
    that only Unicode has decide.
    """
    encoding = font_encoding(font)
    if encoding is None or _UNICODE_ONLY.search(text):
        return text, None
    return decode(text, encoding.legacy, capitals=encoding.capitals), encoding.legacy


_WORD = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’–—…•]+")
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_NUCLEI = "uyê|uya|iê|yê|ia|ya|uô|ua|ươ|ưa|oă|oa|oe|oo|uâ|uê|uơ|uy|[aăâeêioôơuưy]"
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{_NUCLEI})(?:ng|nh|ch|[cmnptiyou])?")


def is_syllable(word: str) -> bool:
    """Whether `word` is built as a Vietnamese syllable is, with one tone at most."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    ordinary = word[1:] == word[1:].lower() or word == word.upper()
    return len(tones) <= 1 and ordinary and _SYLLABLE.fullmatch(bare.lower()) is not None


def _share(words: Iterable[str]) -> float:
    """Return which share of `words` are syllables, 0 to 1."""
    judged = [is_syllable(word) for word in words]
    return sum(judged) / len(judged) if judged else 0.0


_Judgement = Legacy | str | None

_CLEAR = 0.3
"""How much larger the share of syllables has to be in an encoding than as the text stands."""


def recognise(text: str) -> Legacy | None:
    """Return the legacy encoding that `text` is in; None for Unicode and where nothing tells.

    Judged by words with letters beyond ASCII: whether they are Vietnamese syllables as they
    stand, or only when read in an encoding.
    """
    if _UNICODE_ONLY.search(text):
        return None
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    shares = {legacy: _share(decode(word, legacy) for word in marked) for legacy in Legacy}
    best = max(Legacy, key=lambda legacy: shares[legacy])
    return best if marked and shares[best] >= _share(marked) + _CLEAR else None


def mend(paragraphs: Iterable[str]) -> tuple[list[str], frozenset[Legacy]]:
    """Return paragraphs of one document as Unicode, and the encodings that were met.

    Each paragraph is judged by itself, because a head in TCVN3 may stand above a body in
    Unicode; one that could be either is what the nearest before it is, or else after it.
    """
    texts = list(paragraphs)
    judged = [_judged(text) for text in texts]
    before = _carried(judged)
    after = _carried(judged[::-1])[::-1]
    mended, met = [], set()
    for text, one, last, following in zip(texts, judged, before, after, strict=True):
        near = one or last or following
        legacy = near if isinstance(near, Legacy) else None
        if legacy and not one and (text.isascii() or not _could_be(text, legacy)):
            legacy = None
        if legacy:
            met.add(legacy)
        mended.append(decode(text, legacy) if legacy else text)
    return mended, frozenset(met)


def _carried(judged: Sequence[_Judgement]) -> list[_Judgement]:
    """Return for each place the last judgement up to it."""
    carried: list[_Judgement] = []
    for one in judged:
        carried.append(one or (carried[-1] if carried else None))
    return carried


def _judged(text: str) -> _Judgement:
    """Return an encoding, `Unicode`, or None where a text could be either."""
    return recognise(text) or ("Unicode" if _UNICODE_ONLY.search(text) else None)


def _could_be(text: str, legacy: Legacy) -> bool:
    """Whether the words of `text` are as much syllables in an encoding as they stand."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return _share(decode(word, legacy) for word in words) >= max(_share(words), _CLEAR)
