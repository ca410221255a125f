"""Số văn bản nhỏ hơn 10 mà không có số 0 đứng trước.

Nghị định 30/2020/NĐ-CP, Phụ lục I: với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước:
`09/KH-LAX`, không phải *9/KH-LAX*.

Xem lại bản có dấu. Văn bản gốc ghi vậy thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.numbers import parts_of
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.document import Document
from thidua.model.plan import Plan
from thidua.model.report import Report

RULE = warning(
    "number/leading-zero",
    ("số “{number}” thiếu số 0 đứng trước: 0{number}", MEND_OR_NOTE),
    ("the number “{number}” lacks its leading zero: 0{number}", MEND_OR_NOTE_EN),
)


def check(record: Plan | Report | Document, _around: Around) -> Iterator[Problem]:
    """Yield one problem when a number below ten has one digit."""
    if record.number and len(parts_of(record.number).serial) == 1:
        yield Problem(("number",), {"number": record.number})


CHECK: Check[Plan | Report | Document] = Check(RULE, each(Plan, Report, Document), check)
