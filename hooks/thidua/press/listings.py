"""Lists of records: so many rows a page, under headings, with links between the pages.

A `Listing` has pages of its own. A `Shelf` stands on the page of a record and shows as many
rows as fit; where it holds more, a listing below the record's address has them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
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

Groups: TypeAlias = tuple[tuple[str, Sequence[Record]], ...]
"""Headings with the records under each, in order."""


R = TypeVar("R", bound=Record)
T = TypeVar("T")


def grouped(records: Iterable[T], heading: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    """Return records, or their ids, by heading; headings in the order in which they first come."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        found[heading(record)].append(record)
    return {name: tuple(items) for name, items in found.items()}


@dataclass(frozen=True)
class Group:
    """Records under one heading; `count` is of all of them, on whatever page they stand."""

    heading: str
    records: Sequence[Record]
    count: int


def _cut(groups: Groups, number: int, size: int) -> tuple[Group, ...]:
    """Return what stands on page `number`; a group longer than a page goes on on the next.

    The records of other pages are not looked at, so that no page depends on them.
    """
    begin, found = (number - 1) * size, []
    end, at = begin + size, 0
    for heading, records in groups:
        first, last = max(begin - at, 0), min(end - at, len(records))
        if first < last:
            found.append(Group(heading, records[first:last], len(records)))
        at += len(records)
    return tuple(found)


@dataclass(frozen=True)
class Shelf:
    """Records of one kind that belong to another record, under a heading on its page."""

    part: str
    """The heading's id, and what the full list adds to the record's address."""
    heading: str
    of: Kind
    records: Sequence[Record]
    within: Callable[[Any], str] | None = None
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
        if self.within is None:
            return (("", self.records),)
        return tuple(grouped(self.records, self.within).items())

    @cached_property
    def shown(self) -> tuple[Group, ...]:
        """What the record's page shows."""
        return _cut(self.groups, 1, self.rows.fit)

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

    @property
    def pages(self) -> int:
        """On how many pages they stand; one even where there is nothing to list."""
        return max(1, ceil(self.count / ROWS[self.of].fit))


def _address(listing: Listing, number: int) -> str:
    return listing.address if number == 1 else f"{listing.address}trang-{number}/"


def listing_page(edition: Edition, listing: Listing, number: int) -> Page:
    """Return page `number` of `listing`, counted from 1."""
    address = _address(listing, number)
    title = listing.title if number == 1 else f"{listing.title}, trang {number}"
    total = listing.pages
    return Page(
        address=address,
        title=title,
        description=listing.sentence,
        article=edition.article(
            "listing.html",
            address,
            listing=listing,
            groups=_cut(listing.groups, number, ROWS[listing.of].fit),
            number=number,
            total=total,
            previous=_address(listing, number - 1) if number > 1 else None,
            next=_address(listing, number + 1) if number < total else None,
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


def listing_pages(edition: Edition, listing: Listing) -> Iterator[Page]:
    """Yield all pages of `listing`."""
    for number in range(1, listing.pages + 1):
        yield listing_page(edition, listing, number)
