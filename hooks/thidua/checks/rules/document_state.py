"""Hiệu lực của văn bản ghi không khớp với văn bản thay thế.

Ví dụ `state: replaced` mà không có `replaced_by`; có `replaced_by` mà `state` vẫn là in-force.
Trang của văn bản và lời nhắc trong kế hoạch dựa vào hai điều này.

Sửa `state`, hoặc bổ sung `replaced_by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.document import Document, DocumentState

RULE = warning(
    "document/state",
    ("hiệu lực ghi “{state}” mà {fact}", "sửa state, hoặc bổ sung replaced_by"),
    ("the state is “{state}”, and {fact}", "mend the state, or add the successor"),
)


def check(document: Document, _around: Around) -> Iterator[Problem]:
    """Yield one problem when state and successors contradict each other."""
    state = document.state
    fact = ""
    if state is DocumentState.IN_FORCE and document.replaced_by:
        fact = f"replaced_by là {', '.join(document.replaced_by)}"
    elif state is DocumentState.REPLACED and not document.replaced_by:
        fact = "replaced_by còn trống"
    if fact:
        yield Problem(("state",), {"state": state.value, "fact": fact})


CHECK = Check(RULE, each(Document), check)
