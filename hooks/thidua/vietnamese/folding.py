"""Text without its marks: for search, for addresses and for "did you mean".

Takes any text, in composed (NFC) or decomposed (NFD) Unicode, and gives the same answer
for both. What readers see is never folded; only what is compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Low enough for a slip in a five-letter key ("sloagn"), high enough that "unit" and
# "until", two keys that both exist, are not taken for each other.
_LIKENESS = 0.7

_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return `text` in lower case without marks: "Đặng Thị Hòa" gives "dang thi hoa".

    The letter đ becomes d by a rule of its own, for Unicode gives it no decomposition.
    Folding twice changes nothing; *hoà* and *hòa* fold to the same word.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(mark for mark in decomposed if unicodedata.category(mark) != "Mn")
    return unicodedata.normalize("NFC", bare).replace("đ", "d")


def slugify(text: str) -> str:
    """Return `text` as one part of an address: a to z, 0 to 9 and single hyphens.

    Text without any Latin letter or digit gives the empty string.
    """
    return _NOT_IN_A_SLUG.sub("-", fold(text)).strip("-")


def nearest(word: str, *, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like `word`, as it was written, or None if none is like it.

    Marks and case do not count, except between candidates that differ in nothing else.
    The answer does not depend on the order of the candidates.
    """
    by_fold: defaultdict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        by_fold[fold(candidate)].append(candidate)
    closest = get_close_matches(fold(word), by_fold, n=1, cutoff=_LIKENESS)
    if not closest:
        return None
    return max(
        sorted(by_fold[closest[0]]),
        key=lambda candidate: SequenceMatcher(None, word, candidate).ratio(),
    )


def first_not_nfc(text: str) -> int | None:
    """Return the offset of the first character that NFC would change, or None if none.

    For a letter followed by a mark that composes with it, that is the letter's offset.
    """
    if unicodedata.is_normalized("NFC", text):
        return None
    composed = unicodedata.normalize("NFC", text)
    for offset, (written, normal) in enumerate(zip(text, composed, strict=False)):
        if written != normal:
            return offset
    return None
