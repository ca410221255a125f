"""The pages of calendars: the coming days, years, months, and days too full for their month."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from thidua.link.occurrences import OccurrenceKind
from thidua.link.occurrences.calendar import Month
from thidua.link.occurrences.gather import MONTHS_AHEAD
from thidua.press.calendar.agenda import WITHIN, Group, fitted, groups_of
from thidua.press.calendar.book import Book
from thidua.press.calendar.chips import LEGEND, chip_of
from thidua.press.calendar.frame import LONG_MONTH, day_of, first_of, last_of, months_from, name_of
from thidua.press.calendar.grid import Grid, grid_of
from thidua.press.calendar.printer import Printer
from thidua.press.calendar.small import small_months
from thidua.press.calendar.subscribing import subscription
from thidua.press.edition import Edition
from thidua.press.imprint import root_of
from thidua.press.page import Crumb, Page
from thidua.press.timeline import Span, timeline_of_unit
from thidua.vietnamese import dates
from thidua.vietnamese.lunar import lunar_of

LISTED = 200
"""How many dates the list of a month shows."""

COMING_DAYS, COMING, CARRIED = 60, 100, 120
"""The coming days that are shown, about how many dates of theirs, and how many of later days are
carried for the script, which shows them when their time has come."""


def calendar_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of everyone's calendar, then of each unit that has dates of its own."""
    site = edition.site
    printer = Printer(edition)
    books = [Book.of_all(site)]
    books += [Book.of_unit(site, unit) for unit in site.units if site.calendar_of(unit).occurrences]
    for book in books:
        yield _coming(printer, book)
        for year in book.years:
            yield _year(printer, book, year)
        for month in book.months:
            yield from _month(printer, book, month)


def _label(book: Book, heading: str) -> str:
    return f"{heading}: {book.unit.label}" if book.unit else heading


def _links(groups: Iterable[Group], home: str) -> dict[str, str]:
    """Return for each occurrence where a list tells more of it."""
    return {
        item.occurrence.key: f"{home}{'' if place < group.shown else f'{group.key}/'}#{item.anchor}"
        for group in groups
        for place, item in enumerate(group.items)
    }


def _grid(book: Book, month: Month, groups: Iterable[Group], home: str) -> Grid:
    links = _links(groups, home)
    whole: dict[str, str] = {}
    for group in groups:
        href = f"{home}{group.key}/" if group.more else f"{home}#{group.anchor}"
        whole.update((item.occurrence.key, href) for item in group.items)
    return grid_of(
        month,
        book.month(month),
        chip=lambda item: chip_of(item, links[item.key], book.whose(item)),
        whole=lambda item: whole[item.key],
    )


def _agenda(book: Book, month: Month) -> tuple[Group, ...]:
    return fitted(groups_of(book.month(month), first_of(month)), LISTED)


def _filters(book: Book, groups: Iterable[Group]) -> dict[str, object]:
    """Return what the list can be narrowed to: kinds and, of everyone's calendar, units."""
    items = [item.occurrence for group in groups for item in group.items]
    kinds = {item.kind for item in items}
    units = {unit for item in items for unit in item.entry.units} if book.unit is None else set()
    return {
        "kinds": [kind for kind in OccurrenceKind if kind in kinds],
        "filter_units": [unit for unit in book.site.units if unit.id in units] if units else [],
    }


def _month(printer: Printer, book: Book, month: Month) -> Iterator[Page]:
    groups = _agenda(book, month)
    heading = f"Lịch {name_of(month)}"
    crumb = Crumb(_label(book, heading), book.home(month))
    values = {
        "heading": heading,
        "grid": _grid(book, month, groups, ""),
        "groups": groups,
        **_ways(book, month),
        **_filters(book, groups),
    }
    yield printer.page(book, crumb, "calendar_month.html", values)
    for group in groups:
        if group.more:
            # A day, or what has none, that does not fit into the list of its month.
            here = Crumb(_heading(group), f"{crumb.address}{group.key}/")
            values = {"heading": here.label, "month": crumb, "group": group.in_full}
            yield printer.page(book, here, "calendar_day.html", values, below=crumb)


def _heading(group: Group) -> str:
    """Return the name of a group: the day, or why it has none."""
    month = name_of(group.month)
    if group.day:
        day = group.day.date
        return f"{dates.weekday(day)}, {dates.day_in_words(day)}"
    if group.key == WITHIN:
        return f"Trong {month}, chưa nêu ngày"
    return f"Đang diễn ra, bắt đầu trước {month}"


def _ways(book: Book, month: Month) -> dict[str, object]:
    before, after = book.beside(month)
    return {"before": before, "after": after, "legend": LEGEND}


def _coming(printer: Printer, book: Book) -> Page:
    site, month = book.site, book.today
    until = last_of([*months_from(month, MONTHS_AHEAD)][-1])
    days = (site.today, until)
    occurrences = [*book.own.between(*days), *book.common.between(*days)]
    groups = groups_of(sorted(occurrences, key=lambda item: item.order), site.today)
    shown_to = site.today + datetime.timedelta(days=COMING_DAYS)
    near = [group for group in groups if group.first <= shown_to]
    soon, later = fitted(near, COMING), fitted(groups[len(near) :], CARRIED)[:CARRIED]
    home = root_of(book.address) + book.home(month).lstrip("/")
    name = book.unit.label if book.unit else printer.edition.site_name
    values = {
        "heading": book.title,
        "grid": _grid(book, month, _agenda(book, month), home),
        "soon": soon,
        "later": later,
        "days": COMING_DAYS,
        "moons": _moons(month),
        "carried": [*months_from(month, MONTHS_AHEAD)],
        "subscription": subscription(printer.edition, file=book.file, page=book.address, name=name),
        **_ways(book, month),
        **_filters(book, (*soon, *later)),
    }
    return printer.page(book, Crumb(book.title, book.address), "calendar_now.html", values)


def _moons(month: Month) -> str:
    """Return the first days of lunar months as far as the page reaches: `2026-11-09 1/10, …`.

    The script writes the lunar days of other months from them.
    """
    day, until = first_of(month), last_of([*months_from(month, MONTHS_AHEAD)][-1])
    day -= datetime.timedelta(days=lunar_of(day).day - 1)
    found = []
    while day <= until:
        found.append(f"{day.isoformat()} {day_of(day).lunar}")
        day += datetime.timedelta(days=LONG_MONTH - 1)
        if lunar_of(day).day != 1:
            day += datetime.timedelta(days=1)
    return ", ".join(found)


def _year(printer: Printer, book: Book, year: int) -> Page:
    heading = f"Lịch năm {year}"
    at = book.years.index(year)
    timeline = timeline_of_unit(book.site, book.unit, Span.of_year(year)) if book.unit else None
    values = {
        "heading": heading,
        "year": year,
        "months": small_months(book, year),
        "before": book.years[at - 1] if at else None,
        "after": book.years[at + 1] if at + 1 < len(book.years) else None,
        "timeline": timeline,
    }
    crumb = Crumb(_label(book, heading), f"{book.address}{year}/")
    return printer.page(book, crumb, "calendar_year.html", values)
