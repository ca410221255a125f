"""The calendar's pages: a real table of days, and a list that has everything."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import html5lib
import pytest
from tests.press.pressing import page, plan, pressed, unit

_EVENTS = "events/2026.yml"
SEPTEMBER = "/lich/2026/09/"

EVENTS = """
le-khai-giang:
  status: published
  title: Lễ khai giảng
  kind: ceremony
  on: 2026-09-05
  starts_at: 7:30
  unit: thcs-a
hoi-thi:
  status: published
  title: Hội thi kể chuyện
  kind: contest
  start: 2026-09-17
  end: 2026-09-23
  unit: thcs-a
hoi-cho:
  status: published
  cancelled: true
  title: Hội chợ sách
  kind: activity
  on: 2026-09-26
  unit: thcs-a
thang-sach:
  status: published
  title: Tháng đọc sách
  kind: activity
  on: 2026-09
  unit: thcs-a
"""

PLAN = plan(
    1,
    rounds="[{name: Đợt một, period: {start: 2026-09-10, end: 2026-11-20}},"
    " {name: Đợt hai, period: {wording: sau Tết}}]",
    thematic="[{name: Một trang mỗi ngày, period: {school_year: 2026-2027}}]",
    milestones="[{title: Nộp báo cáo, kind: report, before: 2026-09-16},"
    " {title: Nộp hồ sơ, kind: dossier, by: 2026-09-18}]",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The small site with dates of every sort in September 2026."""
    files = {_EVENTS: EVENTS, "plans/thcs-a/ke-hoach-1.md": PLAN}
    return pressed(tmp_path_factory.mktemp("calendar"), files)


def cells(html: str) -> list[str]:
    """Return the text of each cell of the grid, row after row."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    table = next(item for item in tree.iter("table") if "month" in item.get("class", ""))
    rows = [row for body in table.iter("tbody") for row in body.iter("tr")]
    assert {len(list(row)) for row in rows} == {7}, "every week has seven days"
    return [" ".join("".join(cell.itertext()).split()) for row in rows for cell in row]


def cell(html: str, day: int) -> str:
    """Return the text of a day's cell."""
    (found,) = [text for text in cells(html) if re.match(rf"{day}(?!\d)", text)]
    return found


def ways(address: str, site: dict[str, str]) -> list[str]:
    """Return where the links of a page lead, from the root."""
    return [urljoin(address, way) for way in re.findall(r'href="([^"]*)"', site[address])]


def listed(html: str) -> str:
    """Return the text of the list."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    agenda = next(item for item in tree.iter("ol") if item.get("class") == "agenda")
    return " ".join("".join(agenda.itertext()).split())


def test_weeks_begin_on_monday(site: dict[str, str]) -> None:
    """September 2026 begins on a Tuesday and has five weeks; each day has its lunar day beneath."""
    days = cells(site[SEPTEMBER])
    assert days[0] == ""
    assert days[1].startswith("1 20"), "1 September, the 20th of the seventh lunar month"
    assert len(days) == 35
    assert "1/8" in cell(site[SEPTEMBER], 11)
    assert "mùng Một tháng 8 âm lịch" in cell(site[SEPTEMBER], 11)


def test_promises_are_told_apart_in_words(site: dict[str, str]) -> None:
    """A deadline is no event: the grid says *Trước*, *Hạn cuối*, the hour, *Đã hủy*."""
    html = site[SEPTEMBER]
    assert "7:30 Lễ khai giảng" in cell(html, 5)
    assert "Trước 16/9: Nộp báo cáo" in cell(html, 15), "on the last day in time"
    assert "Hạn cuối: Nộp hồ sơ" in cell(html, 18)
    assert "Đã hủy: Hội chợ sách" in cell(html, 26)
    assert re.search(r"<s>Hội chợ sách</s>", html)


def test_what_lasts_is_a_bar_from_week_to_week(site: dict[str, str]) -> None:
    """A contest from Thursday to Wednesday has a bar of four days and one of three."""
    bars = re.findall(
        r'class="chip band (\w+) lane-(\d) over-(\d)([^"]*)"[^>]*>([^<]*)', site[SEPTEMBER]
    )
    contest = [(over, rest.split()) for _, _, over, rest, text in bars if "Hội thi" in text]
    assert contest == [("4", ["goes-on"]), ("3", ["from-before"])]
    lanes = {lane for _, lane, _, _, text in bars if "Đợt một" in text}
    assert lanes == {"0"}, "what began first lies on top"


def test_a_month_without_a_day_is_no_bar(site: dict[str, str]) -> None:
    """What is some time within September stands below the grid, and in no day."""
    html = site[SEPTEMBER]
    assert not any("Tháng đọc sách" in text for text in cells(html))
    line = re.search(r"Trong tháng 9, chưa nêu ngày:</b>(.*?)</p>", html, re.DOTALL)
    assert line
    assert "Tháng đọc sách" in line[1]


def test_the_list_has_all_that_the_grid_has(site: dict[str, str]) -> None:
    """Every link of the grid leads to a date of the list on the same page."""
    html = site[SEPTEMBER]
    ids = set(re.findall(r"<li id=(v\w+) ", html))
    leads = re.findall(r'<a class="chip [^"]*" href="#(v\w+)"', html)
    assert leads
    assert set(leads) <= ids
    assert "trước ngày 16 tháng 9 năm 2026" in listed(html)


def test_today_is_in_no_page(site: dict[str, str]) -> None:
    """Which day it is shows the script: a month reads the same whenever it was built."""
    assert "today" not in site[SEPTEMBER]
    assert "aria-current" not in site[SEPTEMBER].split("<article")[1]


def test_a_unit_has_pages_of_its_own_months(site: dict[str, str]) -> None:
    """A unit's calendar has the months with something of its own, with everyone's days in them."""
    months = sorted(at for at in site if re.match(r"/don-vi/thcs-a/lich/\d{4}/\d\d/$", at))
    assert "/don-vi/thcs-a/lich/2026/09/" in months
    assert "/don-vi/thcs-a/lich/2026/10/" in months, "the round goes on"
    assert "/don-vi/thcs-a/lich/2027/03/" not in months
    html = site["/don-vi/thcs-a/lich/2026/09/"]
    assert "Nghỉ lễ" in cell(html, 2)
    assert not any(
        way.startswith("/lich/2026") for way in ways("/don-vi/thcs-a/lich/2026/09/", site)
    )


def test_next_and_previous_skip_months_without_a_page(site: dict[str, str]) -> None:
    """From the last month of a unit no link leads to a month that is not there."""
    for address, html in site.items():
        if re.search(r"/lich/(\d{4}/(\d\d/)?)?$", address):
            for way in re.findall(r'<a rel="(?:prev|next)" href="([^"]+)"', html):
                assert urljoin(address, way) in site, (address, way)


def test_everyones_calendar_reaches_eighteen_months_ahead(site: dict[str, str]) -> None:
    """Even where nothing is planned yet, the months of the coming year and a half are there."""
    assert "/lich/2028/02/" in site
    assert "Tết Nguyên" in site["/lich/2028/01/"]


def test_the_coming_days_carry_later_ones_for_the_script(site: dict[str, str]) -> None:
    """Without script sixty days show; what comes later is there, hidden."""
    html = site["/lich/"]
    groups = re.findall(r"data-day=([\d-]+)( hidden)?", html)
    shown = [day for day, hidden in groups if not hidden]
    later = [day for day, hidden in groups if hidden]
    assert max(shown) <= "2026-11-09"
    assert min(later) > "2026-11-09"
    assert max(later) > "2028-01"
    assert "2026-09-08 " not in html.split("data-moons")[0]
    assert "2026-09-11 1/8" in html


def test_a_coming_event_can_be_put_into_a_telephone(site: dict[str, str]) -> None:
    """What is not over has its file; what is cancelled or past has no button."""
    html = site[SEPTEMBER]
    assert 'href="../../../lich/su-kien/hoi-thi.ics"' in html
    assert "le-khai-giang.ics" not in html, "it was on the 5th, and today is the 10th"
    assert "hoi-cho.ics" not in html


def test_calendars_can_be_subscribed_to(site: dict[str, str]) -> None:
    """Phone, Google, Outlook and plain file, for all and a unit; the code is drawn, not loaded."""
    html = site["/don-vi/thcs-a/lich/"]
    assert 'href="webcal://a.example/lich/thcs-a.ics"' in html
    assert (
        "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fa.example%2Flich%2Fthcs-a.ics"
        in html
    )
    assert "https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Fa.example" in html
    assert 'href="../../../lich/thcs-a.ics"' in html
    assert "<svg viewBox" in html
    assert "webcal://a.example/lich/tat-ca.ics" in site["/lich/"]
    assert 'id="dang-ky"' in site["/lich/"]
    assert "/lich/#dang-ky" in ways(SEPTEMBER, site)


def test_a_year_shows_twelve_months(site: dict[str, str]) -> None:
    """The year leads to its months and says how much there is in each."""
    year = "/don-vi/thcs-a/lich/2026/"
    html = site[year]
    assert html.count("<table class=small-month ") == 12
    (september,) = re.findall(r'<a href="([^"]+)">Tháng 9</a>', html)
    assert urljoin(year, september) == "/don-vi/thcs-a/lich/2026/09/"


def test_the_year_of_a_plan_at_a_glance(site: dict[str, str]) -> None:
    """A plan's times stand in a table with their words, and are drawn as far as days are known."""
    html = site["/ke-hoach/thcs-a/ke-hoach-1/"]
    table = re.search(r'<table class="timeline.*?</table>', html, re.DOTALL)
    assert table
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table[0], re.DOTALL)
    drawn = {
        name: next((row for row in rows if name in row), "")
        for name in ("Đợt một", "Đợt hai", "Một trang mỗi ngày", "Nộp báo cáo")
    }
    assert "track-stretch" in drawn["Đợt một"]
    assert "track-loose" in drawn["Một trang mỗi ngày"], "a school year names no days"
    assert "Sau Tết" in drawn["Đợt hai"]
    assert "<rect" not in drawn["Đợt hai"], "words alone cannot be drawn"
    assert "track-due" in drawn["Nộp báo cáo"]
    assert 'class="timeline' in site["/don-vi/thcs-a/"]


def test_a_full_year_keeps_what_it_is_made_of(tmp_path: Path) -> None:
    """With more dates than fit, a unit's page leaves out the last deadlines, and no theme."""
    due = ", ".join(f"{{title: Nộp bài {n:02}, before: 2026-10-{n:02}}}" for n in range(2, 31))
    more = ", ".join(f"{{title: Chấm bài {n:02}, before: 2026-11-{n:02}}}" for n in range(2, 31))
    full = plan(
        1,
        thematic="[{name: Một trang mỗi ngày, period: {school_year: 2026-2027}}]",
        milestones=f"[{due}, {more}]",
    )
    html = pressed(tmp_path, {"plans/thcs-a/ke-hoach-1.md": full})["/don-vi/thcs-a/"]
    table = html.partition('<table class="timeline')[2].partition("</table>")[0]
    assert "Một trang mỗi ngày" in table
    assert "Nộp bài 02" in table
    assert "Chấm bài 30" not in table
    assert re.search(r"và \d+ việc khác, xem lịch", html)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Three hundred events on one day, and one on the next."""
    same = "  status: published\n  kind: activity\n  unit: thcs-a\n"
    events = "".join(
        f"viec-{n}:\n  title: Việc {n:03}\n  on: 2026-10-{7 if n < 300 else 8}\n{same}"
        for n in range(301)
    )
    return pressed(tmp_path_factory.mktemp("crowded"), {_EVENTS: events})


def test_a_crowded_day_is_counted_and_has_a_page(crowded: dict[str, str]) -> None:
    """The grid shows three and how many more; the list leads to a page with all of them."""
    html = crowded["/lich/2026/10/"]
    assert "+297" in cell(html, 7)
    assert html.count("data-kind=event") < 40
    assert 'href="07/" data-rest=' in html
    day = crowded["/lich/2026/10/07/"]
    assert day.count("data-kind=event") == 300
    assert "/lich/2026/10/08/" not in crowded


def test_links_into_crowded_days_lead_somewhere(crowded: dict[str, str]) -> None:
    """Whether shown or not, what the grid names is found where its link leads."""
    html = crowded["/lich/2026/10/"]
    for way, anchor in re.findall(r'<a class="chip [^"]*" href="([^"#]*)#(\w+)"', html):
        assert f"id={anchor} " in crowded[f"/lich/2026/10/{way}"]


def test_the_page_of_the_coming_days_stays_small(tmp_path: Path) -> None:
    """With thousands of dates it shows some of each day, carries some, and leads to the months."""
    files = {f"units/th-{n:03}.yml": unit(f"Tiểu học {n:03}") for n in range(60)}
    one = "  status: published\n  title: Buổi sinh hoạt chuyên môn\n  kind: activity\n"
    files[_EVENTS] = "".join(
        f"viec-{n}:\n{one}  unit: th-{n % 60:03}\n"
        f"  on: 20{26 + n % 2}-{1 + n % 12:02}-{1 + n % 28:02}\n"
        for n in range(3000)
    )
    html = pressed(tmp_path, files)["/lich/"]
    assert len(html.encode()) < 300_000
    assert "việc khác" in html


def test_what_is_long_over_leads_nowhere_wrong(tmp_path: Path) -> None:
    """A unit of which only the past is known leads to everyone's year, and offers no file."""
    event = "cu:\n  status: published\n  title: Cũ\n  kind: activity\n  on: 2020-05-05\n"
    files = {"units/thcs-cu.yml": unit("THCS Cũ"), _EVENTS: f"{event}  unit: thcs-cu\n"}
    html = pressed(tmp_path, files)
    leads = ways("/don-vi/thcs-cu/lich/", html)
    assert "/lich/2026/" in leads
    assert "/don-vi/thcs-cu/lich/2026/" not in leads
    for address in ("/don-vi/thcs-cu/lich/", "/don-vi/thcs-cu/lich/2020/", "/don-vi/thcs-cu/"):
        assert "dang-ky" not in html[address]
        assert "thcs-cu.ics" not in html[address]


def test_a_site_without_dates_has_a_calendar(tmp_path: Path) -> None:
    """Holidays and occasions are always there; campaigns too offer their calendar."""
    campaign = page(
        name="Đọc sách", kind="phong-trao", summary="Đọc.", period="{start: 2026-01, end: 2027-12}"
    )
    site = pressed(tmp_path, {"campaigns/doc-sach.md": campaign})
    assert "/lich/" in site
    assert "webcal://a.example/lich/phong-trao/doc-sach.ics" in site["/phong-trao/doc-sach/"]
