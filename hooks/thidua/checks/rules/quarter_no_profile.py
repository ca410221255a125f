"""Đã qua hạn giới thiệu gương của quý mà quý ấy chưa có gương nào.

Kế hoạch có mốc `kind: presentation` cho một quý, hạn đã qua, mà đơn vị chưa có gương nào mang quý
ấy. Chỉ nhắc những quý từ khi đơn vị bắt đầu đưa gương lên trang; kế hoạch cũ của nơi chưa dùng
trang này không bị nhắc. Gương đã rút vẫn tính là đã giới thiệu.

Việc này đến theo thời gian nên máy chỉ báo để biết. Đưa gương của quý lên.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.rule import Check, Problem, each, news
from thidua.load.raw import RawRecord
from thidua.model.base import Status
from thidua.model.plan import Plan
from thidua.model.profile import Profile

RULE = news(
    "quarter/no-profile",
    (
        "quý {number}/{year} chưa có gương nào được giới thiệu, hạn đã qua ngày {last}",
        "đưa gương của quý ấy lên",
    ),
    (
        "quarter {number}/{year} has no profile, and was due by {last}",
        "add one",
    ),
)


Dated = tuple[int, int]
"""Year and number of a quarter."""


def _shown(profile: Profile, _: RawRecord) -> tuple[str, Dated] | None:
    public = profile.status in (Status.PUBLISHED, Status.WITHDRAWN)
    quarter = profile.quarter
    return (str(profile.unit), (quarter.year, quarter.number)) if quarter and public else None


@indexed(_shown, Profile)
def _presented(told: Iterable[tuple[str, tuple[str, Dated]]]) -> Mapping[str, tuple[Dated, ...]]:
    """Return the quarters of which each unit has shown people."""
    found: dict[str, set[Dated]] = defaultdict(set)
    for _, (unit, quarter) in told:
        found[unit].add(quarter)
    return {unit: tuple(sorted(quarters)) for unit, quarters in found.items()}


def check(plan: Plan, around: Around) -> Iterator[Problem]:
    """Yield each presentation that is over and of which nothing is shown."""
    shown = around.once(_presented, str(plan.unit))
    if not shown:
        return
    for index, milestone in enumerate(plan.milestones):
        quarter = milestone.quarter
        if quarter is None:
            continue
        dated = quarter.year, quarter.number
        if dated in shown or dated < min(shown):
            continue
        if milestone.last < around.today:
            facts = {"number": quarter.number, "year": quarter.year, "last": milestone.last}
            yield Problem(("milestones", index), facts)


CHECK = Check(RULE, each(Plan), check)
