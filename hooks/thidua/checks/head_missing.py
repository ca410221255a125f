"""plan/head-missing: a published plan has no number, place, date or signer.

Copies that reached the school without their first page have lost them; the page then says
*không rõ trong bản lưu*. The rule asks the editor to say so in a note, and never to guess.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.rule import Check, Problem
from thidua.diagnostics import Rule, Severity, Wording
from thidua.model.base import Status
from thidua.model.plan import Plan

RULE = Rule(
    "plan/head-missing",
    Severity.WARNING,
    Wording(
        "kế hoạch công khai còn thiếu: {missing}",
        "bổ sung theo văn bản gốc; nếu bản lưu mất phần đầu thì thêm notes với answers: {rule}",
    ),
    Wording(
        "a published plan lacks: {missing}",
        "add them from the document; if the copy has lost them, add notes with answers: {rule}",
    ),
)


def check(plan: Plan) -> Iterator[Problem]:
    """Yield one problem when a public plan lacks parts of its head."""
    if plan.status is not Status.PUBLISHED:
        return
    missing = [
        name for name in ("number", "place", "issued", "signer") if getattr(plan, name) is None
    ]
    if missing:
        yield Problem((), {"missing": ", ".join(missing)})


CHECK = Check(RULE, Plan, check)
