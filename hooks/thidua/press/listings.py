"""Lists of records: so many rows a page, under headings, with links between the pages.

A `Listing` has pages of its own. A `Shelf` stands on the page of a record and shows as many
rows as fit; where it holds more, a listing below the record's address has them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice
from typing import Any, TypeAlias, TypeVar

from thidua.link.channels import Channel
from thidua.model.base import Kind, Record
from thidua.press.edition import Edition
from thidua.press.page import Crumb, Page
from thidua.press.sections import HOME
from thidua.press.structured import collection, trail


@dataclass(frozen=True)
class Rows:
    """How records of a kind are listed: what many of them are called, how many fit on a page."""

    noun: str
    fit: int = 50


ROWS: Mapping[Kind, Rows] = {
    Kind.UNIT: Rows("đơn vị"),
    Kind.PLAN: Rows("kế hoạch"),
    Kind.CAMPAIGN: Rows("phong trào"),
    # Portraits weigh more than lines, in kilobytes and to the eye.
    Kind.PROFILE: Rows("gương tốt", fit=24),
    Kind.DOCUMENT: Rows("văn bản"),
    Kind.REPORT: Rows("báo cáo"),
}
"""Kind → its rows; `parts/lists.html` has the table of what they look like."""

Groups: TypeAlias = tuple[tuple[str, tuple[Record, ...]], ...]
"""Headings with the records under each, in order."""


R = TypeVar("R", bound=Record)


def grouped(records: Iterable[R], heading: Callable[[R], str]) -> dict[str, tuple[R, ...]]:
    """Return the records by heading, headings in the order in which they first come."""
    found: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        found[heading(record)].append(record)
    return {name: tuple(items) for name, items in found.items()}


@dataclass(frozen=True)
class Group:
    """Records under one heading; `count` is of all of them, on whatever page they stand."""

    heading: str
    records: tuple[Record, ...]
    count: int


def _cut(groups: Groups, size: int) -> Iterator[tuple[Group, ...]]:
    """Yield the groups of each page; a group longer than a page goes on on the next."""
    counts = {heading: len(records) for heading, records in groups}
    entries = ((heading, record) for heading, records in groups for record in records)
    while page := tuple(islice(entries, size)):
        yield tuple(
            Group(heading, tuple(record for _, record in run), counts[heading])
            for heading, run in groupby(page, key=lambda entry: entry[0])
        )


@dataclass(frozen=True)
class Shelf:
    """Records of one kind that belong to another record, under a heading on its page."""

    part: str
    """The heading's id, and what the full list adds to the record's address."""
    heading: str
    of: Kind
    records: tuple[Record, ...]
    within: Callable[[Any], str] = lambda _: ""
    """Record → the heading under which it stands, below that of the shelf."""
    names_unit: bool = True
    """Whether rows name their unit; on the unit's own page they need not."""

    @property
    def rows(self) -> Rows:
        """How the records are listed."""
        return ROWS[self.of]

    @property
    def groups(self) -> Groups:
        """All records under their headings."""
        return tuple(grouped(self.records, self.within).items())

    @cached_property
    def shown(self) -> tuple[Group, ...]:
        """What the record's page shows."""
        return next(_cut(self.groups, self.rows.fit), ())

    @property
    def overflows(self) -> bool:
        """Whether there is more than the record's page shows."""
        return len(self.records) > self.rows.fit


@dataclass(frozen=True)
class Chip:
    """A link above the list to a part of it."""

    label: str
    address: str
    count: int


@dataclass(frozen=True)
class Listing:
    """A list of records of one kind, on as many pages as it needs."""

    address: str
    section: Crumb
    title: str
    sentence: str
    kind: str
    """The word for the style sheet."""
    of: Kind
    groups: Groups
    chips: tuple[Chip, ...] = ()
    way: tuple[Crumb, ...] = field(default=(HOME,))
    names_unit: bool = True
    channel: Channel | None = None
    """The feed of what is new in the list."""

    @property
    def count(self) -> int:
        """How many records it lists, on all its pages."""
        return sum(len(records) for _, records in self.groups)


def _address(listing: Listing, number: int) -> str:
    return listing.address if number == 1 else f"{listing.address}trang-{number}/"


def listing_pages(edition: Edition, listing: Listing) -> Iterator[Page]:
    """Yield the pages of `listing`; one page even where there is nothing to list."""
    parts = list(_cut(listing.groups, ROWS[listing.of].fit)) or [()]
    for number, groups in enumerate(parts, start=1):
        address = _address(listing, number)
        title = listing.title if number == 1 else f"{listing.title}, trang {number}"
        yield Page(
            address=address,
            title=title,
            description=listing.sentence,
            article=edition.article(
                "listing.html",
                address,
                listing=listing,
                groups=groups,
                number=number,
                total=len(parts),
                previous=_address(listing, number - 1) if number > 1 else None,
                next=_address(listing, number + 1) if number < len(parts) else None,
            ),
            section=listing.section.address,
            kind=listing.kind,
            channels=(listing.channel,) if listing.channel else (),
            trail=listing.way,
            structured=(
                collection(edition, address, title, listing.sentence),
                trail(edition, (*listing.way, Crumb(title, address))),
            ),
        )
