"""The lists of the site: wall, plans, campaigns, units and documents, each in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

from thidua.link.channels import PLANS, PROFILES
from thidua.link.site import Site, derived, telling
from thidua.model.base import Kind, Record
from thidua.model.dates import Quarter
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitGroup, UnitKind
from thidua.press import moments, sections, words
from thidua.press.course import Standing, standing_of
from thidua.press.edition import Edition, people_by_quarter, quarter_of, quarters
from thidua.press.listings import Chip, Groups, Listing, grouped
from thidua.press.naming import kind_of_document, year_heading
from thidua.press.sections import HOME
from thidua.press.wording import capitalised
from thidua.vietnamese.collation import collation_key

R = TypeVar("R", bound=Record)

Grouped: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Headings with the ids of the records under each, in order."""

_WITHOUT_QUARTER = "Chưa xếp quý"
_STANDINGS = {
    Standing.RUNNING: "Đang diễn ra",
    Standing.AHEAD: "Sắp bắt đầu",
    Standing.UNKNOWN: "Thường xuyên hoặc chưa rõ thời gian",
    Standing.OVER: "Đã kết thúc",
}


def _shown(edition: Edition, kind: Kind, groups: Sequence[tuple[str, tuple[str, ...]]]) -> Groups:
    return tuple((heading, edition.site.picked(kind, ids)) for heading, ids in groups)


def _ids(groups: Mapping[str, Iterable[R]]) -> Grouped:
    return tuple((name, tuple(item.id for item in items)) for name, items in groups.items())


@derived
def people_by_heading(site: Site) -> Grouped:
    """Return the profiles by quarter, as the wall lists them."""

    def heading(quarter: Quarter | None) -> str:
        return capitalised(moments.quarter(quarter)) if quarter else _WITHOUT_QUARTER

    told = site.told(quarter_of, of=Kind.PROFILE)
    return _grouped({key: heading(quarter) for key, quarter in told.items()})


def _grouped(headings: Mapping[str, str]) -> Grouped:
    """Return ids by their headings, these in the order in which they first come."""
    return tuple(grouped(headings, headings.__getitem__).items())


def _chips(edition: Edition) -> tuple[Chip, ...]:
    site = edition.site
    everyone = Chip("Tất cả", sections.WALL.address, len(site.profiles))
    by_quarter = (
        Chip(capitalised(moments.quarter(quarter)), _address_of(quarter), count)
        for quarter, count in site.once(quarters)
    )
    return (everyone, *by_quarter)


def _address_of(quarter: Quarter) -> str:
    return f"{sections.WALL.address}quy-{quarter.number}-{quarter.year}/"


def _wall(edition: Edition) -> Listing:
    return Listing(
        address=sections.WALL.address,
        section=sections.WALL,
        title="Gương người tốt, việc tốt",
        sentence=words.WALL_SENTENCE,
        kind="wall",
        of=Kind.PROFILE,
        groups=_shown(edition, Kind.PROFILE, edition.site.once(people_by_heading)),
        chips=_chips(edition),
        channel=PROFILES,
    )


def _wall_of(edition: Edition, quarter: Quarter) -> Listing:
    said = moments.quarter(quarter)
    people = edition.site.once_at(people_by_quarter, quarter.iso) or ()
    return Listing(
        address=_address_of(quarter),
        section=sections.WALL,
        title=f"Gương tốt {said}",
        sentence=f"Những người và tập thể được giới thiệu trong {said}.",
        kind="wall",
        of=Kind.PROFILE,
        groups=_shown(edition, Kind.PROFILE, [(capitalised(said), people)]),
        chips=_chips(edition),
        way=(HOME, sections.WALL),
    )


_heading_of_plan = telling(Kind.PLAN)(year_heading)


@derived
def plans_by_year(site: Site) -> Grouped:
    """Return the plans by year, newest first."""
    return _grouped(site.told(_heading_of_plan, of=Kind.PLAN))


def _plans(edition: Edition) -> Listing:
    return Listing(
        address=sections.PLANS.address,
        section=sections.PLANS,
        title="Kế hoạch thi đua",
        sentence=words.PLANS_SENTENCE,
        kind="plans",
        of=Kind.PLAN,
        groups=_shown(edition, Kind.PLAN, edition.site.once(plans_by_year)),
        channel=PLANS,
    )


@derived
def campaigns_by_standing(site: Site) -> Grouped:
    """Return the campaigns by whether they run today."""
    found = grouped(site.campaigns, lambda campaign: _STANDINGS[standing_of(site, campaign.period)])
    return _ids({name: found[name] for name in _STANDINGS.values() if name in found})


def _campaigns(edition: Edition) -> Listing:
    return Listing(
        address=sections.CAMPAIGNS.address,
        section=sections.CAMPAIGNS,
        title="Phong trào, cuộc vận động",
        sentence=words.CAMPAIGNS_SENTENCE,
        kind="campaigns",
        of=Kind.CAMPAIGN,
        groups=_shown(edition, Kind.CAMPAIGN, edition.site.once(campaigns_by_standing)),
    )


@derived
def units_by_group(site: Site) -> Grouped:
    """Return the units as schools, authorities and organisations."""

    def heading(unit: Unit) -> str:
        kind = site.find(unit.kind)
        group = kind.group if isinstance(kind, UnitKind) else UnitGroup.ORGANISATION
        return words.word(group)

    found = grouped(site.units, heading)
    names = [words.word(group) for group in UnitGroup]
    return _ids({name: found[name] for name in names if name in found})


def _units(edition: Edition) -> Listing:
    return Listing(
        address=sections.UNITS.address,
        section=sections.UNITS,
        title="Các đơn vị",
        sentence=words.UNITS_SENTENCE,
        kind="units",
        of=Kind.UNIT,
        groups=_shown(edition, Kind.UNIT, edition.site.once(units_by_group)),
    )


@derived
def documents_by_kind(site: Site) -> Grouped:
    """Return the documents by what they are: laws, decrees, plans of higher bodies."""
    found = grouped(site.documents, lambda document: kind_of_document(site, document.kind))
    return _ids({name: found[name] for name in sorted(found, key=collation_key)})


def _documents(edition: Edition) -> Listing:
    return Listing(
        address=sections.DOCUMENTS.address,
        section=sections.DOCUMENTS,
        title="Văn bản",
        sentence=words.DOCUMENTS_SENTENCE,
        kind="documents",
        of=Kind.DOCUMENT,
        groups=_shown(edition, Kind.DOCUMENT, edition.site.once(documents_by_kind)),
    )


def indexes(edition: Edition) -> Iterator[tuple[str, Callable[[], Listing]]]:
    """Yield the name of each list, and what makes it."""
    for name, make in _LISTS.items():
        yield name, partial(make, edition)
    for quarter, _ in edition.site.once(quarters):
        yield f"wall/{quarter.iso}", partial(_wall_of, edition, quarter)


_LISTS: Mapping[str, Callable[[Edition], Listing]] = {
    "wall": _wall,
    "plans": _plans,
    "campaigns": _campaigns,
    "units": _units,
    "documents": _documents,
}
