"""Thừa khoảng trắng: hai dấu cách liền nhau, dấu cách trước dấu phẩy, khoảng trắng cứng.

Chữ chép từ Word, PDF hay trang mạng mang theo khoảng trắng cứng (NBSP) và dấu cách thừa; mắt không
thấy nhưng tìm kiếm và ngắt dòng hỏng. Mã, bảng trong thân bài và chỗ chép nguyên văn không xét.

`thidua check --fix` tự bỏ chỗ thừa.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, spot, texts, warning
from thidua.checks.texts import Text

RULE = warning(
    "text/spacing",
    ("thừa khoảng trắng ở “{words}”", "viết “{mended}”"),
    ("white space too many in “{words}”", "write “{mended}”"),
)

_LOOSE = re.compile(
    r"(?P<before>[^\W_]+)"
    r"(?:[ \u00a0]+(?=[,;:.!?](?:\s|$))|[ ]{2,}(?=[^\W_])|[ ]*\u00a0[ \u00a0]*(?!#))"
    r"(?P<after>[,;:.!?]|[^\W_]+)?"
)

_BEFORE_SIGN = re.compile(r" [,;:.!?]")


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each gap that holds more than a space, or should not be there."""
    if text.verbatim or not (
        "  " in text.value or "\u00a0" in text.value or _BEFORE_SIGN.search(text.bare)
    ):
        return
    for match in _LOOSE.finditer(text.value):
        line_start = text.value.rfind("\n", 0, match.start()) + 1
        if text.is_body and "|" in text.value[line_start : match.start() + 1]:
            continue
        after = match["after"] or ""
        mended = match["before"] + ("" if after in (*",;:.!?",) and after else " ") + after
        words = match[0].replace("\u00a0", "⍽")
        yield spot(text, match.start(), match.end(), new=mended, words=words, mended=mended)


CHECK = Check(RULE, texts, check, mends=True)
