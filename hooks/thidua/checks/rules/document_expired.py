"""Văn bản ghi là còn hiệu lực mà ngày cuối cùng đã qua.

Văn bản có `state: in-force` và `in_force_until`; qua ngày ấy thì trang của nó nói điều không còn
đúng. Việc này đến theo thời gian nên máy chỉ báo để biết, không làm hỏng lần dựng nào.

Đổi `state` thành expired, hoặc replaced cùng `replaced_by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, news
from thidua.model.document import Document, DocumentState

RULE = news(
    "document/expired",
    ("ghi còn hiệu lực mà ngày cuối cùng {until} đã qua", "đổi state thành expired hoặc replaced"),
    ("said to be in force, and its last day {until} is over", "make the state expired or replaced"),
)


def check(document: Document, around: Around) -> Iterator[Problem]:
    """Yield one problem when the last day of a document in force is over."""
    until = document.in_force_until
    if document.state is DocumentState.IN_FORCE and until and until < around.today:
        yield Problem(("state",), {"until": until})


CHECK = Check(RULE, each(Document), check)
