"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from thidua.feeds.entry import Entry
from thidua.feeds.feed import Feed

MEDIA_TYPE = "application/atom+xml"

# Written as a plain attribute, so that elements need no prefix and one entry can stand in
# several feeds.
_SPACE = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"}

# What XML 1.0 cannot hold, not even as a reference; YAML and Markdown can.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def moment(day: datetime.date) -> str:
    """Return the beginning of `day` in Vietnam as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    clean = {name: _NO_XML.sub("", value) for name, value in attributes.items()}
    element = SubElement(parent, tag, clean)
    element.text = _NO_XML.sub("", text) or None
    return element


def entry_element(entry: Entry) -> Element:
    """Return `entry` as an element that any feed may hold."""
    element = Element("entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "link", rel="alternate", type="text/html", href=entry.url)
    for enclosure in entry.enclosures:
        _add(
            element,
            "link",
            rel="enclosure",
            type=enclosure.media_type,
            href=enclosure.url,
            title=enclosure.title,
        )
    if entry.published:
        _add(element, "published", moment(entry.published))
    _add(element, "updated", moment(entry.updated))
    for author in entry.authors:
        person = _add(element, "author")
        _add(person, "name", author.name)
        _add(person, "uri", author.url)
    for category in entry.categories:
        _add(element, "category", term=category)
    _add(element, "summary", entry.summary)
    _add(element, "content", entry.html, type="html")
    return element


def atom(feed: Feed, entries: Iterable[Element]) -> bytes:
    """Return the Atom file of `feed`."""
    root = Element("feed", _SPACE)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.sentence)
    _add(root, "updated", moment(feed.updated))
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=feed.atom_url)
    _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    author = _add(root, "author")
    _add(author, "name", feed.site_name)
    _add(author, "uri", feed.site_url)
    if feed.rights:
        _add(root, "rights", feed.rights)
    root.extend(entries)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
