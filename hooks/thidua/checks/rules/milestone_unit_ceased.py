"""Việc phải làm sau ngày đơn vị ban hành kế hoạch kết thúc hoạt động.

Kế hoạch năm học 2024-2025 của một Phòng GDĐT có việc của tháng 7/2025, mà từ 01/7/2025 không còn
Phòng. Văn bản không sai lúc ban hành, nên máy chỉ báo để biết: có thể thêm ghi chú nói ai làm thay.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, news
from thidua.model.plan import Plan
from thidua.model.unit import Unit

RULE = news(
    "milestone/unit-ceased",
    (
        "“{title}” ({first}) là sau ngày {unit} kết thúc ({until})",
        "có thể thêm ghi chú nói nơi nào làm tiếp",
    ),
    (
        "“{title}” ({first}) comes after {unit} had ended ({until})",
        "a note may say who took it over",
    ),
)


def check(plan: Plan, around: Around) -> Iterator[Problem]:
    """Yield each milestone that lies after the end of the plan's unit."""
    unit = around.find(plan.unit, Unit)
    if unit is None or unit.until is None:
        return
    for index, milestone in enumerate(plan.milestones):
        if milestone.first > unit.until:
            facts = {
                "title": milestone.title,
                "first": milestone.first,
                "unit": unit.label,
                "until": unit.until,
            }
            yield Problem(("milestones", index), facts)


CHECK = Check(RULE, each(Plan), check)
