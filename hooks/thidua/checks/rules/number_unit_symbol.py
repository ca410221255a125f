"""Chữ viết tắt của cơ quan trong số, ký hiệu không phải của đơn vị ban hành.

Trường có ký hiệu LAX mà số ghi *43/KH-LXA* thường là gõ nhầm. Máy so với `abbreviation` của đơn vị;
dấu & và số khóa đứng sau (QH15) không tính, viết gọn hơn (PGD thay cho PGDĐT) cũng được.

Sửa số, hoặc `abbreviation` của đơn vị. Văn bản gốc ghi vậy thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.numbers import parts_of
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.document import Document
from thidua.model.plan import Plan
from thidua.model.report import Report
from thidua.model.unit import Unit

RULE = warning(
    "number/unit-symbol",
    ("số “{number}” không có ký hiệu “{symbol}” của {unit}", MEND_OR_NOTE),
    ("the number “{number}” lacks the symbol “{symbol}” of {unit}", MEND_OR_NOTE_EN),
)


def _plain(symbol: str) -> str:
    return symbol.replace("&", "").rstrip("0123456789").upper()


def check(record: Plan | Report | Document, around: Around) -> Iterator[Problem]:
    """Yield one problem when no group of the number is the symbol of who issued it."""
    issuer = record.issuer if isinstance(record, Document) else record.unit
    unit = around.find(issuer, Unit)
    if record.number is None or unit is None or unit.abbreviation is None:
        return
    symbol = _plain(unit.abbreviation)
    groups = [_plain(group) for group in parts_of(record.number).groups]
    if not any(
        group and (group.startswith(symbol) or symbol.startswith(group)) for group in groups
    ):
        facts = {"number": record.number, "symbol": unit.abbreviation, "unit": unit.label}
        yield Problem(("number",), facts)


CHECK: Check[Plan | Report | Document] = Check(RULE, each(Plan, Report, Document), check)
