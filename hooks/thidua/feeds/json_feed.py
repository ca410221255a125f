"""A feed as JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterable

from thidua.feeds.atom import moment
from thidua.feeds.entry import Entry
from thidua.feeds.feed import Feed

MEDIA_TYPE = "application/feed+json"

_VERSION = "https://jsonfeed.org/version/1.1"

_END = b"]}"


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def json_item(entry: Entry) -> bytes:
    """Return `entry` as an item that any feed may hold."""
    told: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.image,
        "date_published": moment(entry.published) if entry.published else None,
        "date_modified": moment(entry.updated),
        "authors": [{"name": author.name, "url": author.url} for author in entry.authors],
        "tags": list(entry.categories),
        "attachments": [
            {"url": one.url, "mime_type": one.media_type, "title": one.title}
            for one in entry.enclosures
        ],
    }
    return _json({name: value for name, value in told.items() if value not in (None, [])})


def json_feed(feed: Feed, items: Iterable[bytes]) -> bytes:
    """Return the JSON Feed file of `feed` with its items."""
    told = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.json_url,
        "description": feed.sentence,
        "language": "vi",
        "authors": [{"name": feed.site_name, "url": feed.site_url}],
        "items": [],
    }
    return b"".join((_json(told).removesuffix(_END), b",".join(items), _END, b"\n"))
