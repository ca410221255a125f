"""Tỷ lệ phần trăm không khớp với hai con số.

*26/27 - tỷ lệ 96,3%* là đúng; 26/27 mà ghi 97% là sai. Máy tính lại với đúng số chữ số thập phân đã
viết, làm tròn hay cắt bớt đều được. Xét cả chỉ tiêu của kế hoạch lẫn kết quả của báo cáo.

Sửa nếu chép nhầm. Văn bản gốc viết vậy thì thêm ghi chú ở chỉ tiêu ấy.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.load.yaml_tree import Loc
from thidua.model.plan import Plan, Target
from thidua.model.report import Report, Result
from thidua.vietnamese.numbers import decimal_text

RULE = warning(
    "target/percent",
    ("“{title}”: {value}/{total} là {actual}%, không phải {percent}%", MEND_OR_NOTE),
    ("“{title}”: {value}/{total} is {actual}%, not {percent}%", MEND_OR_NOTE_EN),
)


def _measures(record: Plan | Report) -> Iterator[tuple[Loc, str, Target | Result]]:
    if isinstance(record, Plan):
        for index, target in enumerate(record.targets):
            yield ("targets", index, "percent"), target.title, target
    else:
        for index, result in enumerate(record.results):
            yield ("results", index, "percent"), result.target, result


def check(record: Plan | Report, _around: Around) -> Iterator[Problem]:
    """Yield each target or result whose per cent is not its value out of its total."""
    for loc, title, measure in _measures(record):
        value, total, percent = measure.value, measure.total, measure.percent
        if value is None or not total or percent is None:
            continue
        actual = Decimal(100 * value) / total
        written = Decimal(1).scaleb(percent.as_tuple().exponent)  # type: ignore[arg-type] # finite
        fitting = {actual.quantize(written, way) for way in (ROUND_HALF_UP, ROUND_DOWN)}
        if percent not in fitting:
            shown = actual.quantize(min(written, Decimal("0.1")), ROUND_HALF_UP)
            facts = {
                "title": title,
                "value": value,
                "total": total,
                "actual": decimal_text(shown),
                "percent": decimal_text(percent),
            }
            yield Problem(loc, facts)


CHECK: Check[Plan | Report] = Check(RULE, each(Plan, Report), check)
