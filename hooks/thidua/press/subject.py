"""What differs from kind to kind when a record becomes a page: one value of `Subject` a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from thidua.link.channels import channel_of
from thidua.model.base import Record
from thidua.press.edition import Edition, brief
from thidua.press.listings import Listing, Shelf
from thidua.press.page import Crumb, Page
from thidua.press.sections import HOME
from thidua.press.structured import Thing, trail
from thidua.vietnamese.numbers import decimal_text

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Subject(Generic[R]):
    """How records of one kind are printed."""

    template: str
    """The template of the article, which is given `record` and what `view` returns."""
    kind: str
    """The word for the style sheet."""
    section: Crumb
    """Where in the main navigation the page belongs."""
    title: Callable[[Edition, R], str]
    description: Callable[[Edition, R], str]
    view: Callable[[Edition, R], Mapping[str, object]]
    """What the article needs besides the record itself."""
    thing: Callable[[Edition, R], Thing]
    """The record in the words of schema.org."""
    image: Callable[[Edition, R], str | None] = lambda _edition, _record: None
    """The address of the picture shown when the page is shared."""
    way: Callable[[Edition, R], tuple[Crumb, ...]] = lambda _edition, _record: ()
    """Steps between the section and the page."""
    shelves: Callable[[Edition, R], tuple[Shelf, ...]] = lambda _edition, _record: ()
    """Lists of other records; the article is given them as `shelves`, each by its part."""


def page_of(edition: Edition, subject: Subject[R], record: R) -> Page:
    """Return the page of `record`."""
    address = edition.site.address(record)
    title = subject.title(edition, record)
    way = (HOME, subject.section, *subject.way(edition, record))
    body = edition.body(record)
    channel = channel_of(record)
    return Page(
        address=address,
        title=title,
        description=brief(subject.description(edition, record)),
        article=edition.article(
            subject.template,
            address,
            record=record,
            body=body,
            channel=channel,
            shelves={shelf.part: shelf for shelf in subject.shelves(edition, record)},
            **subject.view(edition, record),
        ),
        section=subject.section.address,
        kind=subject.kind,
        trail=way,
        structured=(
            subject.thing(edition, record),
            trail(edition, (*way, Crumb(title, address))),
        ),
        image=subject.image(edition, record),
        channels=(channel,) if channel else (),
    )


def full_list(edition: Edition, subject: Subject[R], record: R, shelf: Shelf) -> Listing:
    """Return the list below the page of `record` of all that `shelf` holds."""
    address = edition.site.address(record)
    title = subject.title(edition, record)
    count = decimal_text(Decimal(len(shelf.records)))
    return Listing(
        address=f"{address}{shelf.part}/",
        section=subject.section,
        title=f"{shelf.heading}: {title}",
        sentence=f"Tất cả {count} {shelf.rows.noun}.",
        kind="list",
        of=shelf.of,
        groups=shelf.groups,
        way=(HOME, subject.section, *subject.way(edition, record), Crumb(title, address)),
        names_unit=shelf.names_unit,
    )
