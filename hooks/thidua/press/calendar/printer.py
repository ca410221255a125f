"""How pages of calendars come together; what is the same for all units is printed once."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from thidua.press.calendar.agenda import Item
from thidua.press.calendar.book import Book
from thidua.press.calendar.subscribing import PANEL
from thidua.press.edition import Edition
from thidua.press.imprint import root_of
from thidua.press.page import Crumb, Page
from thidua.press.structured import collection, trail

_SENTENCE = "Đợt thi đua, hạn nộp, sự kiện, ngày nghỉ và ngày kỷ niệm, theo ngày dương và ngày âm."


class Printer:
    """Prints the pages of one edition's calendars."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._common: dict[tuple[str, str], Markup] = {}

    def page(
        self,
        book: Book,
        crumb: Crumb,
        template: str,
        values: Mapping[str, object],
        *,
        below: Crumb | None = None,
    ) -> Page:
        """Return a page of `book`.

        Args:
            book: Whose calendar it belongs to.
            crumb: Its title and its address.
            template: That of its article.
            values: What the article is given besides.
            below: The page of the month that it belongs to, where it belongs to one.

        """
        edition, first = self.edition, Crumb(book.title, book.address)
        way = book.way
        if crumb != first:
            way = (*way, first, below) if below else (*way, first)
        sentence = f"{book.unit.label}: {_SENTENCE.lower()}" if book.unit else _SENTENCE
        root = root_of(crumb.address)
        article = edition.article(
            template,
            crumb.address,
            book=book,
            panel=PANEL,
            common=lambda item: self._printed(book, item, crumb.address, root),
            **values,
        )
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

    def _printed(self, book: Book, item: Item, address: str, root: str) -> Markup:
        """Return a date of everyone's in the list of a unit: the same at each depth."""
        place = (item.anchor, root)
        if place not in self._common:
            html = self.edition.article("calendar_date.html", address, item=item, book=book)
            self._common[place] = Markup(html)  # noqa: S704 - our own template, which escapes
        return self._common[place]
