"""Kế hoạch công khai thiếu số, địa danh, ngày hoặc người ký.

Nghị định 30/2020/NĐ-CP, Điều 8, coi đó là những thành phần bắt buộc của văn bản. Bản đăng trên mạng
hay mất chúng vì văn thư chỉ đóng số, ngày lúc ký; khi ấy trang ghi *không rõ trong bản lưu*.

Bổ sung theo bản có dấu. Bản lưu không có thì thêm ghi chú ở đầu bản ghi, và đừng đoán.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.base import Status
from thidua.model.plan import Plan

RULE = warning(
    "plan/head-missing",
    (
        "kế hoạch công khai còn thiếu: {missing}",
        "bổ sung theo văn bản gốc; nếu bản lưu mất phần đầu thì thêm notes với answers: {rule}",
    ),
    (
        "a published plan lacks: {missing}",
        "add them from the document; if the copy has lost them, add notes with answers: {rule}",
    ),
)


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield one problem when a public plan lacks parts of its head."""
    if plan.status is not Status.PUBLISHED:
        return
    missing = [
        name for name in ("number", "place", "issued", "signer") if getattr(plan, name) is None
    ]
    if missing:
        yield Problem((), {"missing": ", ".join(missing)})


CHECK = Check(RULE, each(Plan), check)
