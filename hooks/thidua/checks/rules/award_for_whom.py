"""Danh hiệu không dành cho người hay tập thể như gương này.

*Tập thể lao động tiên tiến* không tặng cá nhân, *Chiến sĩ thi đua cơ sở* không tặng tập thể: danh
mục `vocab/awards.yml` ghi ở `given_to`. Danh hiệu của học sinh (`group: pupil`, Thông tư
22/2021/TT-BGDĐT) là danh sách riêng, không tặng người lớn; danh hiệu thi đua theo Luật Thi đua,
khen thưởng không tặng trẻ em.

Chọn đúng mã danh hiệu, hoặc xem lại `who`, `child`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.profile import Profile, Who
from thidua.model.vocabulary import Award, AwardGroup

RULE = warning(
    "award/for-whom",
    ("“{award}” không dành cho {whom}", MEND_OR_NOTE),
    ("“{award}” is not given to: {whom}", MEND_OR_NOTE_EN),
)


def _whom(profile: Profile, award: Award) -> str:
    """Return the sort of person or group that `award` is not for; empty where it fits."""
    if profile.who not in award.given_to:
        return "cá nhân" if profile.who is Who.PERSON else "tập thể"
    if profile.child is None and award.group is AwardGroup.PUPIL:
        return "người lớn"
    if profile.child and award.group is AwardGroup.TITLE:
        return "trẻ em"
    return ""


def check(profile: Profile, around: Around) -> Iterator[Problem]:
    """Yield each award that cannot be given to such a person or group."""
    for index, received in enumerate(profile.awards):
        award = around.find(received.award, Award)
        if award and (whom := _whom(profile, award)):
            yield Problem(("awards", index, "award"), {"award": award.name, "whom": whom})


CHECK = Check(RULE, each(Profile), check)
