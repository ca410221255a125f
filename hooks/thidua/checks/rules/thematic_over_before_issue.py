"""Chuyên đề đã kết thúc trước khi kế hoạch được ban hành.

Ví dụ kế hoạch ngày 10/5/2024 đặt ra một chuyên đề kéo dài *đến tháng 4 năm 2024*. Máy so ngày cuối
của `period` với ngày ban hành.

Sửa nếu chép nhầm. Văn bản gốc viết vậy thì thêm ghi chú ở chuyên đề ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.plan import Plan

RULE = warning(
    "thematic/over-before-issue",
    (
        "chuyên đề “{name}” kết thúc ngày {last}, trước ngày ban hành kế hoạch ({issued})",
        MEND_OR_NOTE,
    ),
    ("“{name}” ends on {last}, before the plan was issued ({issued})", MEND_OR_NOTE_EN),
)


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield each thematic campaign that was over when the plan was issued."""
    for index, thematic in enumerate(plan.thematic):
        end = thematic.period.end if thematic.period else None
        if plan.issued and end and end.last < plan.issued:
            facts = {"name": thematic.name, "last": end.last, "issued": plan.issued}
            yield Problem(("thematic", index, "period", "end"), facts)


CHECK = Check(RULE, each(Plan), check)
