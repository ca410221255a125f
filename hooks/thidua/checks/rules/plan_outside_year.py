"""Một mốc hay một đợt nằm ngoài năm của kế hoạch.

Kế hoạch của năm 2024 mà có hạn năm 2042 hoặc 2023 thường là gõ nhầm năm. Năm dương lịch được tính
thêm tới hết tháng 1 năm sau (báo cáo tổng kết hay nộp khi ấy); năm học tính từ tháng 7 năm đầu đến
hết tháng 8 năm sau; kế hoạch ghi cả hai thì gộp hai khoảng.

Sửa năm của mốc, hoặc `year`, `school_year` của kế hoạch. Văn bản gốc viết vậy thì thêm ghi chú.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.load.yaml_tree import Loc
from thidua.model.plan import Plan

RULE = warning(
    "plan/outside-year",
    ("“{title}” ({first}) nằm ngoài năm của kế hoạch ({year})", MEND_OR_NOTE),
    ("“{title}” ({first}) lies outside the plan's year ({year})", MEND_OR_NOTE_EN),
)

Span = tuple[datetime.date, datetime.date]


def _year(plan: Plan) -> Span:
    """Return the first and the last day that a plan may speak of."""
    spans = []
    if plan.year:
        spans.append((datetime.date(plan.year, 1, 1), datetime.date(plan.year + 1, 1, 31)))
    if plan.school_year:
        first, second = map(int, plan.school_year.split("-"))
        spans.append((datetime.date(first, 7, 1), datetime.date(second, 8, 31)))
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _dated(plan: Plan) -> Iterator[tuple[Loc, str, Span]]:
    for index, milestone in enumerate(plan.milestones):
        yield ("milestones", index), milestone.title, (milestone.first, milestone.last)
    for index, stretch in enumerate(plan.rounds):
        start, end = stretch.period.start, stretch.period.end
        if start or end:
            first, last = (start or end), (end or start)
            if first and last:
                yield ("rounds", index), stretch.name, (first.first, last.last)


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield each milestone and round of which no day is in the plan's year."""
    begin, end = _year(plan)
    year = " và ".join(str(part) for part in (plan.year, plan.school_year) if part)
    for loc, title, (first, last) in _dated(plan):
        if last < begin or first > end:
            yield Problem(loc, {"title": title, "first": first, "year": year})


CHECK = Check(RULE, each(Plan), check)
