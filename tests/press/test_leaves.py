"""Dates on pages: each promise in its own words, on the leaf and beside it."""

from __future__ import annotations

import datetime

import pytest

from thidua.link.occurrences import Entry, Grain, Occurrence, OccurrenceKind, Promise
from thidua.press.leaves import leaf, when

MORNING, NOON = datetime.time(7, 30), datetime.time(11)


def occurrence(first: str, last: str, promise: Promise, **more: object) -> Occurrence:
    """Return an occurrence from one day to another."""
    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    kind = OccurrenceKind.EVENT
    entry = Entry(
        key="a", title="A", kind=kind, promise=promise, first=begin, last=end, written=begin, **more  # type: ignore[arg-type] # by name
    )  # fmt: skip
    return Occurrence(entry, begin, end)


CASES = {
    "before": (
        occurrence("2026-11-14", "2026-11-14", Promise.BEFORE),
        "trước ngày 15 tháng 11 năm 2026",
        ("Trước", "15", "Chủ nhật"),
    ),
    "by": (
        occurrence("2026-10-30", "2026-10-30", Promise.BY),
        "chậm nhất ngày 30 tháng 10 năm 2026",
        ("Chậm nhất", "30", "Thứ Sáu"),
    ),
    "day": (
        occurrence("2026-11-20", "2026-11-20", Promise.DAY),
        "ngày 20 tháng 11 năm 2026",
        ("", "20", "Thứ Sáu"),
    ),
    "hours": (
        occurrence("2026-11-20", "2026-11-20", Promise.TIMED, starts_at=MORNING, ends_at=NOON),
        "7 giờ 30 đến 11 giờ, ngày 20 tháng 11 năm 2026",
        ("", "20", "Thứ Sáu"),
    ),
    "hours of days": (
        occurrence("2026-11-20", "2026-11-21", Promise.TIMED, starts_at=MORNING, ends_at=NOON),
        "từ 7 giờ 30 ngày 20 tháng 11 năm 2026 đến 11 giờ ngày 21 tháng 11 năm 2026",
        ("", "20", "Thứ Sáu"),
    ),
    "month": (
        occurrence("2025-05-01", "2025-05-31", Promise.WITHIN, grain=Grain.MONTH),
        "trong tháng 5 năm 2025",
        ("Trong tháng", "5", "cả tháng"),
    ),
    "quarter": (
        occurrence("2026-07-01", "2026-09-30", Promise.WITHIN, grain=Grain.MONTH),
        "trong quý III năm 2026",
        ("Trong quý", "III", "cả quý"),
    ),
    "year": (
        occurrence("2026-01-01", "2026-12-31", Promise.WITHIN, grain=Grain.YEAR),
        "trong năm 2026",
        ("Trong năm", "2026", "cả năm"),
    ),
    "period": (
        occurrence("2026-11-21", "2027-01-31", Promise.PERIOD),
        "từ ngày 21 tháng 11 năm 2026 đến ngày 31 tháng 01 năm 2027",
        ("Từ", "21", "Thứ Bảy"),
    ),
    "months": (
        occurrence("2026-10-01", "2027-04-30", Promise.PERIOD, grain=Grain.MONTH),
        "từ tháng 10 năm 2026 đến hết tháng 4 năm 2027",
        ("Từ tháng", "10", "đến 4/2027"),
    ),
    "years": (
        occurrence("2021-01-01", "2025-12-31", Promise.PERIOD, grain=Grain.YEAR),
        "giai đoạn 2021–2025",
        ("Từ năm", "2021", "đến 2025"),
    ),
    "from": (
        occurrence("2026-10-12", "2026-10-12", Promise.FROM),
        "từ ngày 12 tháng 10 năm 2026",
        ("Từ", "12", "Thứ Hai"),
    ),
    "from a month": (
        occurrence("2026-10-01", "2026-10-31", Promise.FROM, grain=Grain.MONTH),
        "từ tháng 10 năm 2026",
        ("Từ tháng", "10", "trở đi"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_promise_is_said_as_what_it_is(name: str) -> None:
    """No month is read as a day, and no deadline as an event."""
    item, words, (promise, number, below) = CASES[name]
    assert when(item).striptags() == words
    shown = leaf(item)
    assert (shown.promise, shown.number, shown.weekday) == (promise, number, below)
    assert shown.spoken[0].isupper()
