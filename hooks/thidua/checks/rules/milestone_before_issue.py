"""Hạn của một việc đã qua trước khi kế hoạch được ban hành.

Ví dụ kế hoạch ngày 25/3/2024 yêu cầu đăng ký *trước ngày 15/3/2024*. Máy so ngày cuối cùng còn kịp
với ngày ban hành; kế hoạch chưa rõ ngày thì thôi.

Sửa nếu chép nhầm. Văn bản gốc viết vậy thì thêm ghi chú ở mốc ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.plan import Plan

RULE = warning(
    "milestone/before-issue",
    ("“{title}” hết hạn ngày {last}, trước ngày ban hành kế hoạch ({issued})", MEND_OR_NOTE),
    ("“{title}” was due on {last}, before the plan was issued ({issued})", MEND_OR_NOTE_EN),
)


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield each milestone that had passed when the plan was issued."""
    if plan.issued is None:
        return
    for index, milestone in enumerate(plan.milestones):
        if milestone.last < plan.issued:
            facts = {"title": milestone.title, "last": milestone.last, "issued": plan.issued}
            yield Problem(("milestones", index), facts)


CHECK = Check(RULE, each(Plan), check)
