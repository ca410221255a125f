"""Pages that list records: groups with headings, fifty entries a page, links between pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from thidua.model.base import Record
from thidua.press.edition import Edition
from thidua.press.page import Crumb, Page
from thidua.press.sections import HOME
from thidua.press.structured import collection, trail

PAGE_SIZE = 50


@dataclass(frozen=True)
class Group:
    """Records under one heading; `count` is of all of them, on whatever page they stand."""

    heading: str
    records: tuple[Record, ...]
    count: int


@dataclass(frozen=True)
class Chip:
    """A link above the list to a part of it."""

    label: str
    address: str
    count: int


@dataclass(frozen=True)
class Listing:
    """A list of records of one section, on as many pages as it needs."""

    address: str
    section: Crumb
    title: str
    sentence: str
    template: str
    kind: str
    groups: tuple[tuple[str, tuple[Record, ...]], ...]
    """Headings with the records under each, in order."""
    chips: tuple[Chip, ...] = ()
    way: tuple[Crumb, ...] = field(default=(HOME,))


def _address(listing: Listing, number: int) -> str:
    return listing.address if number == 1 else f"{listing.address}trang-{number}/"


def _regrouped(entries: Iterable[tuple[str, Record]], counts: dict[str, int]) -> tuple[Group, ...]:
    return tuple(
        Group(heading, tuple(record for _, record in run), counts[heading])
        for heading, run in groupby(entries, key=lambda entry: entry[0])
    )


def _parts(listing: Listing) -> Sequence[tuple[Group, ...]]:
    """Return the groups of each page; a group longer than a page goes on on the next."""
    counts = {heading: len(records) for heading, records in listing.groups}
    entries = [(heading, record) for heading, records in listing.groups for record in records]
    cuts = range(0, max(1, len(entries)), PAGE_SIZE)
    return [_regrouped(entries[cut : cut + PAGE_SIZE], counts) for cut in cuts]


def listing_pages(edition: Edition, listing: Listing) -> Iterator[Page]:
    """Yield the pages of `listing`; one page even where there is nothing to list."""
    parts = _parts(listing)
    for number, groups in enumerate(parts, start=1):
        address = _address(listing, number)
        title = listing.title if number == 1 else f"{listing.title}, trang {number}"
        yield Page(
            address=address,
            title=title,
            description=listing.sentence,
            article=edition.article(
                listing.template,
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
            trail=listing.way,
            structured=(
                collection(edition, address, title, listing.sentence),
                trail(edition, (*listing.way, Crumb(title, address))),
            ),
        )
