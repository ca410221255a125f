"""Chữ của liên kết không nói nó dẫn tới đâu.

Người dùng máy đọc màn hình nghe danh sách liên kết rời khỏi câu: mười lần *tại đây* thì không biết
chọn cái nào (WCAG 2.4.4; Thông tư 26/2020/TT-BTTTT). Địa chỉ trần *https://…* cũng vậy.

Viết tên nơi đến vào trong ngoặc vuông: `[Kế hoạch 70/KH-UBND](/van-ban/70-kh-ubnd-2024/)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, spot, texts, warning
from thidua.checks.texts import NO_PROSE, Text

RULE = warning(
    "text/link-words",
    ("liên kết mang chữ “{words}”", "viết tên nơi đến vào trong ngoặc vuông"),
    ("a link reads “{words}”", "write where it leads between the square brackets"),
)

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\n]{1,80})\](?=[(\ufffc])")
_NOTHING = re.compile(
    r"(?:(?:bấm|nhấn|nhấp|xem)(?: vào)? )?(?:(?:tại |ở )?đây|link|liên kết|xem|xem thêm|chi tiết)"
    r"|click here|https?:.*",
    re.IGNORECASE,
)


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each link of a body whose words say nothing."""
    if not text.is_body or not ("](" in text.value or f"]{NO_PROSE}" in text.value):
        return
    for match in _LINK.finditer(text.value):
        words = match["words"].strip()
        if not words or _NOTHING.fullmatch(words):
            yield spot(text, match.start(), match.end(), words=words)


CHECK = Check(RULE, texts, check)
