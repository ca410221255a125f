"""Bài có số điện thoại di động, số định danh hoặc số tài khoản của một người.

Máy tìm số di động (đầu số 03, 05, 07, 08, 09), dãy 12 chữ số của căn cước và dãy số đi sau chữ
*CMND*, *CCCD*, *căn cước*, *số tài khoản*. Số máy bàn của cơ quan thì không. Những số ấy là dữ liệu
cá nhân (Nghị định 356/2025/NĐ-CP); trang công khai chỉ nên có số máy của cơ quan.

Bỏ số ấy. Nếu là số của cơ quan thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, spot, texts, warning
from thidua.checks.texts import Text

RULE = warning(
    "text/personal-data",
    (
        "có {what}: “{number}”",
        "bỏ đi; đúng là số của cơ quan thì thêm notes với answers: {rule}",
    ),
    (
        "here is {what}: “{number}”",
        "leave it out; if it is an office's, add notes with answers: {rule}",
    ),
)

# What a number begins with comes before the look behind it, which is quicker to search for.
_NUMBERS = {
    "số điện thoại di động": re.compile(
        r"(?:\+84(?<![\d/.-]\+84)|0(?<![\d/.-]0))[ .]?[35789]\d(?:[ .-]?\d){7}(?![\d/-])"
    ),
    "số căn cước": re.compile(r"0(?<![\d/.-]0)\d{11}(?![\d/-])"),
    "số giấy tờ, tài khoản": re.compile(
        r"(?:c(?<!\wc)(?:mnd|ccd|an cuoc(?: cong dan)?|hung minh nhan dan)"
        r"|s(?<!\ws)(?:o tai khoan|tk))\b"
        r"(?: so)?[ :]{0,3}(?P<number>\d[\d .]{6,18}\d)"
    ),
}
_SHORTEST = 7
"""Digits without which a text holds no such number."""
_DIGITS = re.compile(rf"[0-9](?:[ .-]?\d){{{_SHORTEST - 1}}}")


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each number that belongs to a person."""
    said = text.bare
    if not _DIGITS.search(said):
        return
    taken: set[int] = set()
    for what, pattern in _NUMBERS.items():
        for match in pattern.finditer(said):
            start, end = match.span("number" if "number" in pattern.groupindex else 0)
            if start not in taken:
                taken.add(start)
                yield spot(text, start, end, what=what, number=text.value[start:end])


CHECK = Check(RULE, texts, check)
