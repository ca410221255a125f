"""Thứ trong tuần không đúng với ngày đi kèm.

*Thứ Hai, ngày 15/3/2025* là sai: hôm ấy là thứ Bảy. Máy đọc *thứ Hai ngày …*, *Chủ nhật,
16/3/2025*, *ngày 15 tháng 3 năm 2025 (thứ Bảy)*, có hoặc không có năm bên cạnh; thiếu năm thì thôi.

Sửa thứ hoặc ngày, sau khi hỏi nơi tổ chức. Văn bản gốc viết vậy thì thêm ghi chú.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, spot, texts, warning
from thidua.checks.texts import Text
from thidua.vietnamese.dates import day_short, weekday
from thidua.vietnamese.moments import Moment, moments

RULE = warning(
    "text/weekday",
    ("ngày {day} là {actual}, không phải {written}", MEND_OR_NOTE),
    ("{day} is a “{actual}”, not “{written}”", MEND_OR_NOTE_EN),
)

_DAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3,
    "sau": 4, "6": 4, "bay": 5, "7": 5, "chu nhat": 6,
}  # fmt: skip
# The first letter comes before the look behind it, which is quicker to search for.
_WEEKDAY = re.compile(r"(?:t(?<!\wt)hu (?P<day>hai|ba|tu|nam|sau|bay|[2-7])|c(?<!\wc)hu nhat)\b")
_LEADING = re.compile(r"\s*[,(]\s*|\s+")
_TRAILING = re.compile(r"\s*[,(]\s*")
_REACH = 40
"""Letters from a weekday within which its date stands, whole."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"\b(?:lan|dot|ky|khoa|phien|vong|nam|buoi|cuoc|so|hang)\s+$")
"""What comes before *thứ hai* where it is no day: *đợt thứ hai*, *lần thứ năm*."""


def _day(moment: Moment) -> datetime.date | None:
    if moment.year and moment.month and moment.day:
        return datetime.date(moment.year, moment.month, moment.day)
    return None


def _date_of(said: str, weekday: re.Match[str]) -> tuple[int, int, datetime.date] | None:
    """Return the date that stands behind a weekday, else the one before it, with both places."""
    start, end = weekday.span()
    after = said[end : end + _REACH]
    for moment in moments(after)[:1] if _YEAR.search(after) else ():
        if (day := _day(moment)) and _LEADING.fullmatch(after[: moment.start]):
            return start, end + moment.end, day
    low = max(0, start - _REACH)
    before = said[low:start]
    for moment in moments(before)[-1:] if _YEAR.search(before) else ():
        if (day := _day(moment)) and _TRAILING.fullmatch(before[moment.end :]):
            return low + moment.start, end, day
    return None


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each weekday that its date contradicts."""
    said = text.bare
    if ("thu " not in said and "chu nhat" not in said) or not _YEAR.search(said):
        return
    for match in _WEEKDAY.finditer(said):
        if _COUNTED.search(said, max(0, match.start() - _REACH), match.start()):
            continue
        dated = _date_of(said, match)
        if dated and _DAYS[match["day"] or match[0]] != dated[2].weekday():
            start, end, day = dated
            written = " ".join(text.value[slice(*match.span())].split())
            facts = {"day": day_short(day), "actual": weekday(day), "written": written}
            yield spot(text, start, end, **facts)


CHECK = Check(RULE, texts, check)
