"""The search box and the page of results, as readers use them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from urllib.parse import quote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.conftest import serving
from tests.browser.test_pages import SCHEMES
from tests.site.project import Project

OpenPage = Callable[..., Page]

_SEARCH = """async ([queries, options]) => {
    const address = document.querySelector("script[src$='site.js']").src;
    const { search } = await import(new URL("search.js", address));
    return Promise.all(queries.map(query => search(query, options)));
}"""

_RUN_AXE = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"

# What was typed → the address that has to come first.
FOUND = {
    "with marks": ("Đặng Minh Châu", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "without marks": ("le thanh huong", "/guong/thcs-hoa-sen/le-thanh-huong/"),
    "d for đ": ("dang minh chau", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "capitals": ("NGUOI TOT VIEC TOT", "/phong-trao/nguoi-tot-viec-tot/"),
    "decomposed": ("Da\u0323y to\u0302\u0301t, ho\u0323c to\u0302\u0301t", "/phong-trao/hai-tot/"),
    "Telex": ("nguwowif toots vieejc toots", "/phong-trao/nguoi-tot-viec-tot/"),
    "VNI": ("tu3 sa1ch cu3a lo71p", "/phong-trao/tu-sach-lop/"),
    "abbreviation": ("so gddt song trang", "/don-vi/so-gddt/"),
    "number": ("43/KH-HS", "/ke-hoach/thcs-hoa-sen/ke-hoach-2026-2027/"),
    "number without signs": ("ke hoach 43 kh hs", "/ke-hoach/thcs-hoa-sen/ke-hoach-2026-2027/"),
    "number alone": ("961", "/van-ban/ke-hoach-nganh/"),
    "one typo": ("dagn minh chau", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "one typo, first letter": ("dang ninh chau", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "last word unfinished": ("le thanh hu", "/guong/thcs-hoa-sen/le-thanh-huong/"),
    "name and school": ("minh chau hoa sen", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "name and spelt-out school": (
        "minh chau truong trung hoc co so hoa sen",
        "/guong/thcs-hoa-sen/dang-minh-chau/",
    ),
    "name and campaign": ("minh chau nguoi tot viec tot", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "name and year": ("minh chau 2026", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "words of a body": ("tui thuoc o quay ve", "/guong/thcs-hoa-sen/dang-minh-chau/"),
    "another name of a unit": ("truong cap hai ben lau", "/don-vi/thcs-hoa-sen/"),
}


def box(page: Page) -> Locator:
    """The search box of the page."""
    return page.locator("#search-query")


def results(page: Page) -> Locator:
    """The links to what was found."""
    return page.locator("[data-search-results] .entry h3 a")


def status(page: Page) -> Locator:
    """The line that says how much was found."""
    return page.locator("[data-search-status]")


def asked_for(page: Page) -> list[str]:
    """The paths of all that the page requests from now on."""
    paths: list[str] = []
    page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    return paths


@pytest.mark.parametrize("way", FOUND)
def test_what_is_meant_comes_first(open_page: OpenPage, way: str) -> None:
    """However it is typed, what the reader means is the first result."""
    query, address = FOUND[way]
    page = open_page(f"/tim-kiem/?q={quote_plus(query)}")
    expect(results(page).first).to_have_attribute("href", address)
    expect(box(page)).to_have_value(query)


def test_marks_that_were_typed_come_first(open_page: OpenPage) -> None:
    """A word with the reader's own marks stands before the same letters with others."""
    page = open_page("/")
    marked, other = page.evaluate(_SEARCH, [["Châu", "Chấu"], {}])
    assert marked["results"][0]["title"] == "Đặng Minh Châu"
    assert [item["title"] for item in other["results"]] == [
        item["title"] for item in marked["results"]
    ], "other marks still find it"


def test_the_module_answers_as_it_promises(open_page: OpenPage) -> None:
    """Others may build on `search`: its answer has the promised shape and keeps its limits."""
    page = open_page("/")
    answer, nothing, empty = page.evaluate(
        _SEARCH, [["thi đua", "qqqq", "  "], {"limit": 2, "filters": {"kind": "plan"}}]
    )
    assert len(answer["results"]) == 2 < answer["total"]
    first = answer["results"][0]
    assert {"url", "title", "kind", "unit", "date", "excerpt"} <= first.keys()
    assert {item["kind"] for item in answer["results"]} == {"Kế hoạch"}
    assert first["url"].startswith("/ke-hoach/")
    assert (nothing["total"], nothing["results"]) == (0, [])
    assert (empty["total"], empty["results"]) == (0, [])


def test_nothing_is_loaded_before_the_reader_turns_to_search(
    open_page: OpenPage, base_url: str
) -> None:
    """Who does not search pays nothing for it; the first press of a key into the box does."""
    page = open_page("/gioi-thieu/")
    paths = asked_for(page)
    page.goto(f"{base_url}/ke-hoach/", wait_until="networkidle")
    assert [path for path in paths if "search" in path] == []
    with page.expect_response(re.compile("manifest")):
        page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def test_with_the_keyboard(open_page: OpenPage) -> None:
    """Ctrl-K, some letters, an arrow, Enter: the page of the person is there."""
    page = open_page("/ke-hoach/")
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()
    page.keyboard.type("dang minh")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Đặng Minh Châu")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search [role=status]")).to_contain_text("gợi ý")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    name = options.first.get_attribute("id")
    assert name
    expect(box(page)).to_have_attribute("aria-activedescendant", name)
    page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_value("dang minh")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Đặng Minh Châu")


def test_with_the_mouse(open_page: OpenPage) -> None:
    """A suggestion is a link; a click beside the list closes it."""
    page = open_page("/don-vi/")
    box(page).click()
    box(page).press_sequentially("tu sach")
    option = page.get_by_role("option", name="Tủ sách của lớp").first
    expect(option).to_be_visible()
    page.locator("h1").click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    box(page).click()
    option.click()
    expect(page.locator("h1")).to_contain_text("Tủ sách của lớp")


def test_enter_leads_to_the_page_of_results(open_page: OpenPage) -> None:
    """Enter without a chosen suggestion shows everything, at an address of its own."""
    page = open_page("/")
    box(page).fill("hoa sen")
    box(page).press("Enter")
    expect(results(page).first).to_contain_text("Hoa Sen")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=hoa\+sen$"))
    expect(status(page)).to_contain_text("kết quả cho “hoa sen”")
    expect(page.locator("[data-search-results] mark").first).to_have_text("Hoa Sen")
    expect(page).to_have_title(re.compile("^hoa sen · Tìm kiếm"))


def test_filters_narrow_and_the_way_back_widens(open_page: OpenPage) -> None:
    """Each filter shows its count, stands in the address, and is undone by the back button."""
    page = open_page("/tim-kiem/?q=thi+dua")
    expect(results(page).first).to_be_visible()
    everything = status(page).inner_text()
    chip = page.locator("[data-key='kind=plan']")
    count = chip.locator(".count").inner_text()
    chip.click()
    expect(page).to_have_url(re.compile("loai=plan"))
    expect(status(page)).to_contain_text(f"{count} kết quả")
    expect(page.locator("[data-key='kind=plan']")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-key='kind=plan']")).to_be_focused()
    shared = page.url
    page.go_back()
    expect(status(page)).to_have_text(everything)
    page.goto(shared)
    expect(status(page)).to_contain_text(f"{count} kết quả")
    page.locator("[data-key='kind=plan']").click()
    expect(status(page)).to_have_text(everything)
    for name in ("unit=thcs-hoa-sen", "year=2026", "campaign=hai-tot"):
        expect(page.locator(f"[data-key='{name}']")).to_have_count(1)


def test_results_come_in_pages(open_page: OpenPage) -> None:
    """More than ten results are paged, and a page has an address of its own."""
    page = open_page("/tim-kiem/?q=thi+dua")
    first = results(page).first.inner_text()
    page.get_by_role("link", name="Trang 2").click()
    expect(page).to_have_url(re.compile("trang=2"))
    expect(results(page).first).not_to_have_text(first)
    expect(page.locator("[data-search-heading]")).to_be_focused()
    page.get_by_role("link", name="Trang 1").click()
    expect(results(page).first).to_have_text(first)


def test_typing_on_the_page_searches_at_once(open_page: OpenPage) -> None:
    """Results follow what is typed; all of it is one step of the way back."""
    page = open_page("/tim-kiem/?q=hoa+sen")
    expect(results(page).first).to_be_visible()
    box(page).fill("")
    box(page).press_sequentially("dang minh chau")
    expect(results(page).first).to_have_text("Đặng Minh Châu")
    expect(page).to_have_url(re.compile("q=dang"))
    page.go_back()
    expect(box(page)).to_have_value("hoa sen")


def test_nothing_found_says_so_and_leads_on(open_page: OpenPage) -> None:
    """Without a result the page says what to try, and where the lists are."""
    page = open_page("/tim-kiem/?q=qqqq")
    expect(status(page)).to_have_text("Không có kết quả cho “qqqq”.")
    expect(page.get_by_text("Không tìm thấy bài nào.")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Văn bản")).to_be_visible()


def test_a_failure_is_told_and_can_be_tried_again(browser: Browser, base_url: str) -> None:
    """When the network fails the page says so; a press of a button asks again."""
    # Not with `open_page`, whose tests fail at any error of the network.
    context = browser.new_context()
    page = context.new_page()
    broken = True

    def answer(route: Route) -> None:
        if broken:
            route.abort()
        else:
            route.continue_()

    page.route("**/assets/search/**", answer)
    page.goto(f"{base_url}/tim-kiem/?q=hoa+sen")
    expect(status(page)).to_have_text("Không tải được phần tìm kiếm.")
    expect(page.locator("main").get_by_role("link", name="Đơn vị")).to_be_visible()
    broken = False
    page.get_by_role("button", name="Thử lại").click()
    expect(results(page).first).to_contain_text("Hoa Sen")
    context.close()


def test_without_scripts_the_page_leads_to_the_lists(open_page: OpenPage) -> None:
    """The box sends its words to a page that says why it cannot search, and where all is."""
    page = open_page("/ke-hoach/", java_script_enabled=False)
    box(page).fill("hoa sen")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=hoa\+sen$"))
    # By their selectors: Playwright's texts and roles leave out what stands in noscript.
    expect(page.locator("noscript .notice-title")).to_contain_text("cần JavaScript")
    page.locator("noscript a", has_text="Đơn vị").click()
    expect(page.locator("h1")).to_have_text("Các đơn vị")


@pytest.mark.parametrize("address", ["/tim-kiem/?q=thi+dua", "/tim-kiem/?q=qqqq", "/tim-kiem/"])
def test_axe_finds_nothing_in_results(open_page: OpenPage, axe: str, address: str) -> None:
    """Results, filters and empty pages have no barrier, in light and dark, wide and narrow."""
    page = open_page(address, bypass_csp=True, reduced_motion="reduce")
    page.locator(".entry, .empty, .search-hints").locator("visible=true").first.wait_for()
    page.evaluate(axe)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate(_RUN_AXE)
            assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []


def test_axe_finds_nothing_in_suggestions(open_page: OpenPage, axe: str) -> None:
    """The open list of suggestions has no barrier either, and stays on a narrow screen."""
    page = open_page("/don-vi/", bypass_csp=True, viewport={"width": 320, "height": 640})
    box(page).fill("thi dua")
    page.get_by_role("option").first.wait_for()
    box(page).press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(axe)
    assert [item["id"] for item in page.evaluate(_RUN_AXE)] == []


def test_printed_results_are_results(open_page: OpenPage) -> None:
    """On paper stands what was found, without box and filters."""
    page = open_page("/tim-kiem/?q=thi+dua")
    expect(results(page).first).to_be_visible()
    page.emulate_media(media="print")
    expect(results(page).first).to_be_visible()
    expect(box(page)).to_be_hidden()
    expect(page.locator("[data-search-filters]")).to_be_hidden()


def test_all_of_this_repository_s_content_is_found(own: Project, browser: Browser) -> None:
    """Whatever editors wrote: typed without marks, its title brings it among the first five."""
    unpacked = [
        json.loads(gzip.decompress(path.read_bytes()))
        for path in sorted((own.site / "assets" / "search" / "m").glob("*.bin"))
    ]
    titles = [(record[1], record[0]) for records in unpacked for record in records if record]
    plain = "text => text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').replace(/[đĐ]/g, 'd')"
    with serving(own.site) as url:
        page = browser.new_page()
        page.goto(url)
        queries = [page.evaluate(plain, title) for title, _ in titles]
        answers = page.evaluate(_SEARCH, [queries, {"limit": 5}])
        page.close()
    missed = [
        (title, [item["title"] for item in answer["results"]])
        for (title, address), answer in zip(titles, answers, strict=True)
        # Some titles occur more than once: of these any will do.
        if title not in {item["title"] for item in answer["results"]}
        and address not in {item["url"] for item in answer["results"]}
    ]
    assert missed == []


def test_made_up_records_are_marked_in_results(open_page: OpenPage) -> None:
    """Who finds a sample is told so before opening it, and a real record carries no mark."""
    page = open_page("/tim-kiem/?q=do+kim+lien")
    first = page.locator("[data-search-results] .entry").first
    expect(first).to_contain_text("Đỗ Kim Liên")
    expect(first).to_contain_text("Dữ liệu mẫu")
    page.goto(page.url.replace("do+kim+lien", "le+thanh+huong"))
    expect(first).to_contain_text("Lê Thanh Hương")
    expect(first).not_to_contain_text("Dữ liệu mẫu")
