"""milestone/before-issue: something was due before the plan that asks for it was issued.

A plan of 25/3/2024 asks for registrations *trước ngày 15/3/2024*. The rule compares the last
day that is in time with the plan's own date; it is silent for plans without a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.rule import Check, Problem
from thidua.diagnostics import Rule, Severity, Wording
from thidua.model.plan import Plan

RULE = Rule(
    "milestone/before-issue",
    Severity.WARNING,
    Wording(
        "“{title}” hết hạn ngày {last}, trước ngày ban hành kế hoạch ({issued})",
        "sửa nếu chép nhầm; nếu văn bản gốc viết vậy thì thêm notes với answers: {rule}",
    ),
    Wording(
        "“{title}” was due on {last}, before the plan was issued ({issued})",
        "mend a slip of the copy; if the document says so, add notes with answers: {rule}",
    ),
)


def check(plan: Plan) -> Iterator[Problem]:
    """Yield each milestone that had passed when the plan was issued."""
    if plan.issued is None:
        return
    for index, milestone in enumerate(plan.milestones):
        if milestone.last < plan.issued:
            facts = {"title": milestone.title, "last": milestone.last, "issued": plan.issued}
            yield Problem(("milestones", index), facts)


CHECK = Check(RULE, Plan, check)
