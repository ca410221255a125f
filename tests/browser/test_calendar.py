"""The calendar as readers use it: today, filters, the keyboard, a telephone, a printer."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]

BUILT = datetime.datetime(2026, 11, 22, 2, tzinfo=datetime.UTC)
"""9:00 in Vietnam on the day for which the site is built."""

WIDE = {"width": 1280, "height": 900}
MONTH = "/lich/2026/11/"
UNIT_MONTH = "/don-vi/thcs-hoa-sen/lich/2026/12/"


def at(
    open_page: OpenPage, address: str, when: datetime.datetime = BUILT, **options: object
) -> Page:
    """Open `address` as someone whose clock says `when`."""
    page = open_page("/tien-do/", **{"viewport": WIDE, **options})
    page.clock.set_fixed_time(when)
    page.goto(page.url.replace("/tien-do/", address))
    return page


def cell(page: Page, day: str) -> Locator:
    """The cell of a day, as 2026-11-22."""
    return page.locator(f"table.month td[data-date='{day}']")


def grid_ready(page: Page) -> Locator:
    """The grid, once the script has made it one."""
    grid = page.get_by_role("grid")
    expect(grid).to_be_visible()
    return grid


def focused(page: Page) -> str:
    """The day of the cell that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.date || ''"))


def test_today_is_the_readers(open_page: OpenPage) -> None:
    """The day is marked by the reader's clock, in Vietnam, not by the build's."""
    page = at(open_page, MONTH, BUILT + datetime.timedelta(days=2, hours=16))
    grid_ready(page)
    expect(page.locator("td[aria-current=date]")).to_have_attribute("data-date", "2026-11-25")


def test_the_coming_days_follow_the_reader(open_page: OpenPage) -> None:
    """Two weeks after the build the past is gone; in January the grid is January's."""
    page = at(open_page, "/lich/", BUILT + datetime.timedelta(days=14))
    grid = grid_ready(page)
    expect(grid).to_have_attribute("data-month", "2026-12")
    expect(page.locator("[data-month-name]")).to_have_text("Tháng 12 năm 2026")
    whole = page.get_by_role("link", name="Xem trọn tháng 12 năm 2026")
    expect(whole).to_have_attribute("href", "2026/12/")
    past = page.locator("[data-agenda]").get_by_text("Ngày hội đọc sách")
    expect(past.locator("visible=true")).to_have_count(0)
    contest = cell(page, "2026-12-07").locator(".band", has_text="Hội thi giáo viên")
    expect(contest).to_be_visible()
    expect(contest).to_have_class(re.compile("over-7"))
    # 9 December is the first of the eleventh lunar month.
    expect(cell(page, "2026-12-09").locator("small")).to_have_text("1/11")


def test_what_has_begun_stands_ahead_of_the_days(open_page: OpenPage) -> None:
    """A contest of twelve days that began since the build is running, not on a day gone by."""
    page = at(open_page, "/lich/", BUILT + datetime.timedelta(days=18))
    grid_ready(page)
    running = page.locator("[data-agenda] > li", has=page.get_by_role("heading", name="Đang diễn"))
    expect(running).to_have_count(1)
    expect(running).to_contain_text("Hội thi giáo viên")
    first = page.locator("[data-agenda] > li:visible").first
    expect(first).to_contain_text("Hội thi giáo viên")
    expect(page.locator("[data-agenda] > li[data-day='2026-12-07']")).to_be_hidden()


@pytest.mark.parametrize("months", [0, 1, 14])
def test_the_scripts_months_are_the_servers(open_page: OpenPage, months: int) -> None:
    """A month that the script makes has the days and the lunar days of the one on the server."""
    day = (BUILT.date().replace(day=1) + datetime.timedelta(days=31 * months)).replace(day=5)
    then = BUILT.replace(year=day.year, month=day.month, day=day.day)
    page = at(open_page, "/lich/", then)
    grid = grid_ready(page)
    expect(grid).to_have_attribute("data-month", f"{day:%Y-%m}")
    read = """() => [...document.querySelectorAll("table.month td[data-date]")].map(
        day => [day.dataset.date, day.querySelector("b").textContent,
                day.querySelector("small").textContent])"""
    made = page.evaluate(read)
    page.goto(page.url + f"{day:%Y/%m}/")
    assert made == page.evaluate(read)


def test_filters_work_without_a_new_page(open_page: OpenPage) -> None:
    """A kind that is chosen leaves itself, in grid and list, and stands in the address."""
    page = at(open_page, UNIT_MONTH)
    grid_ready(page)
    expect(page.locator("[data-agenda]")).to_contain_text("Hội thi")
    everything = page.locator("[data-agenda] li[data-kind]:visible").count()
    page.get_by_label("Loại").select_option("event")
    expect(page.locator("[data-agenda] li[data-kind]:visible").first).to_be_visible()
    kinds = page.locator("[data-agenda] li[data-kind]:visible").evaluate_all(
        "items => items.map(item => item.dataset.kind)"
    )
    assert set(kinds) == {"event"}
    assert len(kinds) < everything
    assert page.url.endswith("?loai=event")
    expect(cell(page, "2026-12-07").locator(".band")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Loại")).to_have_value("event")
    expect(page.get_by_role("status").filter(has_text="Còn")).to_be_visible()
    page.get_by_label("Loại").select_option("")
    expect(page.locator("[data-agenda] li[data-kind]:visible")).to_have_count(everything)


def test_a_month_without_a_day_stays_one(open_page: OpenPage) -> None:
    """Narrowed to people presented, the quarter stands below the grid and is no bar in it."""
    page = at(open_page, MONTH)
    grid = grid_ready(page)
    page.get_by_label("Loại").select_option("presentation")
    line = page.locator("[data-line]", has_text="Trong tháng 11")
    expect(line).to_contain_text("Gương tốt quý IV năm 2026")
    expect(grid.locator(".band")).to_have_count(0)


def test_without_scripts_there_are_no_filters(open_page: OpenPage) -> None:
    """What would do nothing is not shown; table, list and links are."""
    page = open_page(MONTH, java_script_enabled=False, viewport=WIDE)
    expect(page.locator("[data-filter]")).to_be_hidden()
    expect(page.locator("table.month")).to_be_visible()
    page.locator(".month-ways a[rel=next]").first.click()
    expect(page.locator("h1")).to_have_text("Lịch tháng 12 năm 2026")


def test_the_keyboard_goes_through_the_days(open_page: OpenPage) -> None:
    """One stop for Tab; arrows, Home and End within the month, PageDown into the next."""
    page = at(open_page, MONTH)
    grid = grid_ready(page)
    assert grid.locator("[tabindex='0']").count() == 1
    cell(page, "2026-11-22").focus()
    for key, day in (
        ("ArrowLeft", "2026-11-21"),
        ("ArrowUp", "2026-11-14"),
        ("ArrowDown", "2026-11-21"),
        ("Home", "2026-11-16"),
        ("End", "2026-11-22"),
        ("ArrowRight", "2026-11-23"),
    ):
        page.keyboard.press(key)
        assert focused(page) == day, key
    with page.expect_navigation():
        page.keyboard.press("PageDown")
    expect(page.locator("h1")).to_have_text("Lịch tháng 12 năm 2026")
    grid_ready(page)
    expect(cell(page, "2026-12-23")).to_be_focused()


def test_enter_opens_a_day(open_page: OpenPage) -> None:
    """Enter goes into the dates of a day, Escape back to it, Tab past the whole grid."""
    page = at(open_page, MONTH)
    grid_ready(page)
    cell(page, "2026-11-25").focus()
    page.keyboard.press("Enter")
    assert "Ngày hội đọc sách" in str(page.evaluate("document.activeElement.textContent"))
    page.keyboard.press("Escape")
    assert focused(page) == "2026-11-25"
    page.keyboard.press("Tab")
    assert not page.evaluate("Boolean(document.activeElement.closest('table.month'))")


def test_a_telephone_gets_the_list(open_page: OpenPage) -> None:
    """Where there is no room for a grid there is a list, and its dates stay in sight."""
    page = at(open_page, MONTH, viewport={"width": 390, "height": 800})
    expect(page.locator("table.month")).to_be_hidden()
    date = page.locator(".agenda-date").first
    expect(date).to_be_visible()
    assert date.evaluate("item => getComputedStyle(item).position") == "sticky"


@pytest.mark.parametrize("address", [MONTH, UNIT_MONTH, "/lich/2026/08/", "/lich/"])
def test_a_month_is_one_sheet(open_page: OpenPage, address: str) -> None:
    """Printed, a month of four, five or six weeks is one A4 page on its side."""
    page = at(open_page, address)
    grid_ready(page)
    paper = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/Type /Page\b.*?/MediaBox \[0 0 (\S+) (\S+)\]", paper, re.DOTALL)
    assert [(round(float(width)), round(float(height))) for width, height in sheets] == [(842, 595)]


def test_the_year_can_be_read_on_the_narrowest_phone(open_page: OpenPage) -> None:
    """The strips of the timeline lie below their words and fit the screen."""
    page = open_page("/don-vi/thcs-hoa-sen/", viewport={"width": 320, "height": 640})
    strip = page.locator(".timeline .track").first
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["width"] > 200
