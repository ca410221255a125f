"""Văn bản được viện dẫn ban hành sau kế hoạch.

Kế hoạch ngày 25/3/2024 không thể căn cứ vào văn bản ngày 14/4/2024: một trong hai ngày chép nhầm,
hoặc viện dẫn nhầm văn bản năm sau. Kế hoạch không rõ ngày thì so với ngày cuối của năm.

Xem lại ngày của hai văn bản. Văn bản gốc viết vậy thì thêm ghi chú ở chỗ viện dẫn.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.moments import dated, last_day
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.document import Document
from thidua.model.plan import Plan

RULE = warning(
    "citation/not-yet",
    ("{document} ban hành ngày {issued}, sau kế hoạch ({day})", MEND_OR_NOTE),
    ("{document} was issued on {issued}, after the plan ({day})", MEND_OR_NOTE_EN),
)


def check(plan: Plan, around: Around) -> Iterator[Problem]:
    """Yield each citation of a document that was not there when the plan was issued."""
    day = last_day(plan)
    for field in ("legal_basis", "cites"):
        for index, citation in enumerate(getattr(plan, field)):
            document = around.find(citation.document, Document)
            if document and document.issued and document.issued > day:
                name = document.number or document.title
                facts = {"document": name, "issued": document.issued, "day": dated(plan)}
                yield Problem((field, index), facts)


CHECK = Check(RULE, each(Plan), check)
