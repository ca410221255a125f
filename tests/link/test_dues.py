"""What was due is set against what is on the site, by the days that records name."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.planting import planted
from tests.press.pressing import page, unit

from thidua.link.dues import Due, DueState, dues_of_plan
from thidua.link.progress import Presence, UnitYear, units_of_year, years_of_progress
from thidua.link.site import Site
from thidua.model.dates import Quarter
from thidua.pipeline import read

TODAY = datetime.date(2026, 9, 10)

ASKING = """---
status: published
title: Kế hoạch thi đua
year: 2026
summary: Thi đua.
milestones:
{}
---
"""


def site_of(folder: Path, files: dict[str, Any], today: datetime.date = TODAY) -> Site:
    """Return the small site without its own plan, person and report, with `files` in it."""
    own = {
        "events/2026.yml": None,
        "plans/thcs-a": None,
        "profiles/thcs-a": None,
        "reports/thcs-a": None,
    }
    outcome = read(planted(folder, {**own, **files}), today=today)
    assert outcome.site is not None, outcome.diagnostics
    return outcome.site


def plan_asking(*milestones: str) -> str:
    """Return the file of a plan of 2026 with `milestones`, each a mapping of YAML."""
    return ASKING.format("\n".join(f"  - {{{item}}}" for item in milestones))


def report(kind: str, end: str, **values: object) -> str:
    """Return the file of a report on the time up to `end`."""
    facts = {"title": "Báo cáo", "summary": "Xong.", **values}
    return page(plan="thcs-a/kh", kind=kind, period=f"{{start: 2026-01, end: {end}}}", **facts)


def group(quarter: str, **values: object) -> str:
    """Return the file of a public profile of a group, which needs no consent."""
    facts = {"name": "Tổ Toán", "who": "collective", "role": "Tổ", "deed": "Làm tốt", **values}
    return page(quarter=quarter, **facts)


def dues(site: Site) -> dict[str, Due]:
    """Return what the plan asks for, by the titles of its milestones."""
    (plan,) = [plan for plan in site.plans if plan.id == "thcs-a/kh"]
    return {due.milestone.title: due for due in dues_of_plan(site, plan)}


def states(site: Site) -> dict[str, str]:
    """Return how it stands with each milestone."""
    return {title: due.state.value for title, due in dues(site).items()}


def test_a_report_is_in_time_late_missing_or_not_yet_due(tmp_path: Path) -> None:
    """The last day that is in time counts: *trước ngày 15* is over on the 15th."""
    plan = plan_asking(
        "title: Báo cáo sơ kết, kind: report, before: 2026-06-15",
        "title: Báo cáo tổng kết, kind: report, by: 2026-12-15",
    )
    cases = {
        "none": ({}, "overdue"),
        "the day before": ({"issued": "2026-06-14"}, "in-time"),
        "the day itself": ({"issued": "2026-06-15"}, "late"),
        "no day": ({"sample": "false"}, "in"),
        "only the day it went online": ({"publish_on": "2026-06-20"}, "late"),
    }
    for name, (facts, state) in cases.items():
        files = {"plans/thcs-a/kh.md": plan}
        if facts:
            files["reports/thcs-a/bc.md"] = report("interim", "2026-06", **facts)
        site = site_of(tmp_path / name.replace(" ", "-"), files)
        assert states(site) == {"Báo cáo sơ kết": state, "Báo cáo tổng kết": "ahead"}, name


def test_something_is_overdue_only_when_its_day_has_passed(tmp_path: Path) -> None:
    """On the last day itself, and in a month until it ends, there is time."""
    plan = plan_asking(
        "title: Báo cáo ngày, kind: report, by: 2026-09-10",
        "title: Báo cáo tháng, kind: report, on: 2026-09",
    )
    files = {"plans/thcs-a/kh.md": plan}
    for day, expected in (
        (datetime.date(2026, 9, 10), {"Báo cáo ngày": "ahead", "Báo cáo tháng": "ahead"}),
        (datetime.date(2026, 9, 11), {"Báo cáo ngày": "overdue", "Báo cáo tháng": "ahead"}),
        (datetime.date(2026, 10, 1), {"Báo cáo ngày": "overdue", "Báo cáo tháng": "overdue"}),
    ):
        assert states(site_of(tmp_path / day.isoformat(), files, day)) == expected


def test_a_report_answers_the_deadline_of_its_own_sort_and_time(tmp_path: Path) -> None:
    """Of several deadlines it answers the nearest that asks for such a report, and no other."""
    plan = plan_asking(
        "title: Báo cáo sơ kết quý I, kind: report, by: 2026-03-25",
        "title: Báo cáo sơ kết quý II, kind: report, by: 2026-06-25",
        "title: Báo cáo tổng kết năm học, kind: report, by: 2026-06-20",
    )
    site = site_of(
        tmp_path,
        {
            "plans/thcs-a/kh.md": plan,
            "reports/thcs-a/cuoi.md": report("final", "2026-05", issued="2026-06-18"),
            "reports/thcs-a/quy-2.md": report("interim", "2026-06", issued="2026-07-02"),
        },
    )
    assert states(site) == {
        "Báo cáo sơ kết quý I": "overdue",
        "Báo cáo tổng kết năm học": "in-time",
        "Báo cáo sơ kết quý II": "late",
    }


def test_a_second_report_on_the_same_time_answers_nothing_else(tmp_path: Path) -> None:
    """A corrected report does not make another deadline look met; the first one's day counts."""
    plan = plan_asking(
        "title: Báo cáo quý I, kind: report, by: 2026-03-25",
        "title: Báo cáo quý II, kind: report, by: 2026-06-25",
    )
    site = site_of(
        tmp_path,
        {
            "plans/thcs-a/kh.md": plan,
            "reports/thcs-a/a.md": report("interim", "2026-03", issued="2026-03-20"),
            "reports/thcs-a/b.md": report("interim", "2026-03", issued="2026-05-02"),
        },
    )
    assert states(site) == {"Báo cáo quý I": "in-time", "Báo cáo quý II": "overdue"}
    assert len(dues(site)["Báo cáo quý I"].evidence) == 2


def test_a_presentation_is_answered_by_the_people_of_its_quarter(tmp_path: Path) -> None:
    """Of the plan's own unit, and only by what is public."""
    plan = plan_asking(
        "title: Quý một, kind: presentation, quarter: 2026-Q1, before: 2026-03-25",
        "title: Quý hai, kind: presentation, quarter: 2026-Q2, before: 2026-06-25",
        "title: Đã bỏ, kind: presentation, quarter: 2026-Q3, by: 2026-09-01, cancelled: true",
    )
    site = site_of(
        tmp_path,
        {
            "plans/thcs-a/kh.md": plan,
            "units/thcs-b.yml": unit("THCS B"),
            "profiles/thcs-a/mot/index.md": group("2026-Q1"),
            "profiles/thcs-b/hai/index.md": group("2026-Q2"),
            "profiles/thcs-a/nhap/index.md": group("2026-Q2").replace("published", "draft"),
        },
    )
    assert states(site) == {"Quý một": "in", "Quý hai": "overdue"}
    assert dues(site)["Quý một"].is_in
    assert not Due(site.plans[0], site.plans[0].milestones[0], DueState.AHEAD, ()).is_in


def years(site: Site) -> dict[int, dict[str, UnitYear]]:
    """Return the rows of each year by the ids of their units."""
    return {
        year: {row.unit.id: row for row in units_of_year(site, year)}
        for year in site.once(years_of_progress)
    }


def presences(row: UnitYear) -> list[Presence]:
    """Return how it stands with the four quarters."""
    return [item.presence for item in row.quarters]


def test_an_office_sees_who_presented_nobody_in_which_quarter(tmp_path: Path) -> None:
    """A quarter that is over counts as missing, unless the plan gives time until later."""
    late = "title: Quý hai, kind: presentation, quarter: 2026-Q2, by: 2026-09-30"
    site = site_of(
        tmp_path,
        {
            "plans/thcs-a/kh.md": plan_asking(late),
            "units/thcs-b.yml": unit("THCS B"),
            "profiles/thcs-b/mot/index.md": group("2026-Q1"),
            "profiles/thcs-b/hai/index.md": group("2026-Q1", name="Tổ Văn"),
        },
    )
    rows = years(site)[2026]
    missing, ahead, there = Presence.MISSING, Presence.AHEAD, Presence.THERE
    assert presences(rows["thcs-a"]) == [missing, ahead, ahead, ahead]
    assert presences(rows["thcs-b"]) == [there, missing, ahead, ahead]
    assert rows["thcs-b"].quarters[0].profiles == 2
    assert rows["thcs-b"].quarters[0].quarter == Quarter(2026, 1)


def test_units_are_counted_while_they_are_at_work(tmp_path: Path) -> None:
    """Schools are, from the first year the site knows of; offices only with plans or people."""
    site = site_of(
        tmp_path,
        {
            "units/moi.yml": unit("Trường mới").replace("kind", "from: 2026-07-01\nkind"),
            "units/cu.yml": unit("Trường cũ").replace("kind", "until: 2026-03-31\nkind"),
            "units/da-dong.yml": unit("Trường đã đóng").replace("kind", "until: 2020-03-31\nkind"),
            "profiles/cu/a/index.md": group("2025-Q4"),
            "profiles/moi/a/index.md": group("2026-Q3"),
        },
    )
    rows = years(site)
    assert list(rows) == [2026, 2025]
    assert set(rows[2026]) == {"thcs-a", "moi", "cu"}
    assert set(rows[2025]) == {"cu"}
    outside = Presence.OUTSIDE
    assert presences(rows[2026]["moi"])[:2] == [outside, outside]
    assert presences(rows[2026]["cu"])[1:] == [outside] * 3


@pytest.mark.parametrize(
    ("number", "last"), [(1, "03-31"), (2, "06-30"), (3, "09-30"), (4, "12-31")]
)
def test_a_quarter_ends_with_its_last_day(tmp_path: Path, number: int, last: str) -> None:
    """Until then there is time; the day after there is none."""
    files = {"profiles/thcs-a/a/index.md": group("2025-Q4")}
    day = datetime.date.fromisoformat(f"2026-{last}")
    for today, expected in (
        (day, Presence.AHEAD),
        (day + datetime.timedelta(days=1), Presence.MISSING),
    ):
        site = site_of(tmp_path / today.isoformat(), files, today)
        row = years(site)[2026]["thcs-a"]
        assert presences(row)[number - 1] is expected
