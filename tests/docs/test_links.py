"""Links of README and docs lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.docs.guide import DOCS, README, ROOT, pages, prose

from thidua.press.headings import heading_id
from thidua.vietnamese.folding import first_not_nfc

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_NOT_IN_A_GITHUB_ANCHOR = re.compile(r"[^\w\- ]")
_ELSEWHERE = re.compile(r"^(https?:|mailto:|tel:)")
_INLINE_CODE = re.compile(r"`[^`\n]*`")


def _links(page: Path) -> Iterator[str]:
    """Yield the addresses that a page links to, code left out."""
    yield from _LINK.findall(_INLINE_CODE.sub("", prose(page)))


@cache
def _anchors(page: Path) -> frozenset[str]:
    """Return the ids of a page's headings: as this site makes them, or as git hosts do."""
    headings = [re.sub(r"[`*]", "", text) for text in _HEADING.findall(prose(page))]
    if page.is_relative_to(DOCS) and not page.is_relative_to(DOCS / "dev"):
        return frozenset(heading_id(text, "-") for text in headings)
    return frozenset(
        _NOT_IN_A_GITHUB_ANCHOR.sub("", text.lower()).replace(" ", "-") for text in headings
    )


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_resolve(page: Path) -> None:
    """A relative link leads to a file of the repository, and its anchor to a heading there."""
    broken = []
    for address in _links(page):
        if _ELSEWHERE.match(address):
            continue
        path, _, anchor = address.partition("#")
        target = (page.parent / path).resolve() if path else page
        inside = target.is_relative_to(ROOT) and target.exists()
        if not inside or (anchor and anchor not in _anchors(target)):
            broken.append(address)
    assert broken == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_published_pages_link_to_published_pages(page: Path) -> None:
    """No page of the site leads to the notes for developers, which are not on the site."""
    if page == README or page.is_relative_to(DOCS / "dev"):
        return
    assert [address for address in _links(page) if "dev/" in address] == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_are_composed_unicode(page: Path) -> None:
    """The documentation keeps the rule that it asks of editors: composed letters only."""
    assert first_not_nfc(page.read_text(encoding="utf-8")) is None


def test_every_published_page_says_what_it_is() -> None:
    """Each hand-written page of the site has a description, in a form YAML cannot misread."""
    for page in sorted(DOCS.rglob("*.md")):
        if not page.is_relative_to(DOCS / "dev"):
            text = page.read_text(encoding="utf-8")
            assert re.match(r"---\ndescription: >-\n(  \S.*\n){1,3}---\n\n# \S", text), page.name
