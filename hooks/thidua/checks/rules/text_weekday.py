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

RULE = warning(
    "text/weekday",
    ("ngày {day} là {actual}, không phải {written}", MEND_OR_NOTE),
    ("{day} is a “{actual}”, not “{written}”", MEND_OR_NOTE_EN),
)

_DAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3,
    "sau": 4, "6": 4, "bay": 5, "7": 5, "chu nhat": 6,
}  # fmt: skip
_WEEKDAY = r"\b(?:thu (?P<weekday>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat))\b"
_DATE = (
    r"(?:ngay )?(?P<day>\d{1,2})(?: ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})"
    r"|\s+thang (?P<month_word>\d{1,2}) nam (?P<year_word>\d{4}))\b"
)
_COUNTED = frozenset(
    ("lan", "dot", "ky", "khoa", "phien", "vong", "nam", "buoi", "cuoc", "so", "hang")
)
"""What comes before *thứ hai* where it is no day: *đợt thứ hai*, *lần thứ năm*."""
_WHOLE_DATE = re.compile(r"\d ?[/.-] ?\d{4}|thang \d{1,2} nam")
_PATTERNS = (
    re.compile(rf"{_WEEKDAY}(?:\s*[,(]\s*|\s+){_DATE}"),
    re.compile(rf"\b{_DATE}\s*[,(]\s*{_WEEKDAY}"),
)


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each weekday that its date contradicts."""
    said = text.bare
    if not _WHOLE_DATE.search(said) or ("thu " not in said and "chu nhat" not in said):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(" ".join(said.split("\n"))):
            try:
                day = datetime.date(
                    int(match["year"] or match["year_word"]),
                    int(match["month"] or match["month_word"]),
                    int(match["day"]),
                )
            except ValueError:
                continue
            before = said[: match.start()].split()[-1:]
            if before and before[0] in _COUNTED:
                continue
            group = "weekday" if match["weekday"] else "sunday"
            if _DAYS[match[group]] != day.weekday():
                written = text.value[match.start(group) : match.end(group)]
                written = f"thứ {written}" if group == "weekday" else written
                facts = {"day": day_short(day), "actual": weekday(day), "written": written}
                yield spot(text, match.start(), match.end(), **facts)


CHECK = Check(RULE, texts, check)
