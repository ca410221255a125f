"""What can be found: one `Item` for each public record with a page.

Fields are named one by one, so that what nobody named (consent, proofs, notes to the desk)
cannot get into the index. References are followed through the Site, where gates have closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from hashlib import sha256
from typing import Any

from thidua.link.site import Site
from thidua.model.base import Element, Kind, Record, Reference
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.kinds import KIND_OF
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.model.report import Report
from thidua.search.plain import plain


@dataclass(frozen=True)
class Item:
    """A record as the index holds it."""

    address: str
    title: str
    """As on its page."""
    kind: Kind
    date: str
    """ISO 8601, as precise as it is known; empty where it has none."""
    unit: str
    """The id of the unit it belongs to, or empty."""
    campaigns: tuple[str, ...]
    headings: tuple[str, ...]
    """Its title, and what it is about where its page is headed by its number."""
    names: tuple[str, ...]
    """What it is called: headings, names, numbers, other spellings."""
    lead: str
    """What a list says of it."""
    facts: str
    """What its page says of it beside the body, an entry a line."""
    body: str
    """Markdown."""
    captions: str
    """What its photos show, an entry a line."""
    sample: bool
    """Whether it is made up, which readers are told wherever it is listed."""
    text_digest: bytes
    """A hash of what `text` is made from."""
    card_digest: bytes
    """A hash of all but the text."""

    @property
    def digest(self) -> bytes:
        """A hash of everything."""
        return self.card_digest + self.text_digest

    @cached_property
    def text(self) -> str:
        """Facts and body as readers see them; read only where it is wanted, for it is dear."""
        parts = (self.facts, plain(self.body), self.captions)
        return "\n".join(part for part in parts if part).replace("\0", "")


@dataclass(frozen=True)
class _Aspect:
    """Where in records of one kind the parts of an item are."""

    names: tuple[str, ...]
    lead: tuple[str, ...]
    facts: tuple[str, ...]
    about: tuple[str, ...] = ()
    date: Callable[[Any], str] = lambda _record: ""
    unit: Callable[[Any], str | None] = lambda record: record.unit
    campaigns: Callable[[Any], Iterable[str]] = lambda _record: ()


def _date_of_plan(plan: Plan) -> str:
    if plan.issued:
        return plan.issued.isoformat()
    return str(plan.year) if plan.year else (plan.school_year or "")[:4]


def _date_of_profile(profile: Profile) -> str:
    quarter = profile.quarter
    return f"{quarter.year}-{quarter.number * 3 - 2:02}" if quarter else ""


def _date_of_campaign(campaign: Campaign) -> str:
    start = campaign.period.start if campaign.period else None
    return start.iso if start else ""


def _date_of_report(report: Report) -> str:
    if report.issued:
        return report.issued.isoformat()
    return report.period.end.iso if report.period.end else ""


def _date_of_document(document: Document) -> str:
    return document.issued.isoformat() if document.issued else ""


def _campaigns_of_plan(plan: Plan) -> Iterator[str]:
    yield from (carried.campaign for carried in plan.campaigns)
    yield from (thematic.campaign for thematic in plan.thematic if thematic.campaign)


_ASPECTS: Mapping[Kind, _Aspect] = {
    Kind.UNIT: _Aspect(
        names=("name", "short_name", "abbreviation", "aliases"),
        lead=("name", "summary"),
        facts=("kind", "level", "parent", "cluster", "place", "succeeded_by", "notes"),
        unit=lambda unit: unit.id,
    ),
    Kind.PLAN: _Aspect(
        about=("title",),
        names=("number",),
        lead=("title", "summary"),
        facts=(
            "theme", "place", "signer", "legal_basis", "cites", "campaigns", "rounds", "thematic",
            "anniversaries", "targets", "milestones", "recipients", "attachments", "notes",
        ),
        date=_date_of_plan,
        campaigns=_campaigns_of_plan,
    ),
    Kind.CAMPAIGN: _Aspect(
        names=("name", "aliases"),
        lead=("summary",),
        facts=(
            "kind", "launched_by", "launched_in", "period", "slogan", "objective", "audience",
            "parent", "attachments", "notes",
        ),
        date=_date_of_campaign,
        unit=lambda campaign: next(iter(campaign.launched_by), None),
        campaigns=lambda campaign: (campaign.id, *filter(None, [campaign.parent])),
    ),
    Kind.PROFILE: _Aspect(
        names=("name",),
        lead=("role", "deed"),
        facts=("quote", "campaigns", "awards", "notes"),
        date=_date_of_profile,
        campaigns=lambda profile: profile.campaigns,
    ),
    Kind.DOCUMENT: _Aspect(
        about=("title",),
        names=("number", "aliases"),
        lead=("title", "summary"),
        facts=("kind", "issuer", "replaced_by", "amends", "notes"),
        date=_date_of_document,
        unit=lambda document: document.issuer,
    ),
    Kind.REPORT: _Aspect(
        about=("title",),
        names=("number",),
        lead=("title", "summary"),
        facts=("place", "signer", "plan", "period", "results", "attachments", "notes"),
        date=_date_of_report,
    ),
}  # fmt: skip


def _digest(*parts: str) -> bytes:
    # Lengths tell the parts apart whatever is in them. UTF-16, because Python keeps letters of
    # two bytes like that: UTF-8 would take four times as long.
    lengths = " ".join([str(len(part)) for part in parts])
    return sha256("\n".join((lengths, *parts)).encode("utf-16-le", "surrogatepass")).digest()


_CALLED = ("short_name", "number", "name", "title")
"""By which of its fields a record is named in the text of another."""

_UNSEEN = {"file", "answers"}
"""Keys of elements inside a record that no page shows."""


def _said(site: Site, value: object) -> Iterator[str]:
    """Yield the texts in `value` in their order, references as the names of what is public."""
    if isinstance(value, Reference):
        found = site.find(value)
        yield from (text for name in _CALLED if (text := getattr(found, name, None)))
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(site, item)
    elif isinstance(value, Element):
        for name in type(value).model_fields:
            if name not in _UNSEEN:
                yield from _said(site, getattr(value, name))


def _texts(site: Site, record: Record, fields: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in fields:
        value = getattr(record, name)
        # Most fields are plain text or empty, and there are many: asking costs less than walking.
        if type(value) is str:
            found.append(value)
        elif value:
            found += _said(site, value)
    return found


def _sentence(texts: Iterable[str]) -> str:
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in texts)


def _item(site: Site, record: Record, kind: Kind, address: str, title: str) -> Item:
    aspect = _ASPECTS[kind]
    owner = aspect.unit(record)
    unit = owner if owner and owner in site.records[Kind.UNIT] else ""
    every = dict.fromkeys(map(str, aspect.campaigns(record)))
    campaigns = tuple([key for key in every if key in site.records[Kind.CAMPAIGN]])
    headings = (title, *_texts(site, record, aspect.about))
    names = tuple(dict.fromkeys([*headings, *_texts(site, record, aspect.names)]))
    said = _texts(site, record, aspect.lead)
    lead = _sentence(said)
    facts = "\n".join(filter(None, [*said, *_texts(site, record, aspect.facts)]))
    body = site.body(record)
    photos = site.photos(record) if isinstance(record, Profile) else ()
    captions = "\n".join([photo.alt for photo in photos])
    body = site.body(record)
    date = aspect.date(record)
    sample = "sample" if record.sample else ""
    counts = f"{len(campaigns)} {len(headings)}"
    card = (address, title, kind, date, unit, lead, sample, counts, *campaigns, *headings, *names)
    return Item(
        address=address,
        title=title,
        kind=kind,
        date=date,
        unit=unit,
        campaigns=campaigns,
        headings=headings,
        names=names,
        lead=lead,
        facts=facts,
        body=body,
        captions=captions,
        sample=record.sample,
        text_digest=_digest(facts, body, captions),
        card_digest=_digest(*card),
    )


def item_of(site: Site, record: Record, title: str) -> Item:
    """Return the item of `record`, whose page has that title."""
    return _item(site, record, KIND_OF[type(record)], site.address(record), title)


def items(site: Site, *, titles: Mapping[str, str]) -> dict[str, Item]:
    """Return the items of `site` by address.

    Args:
        site: What is public.
        titles: The title of each page by its address; records without one are no items.

    """
    return {
        address: item_of(site, record, titles[address])
        for kind in FOUND
        for record in site.records[kind].values()
        if (address := site.address(record)) in titles
    }


FOUND = tuple(_ASPECTS)
"""The kinds of records that can be found."""
