"""Pages of records stay short however much belongs to a record, and all of it can be reached."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import html5lib
import pytest
from tests.press.pressing import front, page, plan, pressed, unit
from tests.site.project import ROOT

from thidua.link.addresses import record_at
from thidua.press.listings import ROWS

HIDDEN = "kanarienvogel"
MOST_BYTES = 150_000
NEXT = r'href="([^"]*)" rel="next"'


def _links(address: str, html: str, *, of: str = "a") -> list[str]:
    """Return the addresses of this site to which the page leads, in order."""
    found = re.findall(rf'<{of} [^>]*?href="([^"#]*)', html)
    return [urljoin(address, link) for link in found if not link.startswith("http")]


def _entries(address: str, html: str, below: str) -> list[str]:
    """Return the addresses below `below` to which the rows of the page's lists lead."""
    article = html.split("</nav>", 1)[-1].split('<nav class="pager"', 1)[0]
    return [link for link in _links(address, article) if link.startswith(below)]


def _list_pages(pages: dict[str, str], address: str) -> list[str]:
    """Return the pages of the list at `address`, found as readers do, by “next”."""
    found = [address]
    while match := re.search(NEXT, pages[found[-1]]):
        found.append(urljoin(found[-1], match[1]))
    return found


def _carried(count: int) -> dict[str, Any]:
    return {
        f"plans/thcs-a/kh-{number}.md": plan(number, campaigns="[day-tot]")
        for number in range(1, count)  # the small site has one of its own
    }


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A campaign that 130 public plans carry, and 40 more that readers must not see."""
    hidden = {
        f"plans/thcs-a/{HIDDEN}-{number}.md": plan(
            number, title=f"Kế hoạch {HIDDEN}", campaigns="[day-tot]"
        ).replace("status: published", "status: draft")
        for number in range(40)
    }
    return pressed(tmp_path_factory.mktemp("busy"), {**_carried(130), **hidden})


def test_a_campaign_names_as_many_plans_as_fit(busy: dict[str, str]) -> None:
    """Fifty plans stand on the page, with a link that says how many there are."""
    html = busy["/phong-trao/day-tot/"]
    assert len(set(_entries("/phong-trao/day-tot/", html, "/ke-hoach/thcs-a/"))) == 50
    assert '<a class="more" href="../../phong-trao/day-tot/ke-hoach/">' in html
    assert "Xem tất cả 130 kế hoạch" in html


def test_the_full_list_names_every_plan_once(busy: dict[str, str]) -> None:
    """Following the pages of the list one meets all 130, each once, in the page's own order."""
    addresses = _list_pages(busy, "/phong-trao/day-tot/ke-hoach/")
    assert addresses == [
        "/phong-trao/day-tot/ke-hoach/",
        "/phong-trao/day-tot/ke-hoach/trang-2/",
        "/phong-trao/day-tot/ke-hoach/trang-3/",
    ]
    named = [link for at in addresses for link in _entries(at, busy[at], "/ke-hoach/thcs-a/")]
    assert len(named) == len(set(named)) == 130
    assert named[:50] == _entries(
        "/phong-trao/day-tot/", busy["/phong-trao/day-tot/"], "/ke-hoach/thcs-a/"
    )


def test_the_full_list_is_sound(busy: dict[str, str]) -> None:
    """Its pages are valid, titled apart, and lead back to the campaign."""
    addresses = _list_pages(busy, "/phong-trao/day-tot/ke-hoach/")
    parse = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse
    trees = [parse(busy[address]) for address in addresses]
    titles = ["".join(tree.find(".//h1").itertext()) for tree in trees]
    assert titles[0] == "Kế hoạch triển khai phong trào: Dạy tốt, học tốt"
    assert len(set(titles)) == 3
    for address in addresses:
        assert "/phong-trao/day-tot/" in _links(address, busy[address])


def test_hidden_plans_are_on_no_list(busy: dict[str, str]) -> None:
    """What is not public is neither named nor counted."""
    assert [address for address, html in busy.items() if HIDDEN in address + html.lower()] == []
    assert any("Tất cả 130 kế hoạch." in html for html in busy.values())


@pytest.mark.parametrize(("count", "lists"), [(50, 0), (51, 2)])
def test_what_fits_has_no_list_of_its_own(tmp_path: Path, count: int, lists: int) -> None:
    """A page that shows everything links to no longer list, and there is none."""
    pages = pressed(tmp_path, _carried(count))
    found = [at for at in pages if re.match(r"/(phong-trao/day-tot|don-vi/thcs-a)/ke-hoach/$", at)]
    assert len(found) == lists
    assert ("Xem tất cả" in pages["/phong-trao/day-tot/"]) == bool(lists)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A site on which every list of every kind of record is too long for its page."""
    files: dict[str, Any] = {
        "documents/ban-in.yml": front(
            kind="ke-hoach", number="43/KH-THCSA", issuer="thcs-a", title="Kế hoạch của trường"
        )
    }
    for number in range(60):
        files |= {
            f"plans/thcs-a/kh-{number}.md": plan(
                number, campaigns="[day-tot]", legal_basis="[kh-so-2025, ban-in]"
            ),
            f"plans/truong-{number}/kh.md": plan(
                number, campaigns="[day-tot]", cites="[kh-so-2025]"
            ),
            f"units/to-{number}.yml": unit(f"Tổ {number}", parent="thcs-a"),
            f"units/truong-{number}.yml": unit(
                f"Trường {number}", changed_by="kh-so-2025", succeeded_by="[thcs-a]"
            ),
            f"campaigns/phong-trao-{number}.md": page(
                name=f"Phong trào {number}",
                kind="phong-trao",
                launched_by="[thcs-a]",
                launched_in="kh-so-2025",
                parent="day-tot",
                summary="Một phong trào của trường, có mục tiêu và nội dung rõ ràng." * 3,
            ),
            f"documents/moi-{number}.yml": front(
                kind="ke-hoach", title=f"Sửa đổi {number}", issuer="thcs-a", amends="[kh-so-2025]"
            ),
            f"documents/cu-{number}.yml": front(
                kind="ke-hoach", title=f"Cũ {number}", replaced_by="[kh-so-2025]"
            ),
            f"profiles/thcs-a/to-{number}/index.md": page(
                name=f"Tổ số {number}",
                who="collective",
                role="Tổ",
                deed="Làm việc tốt",
                quarter="2026-Q3",
                campaigns="[day-tot]",
            ),
            f"reports/thcs-a/bao-cao-{number}.md": page(
                plan="thcs-a/ke-hoach-2026",
                kind="interim",
                title=f"Báo cáo {number}",
                summary="Kết quả.",
                period="{start: 2026-01, end: 2026-03}",
            ),
        }
    return pressed(tmp_path_factory.mktemp("crowded"), files)


def test_every_list_of_every_kind_is_short_and_complete_elsewhere(crowded: dict[str, str]) -> None:
    """Every part of a record's page with more than it shows has a list below the record."""
    below = {
        "/phong-trao/day-tot/": {"phong-trao-con", "guong", "don-vi", "ke-hoach"},
        "/don-vi/thcs-a/": {
            "ke-hoach", "bao-cao", "guong", "phong-trao", "van-ban", "don-vi-truc-thuoc",
            "tiep-noi-tu",
        },
        "/van-ban/kh-so-2025/": {
            "can-cu", "nhac-toi", "sua-doi", "thay-the", "phong-trao", "don-vi",
        },
        "/ke-hoach/thcs-a/ke-hoach-2026/": {"bao-cao", "dan-chieu"},
    }  # fmt: skip
    for record, parts in below.items():
        pattern = re.compile(rf"{record}([^/]+)/")
        found = {match[1] for at in crowded if (match := pattern.fullmatch(at))}
        assert found - {"lich", "tien-do"} == parts  # pages of their own, and no lists of records
        linked = _links(record, crowded[record], of='a class="more"')
        assert {f"{record}{part}/" for part in parts} <= set(linked)
        for part in parts:
            pages = _list_pages(crowded, f"{record}{part}/")
            named = [
                link
                for at in pages
                for link in _links(at, crowded[at].split("</header>")[1])
                if not link.startswith(f"{record}{part}/")
            ]
            assert len(named) == len(set(named)) >= 60, f"{record}{part}/"
            assert all(record_at(at) == record_at(record) for at in pages)


def test_no_page_is_heavy(crowded: dict[str, str]) -> None:
    """However much belongs to a record, its page and its lists load at once."""
    heavy = {at: len(html.encode()) for at, html in crowded.items()}
    assert {at: size for at, size in heavy.items() if size > MOST_BYTES} == {}


@pytest.mark.parametrize("name", ["busy", "crowded"])
def test_every_page_is_reached_from_home(name: str, request: pytest.FixtureRequest) -> None:
    """Following plain links from the home page one comes to every page there is."""
    pages: dict[str, str] = request.getfixturevalue(name)
    # The sections and the search box, which are in the header of the real shell.
    reached = {"/", "/ke-hoach/", "/phong-trao/", "/guong/", "/don-vi/", "/van-ban/", "/tim-kiem/"}
    reached |= {"/tien-do/", "/tin/"}  # in its footer
    waiting = list(reached)
    while waiting:
        at = waiting.pop()
        new = {link for link in _links(at, pages[at]) if link in pages} - reached
        reached |= new
        waiting += new
    assert set(pages) - reached == set()


def test_every_kind_with_pages_can_be_listed() -> None:
    """Rows are known in Python and in the templates for the same kinds."""
    template = (ROOT / "theme_overrides/articles/parts/lists.html").read_text(encoding="utf-8")
    table = template.split("{% set ROWS = {", 1)[1].split("}", 1)[0]
    assert set(re.findall(r'"(\w+)":', table)) == {kind.value for kind in ROWS}


def test_siblings_are_few_and_lead_to_the_unit(busy: dict[str, str]) -> None:
    """A plan names six others of its unit and leads to all of them."""
    at = "/ke-hoach/thcs-a/kh-7/"
    related = busy[at].split('id="lien-quan"')[1]
    others = _links(at, related)
    assert len([link for link in others if link.startswith("/ke-hoach/")]) == 6
    assert at not in others
    assert "Xem tất cả 130 kế hoạch của THCS A" in related
    assert 'href="../../../don-vi/thcs-a/#ke-hoach"' in related


def test_what_everybody_cites_makes_nobody_kin(tmp_path: Path) -> None:
    """Two plans are kin by a document that few cite, not by one that all cite."""
    law = front(kind="ke-hoach", title="Luật", issuer="so-gddt")
    files: dict[str, Any] = {"documents/luat.yml": law, "documents/hiem.yml": law}
    for number in range(60):
        basis = "[luat, hiem]" if number < 2 else "[luat]"
        files |= {
            f"units/truong-{number}.yml": unit(f"Trường {number}"),
            f"plans/truong-{number}/kh.md": plan(number, legal_basis=basis),
        }
    pages = pressed(tmp_path, files)
    kin = pages["/ke-hoach/truong-0/kh/"].split("Kế hoạch dẫn cùng văn bản")[1]
    assert _links("/ke-hoach/truong-0/kh/", kin) == ["/ke-hoach/truong-1/kh/"]
    assert "cùng dẫn 1 văn bản" in kin
    assert "Kế hoạch dẫn cùng văn bản" not in pages["/ke-hoach/truong-2/kh/"]


def test_people_of_a_quarter_are_neighbours(crowded: dict[str, str]) -> None:
    """From the first of a quarter “next” leads through all of them, and “previous” back."""
    first = next(
        at
        for at, html in crowded.items()
        if at.startswith("/guong/thcs-a/") and 'rel="next"' in html and 'rel="prev"' not in html
    )
    way = [first]
    while match := re.search(NEXT, crowded[way[-1]]):
        way.append(urljoin(way[-1], match[1]))
    assert len(way) == len(set(way)) == 61
    for before, after in itertools.pairwise(way):
        back = re.search(r'href="([^"]*)" rel="prev"', crowded[after])
        assert back is not None
        assert urljoin(after, back[1]) == before
