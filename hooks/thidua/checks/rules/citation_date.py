"""Trong bài, một số văn bản đi với ngày khác nhau, hoặc khác ngày trong bản ghi của nó.

Ví dụ chỗ này viết *Kế hoạch 79/KH-UBND ngày 14/3/2024*, chỗ kia viết *ngày 14/4/2024*; hoặc bản ghi
của văn bản được viện dẫn ghi ngày khác. Số bắt đầu lại mỗi năm, nên máy chỉ so với bản ghi mà bài
viện dẫn; bài không viện dẫn bản ghi nào thì so với những bản ghi cùng số, cùng năm.

Sửa ngày sai. Văn bản gốc viết vậy thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.citations import cited, meant
from thidua.checks.rule import (
    MEND_OR_NOTE,
    MEND_OR_NOTE_EN,
    Check,
    Problem,
    all_texts,
    spot,
    warning,
)
from thidua.checks.texts import Text

RULE = warning(
    "citation/date",
    ("{number} ở đây ghi ngày {written}, {where} ghi {other}", MEND_OR_NOTE),
    ("{number} has the day {written} here, and {other} {where}", MEND_OR_NOTE_EN),
)

_ELSEWHERE = "chỗ khác trong bài"


def check(texts: tuple[Text, ...], around: Around) -> Iterator[Problem]:
    """Yield each cited day that another place contradicts."""
    first: dict[str, datetime.date] = {}
    for text in texts:
        for item in cited(text):
            days = {document.issued for document in meant(item, text, around)}
            before = first.setdefault(item.number.upper(), item.on)
            other = None
            if days and item.on not in days:
                other, where = min(str(day) for day in days), "bản ghi của văn bản"
            elif not days and before != item.on:
                other, where = str(before), _ELSEWHERE
            if other:
                yield spot(
                    text,
                    item.start,
                    item.end,
                    number=item.number,
                    written=item.on,
                    where=where,
                    other=other,
                )


CHECK = Check(RULE, all_texts, check)
