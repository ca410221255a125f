"""Small changes to ready text and HTML: a capital in front, deeper headings, a site's name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup

S = TypeVar("S", str, Markup)

_FIRST_LETTER = re.compile(r"^((?:<[^>]*>|\s)*)(\w)")
_HEADING = re.compile(r"<(/?)h([2-5])\b")


def capitalised(text: S) -> S:
    """Return `text`, or HTML, with its first letter as a capital and the rest as it was."""
    return type(text)(_capitalised(str(text)))


@lru_cache(maxsize=1 << 12)  # mostly dates, and names of kinds
def _capitalised(text: str) -> str:
    return _FIRST_LETTER.sub(lambda match: match[1] + match[2].upper(), text, count=1)


def deepened(html: Markup) -> Markup:
    """Return `html` with its headings one level deeper, to stand under a heading of the page."""
    changed = _HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}", str(html))
    return Markup(changed)  # noqa: S704 - only the levels of headings are other than before


def host(address: str) -> str:
    """Return the name of the site that `address` is on."""
    return urlsplit(address).hostname or address
