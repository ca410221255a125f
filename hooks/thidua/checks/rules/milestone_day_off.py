"""Hạn cuối hoặc ngày nộp rơi vào thứ Bảy, Chủ nhật hay ngày lễ.

Ví dụ *chậm nhất ngày 15/11/2026* là Chủ nhật: không ai ở cơ quan để nhận. Chỉ xét hạn *chậm nhất*
(`by`) và việc phải nộp, phải báo cáo đúng một ngày (`on`); *trước ngày* và hội nghị thì không, vì
người nộp còn các ngày trước đó, và nhiều trường họp ngày thứ Bảy. Ngày lễ, tết tính theo Bộ luật
Lao động, Điều 112; ngày nghỉ hoán đổi chỉ tính cho những năm đã công bố.

Dời hạn sang ngày làm việc. Văn bản gốc viết vậy thì thêm ghi chú ở mốc ấy.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.plan import Milestone, MilestoneKind, Plan
from thidua.vietnamese.dates import day_short, weekday

RULE = warning(
    "milestone/day-off",
    ("“{title}” hết hạn ngày {day}, {why}", MEND_OR_NOTE),
    ("“{title}” is due on {day}, {why}", MEND_OR_NOTE_EN),
)

_HANDED_IN = (MilestoneKind.REGISTRATION, MilestoneKind.REPORT, MilestoneKind.DOSSIER)
_SATURDAY = 5


@cache
def _public_holidays(year: int) -> Mapping[datetime.date, str]:
    import holidays  # noqa: PLC0415 - slow to load, and only deadlines ask for it

    return holidays.country_holidays("VN", years=year, observed=False, language="vi")


def _why_off(day: datetime.date) -> str:
    """Return why nobody works on `day`; empty where people do."""
    holiday = _public_holidays(day.year).get(day)
    return holiday or (weekday(day) if day.weekday() >= _SATURDAY else "")


def _due(milestone: Milestone) -> datetime.date | None:
    if milestone.by:
        return milestone.by
    on = milestone.on
    return on.first if on and on.day and milestone.kind in _HANDED_IN else None


def check(plan: Plan, _around: Around) -> Iterator[Problem]:
    """Yield each deadline on a day on which nobody works."""
    for index, milestone in enumerate(plan.milestones):
        due = _due(milestone)
        if due and (why := _why_off(due)):
            key = "by" if milestone.by else "on"
            facts = {"title": milestone.title, "day": day_short(due), "why": why}
            yield Problem(("milestones", index, key), facts)


CHECK = Check(RULE, each(Plan), check)
