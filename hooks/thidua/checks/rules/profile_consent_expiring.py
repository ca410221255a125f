"""Sự đồng ý sắp hết hạn.

Phiếu đồng ý ghi *đến hết ngày* (`until`); qua ngày ấy bài tự gỡ khỏi trang. Trong ba mươi ngày cuối
máy báo để biết, không làm hỏng lần dựng nào.

Muốn giữ bài thì xin đồng ý lại và sửa `on`, `until`; không thì để bài tự gỡ.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, news
from thidua.model.base import Status
from thidua.model.profile import Profile

RULE = news(
    "profile/consent-expiring",
    (
        "sự đồng ý hết hạn sau ngày {until}, còn {days} ngày",
        "xin đồng ý lại nếu muốn giữ bài trên trang",
    ),
    ("the consent ends on {until}, in {days} days", "ask again if the profile is to stay"),
)

_SOON = datetime.timedelta(days=30)


def check(profile: Profile, around: Around) -> Iterator[Problem]:
    """Yield one problem when a consent in force ends within thirty days."""
    consent, today = profile.consent, around.today
    if profile.status is not Status.PUBLISHED or consent is None or consent.until is None:
        return
    if consent.holds(today) and consent.until - today <= _SOON:
        facts = {"until": consent.until, "days": (consent.until - today).days}
        yield Problem(("consent", "until"), facts)


CHECK = Check(RULE, each(Profile), check)
