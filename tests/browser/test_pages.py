"""Every kind of page opens in a real browser, for everyone who may come."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.places import PLACES

OpenPage = Callable[..., Page]

WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_RUN_AXE = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"

# The page as it comes, and as the buttons of the header make it at their utmost.
_PREFERENCES: tuple[dict[str, str], ...] = ({}, {"text": "4"}, {"text": "4", "contrast": "more"})

# Measured in the page's own letters: those that a browser has until they are there may be wider.
_PREFER = """async chosen => {
    for (const name of ["text", "contrast"]) delete document.documentElement.dataset[name];
    Object.assign(document.documentElement.dataset, chosen);
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await document.fonts.ready;
    return document.documentElement.scrollWidth - innerWidth;
}"""


@pytest.mark.parametrize("name", PLACES)
def test_axe_finds_nothing(open_page: OpenPage, axe: str, name: str) -> None:
    """No page has a barrier that axe knows, in light and dark, on a phone and a desk."""
    # axe is put into the page, which its policy would forbid; colours change at once.
    page = open_page(
        PLACES[name],
        viewport={"width": WIDTHS[0], "height": 800},
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page.evaluate(axe)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found = [
                f"{scheme} {width}: {item['id']}: {[node['html'] for node in item['nodes']]}"
                for item in page.evaluate(_RUN_AXE)
            ]
            assert found == []


@pytest.mark.parametrize("name", PLACES)
def test_nothing_is_wider_than_the_screen(open_page: OpenPage, name: str) -> None:
    """On the narrowest phones nobody has to scroll sideways, with the largest letters neither."""
    page = open_page(PLACES[name])
    too_wide = []
    for width in (320, 768):
        page.set_viewport_size({"width": width, "height": 640})
        for chosen in _PREFERENCES:
            overflow = page.evaluate(_PREFER, chosen)
            too_wide += [(width, chosen, overflow)] if overflow > 0 else []
    assert too_wide == []


@pytest.mark.parametrize("name", PLACES)
def test_pages_work_without_scripts(open_page: OpenPage, name: str) -> None:
    """Without JavaScript the page is there, and so is the way on."""
    page = open_page(PLACES[name], java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    expect(_to_units(page)).to_be_visible()


def test_the_way_on_needs_no_scripts(open_page: OpenPage) -> None:
    """Without JavaScript the main navigation leads on."""
    page = open_page(PLACES["plan"], java_script_enabled=False)
    _to_units(page).click()
    expect(page.locator("h1")).to_contain_text("ơn vị")


def _to_units(page: Page) -> Locator:
    navigation = page.get_by_role("navigation", name="Các mục chính")
    return navigation.get_by_role("link", name="Đơn vị")


def test_targets_are_large_enough_to_touch(open_page: OpenPage) -> None:
    """Links of the navigation and the buttons of the header are 44 px high on a phone."""
    page = open_page("/", viewport={"width": 360, "height": 640}, has_touch=True)
    for element in page.locator("header a:visible, header button:visible").all():
        box = element.bounding_box()
        assert box
        assert box["height"] >= 44, element.inner_text()


def test_text_can_be_made_larger_and_stays_so(open_page: OpenPage) -> None:
    """Who needs larger letters gets them on the next page and the next day too."""
    page = open_page("/")

    def size() -> float:
        return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))

    normal = size()
    page.get_by_role("button", name="Phóng to chữ").click()
    larger = size()
    assert larger > normal
    page.goto(page.url + "ke-hoach/")
    assert size() == larger


def test_dark_can_be_chosen_against_the_system(open_page: OpenPage) -> None:
    """A reader in a bright system may read on a dark ground, on every page."""
    page = open_page("/", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    bright = page.evaluate(ground)
    page.get_by_role("button", name="Nền tối").click()
    dark = page.evaluate(ground)
    assert dark != bright
    page.goto(page.url + "don-vi/")
    assert page.evaluate(ground) == dark


def test_the_browsers_own_bars_follow_the_ground(open_page: OpenPage) -> None:
    """The bar above the page is dark above a dark page, by the system or by choice."""
    page = open_page("/", color_scheme="dark")
    bar = page.locator("meta[name=theme-color]")
    dark = bar.get_attribute("content")
    page.get_by_role("button", name="Nền tối").click()
    light = bar.get_attribute("content")
    assert light != dark
    page.get_by_role("button", name="Nền tối").click()
    assert bar.get_attribute("content") == dark


def test_without_scripts_no_button_does_nothing(open_page: OpenPage) -> None:
    """What only a script can do is not offered without one; the search box and its sign are."""
    page = open_page(PLACES["plan"], java_script_enabled=False)
    expect(page.locator("header button")).to_have_count(1)
    search = page.locator("header").get_by_role("button", name="Tìm")
    expect(search).to_be_visible()
    icon = search.evaluate("it => getComputedStyle(it, '::before').webkitMaskImage")
    address = re.search(r'url\("(.+)"\)', icon)
    assert address
    assert page.request.get(address[1]).headers["content-type"] == "image/svg+xml"


def test_a_plan_prints_with_the_head_of_the_decree(open_page: OpenPage) -> None:
    """On paper a plan carries Quốc hiệu and Tiêu ngữ, and none of the site's buttons."""
    page = open_page(PLACES["plan"])
    motto = page.get_by_text("Độc lập - Tự do - Hạnh phúc")
    expect(motto).to_be_hidden()
    page.emulate_media(media="print")
    expect(motto).to_be_visible()
    expect(page.get_by_role("navigation", name="Các mục chính")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("chosen", ["", "dark"])
def test_paper_is_white_in_dark_rooms_too(open_page: OpenPage, chosen: str) -> None:
    """Who reads on a dark ground, by the system or by choice, prints black on white."""
    page = open_page(PLACES["plan"], color_scheme="dark")
    if chosen:
        page.evaluate("chosen => { document.documentElement.dataset.scheme = chosen; }", chosen)
        page.evaluate("document.documentElement.dataset.contrast = 'more'")
    page.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.body)"
    assert page.evaluate(f"{style}.backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.evaluate(f"{style}.color") == "rgb(0, 0, 0)"


def test_what_was_lost_is_said_to_be_lost(open_page: OpenPage) -> None:
    """A plan whose copy lost its head says so, and gives no number or date."""
    page = open_page(PLACES["plan without a head"])
    said = page.locator("main").get_by_text("không rõ trong bản lưu").locator("visible=true")
    assert said.count() >= 3, "number, place and date"


def test_an_address_that_does_not_exist_leads_home(open_page: OpenPage, base_url: str) -> None:
    """Lost readers get a page in Vietnamese that leads on, however deep they went wrong."""
    page = open_page("/")
    response = page.request.get(f"{base_url}/a/b/c/")
    assert response.status == 404
    assert "Không tìm thấy trang" in response.text()
