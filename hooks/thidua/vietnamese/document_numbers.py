"""Numbers of documents in text, in the spellings of typists and scanners.

State numbers put the slash first (43/KH-LAX, 98/2023/NĐ-CP, 4555/BGDĐT-GDPT), the Party's the
hyphen (34-CT/TW): Nghị định 30/2020/NĐ-CP, Phụ lục I and III.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.vietnamese.bare import bare

_LETTERS = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ"
_CODE = rf"[{_LETTERS}](?:[{_LETTERS}a-zđư0-9&]|\.(?=[{_LETTERS}])|(?<=\d)\.(?=\d)){{0,24}}"
_CAPITALS = rf"[{_LETTERS}](?:[{_LETTERS}0-9&]|\.(?=[{_LETTERS}])){{1,24}}"
_DASH = "[-\u2010\u2011–—]"
_JOINED = rf"(?:{_DASH}{_CODE}|\s{_DASH}\s?{_CAPITALS}|{_DASH}\s{_CAPITALS})(?![^\W\d_])"
NUMBER = re.compile(
    # The digit comes before the look behind it, which is much quicker to search for.
    rf"(?P<n>\d(?<![\w/.,-]\d)\d{{0,5}})\s?(?:"
    rf"/\s?(?P<y>(?:19|20)\d\d)\s?/\s?(?P<a>{_CODE})(?![^\W\d_])(?P<b>(?:{_JOINED}){{0,4}})"
    rf"|/\s?(?P<c>{_CODE})(?![^\W\d_])(?P<d>(?:{_JOINED}){{0,4}})"
    rf"|\s?{_DASH}\s?(?P<e>[A-ZĐ][A-ZĐa-z]{{1,4}})\s?/\s?(?P<f>{_CODE})(?![^\W\d_])(?P<g>(?:{_JOINED}){{0,3}})"
    rf")(?![/\w])"
)
"""A document's number in text as written (NFC), with the spaces and dashes that slip in."""

_SAID = re.compile(r"\b[Ss]ố:? ?$")
"""Before a number of one group, as in "Công văn số 213/CĐN"."""
_IDLE_ZEROS = re.compile(r"^0+(?=\d)")
_NOT_OF_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Number:
    """A number at `start` to `end` of a text."""

    start: int
    end: int
    text: str
    """Without spaces and with plain hyphens: "34-CT/TW"."""

    @property
    def symbol(self) -> str:
        """What stands after the figures: "KH-LAX", "NĐ-CP", "CT/TW"."""
        return re.sub(r"^\d+(?:/\d{4})?[/-]", "", self.text)

    @property
    def codes(self) -> tuple[str, ...]:
        """The groups of letters: ("KH", "LAX")."""
        return tuple(part for part in re.split("[-/]", self.symbol) if part)


def number_key(number: str) -> str:
    """Return what is alike in all spellings of a number: "4626/KH-SGDDT" and "4626/KH-SGDĐT"."""
    return _NOT_OF_KEY.sub("", _IDLE_ZEROS.sub("", bare(number.strip())))


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of documents in `text`, which is NFC.

    Two groups of letters, a year, a hyphen or *số* before it make sure that "3/GV" is none.
    """
    for match in NUMBER.finditer(text) if "/" in text else ():
        year, simple = match["y"], match["c"]
        if (
            simple
            and not match["d"]
            and not year
            and not _SAID.search(text, max(0, match.start() - 6), match.start())
        ):
            continue
        if simple and sum(letter.isupper() for letter in simple) < 2:  # noqa: PLR2004 - an abbreviation
            continue
        written = re.sub(_DASH, "-", re.sub(r"\s", "", match[0]))
        yield Number(match.start(), match.end(), written)
