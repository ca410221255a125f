"""Dates in the words of official documents."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.vietnamese.dates import (
    day_in_words,
    day_short,
    month_in_words,
    quarter_in_words,
    weekday,
)


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        (date(2024, 3, 25), "ngày 25 tháng 3 năm 2024", "25/3/2024"),
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024", "05/02/2024"),
        (date(2024, 9, 9), "ngày 09 tháng 9 năm 2024", "09/9/2024"),
        (date(2025, 1, 10), "ngày 10 tháng 01 năm 2025", "10/01/2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025", "31/12/2025"),
    ],
)
def test_zeros_stand_only_where_the_decree_wants_them(day: date, words: str, short: str) -> None:
    """Days below 10 and the months 1 and 2 take a zero, and no other number does."""
    assert day_in_words(day) == words
    assert day_short(day) == short


def test_months_3_to_12_take_no_zero() -> None:
    """A month is written as in the date of a document: 01, 02, then 3 to 12."""
    months = [month_in_words(2025, month=month) for month in range(1, 13)]
    numerals = ["01", "02", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
    assert months == [f"tháng {numeral} năm 2025" for numeral in numerals]


def test_the_week_runs_from_monday_to_sunday() -> None:
    """Days of the week have their Vietnamese names: 20 November 2023 was a Monday."""
    week = [weekday(date(2023, 11, day)) for day in range(20, 27)]
    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


def test_quarters_have_roman_numerals() -> None:
    """A quarter reads quý I to quý IV, with its year."""
    quarters = [quarter_in_words(2024, quarter=quarter) for quarter in range(1, 5)]
    assert quarters == [
        "quý I năm 2024",
        "quý II năm 2024",
        "quý III năm 2024",
        "quý IV năm 2024",
    ]


@pytest.mark.parametrize("number", [0, 13, -1])
def test_a_month_or_quarter_that_does_not_exist_is_refused(number: int) -> None:
    """No words are made up for month 0 or 13, nor for quarter 0 or 13."""
    with pytest.raises(ValueError, match=str(number)):
        month_in_words(2024, month=number)
    with pytest.raises(ValueError, match=str(number)):
        quarter_in_words(2024, quarter=number)
