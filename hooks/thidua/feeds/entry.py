"""From a record to an entry: what both formats say of it, each value once and absolute.

About a child an entry says as little as a link does: what a feed has delivered cannot be
called back when a consent ends, so story and picture stay on the page.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from thidua.feeds import words
from thidua.feeds.portable import portable
from thidua.link.identity import absolute, first_address
from thidua.link.pictures import Picture, portrait
from thidua.link.printed import Printed
from thidua.link.publication import publication
from thidua.link.site import Site
from thidua.model.base import Kind, Record, Reference
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.kinds import KIND_OF
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.model.report import Report
from thidua.model.unit import Unit

_MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""Ending of an attachment → its media type (those that attachments may have)."""


@dataclass(frozen=True)
class Author:
    """A unit that speaks in an entry."""

    name: str
    url: str


@dataclass(frozen=True)
class Enclosure:
    """A file handed out with an entry."""

    title: str
    url: str
    media_type: str


@dataclass(frozen=True)
class Entry:
    """One record in a feed; all addresses are absolute."""

    id: str
    url: str
    title: str
    summary: str
    """Plain text."""
    html: str
    published: datetime.date | None
    """The day it came out, where the record names that day."""
    updated: datetime.date
    """The day it is listed by."""
    authors: tuple[Author, ...]
    categories: tuple[str, ...]
    image: str | None
    enclosures: tuple[Enclosure, ...]


_Lead = Callable[[Site, Any], Iterator[str | None]]


def _lead_of_profile(site: Site, profile: Profile) -> Iterator[str | None]:
    if not profile.child:
        yield f"{profile.role}, {site.unit_of(profile).label}."
    yield profile.deed


def _titled(_site: Site, record: Plan | Report | Document) -> Iterator[str | None]:
    yield record.title if record.title.endswith((".", "!", "?", "…")) else f"{record.title}."
    yield record.summary


_LEADS: Mapping[Kind, _Lead] = {
    Kind.PROFILE: _lead_of_profile,
    Kind.PLAN: _titled,
    Kind.REPORT: _titled,
    Kind.DOCUMENT: _titled,
    Kind.CAMPAIGN: lambda _site, campaign: iter((campaign.summary,)),
}


def _speakers(site: Site, record: Record) -> Iterator[Unit]:
    named: tuple[Reference | None, ...]
    if isinstance(record, Campaign):
        named = record.launched_by
    elif isinstance(record, Document):
        named = (record.issuer,)
    else:
        named = (getattr(record, "unit", None),)
    for reference in named:
        found = site.find(reference) if reference else None
        if isinstance(found, Unit):
            yield found


def _categories(site: Site, record: Record, kind: Kind) -> Iterator[str]:
    yield words.KINDS[kind]
    references: tuple[Reference | None, ...] = ()
    if isinstance(record, Profile):
        references = record.campaigns
    elif isinstance(record, Plan):
        thematic = (item.campaign for item in record.thematic)
        references = (*(item.campaign for item in record.campaigns), *thematic)
    for reference in references:
        found = site.find(reference) if reference else None
        if isinstance(found, Campaign):
            yield found.name
    if record.sample:
        yield words.SAMPLE


_IMAGE = Markup('<p><img src="{}" alt="{}" width="{}" height="{}"></p>\n')
_LINK = Markup('<p><a href="{}">{}</a></p>')


def _html(lead: list[str], image: Markup, body: Markup, url: str) -> str:
    """Return what the entry of the page at `url` shows; without a text it leads there."""
    parts = [image, *(f"<p>{escape(text)}</p>\n" for text in lead)]
    parts.append(body or _LINK.format(url, words.READ_ON))
    return portable("".join(parts), url)


def _image(picture: Picture, url: str) -> Markup:
    size = picture.largest
    return _IMAGE.format(url, picture.photo.alt, size.width, size.height)


def _enclosures(record: Record, url: str) -> Iterator[Enclosure]:
    for item in getattr(record, "attachments", ()):
        media_type = _MEDIA_TYPES[PurePath(item.file).suffix.lower()]
        yield Enclosure(item.title, url + quote(item.file, safe=""), media_type)


def _pictures(printed: Printed, record: Record) -> tuple[Picture, ...]:
    return printed.pictures(record) if isinstance(record, Profile) else ()


def entry(site: Site, record: Record, printed: Printed) -> Entry:
    """Return the entry of `record`, which has a page and a day to be listed by."""
    came_out = publication(site, record)
    if came_out is None:
        raise ValueError(f"{record.id} has no day to be listed by")
    address = site.address(record)
    kind = KIND_OF[type(record)]
    full = partial(absolute, site_url=printed.site_url)
    url = full(address)
    lead = [words.SAMPLE_SENTENCE] if record.sample else []
    lead += [text for text in _LEADS[kind](site, record) if text]
    private = isinstance(record, Profile) and record.child is not None
    picture = None if private else portrait(_pictures(printed, record))
    image = full(picture.largest.address) if picture else None
    body = Markup() if private else printed.body(record)
    return Entry(
        id=full(first_address(record)),
        url=url,
        title=printed.title(record),
        summary=" ".join(" ".join(lead).split()),
        html=_html(lead, _image(picture, image) if picture and image else Markup(), body, url),
        published=came_out.day if came_out.exact else None,
        updated=came_out.day,
        authors=tuple(
            Author(unit.label, full(site.address(unit))) for unit in _speakers(site, record)
        ),
        categories=tuple(dict.fromkeys(_categories(site, record, kind))),
        image=image,
        enclosures=tuple(_enclosures(record, url)),
    )
