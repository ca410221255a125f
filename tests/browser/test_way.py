"""The reader's way: home, a campaign, a plan in it, the unit, a profile."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]

CAMPAIGN = "Dạy tốt, học tốt"


def test_with_the_mouse(open_page: OpenPage) -> None:
    """Every step is one click on words that say where they lead."""
    page = open_page("/")
    page.get_by_role("navigation", name="Các mục chính").get_by_role(
        "link", name="Phong trào"
    ).click()
    page.locator("main").get_by_role("link", name=CAMPAIGN).first.click()
    expect(page.locator("h1")).to_contain_text(CAMPAIGN)
    page.locator("main a[href*='ke-hoach/thcs-hoa-sen/']").first.click()
    expect(page.locator("body")).to_have_class("kind-plan")
    page.locator("main a[href*='don-vi/thcs-hoa-sen/']").first.click()
    expect(page.locator("h1")).to_contain_text("Hoa Sen")
    page.locator("main a[href*='guong/thcs-hoa-sen/']").first.click()
    expect(page.locator("body")).to_have_class("kind-profile")
    expect(page.locator("h1")).to_be_visible()


def _tab_to(page: Page, part_of_address: str, most: int = 150) -> None:
    """Press Tab until a link to `part_of_address` inside main has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "[document.activeElement.getAttribute('href') || '',"
            " !!document.activeElement.closest('main')]"
        )
        if focus[1] and part_of_address in focus[0]:
            return
    raise AssertionError(f"the keyboard never reached {part_of_address} on {page.url}")


def _enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_with_the_keyboard(open_page: OpenPage) -> None:
    """The same way with Tab and Enter alone; the focus is always to be seen."""
    page = open_page("/")
    for step in (
        "phong-trao/",
        "hai-tot/",
        "ke-hoach/thcs-hoa-sen/",
        "don-vi/thcs-hoa-sen/",
        "guong/thcs-hoa-sen/",
    ):
        _tab_to(page, step)
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 3
        _enter(page)
    expect(page.locator("body")).to_have_class("kind-profile")


def test_the_first_tab_skips_to_the_content(open_page: OpenPage) -> None:
    """Keyboard users need not walk through the header on every page."""
    page = open_page("/ke-hoach/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Tới nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
