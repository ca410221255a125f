"""How far the units are: who presented whom and reported what, year by year and unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from thidua.link.dues import dues_of_unit
from thidua.link.progress import Presence, has_begun, units_of_year, years_of_progress
from thidua.model.base import Kind, Record
from thidua.model.dates import Quarter
from thidua.model.unit import Unit
from thidua.press import moments, words
from thidua.press.edition import Edition
from thidua.press.listings import Chip, Groups, Listing, listing_pages
from thidua.press.page import Crumb, Page
from thidua.press.sections import HOME, PROGRESS, UNITS
from thidua.press.standings import Clusters, Group, clusters_of, groups_of, totals_of
from thidua.press.structured import collection, trail
from thidua.press.wording import capitalised

T = TypeVar("T")

ROWS_THAT_FIT = 100
"""How many units a table shows; up to so many in all stand on the page of the year itself."""

_PLANS_THAT_FIT = 20
_KIND = "progress"
_WAITED_FOR = (Presence.MISSING, Presence.AHEAD)


def _address(edition: Edition, year: int) -> str:
    """Return the address of the page of `year`; that of today is the first there is."""
    return PROGRESS.address if year == edition.site.year_of_today else f"{PROGRESS.address}{year}/"


def _title(edition: Edition, year: int) -> str:
    now = year == edition.site.year_of_today
    return "Tiến độ các đơn vị" if now else f"Tiến độ các đơn vị năm {year}"


def _page(edition: Edition, crumb: Crumb, way: tuple[Crumb, ...], article: str) -> Page:
    return Page(
        address=crumb.address,
        title=crumb.label,
        description=words.PROGRESS_SENTENCE,
        article=article,
        section=UNITS.address,
        kind=_KIND,
        trail=way,
        structured=(
            collection(edition, crumb.address, crumb.label, words.PROGRESS_SENTENCE),
            trail(edition, (*way, crumb)),
        ),
    )


def _headed(groups: Sequence[Group]) -> Clusters:
    """Return all clusters of `groups`, each under the name of the body above too."""
    return tuple(
        (f"{group.name}: {cluster}" if cluster else group.name, rows)
        for group in groups
        for cluster, rows in group.clusters
    )


def _quarters(edition: Edition, year: int, groups: Sequence[Group]) -> Iterator[Listing]:
    """Yield for each quarter that has begun the list of those who have presented nobody."""
    begun = [
        quarter
        for number in range(1, 5)
        if has_begun(edition.site, quarter := Quarter(year, number))
    ]
    lists: list[tuple[Quarter, Groups]] = []
    for quarter in begun:
        headed: list[tuple[str, tuple[Record, ...]]] = []
        for heading, rows in _headed(groups):
            units = tuple(
                row.unit for row in rows if row.quarters[quarter.number - 1].presence in _WAITED_FOR
            )
            if units:
                headed.append((heading, units))
        lists.append((quarter, tuple(headed)))
    chips = tuple(
        Chip(
            capitalised(moments.quarter(quarter)),
            _quarter_address(quarter),
            sum(len(units) for _, units in waited_for),
        )
        for quarter, waited_for in lists
    )
    for quarter, waited_for in lists:
        said = moments.quarter(quarter)
        yield Listing(
            address=_quarter_address(quarter),
            section=UNITS,
            title=f"Chưa có gương {said}",
            sentence=f"Những đơn vị chưa có gương {said} trên trang này, tính đến "
            f"{moments.day(edition.site.today).striptags()}.",
            kind=_KIND,
            of=Kind.UNIT,
            groups=waited_for,
            chips=chips,
            way=(HOME, Crumb(_title(edition, year), _address(edition, year))),
        )


def _quarter_address(quarter: Quarter) -> str:
    return f"{PROGRESS.address}{quarter.year}/quy-{quarter.number}/"


def pages_of_year(edition: Edition, year: int) -> Iterator[Page]:
    """Yield the page of `year` across units, those of its quarters, and those of its groups."""
    rows = units_of_year(edition.site, year)
    groups = groups_of(
        edition.site,
        rows,
        address=lambda key: f"{PROGRESS.address}{year}/{f'don-vi/{key}' if key else 'khac'}/",
    )
    all_fit = len(rows) <= ROWS_THAT_FIT
    listings = list(_quarters(edition, year, groups))
    title, address = _title(edition, year), _address(edition, year)
    here = Crumb(title, address)
    article = edition.article(
        "progress.html",
        address,
        title=title,
        year=year,
        years=[(item, _address(edition, item)) for item in edition.site.once(years_of_progress)],
        groups=groups,
        totals=totals_of(rows),
        missing=[(item.title, item.address, item.count) for item in listings],
        everyone=_headed(groups) if all_fit else None,
    )
    now = year == edition.site.year_of_today
    yield _page(edition, here, (HOME,) if now else (HOME, PROGRESS), article)
    for listing in listings:
        yield from listing_pages(edition, listing)
    if not all_fit:
        for group in groups:
            yield from _group(edition, group, year, (HOME, here))


@dataclass(frozen=True)
class _Leaf(Generic[T]):
    """One of the pages on which a long table goes on, as its template sees it."""

    items: tuple[T, ...]
    address: str
    title: str
    number: int
    total: int
    previous: str | None
    next: str | None


def _leaves(items: Sequence[T], fit: int, address: str, title: str) -> Iterator[_Leaf[T]]:
    """Yield `items` in pages of `fit`, the first at `address`."""
    parts = [tuple(items[at : at + fit]) for at in range(0, len(items), fit)]
    addresses = [address, *(f"{address}trang-{n}/" for n in range(2, len(parts) + 1))]
    for at, part in enumerate(parts):
        yield _Leaf(
            items=part,
            address=addresses[at],
            title=f"{title}, trang {at + 1}" if at else title,
            number=at + 1,
            total=len(parts),
            previous=addresses[at - 1] if at else None,
            next=addresses[at + 1] if at + 1 < len(parts) else None,
        )


def _group(edition: Edition, group: Group, year: int, way: tuple[Crumb, ...]) -> Iterator[Page]:
    """Yield the pages of the table of one group."""
    title = f"Tiến độ năm {year}: {group.name}"
    for leaf in _leaves(group.rows, ROWS_THAT_FIT, group.address, title):
        article = edition.article(
            "progress_group.html",
            leaf.address,
            leaf=leaf,
            group=group,
            year=year,
            clusters=clusters_of(leaf.items),
        )
        yield _page(edition, Crumb(leaf.title, leaf.address), way, article)


def pages_of_unit(edition: Edition, key: str) -> Iterator[Page]:
    """Yield the pages of what the plans of a unit ask for, below the unit's own."""
    unit = cast("Unit", edition.site.records[Kind.UNIT][key])
    home = edition.site.address(unit)
    way = (HOME, UNITS, Crumb(unit.label, home))
    plans = tuple(dues_of_unit(edition.site, unit))
    title = f"Tiến độ: {unit.label}"
    for leaf in _leaves(plans, _PLANS_THAT_FIT, f"{home}tien-do/", title):
        article = edition.article("progress_unit.html", leaf.address, leaf=leaf, unit=unit)
        yield _page(edition, Crumb(leaf.title, leaf.address), way, article)
