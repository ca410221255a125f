"""What can be found: one `Item` for each public record with a page.

Fields are named one by one, so that what nobody named (consent, proofs, notes to the desk)
cannot get into the index. References are followed through the Site, where gates have closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from thidua.link.site import Site
from thidua.model.base import Element, Kind, Record, Reference
from thidua.model.campaign import Campaign
from thidua.model.document import Document
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
    names: tuple[str, ...]
    """What it is called: titles, names, numbers, other spellings."""
    lead: str
    """What a list says of it."""
    text: str
    """Facts and body as readers see them."""
    sample: bool = False
    """Whether it is made up, which readers are told wherever it is listed."""


@dataclass(frozen=True)
class _Aspect:
    """Where in records of one kind the parts of an item are."""

    names: tuple[str, ...]
    lead: tuple[str, ...]
    facts: tuple[str, ...]
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
        names=("title", "number"),
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
        names=("title", "number", "aliases"),
        lead=("title", "summary"),
        facts=("kind", "issuer", "replaced_by", "amends", "notes"),
        date=_date_of_document,
        unit=lambda document: document.issuer,
    ),
    Kind.REPORT: _Aspect(
        names=("title", "number"),
        lead=("title", "summary"),
        facts=("place", "signer", "plan", "period", "results", "attachments", "notes"),
        date=_date_of_report,
    ),
}  # fmt: skip

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
    return [text for name in fields for text in _said(site, getattr(record, name))]


def _sentence(texts: Iterable[str]) -> str:
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in texts)


def _item(site: Site, record: Record, kind: Kind, title: str) -> Item:
    aspect = _ASPECTS[kind]
    unit = aspect.unit(record)
    campaigns = dict.fromkeys(map(str, aspect.campaigns(record)))
    lead = _texts(site, record, aspect.lead)
    text = [*lead, *_texts(site, record, aspect.facts), plain(record.body)]
    if isinstance(record, Profile):
        text += (photo.alt for photo in site.photos[record.id])
    return Item(
        address=site.address(record),
        title=title,
        kind=kind,
        date=aspect.date(record),
        unit=unit if unit and unit in site.records[Kind.UNIT] else "",
        campaigns=tuple(key for key in campaigns if key in site.records[Kind.CAMPAIGN]),
        names=tuple(dict.fromkeys([title, *_texts(site, record, aspect.names)])),
        lead=_sentence(lead),
        text="\n".join(part for part in text if part).replace("\0", ""),
        sample=record.sample,
    )


def items(site: Site, *, titles: Mapping[str, str]) -> list[Item]:
    """Return the items of `site` in the order of their numbers: by date, then by address.

    Args:
        site: What is public.
        titles: The title of each page by its address; records without one are no items.

    """
    found = [
        _item(site, record, kind, titles[site.address(record)])
        for kind in _ASPECTS
        for record in site.records[kind].values()
        if site.address(record) in titles
    ]
    return sorted(found, key=lambda item: (item.date, item.address))
