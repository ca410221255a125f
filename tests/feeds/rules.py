"""The rules of RFC 4287 and of JSON Feed 1.1 that a feed could break, as readers would ask them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
_ADDRESS_IN_HTML = re.compile(r'<\w+[^>]*?\s(?:href|src)="([^"]*)"')

_FEED = {"author", "category", "entry", "id", "link", "rights", "subtitle", "title", "updated"}
_ENTRY = {
    "author", "category", "content", "id", "link", "published", "summary", "title", "updated",
}  # fmt: skip
_ONCE_IN_FEED = ("id", "title", "updated")
_ONCE_IN_ENTRY = ("id", "title", "updated", "summary", "content")


def is_absolute(address: str | None) -> bool:
    """Whether `address` is a full URL of the web."""
    parts = urlsplit(address or "")
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def relative_addresses(html: str) -> list[str]:
    """Return what `html` links to or shows that means nothing away from its page."""
    found = _ADDRESS_IN_HTML.findall(html)
    return [item for item in found if not is_absolute(item) and not item.startswith("mailto:")]


def _text(parent: ET.Element, name: str) -> str:
    return parent.findtext(f"{ATOM}{name}") or ""


def _element(parent: ET.Element, allowed: set[str], once: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with a feed or an entry (RFC 4287, 4.1.1 and 4.1.2)."""
    names = Counter(child.tag.removeprefix(ATOM) for child in parent)
    if unknown := set(names) - allowed:
        yield f"has {unknown}"
    yield from (f"{name}: {names[name]} times" for name in once if names[name] != 1)
    at_most_once = allowed - {"author", "category", "entry", "link"}
    yield from (f"{name}: {names[name]} times" for name in at_most_once if names[name] > 1)
    if not is_absolute(_text(parent, "id")):
        yield "id is no IRI"
    moments = [*parent.findall(f"{ATOM}updated"), *parent.findall(f"{ATOM}published")]
    yield from (f"{it.text}" for it in moments if not _MOMENT.fullmatch(it.text or ""))
    if any(not category.get("term") for category in parent.findall(f"{ATOM}category")):
        yield "category without a term"
    yield from _links(parent.findall(f"{ATOM}link"))
    yield from _people(parent.findall(f"{ATOM}author"))


def _links(links: list[ET.Element]) -> Iterator[str]:
    """Yield what is wrong with links (4.2.7)."""
    alternates = [
        (link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"
    ]
    if len(alternates) != len(set(alternates)):
        yield "two alternates of one type"
    for link in links:
        if not is_absolute(link.get("href")) or "/" not in (link.get("type") or ""):
            yield f"link {link.attrib}"


def _people(people: list[ET.Element]) -> Iterator[str]:
    """Yield what is wrong with authors (3.2)."""
    for person in people:
        if len(person.findall(f"{ATOM}name")) != 1 or not _text(person, "name"):
            yield "author without a name"
        if not is_absolute(_text(person, "uri")):
            yield "author's uri"


def atom_faults(data: bytes) -> list[str]:
    """Return what is wrong with an Atom file."""
    root = ET.fromstring(data)  # noqa: S314 - written by ourselves a moment ago
    faults = [] if root.tag == f"{ATOM}feed" and root.get(LANGUAGE) == "vi" else ["root"]
    faults += _element(root, _FEED, _ONCE_IN_FEED)
    entries = root.findall(f"{ATOM}entry")
    if root.find(f"{ATOM}author") is None:
        faults += ["no author"]
    if "self" not in [link.get("rel") for link in root.findall(f"{ATOM}link")]:
        faults += ["no link to itself"]
    ids = Counter(_text(entry, "id") for entry in entries)
    faults += [f"{name} {count} times" for name, count in ids.items() if count > 1]
    for entry in entries:
        faults += _element(entry, _ENTRY, _ONCE_IN_ENTRY)
        content = entry.find(f"{ATOM}content")
        if content is None or content.get("type") != "html" or len(content):
            faults += ["content is no HTML"]
        else:
            faults += relative_addresses(content.text or "")
    days = [_text(entry, "updated") for entry in entries]
    if days != sorted(days, reverse=True):
        faults += ["not newest first"]
    if days and _text(root, "updated") != days[0]:
        faults += ["the feed is not as new as its newest entry"]
    return faults


_JSON_FEED: dict[str, type] = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str,
    "language": str, "authors": list, "items": list,
}  # fmt: skip
_JSON_ITEM: dict[str, type] = {
    "id": str, "url": str, "title": str, "summary": str, "content_html": str, "image": str,
    "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "attachments": list,
}  # fmt: skip


def _typed(thing: dict[str, Any], types: dict[str, type], wanted: set[str]) -> Iterator[str]:
    yield from (f"{name} is missing" for name in wanted - set(thing))
    for name, value in thing.items():
        if name not in types or not isinstance(value, types[name]):
            yield f"{name}: {value!r}"
        if name.endswith("url") and not is_absolute(value):
            yield f"{name}: {value}"


def json_faults(feed: dict[str, Any]) -> list[str]:
    """Return what is wrong with a JSON Feed."""
    faults = list(_typed(feed, _JSON_FEED, set(_JSON_FEED)))
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults += ["version"]
    ids = Counter(item["id"] for item in feed["items"])
    faults += [f"{name} {count} times" for name, count in ids.items() if count > 1]
    for item in feed["items"]:
        faults += _typed(item, _JSON_ITEM, {"id", "url", "title", "content_html", "date_modified"})
        faults += relative_addresses(item["content_html"])
        faults += [
            f"{name}: {item[name]}"
            for name in ("date_published", "date_modified")
            if name in item and not _MOMENT.fullmatch(item[name])
        ]
        faults += [f"{one}" for one in item.get("authors", ()) if not {"name"} <= set(one)]
        faults += [
            f"{one}" for one in item.get("attachments", ()) if not {"url", "mime_type"} <= set(one)
        ]
        if not all(isinstance(tag, str) for tag in item.get("tags", ())):
            faults += ["tags"]
    return faults
