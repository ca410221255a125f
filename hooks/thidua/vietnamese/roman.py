"""Numerals of headings, rounds, quarters and congresses: *XIII*, *thứ hai*, *mười một*."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ORDINALS = {
    "nhat": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_MONTHS = {**_ORDINALS, "gieng": 1, "chap": 12}

ROMAN = r"[ivxlc]{1,7}"
"""What may be a Roman numeral in bare text; `roman` says whether it is one."""
_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
ORDINAL = rf"(?:thu\s(?:{_WORDS})|(?:thu\s|so\s)?(?:\d{{1,2}}|{ROMAN}))\b"
"""A numeral in bare text, in any of the three ways of writing; words only after *thứ*."""
MONTH_NAME = (
    rf"(?:{'|'.join(sorted(set(_MONTHS) - {'nhat', 'nhi', 'bon'}, key=len, reverse=True))})"
)
"""The name of a month in bare text, after *tháng*."""


def roman(text: str) -> int | None:
    """Return the number that the Roman numeral `text` writes, or None if it is none."""
    letters = text.lower()
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_LETTERS[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def numeral(text: str) -> int | None:
    """Return the number that `text` (bare) writes in figures, in Roman or in words."""
    if text.isdecimal():
        return int(text)
    return _ORDINALS.get(text) or roman(text)


def month_number(text: str) -> int | None:
    """Return the month, 1 to 12, that `text` (bare) names: "gieng", "muoi hai"."""
    return _MONTHS.get(text)
