"""The twelve small months of a year: which days have something, and how much there is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from thidua.link.occurrences import Occurrence
from thidua.link.occurrences.calendar import Month
from thidua.press.calendar.book import Book
from thidua.press.calendar.chips import names_days
from thidua.press.calendar.frame import Day, Week, first_of, last_of, months_from, weeks_of

JANUARY = 1
MONTHS = 12


@dataclass(frozen=True)
class SmallMonth:
    """A month as a small calendar."""

    month: Month
    rows: Markup
    """Its weeks as rows of a table, marked where something of this calendar is, begins or ends."""
    count: int
    """How many things of this calendar are dated in it."""
    address: str
    """The address of its page; empty where it has none."""


def small_months(book: Book, year: int) -> list[SmallMonth]:
    """Return the months of `year`."""
    pages = set(book.months)
    return [_small(book, month, month in pages) for month in months_from((year, JANUARY), MONTHS)]


def _small(book: Book, month: Month, has_page: bool) -> SmallMonth:  # noqa: FBT001 - private
    first, last = first_of(month), last_of(month)
    mine = [item for item in book.own.month(*month) if names_days(item)]
    days = {day for item in mine for day in (item.first, item.last) if first <= day <= last}
    every = (*book.own.month(*month), *book.common.month(*month))
    return SmallMonth(
        month,
        _rows(weeks_of(*month), days, set(_free(every))),
        sum(first <= item.first <= last for item in book.own.month(*month)),
        book.home(month) if has_page else "",
    )


def _free(items: Iterable[Occurrence]) -> Iterable[datetime.date]:
    for item in items:
        if item.entry.off:
            for number in range((item.last - item.first).days + 1):
                yield item.first + datetime.timedelta(days=number)


def _rows(weeks: Iterable[Week], marked: set[datetime.date], free: set[datetime.date]) -> Markup:
    def cell(day: Day | None) -> str:
        if day is None:
            return "<td></td>"
        names = [
            name
            for name, given in (
                ("marked", day.date in marked),
                ("sunday", day.sunday or day.date in free),
            )
            if given
        ]
        return _CELL[" ".join(names)].format(day.date.day)

    text = "".join(f"<tr>{''.join(map(cell, week))}</tr>\n" for week in weeks)
    return Markup(text)  # noqa: S704 - numbers and our own names of classes


_CELL = {
    names: f'<td class="{names}">{{}}</td>' if names else "<td>{}</td>"
    for names in ("", "marked", "sunday", "marked sunday")
}
