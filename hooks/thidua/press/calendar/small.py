"""The twelve small months of a year: which days have something, and how much there is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from thidua.link.occurrences import Occurrence
from thidua.link.occurrences.calendar import Month
from thidua.press.calendar.book import Book
from thidua.press.calendar.chips import names_days
from thidua.press.calendar.frame import Day, first_of, last_of, months_from, weeks_of
from thidua.press.links import Ways
from thidua.vietnamese.numbers import decimal_text

JANUARY = 1
MONTHS = 12


def small_months(book: Book, year: int, ways: Ways) -> Markup:
    """Return the months of `year` as items of a list, each with how much is dated in it.

    Days are marked where something of this calendar is, begins or ends.
    """
    months = months_from((year, JANUARY), MONTHS)
    text = "".join([_small(book, month, ways) for month in months])
    return Markup(text)  # noqa: S704 - numbers, and addresses of calendars


def _small(book: Book, month: Month, ways: Ways) -> str:
    first, last = first_of(month), last_of(month)
    own = book.own(*month)
    mine = [item for item in own if names_days(item)]
    marked = {day for item in mine for day in (item.first, item.last) if first <= day <= last}
    free = {day for item in (*own, *book.common.month(*month)) for day in _free(item)}
    count = sum(first <= item.first <= last for item in own)
    said = f"{decimal_text(Decimal(count))} việc" if count else "không có việc nào"
    name = f"Tháng {month[1]}"
    if book.has(month):
        name = f'<a href="{ways(book.home(month))}">{name}</a>'
    return (
        f'<li><h3>{name}</h3><p class="small quiet">{said}</p>'
        f"<table class=small-month aria-hidden=true>"
        f"{_rows(month, frozenset(marked), frozenset(free))}</table>\n"
    )


def _free(item: Occurrence) -> Iterable[datetime.date]:
    if not item.entry.off:
        return ()
    days = range((item.last - item.first).days + 1)
    return [item.first + datetime.timedelta(days=number) for number in days]


@lru_cache(maxsize=4096)  # most months of most units have nothing, or what all of them have
def _rows(month: Month, marked: frozenset[datetime.date], free: frozenset[datetime.date]) -> str:
    def cell(day: Day | None) -> str:
        if day is None:
            return "<td>"
        names = _NAMES[day.date in marked, day.date in free]
        return f"<td{names}>{day.date.day}"

    return "".join(f"<tr>{''.join(map(cell, week))}" for week in weeks_of(*month))


_NAMES = {
    (False, False): "",
    (True, False): " class=marked",
    (False, True): " class=off",
    (True, True): ' class="marked off"',
}
"""Whether a day is marked, whether it is free of work → what its cell is called."""
