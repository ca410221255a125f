"""occasion/anniversary: a plan celebrates the nth anniversary, and its dates give another n.

*50 năm Ngày Giải phóng miền Nam (30/4/1975 - 30/4/2024)* are 49 years. The rule compares
`years` with the difference of the years of `on` and `since`; it is silent when one of the
three is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.rule import Check, Problem
from thidua.diagnostics import Rule, Severity, Wording
from thidua.load.yaml_tree import Loc
from thidua.model.plan import Plan
from thidua.model.time import Anniversary

RULE = Rule(
    "occasion/anniversary",
    Severity.WARNING,
    Wording(
        "“{name}”: từ {since} đến {on} là {actual} năm, văn bản ghi {years} năm",
        "sửa nếu chép nhầm; nếu văn bản gốc viết vậy thì thêm notes với answers: {rule}",
    ),
    Wording(
        "“{name}”: from {since} to {on} it is {actual} years, the document says {years}",
        "mend a slip of the copy; if the document says so, add notes with answers: {rule}",
    ),
)


def _anniversaries(plan: Plan) -> Iterator[tuple[Loc, Anniversary]]:
    for index, anniversary in enumerate(plan.anniversaries):
        yield ("anniversaries", index), anniversary
    for number, stretch in enumerate(plan.rounds):
        for index, anniversary in enumerate(stretch.anniversaries):
            yield ("rounds", number, "anniversaries", index), anniversary


def check(plan: Plan) -> Iterator[Problem]:
    """Yield each anniversary whose count of years its own dates contradict."""
    for loc, item in _anniversaries(plan):
        if item.years is None or item.since is None or item.on is None:
            continue
        actual = item.on.year - item.since.year
        if actual != item.years:
            facts = {
                "name": item.name,
                "since": item.since.iso,
                "on": item.on.iso,
                "actual": actual,
                "years": item.years,
            }
            yield Problem((*loc, "years"), facts)


CHECK = Check(RULE, Plan, check)
