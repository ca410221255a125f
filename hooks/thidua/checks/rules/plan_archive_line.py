"""Nơi nhận không có dòng Lưu.

Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I: nơi nhận là thành phần bắt buộc, dòng cuối là chữ
*Lưu* kèm nơi lưu: `"Lưu: VT"`. Chỉ xét kế hoạch công khai; bản lưu mất phần cuối thì thêm ghi chú ở
đầu bản ghi.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.base import Status
from thidua.model.plan import Plan

RULE = warning(
    "plan/archive-line",
    ("nơi nhận không có dòng “Lưu: …”", MEND_OR_NOTE),
    ("no recipient is the archive (“Lưu: …”)", MEND_OR_NOTE_EN),
)


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield one problem when a public plan says nowhere that a copy is kept."""
    kept = any(recipient.name.casefold().startswith("lưu") for recipient in plan.recipients)
    if plan.status is Status.PUBLISHED and not kept:
        yield Problem(("recipients",) if plan.recipients else ())


CHECK = Check(RULE, each(Plan), check)
