"""Parts of a person's name, written the Vietnamese way: family, middle, given.

Takes a name as published and keeps its marks; knows nothing of titles such as *TS.*
"""

from __future__ import annotations

import re
import unicodedata

_WORD_OF_LETTERS = re.compile(r"[^\W\d_]+")


def given_name(name: str) -> str:
    """Return the given name (*tên*), the last word of `name`; empty for an empty name."""
    return name.rsplit(maxsplit=1)[-1] if name.strip() else ""


def initials(name: str) -> str:
    """Return the capitals of family and given name: "Đặng Thị Hoa" gives "ĐH".

    A name of one word has one initial, a name without letters none.
    """
    words = _WORD_OF_LETTERS.findall(unicodedata.normalize("NFC", name))
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
