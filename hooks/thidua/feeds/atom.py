"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from thidua.feeds.entry import Entry
from thidua.feeds.feed import Feed

MEDIA_TYPE = "application/atom+xml"

# What XML 1.0 cannot hold, not even as a reference; YAML and Markdown can.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_BEGIN = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">'
)
_QUOTED = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


def moment(day: datetime.date) -> str:
    """Return the beginning of `day` in Vietnam as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _element(tag: str, text: str = "", **attributes: str) -> str:
    """Return an element that holds plain text."""
    given = "".join(
        f' {name}="{escape(_NO_XML.sub("", value), _QUOTED)}"' for name, value in attributes.items()
    )
    held = escape(_NO_XML.sub("", text))
    return f"<{tag}{given}>{held}</{tag}>" if held else f"<{tag}{given} />"


def _person(name: str, uri: str) -> str:
    return f"<author>{_element('name', name)}{_element('uri', uri)}</author>"


def atom_entry(entry: Entry) -> bytes:
    """Return `entry` as an element that any feed may hold, in UTF-8."""
    parts = [
        "<entry>",
        _element("id", entry.id),
        _element("title", entry.title),
        _element("link", rel="alternate", type="text/html", href=entry.url),
    ]
    parts += [
        _element("link", rel="enclosure", type=one.media_type, href=one.url, title=one.title)
        for one in entry.enclosures
    ]
    if entry.published:
        parts.append(_element("published", moment(entry.published)))
    parts.append(_element("updated", moment(entry.updated)))
    parts += [_person(author.name, author.url) for author in entry.authors]
    parts += [_element("category", term=category) for category in entry.categories]
    parts += [
        _element("summary", entry.summary),
        _element("content", entry.html, type="html"),
        "</entry>",
    ]
    return "".join(parts).encode()


def atom(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """Return the Atom file of `feed` with the elements of its entries."""
    parts = [
        _BEGIN,
        _element("id", feed.id),
        _element("title", feed.title),
        _element("subtitle", feed.sentence),
        _element("updated", moment(feed.updated)),
        _element("link", rel="self", type=MEDIA_TYPE, href=feed.atom_url),
        _element("link", rel="alternate", type="text/html", href=feed.home),
        _person(feed.site_name, feed.site_url),
    ]
    if feed.rights:
        parts.append(_element("rights", feed.rights))
    return b"".join(("".join(parts).encode(), *entries, b"</feed>\n"))
