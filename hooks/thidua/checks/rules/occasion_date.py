"""Ngày kỷ niệm không phải ngày mà danh mục ghi cho dịp ấy.

Dịp đã có mã trong `vocab/occasions.yml` thì ngày gốc (`since`) và ngày, tháng kỷ niệm (`on`) phải
là ngày ghi ở đó. Ví dụ Ngày Nhà giáo Việt Nam là 20/11, từ 20/11/1982; ghi 22/11 hay năm 1992 là
nhầm. Chỗ nào chỉ ghi tháng hoặc năm thì chỉ so tháng, năm. Dịp tính theo âm lịch chỉ xét ngày gốc.

Sửa nếu chép nhầm. Văn bản gốc viết vậy thì thêm ghi chú ở ngày kỷ niệm ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.checks.rules.occasion_anniversary import anniversaries
from thidua.model.dates import PartialDate
from thidua.model.plan import Plan
from thidua.model.vocabulary import Occasion

RULE = warning(
    "occasion/date",
    ("“{name}” ghi {written}, danh mục các ngày kỷ niệm ghi {known}", MEND_OR_NOTE),
    ("“{name}” says {written}, the list of occasions {known}", MEND_OR_NOTE_EN),
)


def _differs(written: PartialDate, known: tuple[int | None, ...]) -> bool:
    """Whether two dates differ in what both of them say."""
    parts = (written.year, written.month, written.day)
    return any(a != b for a, b in zip(parts, known, strict=True) if a is not None and b is not None)


def check(plan: Plan, around: Around) -> Iterator[Problem]:
    """Yield each date of an anniversary that is not the one of its occasion."""
    for loc, item in anniversaries(plan):
        occasion = around.find(item.occasion, Occasion)
        if occasion is None:
            continue
        since = occasion.since
        if item.since and since and _differs(item.since, (since.year, since.month, since.day)):
            facts = {"name": item.name, "written": item.since.iso, "known": since.iso}
            yield Problem((*loc, "since"), facts)
        if item.on and occasion.day and _differs(item.on, (None, occasion.month, occasion.day)):
            known = f"{occasion.day}/{occasion.month}"
            facts = {"name": item.name, "written": item.on.iso, "known": known}
            yield Problem((*loc, "on"), facts)


CHECK = Check(RULE, each(Plan), check)
