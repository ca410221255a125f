"""A record's body: Markdown to HTML that is safe to publish.

Three walls, each enough by itself: raw HTML is shown as text, the result goes through an
allow-list, and links lead only to web pages, mail, telephones and pages that are public.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from thidua.press.citations import CitationLinks
from thidua.press.shortcuts import Converter

_TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6", "li", "sup")},
}
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"admonition", "note", "tip", "warning", "info", "footnote", "highlight"},
    "p": {"admonition-title"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}

_SITE_LINK = re.compile(r"(/(?!/)[^?#]*)([?#].*)?", re.DOTALL)
_OTHER_LINK = re.compile(r"#|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DEEPEST_IN_CONTENTS = 3


@dataclass(frozen=True)
class Heading:
    """An entry of a body's table of contents; `level` is 2 or 3."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Body:
    """A rendered body and its headings in order."""

    html: Markup
    contents: tuple[Heading, ...]


RenderBody = Callable[[str, str], Body]
"""(Markdown text, way to the root such as `../../`) → body."""


class Links(Protocol):
    """Where a body may lead, and where the documents are that it cites."""

    def is_public(self, address: str) -> bool:
        """Whether `address`, from the site's root, may be linked to."""
        ...

    def cited(self, number: str, after: str) -> str | None:
        """Return the address of the document meant by `number` and the words `after` it."""
        ...


class _NoSecondTitle(Treeprocessor):
    """Makes first-level headings second-level: the page's title is its only h1."""

    def run(self, root: Element) -> None:
        for element in root.iter("h1"):
            element.tag = "h2"


class _Links(Treeprocessor):
    """Makes links inside the site relative, and plain text of those that may not be followed."""

    def __init__(self, md: markdown.Markdown, is_public: Callable[[str], bool]) -> None:
        super().__init__(md)
        self._is_public = is_public
        self.root = ""

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            href = element.get("href", "")
            inside = _SITE_LINK.fullmatch(href)
            if inside and self._is_public(inside[1]):
                element.set("href", self.root + href[1:])
            elif not _OTHER_LINK.match(href):
                element.tag = "span"
                element.attrib.clear()


def body_renderer(
    extensions: Sequence[str],
    configs: Mapping[str, Mapping[str, object]],
    *,
    links: Links,
) -> RenderBody:
    """Return the function that renders bodies, in the dialect of the hand-written pages.

    Args:
        extensions: Names of Python-Markdown extensions.
        configs: Options of extensions by their names.
        links: Says which addresses may be linked to, a link that may not being left as its
            text, and where the documents are whose numbers stand in a text.

    """
    converter = Converter(
        extensions=list(extensions),
        extension_configs={name: dict(options) for name, options in configs.items()},
    )
    for registry, name in (
        (converter.preprocessors, "html_block"),
        (converter.inlinePatterns, "html"),
    ):
        if name in registry:
            registry.deregister(name)
    # Before `toc`, which reads the levels of headings at priority 5.
    converter.treeprocessors.register(_NoSecondTitle(converter), "thidua-title", 8)
    allowed = _Links(converter, links.is_public)
    converter.treeprocessors.register(allowed, "thidua-links", 7)
    citations = CitationLinks(converter, links.cited)
    converter.treeprocessors.register(citations, "thidua-citations", 6)
    wall = nh3.Cleaner(
        tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes=_CLASSES, url_schemes=_SCHEMES
    )

    def render(text: str, root: str) -> Body:
        converter.reset()
        allowed.root = citations.root = root
        html = wall.clean(converter.convert(text))
        safe = Markup(html)  # noqa: S704 - it comes from the allow-list
        return Body(safe, tuple(_headings(getattr(converter, "toc_tokens", []))))

    return render


def _headings(tokens: Sequence[Mapping[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        level, children = token["level"], token["children"]
        if isinstance(level, int) and level <= _DEEPEST_IN_CONTENTS:
            found.append(Heading(level, str(token["id"]), str(token["name"])))
        if isinstance(children, list):
            found += _headings(children)
    return found
