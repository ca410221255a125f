"""The lunar calendar is Vietnam's: against a second library, against China's, at its edges."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
import vnlunar  # type: ignore[import-untyped] # it has no types

from thidua.vietnamese.lunar import LunarDate, length, lunar_of, solar_of, yearly

DAY = datetime.timedelta(days=1)
FIRST, LAST = datetime.date(1900, 2, 1), datetime.date(2100, 12, 31)

BEIJING = """
1903-01-28 1905-11-26 1908-06-28 1910-12-31 1916-04-02 1925-01-24 1933-07-22 1933-11-17
1935-02-03 1937-01-12 1939-04-19 1947-03-22 1950-08-13 1951-06-04 1953-08-09 1956-11-02
1957-03-01 1957-11-21 1961-05-14 1964-10-05 1965-02-01 1967-12-01
"""
"""Months that begin a day later in the table of the second library.

Until the end of 1967 it has the calendars as they were printed then, which went by the time of
Beijing; these new moons (but that of 1925) were in the last hour before midnight at UTC+7.
"""

LEAP_NAMES = ("1917-03-23", "1917-04-21", "1922-06-25", "1922-07-24", "1938-08-25", "1938-09-24")
"""Months that it counts otherwise, because in those years another one was doubled at UTC+8."""

BY_A_MINUTE = {"2054-05-08": -1, "2072-12-10": -1, "2077-11-16": -1}
"""Months that begin a day earlier there: new moons within 70 seconds of midnight.

How much the earth will have slowed down by then is not known to the minute.
"""


def days() -> list[datetime.date]:
    """Return every day from 1900 to 2100."""
    return [FIRST + DAY * number for number in range((LAST - FIRST).days + 1)]


@cache
def second(day: datetime.date) -> LunarDate:
    """Return what the second library says of a day."""
    found = vnlunar.get_lunar_date(day.day, day.month, day.year)
    return LunarDate(found["year"], found["month"], found["day"], bool(found["leap"]))


def test_every_day_is_what_a_second_library_says() -> None:
    """Of 73,000 days those differ alone that are known to, and by no more than is known."""
    expected: dict[datetime.date, int] = {}
    for text in BEIJING.split():
        expected[datetime.date.fromisoformat(text)] = 1
    for text, shift in BY_A_MINUTE.items():
        expected[datetime.date.fromisoformat(text)] = shift
    names = {datetime.date.fromisoformat(text) for text in LEAP_NAMES}
    ours = [day for day in days() if lunar_of(day).day == 1]
    theirs = {day for day in days() if second(day).day == 1}
    assert {day for day in ours if day not in theirs} == set(expected)
    for day in ours:
        there = day + DAY * expected.get(day, 0)
        assert there in theirs
        if day not in names:
            assert lunar_of(day) == second(there)


def test_every_day_leads_back() -> None:
    """From the sun to the moon and back again is the same day, in every month of 200 years."""
    assert [day for day in days() if solar_of(lunar_of(day)) != day] == []


@pytest.mark.parametrize(
    ("year", "vietnam", "china"),
    [
        (1985, "1985-01-21", "1985-02-20"),
        (2007, "2007-02-17", "2007-02-18"),
        (2030, "2030-02-02", "2030-02-03"),
        (2024, "2024-02-10", "2024-02-10"),
        (2026, "2026-02-17", "2026-02-17"),
    ],
)
def test_new_year_is_vietnams(year: int, vietnam: str, china: str) -> None:
    """Tết is a month before China's new year in 1985 and a day in 2007 and 2030."""
    tet = solar_of(LunarDate(year, 1, 1))
    assert tet == datetime.date.fromisoformat(vietnam)
    assert (tet == datetime.date.fromisoformat(china)) == (vietnam == china)


@pytest.mark.parametrize(
    ("year", "month"), [(2020, 4), (2023, 2), (2025, 6), (2028, 5), (2033, 11)]
)
def test_the_month_that_comes_twice(year: int, month: int) -> None:
    """A year that doubles a month has both, a month apart; no other month has a second."""
    once, twice = (solar_of(LunarDate(year, month, 1, leap)) for leap in (False, True))
    assert once is not None
    assert twice is not None
    assert (twice - once).days == length(year, month)
    others = [other for other in range(1, 13) if other != month]
    assert [solar_of(LunarDate(year, other, 1, leap=True)) for other in others] == [None] * 11


def test_a_month_has_29_or_30_days() -> None:
    """The thirtieth of a short month is no day; every year it is kept on the twenty-ninth."""
    assert length(2026, 2) == 29
    assert solar_of(LunarDate(2026, 2, 30)) is None
    assert yearly(2026, 2, 30) == solar_of(LunarDate(2026, 2, 29))
    assert length(2027, 2) == 30
    assert yearly(2027, 2, 30) == solar_of(LunarDate(2027, 2, 30))
    assert length(2026, 2, leap=True) == 0


@pytest.mark.parametrize("year", [1899, 2101, 9999])
def test_what_lies_outside_is_not_guessed(year: int) -> None:
    """Before 1900 and after 2100 there is no answer."""
    assert solar_of(LunarDate(year, 1, 1)) is None
    assert yearly(year, 1, 1) is None
