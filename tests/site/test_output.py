"""Every page of a site is sound: valid, titled, linked, and asks nothing of others.

Two sites are looked at: that of the made-up school, and that of content/ as it is today. The
latter belongs to its editors: only what must hold for whatever they write is asked of it.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest
from tests.site.project import Project

SITE_URL = "https://thidua.example/"

_WITHOUT_DATA = ("kind-text", "kind-lost")
"""The classes of pages that are about no record."""


@dataclass(frozen=True)
class Document:
    """One HTML file of the site."""

    address: str
    text: str

    @cached_property
    def tree(self) -> ET.Element:
        """The parsed page; html5lib raises on what is not valid HTML."""
        parser = html5lib.HTMLParser(
            html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
        )
        tree: ET.Element = parser.parse(self.text)
        return tree

    def all(self, tag: str) -> Iterator[ET.Element]:
        """Yield the elements called `tag`."""
        yield from self.tree.iter(tag)

    @property
    def ids(self) -> list[str]:
        """Every id of the page, in order."""
        return [element.attrib["id"] for element in self.tree.iter() if "id" in element.attrib]

    @property
    def is_redirect(self) -> bool:
        """Whether it only leads readers on."""
        return 'http-equiv="refresh"' in self.text


@pytest.fixture(scope="module", params=["own", "school"])
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of one of the two sites."""
    project: Project = request.getfixturevalue(request.param)
    return project.site


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, Document]:
    """Address → page, for all pages."""
    return _documents(site)


@pytest.fixture(scope="module")
def of_school(school: Project) -> dict[str, Document]:
    """The pages of the made-up school alone, for what other content need not have."""
    return _documents(school.site)


def _documents(site: Path) -> dict[str, Document]:
    pages = {}
    for path in sorted(site.rglob("*.html")):
        address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
        pages[address] = Document(address, path.read_text(encoding="utf-8"))
    return pages


def _failures(documents: dict[str, Document], bad: Callable[[Document], str]) -> list[str]:
    return [f"{at}: {why}" for at, page in documents.items() if (why := bad(page))]


def test_every_page_is_valid_html(documents: dict[str, Document]) -> None:
    """A strict parser reads every page without an error."""
    assert "/" in documents
    broken = []
    for address, page in documents.items():
        try:
            assert page.tree is not None
        except html5lib.html5parser.ParseError as error:
            broken.append(f"{address}: {error}")
    assert broken == []


def test_every_page_has_one_title_and_speaks_vietnamese(documents: dict[str, Document]) -> None:
    """Screen readers get the language, a title and one first-level heading."""

    def bad(page: Document) -> str:
        if page.tree.attrib.get("lang") != "vi":
            return "lang"
        if page.is_redirect:
            return ""
        headings = list(page.all("h1"))
        return "" if len(headings) == 1 and "".join(headings[0].itertext()).strip() else "h1"

    assert _failures(documents, bad) == []


def test_headings_leave_no_step_out(of_school: dict[str, Document]) -> None:
    """An h3 stands below an h2, so that the outline read aloud makes sense."""

    def bad(page: Document) -> str:
        levels = [int(e.tag[1]) for e in page.tree.iter() if re.fullmatch(r"h[1-6]", str(e.tag))]
        steps = itertools.pairwise(levels)
        return next((f"h{a} then h{b}" for a, b in steps if b > a + 1), "")

    assert _failures(of_school, bad) == []


def test_ids_are_unique(documents: dict[str, Document]) -> None:
    """Every anchor leads to one place."""

    def bad(page: Document) -> str:
        return ", ".join(name for name, count in Counter(page.ids).items() if count > 1)

    assert _failures(documents, bad) == []


def test_titles_differ(of_school: dict[str, Document]) -> None:
    """In a list of search results every page can be told from the others."""
    titles = Counter(
        "".join(next(page.all("title")).itertext())
        for page in of_school.values()
        if not page.is_redirect
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_metadata_is_complete(documents: dict[str, Document]) -> None:
    """Description, canonical address and Open Graph are there, and the address is right."""

    def bad(page: Document) -> str:
        if page.is_redirect or page.address == "/404.html":
            return ""
        # One element may serve both; without og:url the canonical address is the shared one.
        metas = {e.attrib.get(by): e for e in page.all("meta") for by in ("name", "property")}
        missing = {"description", "og:title", "og:description", "viewport"} - set(metas)
        canonical = [e.attrib["href"] for e in page.all("link") if e.attrib["rel"] == "canonical"]
        if canonical != [SITE_URL.rstrip("/") + page.address]:
            return f"canonical {canonical}"
        empty = [name for name, meta in metas.items() if name and not meta.attrib["content"]]
        return ", ".join([*missing, *empty])

    assert _failures(documents, bad) == []


def test_structured_data_is_json_with_a_type(documents: dict[str, Document]) -> None:
    """Search engines can read what each page is about; those written by hand say it in words."""

    def bad(page: Document) -> str:
        found = [
            json.loads(script.text or "")
            for script in page.all("script")
            if script.attrib.get("type") == "application/ld+json"
        ]
        things = [thing for data in found for thing in data.get("@graph", [data])]
        by_hand = page.is_redirect or next(page.all("body")).attrib["class"] in _WITHOUT_DATA
        sound = all(data.get("@context") == "https://schema.org" for data in found) and all(
            thing.get("@type") and thing.get("itemListElement", True) for thing in things
        )
        return "" if sound and (found or by_hand) else f"{found}"

    assert _failures(documents, bad) == []


def test_every_link_leads_somewhere(documents: dict[str, Document], site: Path) -> None:
    """No link, picture or font inside the site is broken."""
    files = {"/" + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

    def bad(page: Document) -> str:
        return ", ".join(
            path for path, _ in _targets(page) if not {path, f"{path}index.html"} & files
        )

    assert _failures(documents, bad) == []


def test_every_anchor_is_there(of_school: dict[str, Document]) -> None:
    """A link to a part of a page finds that part."""

    def bad(page: Document) -> str:
        return ", ".join(
            f"{path}#{anchor}"
            for path, anchor in _targets(page)
            if anchor and (path not in of_school or anchor not in of_school[path].ids)
        )

    assert _failures(of_school, bad) == []


def _targets(page: Document) -> Iterator[tuple[str, str]]:
    """Yield the path and the anchor of all that `page` names inside the site."""
    for target in _addresses(page):
        parts = urlsplit(urljoin(SITE_URL.rstrip("/") + page.address, target))
        if f"{parts.scheme}://{parts.netloc}/" == SITE_URL:
            yield unquote(parts.path), unquote(parts.fragment)


def _addresses(page: Document) -> Iterator[str]:
    for element in page.tree.iter():
        for name in ("href", "src"):
            if name in element.attrib:
                yield element.attrib[name]
        for candidate in element.attrib.get("srcset", "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def test_nothing_is_loaded_from_elsewhere(documents: dict[str, Document], site: Path) -> None:
    """Only links may name other hosts; what a browser loads by itself may not."""

    def bad(page: Document) -> str:
        loaded = [
            target
            for element in page.tree.iter()
            if element.tag != "a" and element.attrib.get("rel") not in ("canonical", "alternate")
            for target in (element.attrib.get("href", ""), element.attrib.get("src", ""))
            if re.match(r"(https?:)?//", target)
        ]
        return ", ".join(loaded)

    assert _failures(documents, bad) == []
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", path.read_text(encoding="utf-8"))


def test_nothing_runs_or_styles_inline(documents: dict[str, Document]) -> None:
    """The policy of every page forbids inline scripts and styles, and none are there."""

    def bad(page: Document) -> str:
        if page.is_redirect:
            return ""
        policy = [
            e.attrib["content"]
            for e in page.all("meta")
            if e.attrib.get("http-equiv") == "Content-Security-Policy"
        ]
        if len(policy) != 1 or "default-src 'none'" not in policy[0] or "unsafe" in policy[0]:
            return f"policy {policy}"
        for element in page.tree.iter():
            if "style" in element.attrib or any(
                str(name).startswith("on") for name in element.attrib
            ):
                return f"{element.tag} {element.attrib}"
        inline = [
            script
            for script in page.all("script")
            if "src" not in script.attrib and script.attrib.get("type") != "application/ld+json"
        ]
        return "inline script" if inline or list(page.all("style")) else ""

    assert _failures(documents, bad) == []


def _pictures_lacking_facts(page: Document) -> str:
    wanted = {"alt", "width", "height", "src"}
    return ", ".join(str(wanted - set(e.attrib)) for e in page.all("img") if wanted - set(e.attrib))


def test_pictures_state_their_size_and_what_they_show(documents: dict[str, Document]) -> None:
    """Pages do not jump while they load, and pictures are described."""
    assert _failures(documents, _pictures_lacking_facts) == []


def test_a_profile_shows_its_portrait(of_school: dict[str, Document]) -> None:
    """Who agreed to be shown is shown: described on the page of their own, and on the wall."""
    page = of_school["/guong/thcs-hoa-sen/le-thanh-huong/"]
    assert "Hình vẽ cô Hương mặc áo dài đỏ trước kệ sách." in [
        element.attrib["alt"] for element in page.all("img")
    ]
    assert list(of_school["/guong/"].all("img"))


def test_the_sitemap_names_every_page(documents: dict[str, Document], site: Path) -> None:
    """Search engines are told of every page but redirects and the page for lost readers."""
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314 - written by ourselves a moment ago
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [element.text for element in tree.iter(f"{space}loc")]
    wanted = {
        SITE_URL.rstrip("/") + address
        for address, page in documents.items()
        if not page.is_redirect and address != "/404.html"
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted


def test_the_page_for_lost_readers_works_at_any_depth(documents: dict[str, Document]) -> None:
    """A 404 is served at addresses of any depth: it finds its styles from the root."""
    for element in documents["/404.html"].all("link"):
        if element.attrib["rel"] == "stylesheet":
            assert element.attrib["href"].startswith("/")
