"""Danh hiệu được tặng vào ngày danh hiệu ấy chưa có hoặc không còn.

Danh mục `vocab/awards.yml` ghi ngày bắt đầu (`from`) và ngày cuối (`until`) của từng danh hiệu. Máy
so với ngày quyết định; không rõ ngày thì so với cả năm.

Chọn danh hiệu đang dùng lúc ấy, hoặc xem lại ngày quyết định.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.profile import AwardReceived, Profile
from thidua.model.vocabulary import Award

RULE = warning(
    "award/validity",
    ("“{award}” {limit}, ở đây tặng {when}", MEND_OR_NOTE),
    ("“{award}”: {limit}; here it was given {when}", MEND_OR_NOTE_EN),
)


def _span(received: AwardReceived) -> tuple[datetime.date, datetime.date] | None:
    if received.decided:
        return received.decided, received.decided
    if received.year:
        return datetime.date(received.year, 1, 1), datetime.date(received.year, 12, 31)
    return None


def check(profile: Profile, around: Around) -> Iterator[Problem]:
    """Yield each award that was given before it existed or after it was abolished."""
    for index, received in enumerate(profile.awards):
        award, span = around.find(received.award, Award), _span(received)
        if award is None or span is None:
            continue
        limit = ""
        if award.from_ and span[1] < award.from_:
            limit = f"có từ ngày {award.from_}"
        elif award.until and span[0] > award.until:
            limit = f"chỉ có đến ngày {award.until}"
        if limit:
            when = str(received.decided or received.year)
            facts = {"award": award.name, "limit": limit, "when": when}
            yield Problem(("awards", index), facts)


CHECK = Check(RULE, each(Profile), check)
