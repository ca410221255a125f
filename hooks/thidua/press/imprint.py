"""Pages to files: each is put into the shell of its section and depth."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import quote

from markupsafe import Markup, escape

from thidua.press.page import Page
from thidua.press.sections import SEARCH
from thidua.press.shell import Shell
from thidua.work.job import Output

RenderShell = Callable[[str, int], str]
"""(section, depth) → the theme's template rendered with sentinels; the host's only part."""

_IMAGE = Markup('<meta property="og:image" content="{}">')
_FEED = Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">')
_STRUCTURED = '<script type="application/ld+json">{}</script>'
_SAMPLE = '<span class="sample">Dữ liệu mẫu</span>'
_NOTICE = '<p class="notice notice-sample">'
_OF_SAMPLES = (
    f" Nội dung mang dấu {_SAMPLE} do người làm trang đặt ra để minh họa, "
    "không nói về người thật, việc thật."
)
_CONTEXT = {"@context": "https://schema.org"}


def depth_of(address: str) -> int:
    """Return how many folders below the root the page at `address` lies: `/a/b/` gives 2."""
    return address.strip("/").count("/") + 1 if address != "/" else 0


def root_of(address: str) -> str:
    """Return the relative way from the page at `address` to the root: `../../`, or `./`."""
    return "../" * depth_of(address) or "./"


def _way(here: str, there: str) -> str:
    """Return the relative way from the page at `here`: the short one if it leads straight up."""
    if here.startswith(there):
        return "../" * (depth_of(here) - depth_of(there)) or "./"
    return root_of(here) + there.lstrip("/")


def _trail(page: Page) -> Markup:
    if not page.trail:
        return Markup()
    # HTML ends an item of a list where the next begins.
    crumbs = [
        f'<li><a href="{escape(_way(page.address, crumb.address))}">{escape(crumb.label)}</a>'
        for crumb in page.trail
    ]
    crumbs.append(f"<li aria-current=page>{escape(page.title)}")
    return Markup(  # noqa: S704 - escaped where it is joined
        f'<nav class="trail wrap" aria-label="Đường dẫn"><ol>{"".join(crumbs)}</ol></nav>'
    )


def _structured(page: Page) -> str:
    things = page.structured
    if not things:
        return ""
    told: Mapping[str, object] = things[0] if len(things) == 1 else {"@graph": things}
    text = json.dumps(
        {**_CONTEXT, **told}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    # In a script element only "<" could end it early; JSON may write it as an escape.
    return _STRUCTURED.format(text.replace("<", "\\u003c"))


def _feeds(page: Page) -> Markup:
    # Whatever reads JSON Feed reads Atom; the page itself shows both.
    root = root_of(page.address)
    return Markup().join(
        _FEED.format(channel.title, root + quote(channel.atom.lstrip("/")))
        for channel in page.channels
    )


def _of_samples(page: Page) -> str:
    """Return what the mark of samples means: where it stands, or may come by the script."""
    told = _NOTICE in page.article
    shown = _SAMPLE in page.article or page.address == SEARCH.address
    return _OF_SAMPLES if shown and not told else ""


class Imprint:
    """Fills the shells of one build."""

    def __init__(self, render_shell: RenderShell, *, site_url: str) -> None:
        """Take the host's renderer and the absolute URL of the site's root."""
        self._site_url = site_url.rstrip("/")

        @cache
        def shell(section: str, depth: int) -> Shell:
            # Between the tags of the theme a line break is there for its authors only.
            return Shell.cut(render_shell(section, depth).replace(">\n<", "><"))

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
            "samples": _of_samples(page),
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
