"""Danh hiệu, khen thưởng công khai mà không có số quyết định.

Ai cũng có thể hỏi danh hiệu này theo quyết định nào; và khen thưởng có thể bị hủy bỏ (Luật Thi đua,
khen thưởng, Điều 93), nên trang phải dẫn được tới quyết định. Danh hiệu của học sinh không xét.

Thêm `decision` và `decided`. Không tìm lại được thì thêm ghi chú ở danh hiệu ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.base import Status
from thidua.model.profile import Profile
from thidua.model.vocabulary import Award, AwardGroup

RULE = warning(
    "award/no-decision",
    (
        "“{award}” chưa có số quyết định",
        "thêm decision và decided; không tìm lại được thì thêm notes với answers: {rule}",
    ),
    (
        "“{award}” has no decision",
        "add decision and decided; if they are lost, add notes with answers: {rule}",
    ),
)


def check(profile: Profile, around: Around) -> Iterator[Problem]:
    """Yield each public award of grown-ups and collectives that names no decision."""
    if profile.status is not Status.PUBLISHED:
        return
    for index, received in enumerate(profile.awards):
        award = around.find(received.award, Award)
        if award and award.group is not AwardGroup.PUPIL and received.decision is None:
            yield Problem(("awards", index), {"award": award.name})


CHECK = Check(RULE, each(Profile), check)
