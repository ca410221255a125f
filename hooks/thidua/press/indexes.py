"""The lists of the site: wall, plans, campaigns, units and documents, each in its order."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.link.channels import PLANS, PROFILES
from thidua.model.base import Kind
from thidua.model.document import Document
from thidua.model.profile import Profile
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitGroup, UnitKind
from thidua.press import moments, sections, words
from thidua.press.course import Standing, course_of
from thidua.press.edition import Edition
from thidua.press.listings import Chip, Listing, grouped, listing_pages
from thidua.press.naming import kind_of_document, year_heading
from thidua.press.page import Page
from thidua.press.sections import HOME
from thidua.press.wording import capitalised
from thidua.vietnamese.collation import collation_key

_WITHOUT_QUARTER = "Chưa xếp quý"
_STANDINGS = {
    Standing.RUNNING: "Đang diễn ra",
    Standing.AHEAD: "Sắp bắt đầu",
    Standing.UNKNOWN: "Thường xuyên hoặc chưa rõ thời gian",
    Standing.OVER: "Đã kết thúc",
}


def _quarter_heading(profile: Profile) -> str:
    quarter = profile.quarter
    return capitalised(moments.quarter(quarter)) if quarter else _WITHOUT_QUARTER


def _wall(edition: Edition) -> Iterator[Listing]:
    """Yield the wall of all quarters, then one of each quarter."""
    chips = [Chip("Tất cả", sections.WALL.address, len(edition.site.profiles))]
    chips += [
        Chip(
            capitalised(moments.quarter(quarter)),
            f"{sections.WALL.address}quy-{quarter.number}-{quarter.year}/",
            len(profiles),
        )
        for quarter, profiles in edition.by_quarter.items()
    ]
    everyone = grouped(edition.site.profiles, _quarter_heading)
    yield Listing(
        address=sections.WALL.address,
        section=sections.WALL,
        title="Gương người tốt, việc tốt",
        sentence=words.WALL_SENTENCE,
        kind="wall",
        of=Kind.PROFILE,
        groups=tuple(everyone.items()),
        chips=tuple(chips),
        channel=PROFILES,
    )
    for chip, (quarter, profiles) in zip(chips[1:], edition.by_quarter.items(), strict=True):
        yield Listing(
            address=chip.address,
            section=sections.WALL,
            title=f"Gương tốt {moments.quarter(quarter)}",
            sentence=f"Những người và tập thể được giới thiệu trong {moments.quarter(quarter)}.",
            kind="wall",
            of=Kind.PROFILE,
            groups=((chip.label, profiles),),
            chips=tuple(chips),
            way=(HOME, sections.WALL),
        )


def _plans(edition: Edition) -> Listing:
    return Listing(
        address=sections.PLANS.address,
        section=sections.PLANS,
        title="Kế hoạch thi đua",
        sentence=words.PLANS_SENTENCE,
        kind="plans",
        of=Kind.PLAN,
        groups=tuple(grouped(edition.site.plans, year_heading).items()),
        channel=PLANS,
    )


def _campaigns(edition: Edition) -> Listing:
    today = edition.site.today
    found = grouped(
        edition.site.campaigns,
        lambda campaign: _STANDINGS[course_of(campaign.period, today).standing],
    )
    return Listing(
        address=sections.CAMPAIGNS.address,
        section=sections.CAMPAIGNS,
        title="Phong trào, cuộc vận động",
        sentence=words.CAMPAIGNS_SENTENCE,
        kind="campaigns",
        of=Kind.CAMPAIGN,
        groups=tuple((name, found[name]) for name in _STANDINGS.values() if name in found),
    )


def units_by_group(edition: Edition) -> list[tuple[str, tuple[Unit, ...]]]:
    """Return the units as schools, authorities and organisations."""

    def heading(unit: Unit) -> str:
        kind = edition.site.find(unit.kind)
        group = kind.group if isinstance(kind, UnitKind) else UnitGroup.ORGANISATION
        return words.word(group)

    found = grouped(edition.site.units, heading)
    names = [words.word(group) for group in UnitGroup]
    return [(name, found[name]) for name in names if name in found]


def _units(edition: Edition) -> Listing:
    return Listing(
        address=sections.UNITS.address,
        section=sections.UNITS,
        title="Các đơn vị",
        sentence=words.UNITS_SENTENCE,
        kind="units",
        of=Kind.UNIT,
        groups=tuple(units_by_group(edition)),
    )


def _documents(edition: Edition) -> Listing:
    def heading(document: Document) -> str:
        return kind_of_document(edition.site, document.kind)

    found = grouped(edition.site.documents, heading)
    return Listing(
        address=sections.DOCUMENTS.address,
        section=sections.DOCUMENTS,
        title="Văn bản",
        sentence=words.DOCUMENTS_SENTENCE,
        kind="documents",
        of=Kind.DOCUMENT,
        groups=tuple((name, found[name]) for name in sorted(found, key=collation_key)),
    )


def indexes(edition: Edition) -> Iterator[Page]:
    """Yield the pages of all lists."""
    listings = (
        *_wall(edition),
        _plans(edition),
        _campaigns(edition),
        _units(edition),
        _documents(edition),
    )
    for listing in listings:
        yield from listing_pages(edition, listing)
