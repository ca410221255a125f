"""target/percent: a target's per cent does not fit its count.

*26/27 - tỷ lệ 96,3%* fits; 26/27 with 97% does not. The quotient is compared at the
precision that is written, rounded or cut off, because offices do both.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from thidua.checks.rule import Check, Problem
from thidua.diagnostics import Rule, Severity, Wording
from thidua.model.plan import Plan
from thidua.vietnamese.numbers import decimal_text

RULE = Rule(
    "target/percent",
    Severity.WARNING,
    Wording(
        "“{title}”: {value}/{total} là {actual}%, không phải {percent}%",
        "sửa nếu chép nhầm; nếu văn bản gốc viết vậy thì thêm notes với answers: {rule}",
    ),
    Wording(
        "“{title}”: {value}/{total} is {actual}%, not {percent}%",
        "mend a slip of the copy; if the document says so, add notes with answers: {rule}",
    ),
)


def check(plan: Plan) -> Iterator[Problem]:
    """Yield each target whose per cent is not its value out of its total."""
    for index, target in enumerate(plan.targets):
        value, total, percent = target.value, target.total, target.percent
        if value is None or not total or percent is None:
            continue
        actual = Decimal(100 * value) / total
        written = Decimal(1).scaleb(percent.as_tuple().exponent)  # type: ignore[arg-type] # finite
        fitting = {actual.quantize(written, way) for way in (ROUND_HALF_UP, ROUND_DOWN)}
        if percent not in fitting:
            shown = actual.quantize(min(written, Decimal("0.1")), ROUND_HALF_UP)
            facts = {
                "title": target.title,
                "value": value,
                "total": total,
                "actual": decimal_text(shown),
                "percent": decimal_text(percent),
            }
            yield Problem(("targets", index, "percent"), facts)


CHECK = Check(RULE, Plan, check)
