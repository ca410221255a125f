"""Pages to files: each is put into the shell of its section and depth."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from markupsafe import Markup, escape

from thidua.press.page import Output, Page
from thidua.press.shell import Shell

RenderShell = Callable[[str, int], str]
"""(section, depth) → the theme's template rendered with sentinels; the host's only part."""

_CRUMB = Markup('<li><a href="{}">{}</a></li>')
_HERE = Markup('<li aria-current="page">{}</li>')
_TRAIL = Markup('<nav class="trail wrap" aria-label="Đường dẫn"><ol>{}</ol></nav>')
_IMAGE = Markup('<meta property="og:image" content="{}">')
_FEED = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
_STRUCTURED = '<script type="application/ld+json">{}</script>'


def depth_of(address: str) -> int:
    """Return how many folders below the root the page at `address` lies: `/a/b/` gives 2."""
    return address.strip("/").count("/") + 1 if address != "/" else 0


def root_of(address: str) -> str:
    """Return the relative way from the page at `address` to the root: `../../`, or `./`."""
    return "../" * depth_of(address) or "./"


def _trail(page: Page) -> Markup:
    if not page.trail:
        return Markup()
    root = root_of(page.address)
    crumbs = [_CRUMB.format(root + crumb.address.lstrip("/"), crumb.label) for crumb in page.trail]
    return _TRAIL.format(Markup().join([*crumbs, _HERE.format(page.title)]))


def _structured(page: Page) -> str:
    # In a script element only "<" could end it early; JSON may write it as an escape.
    texts = (
        json.dumps(item, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
        for item in page.structured
    )
    return "".join(_STRUCTURED.format(text) for text in texts)


def _feeds(page: Page) -> Markup:
    root = root_of(page.address)
    return Markup().join(
        _FEED.format(media_type, channel.title, root + quote(address.lstrip("/")))
        for channel in page.channels
        for media_type, address in (
            ("application/atom+xml", channel.atom),
            ("application/feed+json", channel.json),
        )
    )


class Imprint:
    """Fills the shells of one build."""

    def __init__(self, render_shell: RenderShell, *, site_url: str) -> None:
        """Take the host's renderer and the absolute URL of the site's root."""
        self._site_url = site_url.rstrip("/")

        @cache
        def shell(section: str, depth: int) -> Shell:
            return Shell.cut(render_shell(section, depth))

        self._shell = shell

    def __call__(self, page: Page) -> Output:
        """Return the file of `page`."""
        image = _IMAGE.format(self._site_url + page.image) if page.image else Markup()
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": escape(self._site_url + page.address),
            "extra_head": image + _feeds(page) + Markup(_structured(page)),  # noqa: S704 - "<" is escaped above
            "kind": escape(page.kind),
            "article": page.article,
            "trail": _trail(page),
        }
        html = self._shell(page.section, depth_of(page.address)).fill(values)
        return Output(f"{page.address.lstrip('/')}index.html", html, page.address)


_REDIRECT = Markup(
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
    '<meta http-equiv="refresh" content="0; url={way}"><link rel="canonical" href="{url}">'
    '<meta name="robots" content="noindex"><title>Trang đã chuyển chỗ</title></head>'
    '<body><p>Trang này đã chuyển tới <a href="{way}">địa chỉ mới</a>.</p></body></html>\n'
)


def redirect(old: str, new: str, *, site_url: str) -> Output:
    """Return the file at the address `old` that leads readers on to the address `new`."""
    way = root_of(old) + new.lstrip("/")
    html = _REDIRECT.format(way=way, url=site_url.rstrip("/") + new)
    return Output(f"{old.lstrip('/')}index.html", html)
