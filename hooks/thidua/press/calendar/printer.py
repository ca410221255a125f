"""How the pages of calendars come together: what all of them say, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thidua.link.occurrences.addresses import days_without
from thidua.press.calendar.agenda import Group
from thidua.press.calendar.book import Book
from thidua.press.calendar.entries import Lister
from thidua.press.calendar.subscribing import PANEL
from thidua.press.edition import Edition
from thidua.press.imprint import depth_of, root_of
from thidua.press.links import Ways
from thidua.press.page import Crumb, Page
from thidua.press.stencil import fill
from thidua.press.structured import collection, trail

_SENTENCE = "Đợt thi đua, hạn nộp, sự kiện, ngày nghỉ và ngày kỷ niệm, theo ngày dương và ngày âm."


class Printer:
    """Prints the pages of one edition's calendars."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def ways(self, book: Book, crumb: Crumb) -> Ways:
        """Return the ways from the page at `crumb`, one of `book`'s."""
        base, depth = book.base, depth_of(crumb.address)
        return Ways(root_of(crumb.address), base, "../" * (depth - depth_of(base)))

    def lister(self, book: Book, crumb: Crumb, groups: Iterable[Group]) -> Lister:
        """Return what prints the lists of the page at `crumb`: `groups` and no others."""
        entries = [item.occurrence.entry for group in groups for item in group.items]
        today = self.edition.site.latest(days_without(entries))
        return Lister(root_of(crumb.address), today, None if book.unit else book.page_of)

    def page(
        self,
        book: Book,
        crumb: Crumb,
        template: str,
        values: Mapping[str, str],
        *,
        below: Crumb | None = None,
    ) -> Page:
        """Return a page of `book`.

        Args:
            book: Whose calendar it belongs to.
            crumb: Its title and its address.
            template: The stencil of its article.
            values: What the article is given besides, fit for HTML where it is no plain text.
            below: The page of the month that it belongs to, where it belongs to one.

        """
        edition, first = self.edition, Crumb(book.title, book.address)
        way = book.way
        if crumb != first:
            way = (*way, first, below) if below else (*way, first)
        sentence = f"{book.unit.label}: {_SENTENCE.lower()}" if book.unit else _SENTENCE
        ways = self.ways(book, crumb)
        own = {
            "unit": book.unit.label if book.unit else "",
            "unit_page": ways(book.base),
            "home": ways(book.address),
            "panel": PANEL,
            "panel_page": ways(f"{book.address}#{PANEL}") if book.file else "",
        }
        article = fill(edition.environment, template, {**own, **values})
        told = [trail(edition, (*way, crumb))]
        if crumb == first:
            told.insert(0, collection(edition, crumb.address, crumb.label, sentence))
        return Page(
            address=crumb.address,
            title=crumb.label,
            description=sentence,
            article=article,
            section=book.section.address,
            kind="calendar",
            trail=way,
            structured=tuple(told),
        )
