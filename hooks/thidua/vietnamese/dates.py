"""Dates in words, as Vietnamese official documents write them.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4, điểm b: Arabic numerals, and
a zero before days below 10 and before months 1 and 2 only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}
_MONTHS = range(1, 13)
_LAST_MONTH_WITH_ZERO = 2


def day_in_words(day: date) -> str:
    """Return a date as in "ngày 25 tháng 3 năm 2024" or "ngày 05 tháng 02 năm 2024"."""
    return f"ngày {day.day:02d} {month_in_words(day.year, month=day.month)}"


def day_short(day: date) -> str:
    """Return a date as in "25/3/2024" or "05/02/2024", zeros as in the long form."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def month_in_words(year: int, *, month: int) -> str:
    """Return a month (1 to 12) as in "tháng 5 năm 2025" or "tháng 01 năm 2025".

    Raises ValueError for any other month.
    """
    return f"tháng {_month(month)} năm {year}"


def weekday(day: date) -> str:
    """Return the day of the week, "Thứ Hai" to "Thứ Bảy" or "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def quarter_in_words(year: int, *, quarter: int) -> str:
    """Return a quarter (1 to 4) with its Roman numeral, as in "quý III năm 2024".

    Raises ValueError for any other quarter.
    """
    if quarter not in _QUARTERS:
        raise ValueError(f"a year has quarters 1 to 4, not {quarter}")
    return f"quý {_QUARTERS[quarter]} năm {year}"


def _month(month: int) -> str:
    if month not in _MONTHS:
        raise ValueError(f"a year has months 1 to 12, not {month}")
    return f"{month:02d}" if month <= _LAST_MONTH_WITH_ZERO else str(month)
