"""Kết quả trong báo cáo không ứng với chỉ tiêu nào của kế hoạch.

`target` của từng kết quả phải viết đúng như `title` của chỉ tiêu, thì trang kế hoạch mới đặt kết
quả cạnh chỉ tiêu. Viết khác một chữ là kết quả ấy đứng riêng.

Chép lại đúng tên chỉ tiêu. Kết quả ngoài kế hoạch thì thêm ghi chú.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.plan import Plan
from thidua.model.report import Report
from thidua.vietnamese.folding import nearest

RULE = warning(
    "report/unknown-target",
    (
        "kế hoạch không có chỉ tiêu “{target}”",
        "chép đúng tên chỉ tiêu; kết quả ngoài kế hoạch thì thêm notes với answers: {rule}",
    ),
    (
        "the plan has no target “{target}”",
        "write the target's title; for a result beyond it, add notes with answers: {rule}",
    ),
)


def check(report: Report, around: Around) -> Iterator[Problem]:
    """Yield each result that names no target of its plan."""
    plan = around.find(report.plan, Plan)
    titles = {target.title for target in plan.targets} if plan else set()
    for index, result in enumerate(report.results if titles else ()):
        if result.target not in titles:
            near = nearest(result.target, candidates=titles) or ""
            facts = {"target": result.target, "nearest": near}
            yield Problem(("results", index, "target"), facts)


CHECK = Check(RULE, each(Report), check)
