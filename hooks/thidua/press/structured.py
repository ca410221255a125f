"""What pages are in the words of schema.org, for search engines: plain mappings, no HTML.

Only what the page itself shows; who signed or consented to what is not repeated here. Neither is
what the head of the page tells: its language, and of records the description and the address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.plan import Plan
from thidua.model.profile import Profile, Who
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitGroup, UnitKind
from thidua.press.edition import Edition
from thidua.press.naming import label
from thidua.press.page import Crumb

Thing: TypeAlias = dict[str, object]

_UNIT_TYPES: Mapping[UnitGroup, str] = {
    UnitGroup.SCHOOL: "School",
    UnitGroup.AUTHORITY: "GovernmentOrganization",
    UnitGroup.ORGANISATION: "Organization",
}
_PERSON_TYPES: Mapping[Who, str] = {Who.PERSON: "Person", Who.COLLECTIVE: "Organization"}

# Kinds of document that always make law; resolutions and decisions often do not.
_LEGISLATION = frozenset({"luat", "phap-lenh", "nghi-dinh", "thong-tu"})

_LONG_WAY = 4
"""Steps of a way that says enough without its first and its last."""


def _thing(kind: str, **properties: object) -> Thing:
    """Return a thing with those of `properties` that say something."""
    told = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"@type": kind, **told}


def trail(edition: Edition, crumbs: Sequence[Crumb]) -> Thing:
    """Return the way to a page, which is the last of `crumbs`; the first is the home page.

    Search engines want two steps at least, and neither the home page nor the page itself if there
    are others (Google Search Central, *Breadcrumb structured data*).
    """
    steps = crumbs[1:-1] if len(crumbs) >= _LONG_WAY else crumbs[:2]
    items = [
        _thing("ListItem", position=at, name=step.label, item=edition.absolute(step.address))
        for at, step in enumerate(steps, start=1)
    ]
    return _thing("BreadcrumbList", itemListElement=items)


def website(edition: Edition) -> Thing:
    """Return the site as a whole."""
    return _thing(
        "WebSite", name=edition.site_name, description=edition.sentence, url=edition.absolute("/")
    )


def collection(edition: Edition, address: str, name: str, description: str) -> Thing:
    """Return a page that lists others."""
    return _web_page("CollectionPage", edition, address, name, description)


def search_results(edition: Edition, address: str, name: str, description: str) -> Thing:
    """Return the page of search results."""
    return _web_page("SearchResultsPage", edition, address, name, description)


def _web_page(kind: str, edition: Edition, address: str, name: str, description: str) -> Thing:
    return _thing(kind, name=name, description=description, url=edition.absolute(address))


def unit(edition: Edition, record: Unit) -> Thing:
    """Return a unit as an organisation of its sort."""
    parent = edition.site.find(record.parent) if record.parent else None
    return _thing(
        _unit_type(edition, record),
        name=record.name,
        alternateName=[*filter(None, [record.short_name]), *record.aliases],
        url=edition.absolute(edition.site.address(record)),
        sameAs=record.website,
        foundingDate=record.from_.isoformat() if record.from_ else None,
        dissolutionDate=record.until.isoformat() if record.until else None,
        parentOrganization=_named(parent) if isinstance(parent, Unit) else None,
    )


def _unit_type(edition: Edition, record: Unit) -> str:
    kind = edition.site.find(record.kind)
    return _UNIT_TYPES[kind.group if isinstance(kind, UnitKind) else UnitGroup.ORGANISATION]


def _publisher(edition: Edition, record: Unit) -> Thing:
    """Return whose page tells the rest about it."""
    return _thing(
        _unit_type(edition, record),
        name=record.name,
        url=edition.absolute(edition.site.address(record)),
    )


def _named(record: Unit) -> Thing:
    return {"@type": "Organization", "name": record.name}


def plan(edition: Edition, record: Plan) -> Thing:
    """Return a plan as a document that its unit issued."""
    return _issued("DigitalDocument", edition, record, identifier=record.number)


def report(edition: Edition, record: Report) -> Thing:
    """Return a report as a document that its unit issued."""
    return _issued("Report", edition, record, reportNumber=record.number)


def _issued(kind: str, edition: Edition, record: Plan | Report, **number: str | None) -> Thing:
    return _thing(
        kind,
        name=record.title,
        datePublished=record.issued.isoformat() if record.issued else None,
        publisher=_publisher(edition, edition.site.unit_of(record)),
        **number,
    )


def document(edition: Edition, record: Document) -> Thing:
    """Return a law as legislation, any other document as a document."""
    kind = "Legislation" if record.kind in _LEGISLATION else "DigitalDocument"
    number = "legislationIdentifier" if kind == "Legislation" else "identifier"
    issuer = edition.site.find(record.issuer) if record.issuer else None
    return _thing(
        kind,
        name=record.title,
        sameAs=record.link,
        datePublished=record.issued.isoformat() if record.issued else None,
        publisher=_named(issuer) if isinstance(issuer, Unit) else None,
        **{number: record.number},
    )


def campaign(edition: Edition, record: Campaign) -> Thing:
    """Return a campaign as an event; without a known beginning, as a thing with a name."""
    start = record.period.start if record.period else None
    end = record.period.end if record.period else None
    launchers = [edition.site.find(reference) for reference in record.launched_by]
    return _thing(
        "Event" if start else "Thing",
        name=record.name,
        alternateName=list(record.aliases),
        startDate=start.iso if start else None,
        endDate=end.iso if start and end else None,
        organizer=[_named(item) for item in launchers if isinstance(item, Unit)] if start else None,
    )


def profile(edition: Edition, record: Profile) -> Thing:
    """Return a profile as an article about someone; about a child nothing but the article."""
    portrait = edition.portrait(record)
    image = edition.absolute(portrait.largest.address) if portrait else None
    if record.child:
        return _thing("Article", headline=label(edition.site, record))
    subject = _thing(_PERSON_TYPES[record.who], name=record.name, image=image)
    if record.who is Who.PERSON:
        subject["jobTitle"] = record.role
        subject["worksFor"] = _named(edition.site.unit_of(record))
    return _thing("ProfilePage", name=record.name, mainEntity=subject)
