"""The calendar of a site: what is on it, on which days, and with which promise."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.link.test_site import TODAY, plan, profile, site_with

from thidua.link.coming import coming
from thidua.link.occurrences import Calendar, Occurrence, OccurrenceKind, Promise
from thidua.link.site import Site


def only(calendar: Calendar, title: str) -> list[Occurrence]:
    """Return the occurrences that are called `title`."""
    return [item for item in calendar.occurrences if item.title == title]


def days(calendar: Calendar, title: str) -> list[str]:
    """Return the first days of what is called `title`."""
    return [item.first.isoformat() for item in only(calendar, title)]


def with_milestones(folder: Path, *timings: str) -> Site:
    """Return the site with a plan whose milestones have `timings`, called M1, M2 and so on."""
    lines = "".join(f"  - {{title: M{n}, {said}}}\n" for n, said in enumerate(timings, 1))
    text = plan("Có mốc", f"year: 2026\nmilestones:\n{lines}".rstrip())
    return site_with(folder, {"plans/thcs-a/co-moc.md": text})


def with_events(folder: Path, **events: str) -> Site:
    """Return the site with events of the school, whose further keys are given in flow style."""
    lines = "".join(
        f"{key}: {{title: {key}, kind: meeting, status: published, unit: thcs-a, {more}}}\n"
        for key, more in events.items()
    )
    return site_with(folder, {"events/2027.yml": lines})


@pytest.mark.parametrize(
    ("said", "promise", "first", "last"),
    [
        ("before: 15/11/2026", Promise.BEFORE, "2026-11-14", "2026-11-14"),
        ("by: 15/11/2026", Promise.BY, "2026-11-15", "2026-11-15"),
        ("on: 15/11/2026", Promise.DAY, "2026-11-15", "2026-11-15"),
        ("on: 2026-02", Promise.WITHIN, "2026-02-01", "2026-02-28"),
        ("on: 2026", Promise.WITHIN, "2026-01-01", "2026-12-31"),
        ("start: 2026-10, end: 2026-11", Promise.PERIOD, "2026-10-01", "2026-11-30"),
        ("start: 2026-10-05", Promise.FROM, "2026-10-05", "2026-10-05"),
        ("end: 2026-10", Promise.BY, "2026-10-31", "2026-10-31"),
    ],
)
def test_each_promise_stays_what_it_is(
    tmp_path: Path, said: str, promise: Promise, first: str, last: str
) -> None:
    """Before a day, by a day, on a day, within a month and from day to day are all different."""
    (found,) = only(with_milestones(tmp_path, said).calendar, "M1")
    assert found.promise is promise
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    named = "2026-11-15" if promise is Promise.BEFORE else first
    assert found.named.isoformat() == named


def test_every_kind_of_record_gives_its_dates(tmp_path: Path) -> None:
    """Plans, campaigns, reports, events, quarters, holidays and occasions are one calendar."""
    files: dict[str, Any] = {
        "plans/thcs-a/them.md": plan(
            "Thêm",
            "year: 2026\nthematic:\n  - {name: Chuyên đề, campaign: day-tot, period: {start: "
            "2026-10, end: 2026-12}}\nmilestones:\n  - {title: Họp, kind: meeting, on: 2026-10-05}"
            "\n  - {title: Giới thiệu, kind: presentation, quarter: 2026-Q4, before: 2026-12-10}",
        ),
        "campaigns/day-tot.md": {
            "edit": {"kind: phong-trao": "kind: phong-trao\nperiod: {start: 2026, end: 2027}"}
        },
        "reports/thcs-a/tong-ket-2026.md": {
            "edit": {"status: draft": "status: published\nissued: 2026-09-01"}
        },
    }
    site = site_with(tmp_path, files)
    assert {item.kind for item in site.occurrences} == set(OccurrenceKind)
    assert list(site.occurrences) == sorted(site.occurrences, key=lambda item: item.order)
    assert len({item.key for item in site.occurrences}) == len(site.occurrences)
    school, campaign = site.units[1], site.campaigns[0]
    assert {item.title for item in site.calendar_of(campaign).occurrences} == {
        "Chuyên đề",
        "Dạy tốt, học tốt",
    }
    assert {item.kind for item in site.calendar_of_all.occurrences} == {
        OccurrenceKind.HOLIDAY,
        OccurrenceKind.OCCASION,
    }
    assert all(school.id in item.entry.units for item in site.calendar_of(school).occurrences)
    quarter = only(site.calendar, "Gương tốt quý III năm 2026")
    assert [(item.promise, item.address) for item in quarter] == [
        (Promise.WITHIN, "/guong/quy-3-2026/")
    ]


def test_periods_without_days_are_not_guessed(tmp_path: Path) -> None:
    """A school year, or words alone, put nothing on the calendar."""
    rounds = "rounds:\n  - {name: Đ1, period: {school_year: 2026-2027}}\n"
    rounds += "  - {name: Đ2, period: {wording: cả năm}}"
    site = site_with(tmp_path, {"plans/thcs-a/dot.md": plan("Đợt", f"year: 2026\n{rounds}")})
    assert days(site.calendar, "Đ1") + days(site.calendar, "Đ2") == []


def test_a_unit_has_its_own_dates_alone(tmp_path: Path) -> None:
    """What a plan asks of its school stands on the school's calendar and on no other's."""
    site = with_milestones(tmp_path, "on: 2026-10-05")
    office, school = site.units
    assert only(site.calendar_of(school), "M1") == only(site.calendar, "M1")
    assert site.calendar_of(office).occurrences == ()


def test_an_event_of_a_plan_belongs_to_its_school(tmp_path: Path) -> None:
    """An event that names a plan and no unit is the unit's whose plan it is."""
    site = site_with(
        tmp_path, {"events/2026.yml": {"edit": {"  unit: thcs-a\n": "  cancelled: true\n"}}}
    )
    (found,) = only(site.calendar_of(site.units[1]), "Ngày hội đọc sách")
    assert (found.promise, found.cancelled) == (Promise.TIMED, True)
    assert found.address == "/ke-hoach/thcs-a/ke-hoach-2026/"


def test_what_recurs_comes_in_years_that_have_anything(tmp_path: Path) -> None:
    """All years from this one to that of the last date, and past ones with a date."""
    site = with_milestones(tmp_path, "on: 2030-05-01", "start: 2019, end: 2021", "on: 2145-01-01")
    assert site.years == (2019, 2021, 2026, 2027, 2028, 2029, 2030)
    assert days(site.calendar, "Ngày Nhà giáo Việt Nam") == [f"{year}-11-20" for year in site.years]
    assert days(site.calendar, "M3") == ["2145-01-01"]


def test_the_anniversary_is_counted(tmp_path: Path) -> None:
    """20 November is 44 years in 2026; what has no beginning has no count."""
    site = with_milestones(tmp_path, "on: 2026-10-05")
    teachers = only(site.calendar, "Ngày Nhà giáo Việt Nam")
    assert [(item.first.year, item.years) for item in teachers] == [
        (2026, 44),
        (2027, 45),
        (2028, 46),
    ]
    assert {item.years for item in only(site.calendar, "Giỗ Tổ Hùng Vương")} == {None}


def test_lunar_days_are_on_the_calendar(tmp_path: Path) -> None:
    """Giỗ Tổ is on 26 April 2026; a short month's thirtieth is kept on its twenty-ninth."""
    site = with_events(
        tmp_path,
        **{
            "cuoi-nam": "lunar: 30/12",
            "mot-lan": "lunar: 15/6 nhuận/2025",
            "tu-nam": "lunar: 15/8/2026, yearly: true",
        },
    )
    assert site.years == (2025, 2026, 2027, 2028)
    assert days(site.calendar, "Giỗ Tổ Hùng Vương") == [
        "2025-04-07",
        "2026-04-26",
        "2027-04-16",
        "2028-04-04",
    ]
    # New year's eve, whether the twelfth month has 29 days or 30.
    assert days(site.calendar, "cuoi-nam") == [
        "2025-01-28",
        "2026-02-16",
        "2027-02-05",
        "2028-01-25",
    ]
    assert days(site.calendar, "mot-lan") == ["2025-08-08"]
    assert days(site.calendar, "tu-nam") == ["2026-09-25", "2027-09-15", "2028-10-03"]


def test_yearly_events_keep_their_length(tmp_path: Path) -> None:
    """Three days stay three days, February has its own length, 29 February its own years."""
    site = with_events(
        tmp_path,
        **{
            "ba-ngay": "start: 2024-12-30, end: 2025-01-01, yearly: true",
            "thang-hai": "on: 2023-02, yearly: true",
            "ngay-le": "on: 2024-02-29, yearly: true",
            "xa": "on: 2028-05-01",
        },
    )
    assert site.years == (2026, 2027, 2028)
    assert [item.last.isoformat() for item in only(site.calendar, "ba-ngay")] == [
        "2027-01-01",
        "2028-01-01",
        "2029-01-01",
    ]
    assert [item.last.day for item in only(site.calendar, "thang-hai")] == [28, 28, 29]
    assert days(site.calendar, "ngay-le") == ["2028-02-29"]


def test_what_is_decided_goes_before_the_law(tmp_path: Path) -> None:
    """A day made up is a holiday, a day that is worked is none, and a usual day is nothing."""
    site = site_with(
        tmp_path,
        {
            "vocab/holidays.yml": "nghi: {name: Nghỉ thêm, kind: rest, start: 2026-09-03, "
            "end: 2026-09-04}\nlam: {name: Làm bù, kind: work, on: 2026-09-12}\n"
            "thuong: {name: Không nghỉ, kind: usual, on: 2026-11-24}\n"
        },
    )
    holidays = {
        item.first.isoformat(): (item.title, item.entry.off)
        for item in site.calendar_of_all.occurrences
        if item.kind is OccurrenceKind.HOLIDAY and item.first.year == 2026
    }
    assert holidays["2026-09-02"] == ("Nghỉ lễ: Quốc khánh", True)
    assert holidays["2026-09-03"] == ("Nghỉ thêm", True)
    assert holidays["2026-09-12"] == ("Làm bù", False)
    assert "2026-11-24" not in holidays
    # Swapped by the Prime Minister, as the library knows.
    assert holidays["2026-08-22"] == ("Làm bù", False)


def test_new_year_is_a_holiday_on_vietnams_day(tmp_path: Path) -> None:
    """The holidays of Tết 2030 begin with the new year of Vietnam, not with that of China."""
    site = with_milestones(tmp_path, "on: 2030-05-01")
    assert days(site.calendar, "Nghỉ lễ: Tết Nguyên Đán")[-1] == "2030-02-02"


def test_nothing_of_what_is_hidden_is_named(tmp_path: Path) -> None:
    """An event names no campaign that is a draft, and a campaign no unit that is."""
    site = site_with(
        tmp_path,
        {
            "campaigns/nhap.md": "---\nname: Nháp\nkind: phong-trao\nsummary: Chưa công bố.\n---\n",
            "units/nhap.yml": "name: Nháp\nkind: truong\n",
            "campaigns/day-tot.md": {
                "edit": {"  - so-gddt": "  - so-gddt\n  - nhap\nperiod: {start: 2026, end: 2026}"}
            },
            "events/2026.yml": {"edit": {"  unit: thcs-a": "  unit: thcs-a\n  campaign: nhap"}},
        },
    )
    assert {unit for entry in site.calendar.entries for unit in entry.units} == {
        "so-gddt",
        "thcs-a",
    }
    assert {key for entry in site.calendar.entries for key in entry.campaigns} == {"day-tot"}


def test_a_month_has_what_touches_it(tmp_path: Path) -> None:
    """A period is in each of its months, and is asked for by days too."""
    site = with_milestones(tmp_path, "start: 2026-10-20, end: 2026-12-02", "on: 2026-11-05")
    calendar = site.calendar_of(site.units[1])
    titles = [[item.title for item in calendar.month(2026, month)] for month in (10, 11, 12)]
    assert titles == [["M1"], ["M1", "M2"], ["M1"]]
    assert calendar.month(2027, 1) == ()
    first, last = datetime.date(2026, 11, 6), datetime.date(2026, 12, 31)
    assert [item.title for item in calendar.between(first, last)] == ["M1"]
    assert (2026, 11) in calendar.months


def test_what_is_going_on_is_still_to_come(tmp_path: Path) -> None:
    """What has begun and is not over is listed with what is coming, on its last day too."""
    site = with_events(tmp_path, tuan="start: 2026-09-01, end: 2026-09-10")
    assert site.today == TODAY
    assert [item.title for item in coming(site.calendar_of(site.units[1]), TODAY)] == ["tuan"]


def test_presented_people_are_counted_by_quarter_and_unit(tmp_path: Path) -> None:
    """Two people of one quarter are one entry, marked as made up only where both are."""
    site = site_with(
        tmp_path,
        {
            "profiles/thcs-a/to-van/index.md": profile("Tổ Văn", "quarter: 2026-Q3\n"),
            "profiles/thcs-a/to-su/index.md": profile("Tổ Sử", "quarter: 2026-Q1\nsample: true\n"),
        },
    )
    found = [item for item in site.occurrences if item.kind is OccurrenceKind.PRESENTATION]
    assert [(item.title, item.sample) for item in found] == [
        ("Gương tốt quý I năm 2026", True),
        ("Gương tốt quý III năm 2026", False),
    ]


def test_what_is_coming_names_each_thing_once(tmp_path: Path) -> None:
    """Of what comes every year the next time is listed, and who was presented is not."""
    found = list(coming(site_with(tmp_path, {}).calendar, TODAY))
    assert len({item.entry.key for item in found}) == len(found)
    assert [item.first.year for item in found if item.title == "Ngày Nhà giáo Việt Nam"] == [2026]
    assert "Gương tốt quý III năm 2026" not in {item.title for item in found}
