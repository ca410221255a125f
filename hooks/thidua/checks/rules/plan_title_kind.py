"""Trích yếu lặp lại tên loại văn bản.

Trang đã in *KẾ HOẠCH* ở trên, nên trích yếu chỉ ghi *Phát động phong trào thi đua…*, không ghi *Kế
hoạch phát động…*; nếu không, trang và danh sách sẽ có hai chữ *Kế hoạch* liền nhau.

Bỏ tên loại ở đầu `title`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.plan import Plan
from thidua.model.vocabulary import DocumentKind
from thidua.vietnamese.bare import bare

RULE = warning(
    "plan/title-kind",
    ("trích yếu bắt đầu bằng “{kind}”, trang đã in chữ ấy", "bỏ “{kind}” ở đầu title"),
    ("the title begins with “{kind}”, which the page prints already", "leave “{kind}” out"),
)


def check(plan: Plan, around: Around) -> Iterator[Problem]:
    """Yield one problem when the title begins with the name of its kind."""
    kind = around.find(plan.kind, DocumentKind)
    if kind and bare(plan.title).startswith(f"{bare(kind.name)} "):
        yield Problem(("title",), {"kind": kind.name})


CHECK = Check(RULE, each(Plan), check)
