"""Văn bản được viện dẫn đã hết hiệu lực hoặc bị thay thế khi kế hoạch ban hành.

Máy so ngày ban hành kế hoạch (không rõ ngày thì lấy ngày đầu của năm) với `in_force_until` của văn
bản; chưa ghi ngày ấy thì lấy ngày văn bản thay thế có hiệu lực. Ví dụ Nghị định 98/2023/NĐ-CP bị
thay từ 01/7/2025: kế hoạch ngày 10/9/2025 phải viện dẫn văn bản mới.

Sửa căn cứ. Văn bản gốc viết vậy thì thêm ghi chú ở chỗ viện dẫn, để người đọc biết.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.moments import dated, first_day
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.document import Document
from thidua.model.plan import Plan

RULE = warning(
    "citation/not-in-force",
    ("{document} hết hiệu lực ngày {until}, trước kế hoạch ({day})", MEND_OR_NOTE),
    ("{document} ceased on {until}, before the plan ({day})", MEND_OR_NOTE_EN),
)


def _until(document: Document, around: Around) -> datetime.date | None:
    """Return the last day on which a document was in force, as far as the records say."""
    if document.in_force_until:
        return document.in_force_until
    successors = (around.find(successor, Document) for successor in document.replaced_by)
    starts = [item.in_force_from or item.issued for item in successors if item]
    days = [start for start in starts if start]
    return min(days) - datetime.timedelta(days=1) if days else None


def check(plan: Plan, around: Around) -> Iterator[Problem]:
    """Yield each citation of a document that had ceased when the plan was issued."""
    day = first_day(plan)
    for field in ("legal_basis", "cites"):
        for index, citation in enumerate(getattr(plan, field)):
            document = around.find(citation.document, Document)
            until = _until(document, around) if document else None
            if document and until and until < day:
                name = document.number or document.title
                facts = {"document": name, "until": until, "day": dated(plan)}
                yield Problem((field, index), facts)


CHECK = Check(RULE, each(Plan), check)
