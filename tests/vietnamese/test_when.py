"""Days, months, quarters and stretches of time in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese.bare import bare
from thidua.vietnamese.moments import Moment, completed, moments
from thidua.vietnamese.when import whens


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 25 tháng 3 năm 2024", "2024-03-25"),
        ("ngày 05 tháng 02 năm 2024", "2024-02-05"),
        ("ngày 5 tháng 2, năm 2024", "2024-02-05"),
        ("20/11/2024", "2024-11-20"),
        ("ngày 20-11-2024", "2024-11-20"),
        ("20.11.2024", "2024-11-20"),
        ("ngày 20 / 11 / 2024", "2024-11-20"),
        ("mồng 3 tháng Hai năm 2024", "2024-02-03"),
        ("tháng 5/2025", "2025-05"),
        ("tháng 5 năm 2025", "2025-05"),
        ("Tháng Mười Hai năm 2025", "2025-12"),
        ("tháng Giêng năm 2025", "2025-01"),
        ("10/2024", "2024-10"),
        ("năm 2024", "2024"),
        ("07/5/1954", "1954-05-07"),
        ("ngày 29/02/2024", "2024-02-29"),
    ],
)
def test_days_months_and_years_are_read_day_first(text: str, iso: str) -> None:
    """All usual ways of writing a date give it, as precise as it is written."""
    (moment,) = moments(bare(text))
    assert moment.iso == iso
    assert (moment.start, moment.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "ngày 31/4/2024",
        "29/02/2023",
        "tháng 13/2024",
        "98/2023/NĐ-CP",
        "lao động 26/27",
        "tỷ lệ 96,3%",
        "quý cha mẹ",
        "thang điểm 10",
        "ngay từ đầu",
        "1.234.567 đồng",
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    """Impossible days, numbers of documents, shares and words that look alike are left alone."""
    assert moments(bare(text)) == ()


@pytest.mark.parametrize(
    ("text", "promise", "wording"),
    [
        ("nộp trước ngày 15/3/2024.", "before", "trước ngày 15/3/2024"),
        ("nộp trước 16 giờ 30 phút ngày 15/3", "before", "trước 16 giờ 30 phút ngày 15/3"),
        ("chậm nhất là ngày 10/01", "by", "chậm nhất là ngày 10/01"),
        ("Hạn cuối: 30/4/2025", "by", "Hạn cuối: 30/4/2025"),
        ("đến hết ngày 30/6/2026", "by", "đến hết ngày 30/6/2026"),
        ("Ngày 30/10 là thời hạn cuối", "by", "Ngày 30/10 là thời hạn cuối"),
        ("xong trong tháng 5/2025", "on", "trong tháng 5/2025"),
        ("trong quý II năm 2025", "on", "trong quý II năm 2025"),
        ("vào thứ Hai, ngày 9/9/2024", "on", "vào thứ Hai, ngày 9/9/2024"),
        ("từ ngày 05/9 đến ngày 20/11/2024", "span", "từ ngày 05/9 đến ngày 20/11/2024"),
        ("từ 15 đến 20/11/2024", "span", "từ 15 đến 20/11/2024"),
        ("Tháng 9/2024 và tháng 10/2024", "span", "Tháng 9/2024 và tháng 10/2024"),
        ("tháng 9, 10/2024", "span", "tháng 9, 10/2024"),
        ("từ đầu năm đến hết tháng 6", "span", "từ đầu năm đến hết tháng 6"),
        ("họp ngày 20/11/2024", "", "ngày 20/11/2024"),
    ],
)
def test_each_promise_is_told_by_its_words(text: str, promise: str, wording: str) -> None:
    """Before a day, by a day, in a month and from one to another are different promises."""
    (when,) = whens(bare(text))
    assert when.promise == promise
    assert text[when.start : when.end] == wording


@pytest.mark.parametrize(
    ("text", "year", "school_year", "iso"),
    [
        ("ngày 30/10", None, 2024, "2024-10-30"),
        ("ngày 26/3", None, 2024, "2025-03-26"),
        ("tháng 8", None, 2024, "2024-08"),
        ("ngày 30/10", 2024, None, "2024-10-30"),
        ("ngày 30/10/2023", 2024, 2024, "2023-10-30"),
        ("ngày 30/10", None, None, None),
    ],
)
def test_a_missing_year_comes_from_the_context(
    text: str, year: int | None, school_year: int | None, iso: str | None
) -> None:
    """A school year begins in August; a year that is written is never changed."""
    (moment,) = moments(bare(text))
    assert completed(moment, year=year, school_year=school_year).iso == iso


def test_a_quarter_runs_over_three_months() -> None:
    """Quý III is July to September."""
    (moment,) = moments(bare("quý III/2024"))
    assert (moment.first.iso, moment.last.iso) == ("2024-07", "2024-09")


def test_half_a_school_year_is_no_day() -> None:
    """The end of a term is fixed anew each year, so that nobody guesses it."""
    (moment,) = moments(bare("cuối học kỳ I năm học 2024-2025"))
    assert (moment.term, moment.iso) == (1, None)


@given(st.lists(st.sampled_from("0123456789/-. ngày tháng năm quý từ đến ") | st.text(max_size=3)))
def test_any_text_has_its_moments_in_order(parts: list[str]) -> None:
    """Whatever the text, moments lie in it and do not overlap."""
    text = bare("".join(parts))
    found: tuple[Moment, ...] = moments(text)
    assert all(0 <= moment.start < moment.end <= len(text) for moment in found)
    ends = [moment.end for moment in found[:-1]]
    assert all(end <= after.start for end, after in zip(ends, found[1:], strict=True))
