"""Chức vụ người ký không hợp với loại đơn vị.

Trường có Hiệu trưởng, trung tâm có Giám đốc, phòng có Trưởng phòng. Danh mục `vocab/unit-kinds.yml`
ghi chức vụ của người đứng đầu từng loại ở `heads`; chức vụ người ký (hay chức vụ được ký thay) phải
có một trong các chữ ấy. Người ký thừa lệnh (TL.), thừa ủy quyền (TUQ.) thì không xét.

Xem lại `title`, hoặc `kind` của đơn vị. Văn bản gốc viết vậy thì thêm ghi chú ở người ký.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.plan import Behalf, Plan
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitKind
from thidua.vietnamese.bare import bare

RULE = warning(
    "signer/title",
    ("người ký là “{title}”, mà đứng đầu {kind} là {heads}", MEND_OR_NOTE),
    ("signed by “{title}”, while the head of “{kind}” is {heads}", MEND_OR_NOTE_EN),
)


def check(record: Plan | Report, around: Around) -> Iterator[Problem]:
    """Yield one problem when the signer's title names no head of such a unit."""
    unit = around.find(record.unit, Unit)
    kind = around.find(unit.kind, UnitKind) if unit else None
    signer = record.signer
    if signer is None or kind is None or not kind.heads:
        return
    if signer.behalf in (Behalf.BY_ORDER, Behalf.BY_DELEGATION):
        return
    said = bare(f"{signer.title} / {signer.behalf_of or ''}")
    if not any(bare(head) in said for head in kind.heads):
        facts = {"title": signer.title, "kind": kind.name, "heads": ", ".join(kind.heads)}
        yield Problem(("signer", "title"), facts)


CHECK: Check[Plan | Report] = Check(RULE, each(Plan, Report), check)
