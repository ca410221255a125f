"""Số năm kỷ niệm không khớp với hai ngày đi kèm.

Ví dụ *kỷ niệm 50 năm Ngày Giải phóng miền Nam (30/4/1975 - 30/4/2024)*: từ 1975 đến 2024 mới là
49 năm. Máy lấy năm của `on` trừ năm của `since` rồi so với `years`; thiếu một trong ba thì thôi.

Sửa nếu chép nhầm. Văn bản gốc viết vậy thì giữ nguyên và thêm ghi chú ở ngày kỷ niệm ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.load.yaml_tree import Loc
from thidua.model.plan import Plan
from thidua.model.time import Anniversary

RULE = warning(
    "occasion/anniversary",
    ("“{name}”: từ {since} đến {on} là {actual} năm, văn bản ghi {years} năm", MEND_OR_NOTE),
    (
        "“{name}”: from {since} to {on} it is {actual} years, the document says {years}",
        MEND_OR_NOTE_EN,
    ),
)


def anniversaries(plan: Plan) -> Iterator[tuple[Loc, Anniversary]]:
    """Yield each anniversary of a plan, in its rounds or beside them, with its place."""
    for index, anniversary in enumerate(plan.anniversaries):
        yield ("anniversaries", index), anniversary
    for number, stretch in enumerate(plan.rounds):
        for index, anniversary in enumerate(stretch.anniversaries):
            yield ("rounds", number, "anniversaries", index), anniversary


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield each anniversary whose count of years its own dates contradict."""
    for loc, item in anniversaries(plan):
        if item.years is None or item.since is None or item.on is None:
            continue
        actual = item.on.year - item.since.year
        if actual != item.years:
            facts = {
                "name": item.name,
                "since": item.since.iso,
                "on": item.on.iso,
                "actual": actual,
                "years": item.years,
            }
            yield Problem((*loc, "years"), facts)


CHECK = Check(RULE, each(Plan), check)
