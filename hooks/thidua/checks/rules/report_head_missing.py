"""Báo cáo công khai thiếu số, địa danh, ngày hoặc người ký.

Cũng là những thành phần bắt buộc theo Nghị định 30/2020/NĐ-CP, Điều 8. Bổ sung theo bản có dấu; bản
lưu không có thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.base import Status
from thidua.model.report import Report

RULE = warning(
    "report/head-missing",
    (
        "báo cáo công khai còn thiếu: {missing}",
        "bổ sung theo văn bản gốc; nếu bản lưu mất phần đầu thì thêm notes với answers: {rule}",
    ),
    (
        "a published report lacks: {missing}",
        "add them from the document; if the copy has lost them, add notes with answers: {rule}",
    ),
)


def check(report: Report, _around: Around) -> Iterator[Problem]:
    """Yield one problem when a public report lacks parts of its head."""
    if report.status is not Status.PUBLISHED:
        return
    missing = [
        name for name in ("number", "place", "issued", "signer") if getattr(report, name) is None
    ]
    if missing:
        yield Problem((), {"missing": ", ".join(missing)})


CHECK = Check(RULE, each(Report), check)
