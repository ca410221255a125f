"""A record's text as it can be shown anywhere else: absolute and plain."""

from __future__ import annotations

from functools import partial
from urllib.parse import urljoin

import nh3

_TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li",
    "ol", "p", "pre", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def portable(html: str, url: str) -> str:
    """Return `html` of the page at `url` as it can be shown anywhere else.

    Links are absolute, and what is open is closed. What only the page's own style sheet and
    anchors give a meaning is left out.
    """
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=partial(_absolute_link, url),
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return clean.strip()


def _absolute_link(base: str, _tag: str, name: str, value: str) -> str:
    return urljoin(base, value) if name in ("href", "src") else value
