"""The map of the site: the addresses of all pages, for programs that look for pages.

The protocol is that of sitemaps.org, which allows 50,000 addresses in a file; beyond that, one
file names the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from thidua.work.job import Output

_MOST = 50_000
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Sequence[str], *, site_url: str) -> Iterator[Output]:
    """Yield the files that name `addresses`, in their order.

    Args:
        addresses: Those of all pages, from the site's root: `/ke-hoach/`.
        site_url: The absolute URL of the site's root; the protocol wants one.

    """
    urls = [escape(f"{site_url or '/'}{address.lstrip('/')}") for address in addresses]
    if len(urls) <= _MOST:
        yield Output("sitemap.xml", _listed(urls, among="urlset", each="url"))
        return
    names = []
    for number, start in enumerate(range(0, len(urls), _MOST), start=1):
        names.append(f"sitemap-{number}.xml")
        part = urls[start : start + _MOST]
        yield Output(names[-1], _listed(part, among="urlset", each="url"))
    parts = [escape(f"{site_url or '/'}{name}") for name in names]
    yield Output("sitemap.xml", _listed(parts, among="sitemapindex", each="sitemap"))


def _listed(urls: Sequence[str], *, among: str, each: str) -> str:
    lines = f"</loc></{each}>\n<{each}><loc>".join(urls)
    entries = f"<{each}><loc>{lines}</loc></{each}>\n" if urls else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{among} xmlns="{_SPACE}">\n{entries}</{among}>'
    )
