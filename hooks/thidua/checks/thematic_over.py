"""thematic/over-before-issue: a thematic campaign had ended when its plan was issued.

A plan of 10/5/2024 sets a *chuyên đề* that runs until April 2024. The rule compares the last
day of the period with the plan's own date; it is silent when one of them is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.rule import Check, Problem
from thidua.diagnostics import Rule, Severity, Wording
from thidua.model.plan import Plan

RULE = Rule(
    "thematic/over-before-issue",
    Severity.WARNING,
    Wording(
        "chuyên đề “{name}” kết thúc ngày {last}, trước ngày ban hành kế hoạch ({issued})",
        "sửa nếu chép nhầm; nếu văn bản gốc viết vậy thì thêm notes với answers: {rule}",
    ),
    Wording(
        "“{name}” ends on {last}, before the plan was issued ({issued})",
        "mend a slip of the copy; if the document says so, add notes with answers: {rule}",
    ),
)


def check(plan: Plan) -> Iterator[Problem]:
    """Yield each thematic campaign that was over when the plan was issued."""
    for index, thematic in enumerate(plan.thematic):
        end = thematic.period.end if thematic.period else None
        if plan.issued and end and end.last < plan.issued:
            facts = {"name": thematic.name, "last": end.last, "issued": plan.issued}
            yield Problem(("thematic", index, "period", "end"), facts)


CHECK = Check(RULE, Plan, check)
