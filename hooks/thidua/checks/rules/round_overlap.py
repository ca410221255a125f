"""Hai đợt thi đua chồng lên nhau.

Đợt trước đến hết 15/6 mà đợt sau cũng bắt đầu 15/6 thì ngày ấy thuộc về cả hai đợt. Đợt nằm trọn
trong một đợt dài hơn (chẳng hạn đợt cao điểm giữa đợt cả năm) không bị coi là chồng.

Sửa một trong hai ngày. Văn bản gốc viết vậy thì thêm ghi chú ở đợt sau.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.plan import Plan

RULE = warning(
    "round/overlap",
    ("“{name}” bắt đầu ngày {start} khi “{before}” còn đến ngày {end}", MEND_OR_NOTE),
    ("“{name}” starts on {start} while “{before}” lasts until {end}", MEND_OR_NOTE_EN),
)

Stretch = tuple[datetime.date, datetime.date, int, str]


def stretches(plan: Plan) -> list[Stretch]:
    """Return first day, last day, index and name of each dated round, earliest first."""
    found = []
    for index, stretch in enumerate(plan.rounds):
        start, end = stretch.period.start, stretch.period.end
        if start and end:
            found.append((start.first, end.last, index, stretch.name))
    return sorted(found)


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield each round that starts within the one before and outlasts it."""
    longest: Stretch | None = None
    for stretch in stretches(plan):
        start, end, index, name = stretch
        if longest and longest[0] < start <= longest[1] < end:
            facts = {"name": name, "start": start, "before": longest[3], "end": longest[1]}
            yield Problem(("rounds", index, "period", "start"), facts)
        if longest is None or end > longest[1]:
            longest = stretch


CHECK = Check(RULE, each(Plan), check)
