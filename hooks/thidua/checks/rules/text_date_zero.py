"""Ngày, tháng viết bằng chữ có số 0 thừa hoặc thiếu.

Nghị định 30/2020/NĐ-CP, Phụ lục I: thêm số 0 trước ngày nhỏ hơn 10 và chỉ trước tháng 1, tháng 2.
Đúng là *ngày 05 tháng 6 năm 2024*, *ngày 15 tháng 01 năm 2024*; *tháng 06* là thừa, *ngày 5 tháng 6
năm 2024* là thiếu. Đây chỉ là thể thức nên máy báo để biết; chỗ chép nguyên văn không xét.

`thidua check --fix` tự thêm, bớt số 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, news, spot, texts
from thidua.checks.texts import Text

RULE = news(
    "text/date-zero",
    ("“{words}” không đúng thể thức văn bản", "viết “{wanted}”"),
    ("“{words}” is not as the decree writes it", "write “{wanted}”"),
)

_DATE = re.compile(
    r"\b(?i:ngày)\s+(?P<day>\d{1,2})\s+(?i:tháng)\s+(?P<month>\d{1,2})\s+(?i:năm)\s+\d{4}\b"
)
_SAID = re.compile(r"ngay\s+\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+\d{4}")
"""The same in bare letters: what begins with a word is found much sooner."""
_TEN = 10
_LAST_MONTH_WITH_ZERO = 2


def _written(number: str, *, last_with_zero: int) -> str:
    return f"{int(number):02d}" if int(number) <= last_with_zero else str(int(number))


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each date in words with a zero that is missing or too many."""
    if text.verbatim:
        return
    places = (said.start() for said in _SAID.finditer(text.bare))
    for match in filter(None, (_DATE.match(text.value, place) for place in places)):
        limits = {"day": _TEN - 1, "month": _LAST_MONTH_WITH_ZERO}
        for group, limit in limits.items():
            wanted = _written(match[group], last_with_zero=limit)
            if wanted != match[group]:
                name = {"day": "ngày", "month": "tháng"}[group]
                start, end = match.span(group)
                facts = {"words": f"{name} {match[group]}", "wanted": f"{name} {wanted}"}
                yield spot(text, start, end, new=wanted, **facts)


CHECK = Check(RULE, texts, check, mends=True)
