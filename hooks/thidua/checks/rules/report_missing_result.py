"""Báo cáo tổng kết bỏ sót một chỉ tiêu của kế hoạch.

Báo cáo `kind: final` đã công khai và có kết quả mà không nói gì về một chỉ tiêu: người đọc không
biết chỉ tiêu ấy đạt hay không.

Thêm kết quả (không đạt cũng ghi), hoặc thêm ghi chú ở đầu báo cáo.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.base import Status
from thidua.model.plan import Plan
from thidua.model.report import Report, ReportKind

RULE = warning(
    "report/missing-result",
    (
        "chưa có kết quả của chỉ tiêu “{target}”",
        "thêm kết quả, hoặc thêm notes với answers: {rule}",
    ),
    ("there is no result of the target “{target}”", "add it, or add notes with answers: {rule}"),
)


def check(report: Report, around: Around) -> Iterator[Problem]:
    """Yield each target of which a public final report says nothing."""
    plan = around.find(report.plan, Plan)
    final = report.kind is ReportKind.FINAL and report.status is Status.PUBLISHED
    if plan is None or not final or not report.results:
        return
    told = {result.target for result in report.results}
    for target in plan.targets:
        if target.title not in told:
            yield Problem(("results",), {"target": target.title})


CHECK = Check(RULE, each(Report), check)
