"""Giữa hai đợt thi đua hở vài ngày.

Đợt trước hết ngày 15/6, đợt sau bắt đầu ngày 18/6: hai ngày giữa không thuộc đợt nào, thường do gõ
nhầm. Quãng nghỉ dài hơn một tuần được coi là cố ý và không bị nhắc.

Sửa một trong hai ngày. Văn bản gốc viết vậy thì thêm ghi chú ở đợt sau.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.checks.rules.round_overlap import stretches
from thidua.model.plan import Plan

RULE = warning(
    "round/gap",
    ("giữa “{before}” (hết ngày {end}) và “{name}” hở {days} ngày", MEND_OR_NOTE),
    ("{days} days lie between “{before}” (until {end}) and “{name}”", MEND_OR_NOTE_EN),
)

_LONGEST_SLIP = 7
"""Days; a longer break is meant."""


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield each round that starts a few days after the one before has ended."""
    last: tuple[datetime.date, str] | None = None
    for start, end, index, name in stretches(plan):
        days = (start - last[0]).days - 1 if last else 0
        if last and 0 < days <= _LONGEST_SLIP:
            facts = {"name": name, "before": last[1], "end": last[0], "days": days}
            yield Problem(("rounds", index, "period", "start"), facts)
        if last is None or end > last[0]:
            last = (end, name)


CHECK = Check(RULE, each(Plan), check)
