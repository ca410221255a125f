"""The pages of calendars: the coming days, years, months, and days too full for their month."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, partial

from markupsafe import Markup, escape

from thidua.link.occurrences import Occurrence, OccurrenceKind
from thidua.link.occurrences.calendar import Month
from thidua.link.occurrences.gather import MONTHS_AHEAD
from thidua.model.base import Kind
from thidua.press.calendar.agenda import WITHIN, Group, fitted, groups_of
from thidua.press.calendar.book import Book
from thidua.press.calendar.frame import LONG_MONTH, day_of, first_of, last_of, months_from, name_of
from thidua.press.calendar.grid import grid_of
from thidua.press.calendar.printer import Printer
from thidua.press.calendar.small import small_months
from thidua.press.calendar.subscribing import subscription
from thidua.press.calendar.table import Leads, Table, below, table_of
from thidua.press.edition import Edition
from thidua.press.imprint import root_of
from thidua.press.links import Ways
from thidua.press.page import Crumb, Page
from thidua.press.sections import CALENDAR
from thidua.press.timeline import Span, timeline_of_unit
from thidua.press.wording import capitalised
from thidua.press.words import word
from thidua.press.year_table import year_table
from thidua.vietnamese import dates
from thidua.vietnamese.lunar import lunar_of
from thidua.vietnamese.numbers import decimal_text

LISTED = 200
"""How many dates the list of a month shows."""

COMING_DAYS, COMING, CARRIED = 60, 100, 120
"""The coming days that are shown, about how many dates of theirs, and how many of later days are
carried for the script, which shows them when their time has come."""


def months_pages(edition: Edition, book: Book, months: Iterable[Month]) -> Iterator[Page]:
    """Yield the pages of `months` of a calendar, each with those of days too full for it."""
    printer = Printer(edition)
    for month in months:
        yield from _month(printer, book, month)


def years_pages(edition: Edition, book: Book, years: Iterable[int]) -> Iterator[Page]:
    """Yield the pages of `years` of a calendar."""
    printer = Printer(edition)
    for year in years:
        yield _year(printer, book, year)


def _label(book: Book, heading: str) -> str:
    return f"{heading}: {book.unit.label}" if book.unit else heading


def _table(
    book: Book, month: Month, items: Sequence[Occurrence], groups: Sequence[Group], home: str = ""
) -> Table:
    """Return the table of `month`, in which `items` are.

    Its list of `groups` is on the page to which `home` leads; empty for the page itself.
    """
    grid = grid_of(month, items)
    whole = partial(_whole, groups, home)
    if book.unit and not (home or any(group.more for group in groups)):
        return table_of(grid, Leads(below, whole, book.whose, plain=True))
    links = {
        item.occurrence.key: f"{home if place < group.shown else _own(group, home)}#{item.anchor}"
        for group in groups
        for place, item in enumerate(group.items)
    }
    return table_of(grid, Leads(lambda item: links[item.key], whole, book.whose, home))


def _own(group: Group, home: str) -> str:
    """Return the way to the page of a group that does not fit into the list of its month."""
    return f"{home}{group.key}/"


def _whole(groups: Iterable[Group], home: str, occurrence: Occurrence) -> str:
    """Return the way to all of the group that an occurrence is in."""
    within = (g for g in groups if any(item.occurrence == occurrence for item in g.items))
    group = next(within)
    return _own(group, home) if group.more else f"{home}#{group.anchor}"


def _agenda(items: Sequence[Occurrence], month: Month) -> tuple[Group, ...]:
    return fitted(groups_of(items, first_of(month)), LISTED)


def _shown(book: Book, table: Table, ways: Ways) -> dict[str, str]:
    """Return what a template shows of a month and of its neighbours."""
    name = name_of(table.month)
    shown = {
        "month": "{}-{:02}".format(*table.month),
        "month_name": capitalised(name),
        "month_in_words": name,
        "month_page": ways(book.home(table.month)),
        "crowded": " crowded" if table.crowded else "",
        "rows": table.rows,
        "lines": table.lines,
        "year": str(table.month[0]),
        "year_page": ways(book.home_of_year(table.month[0])),
    }
    for side, month in zip(("before", "after"), book.beside(table.month), strict=True):
        shown[side] = ways(book.home(month)) if month else ""
        shown[f"{side}_month"] = str(month[1]) if month else ""
        shown[f"{side}_year"] = str(month[0]) if month else ""
    return shown


def _filters(book: Book, groups: Iterable[Group]) -> dict[str, str]:
    """Return what a list can be narrowed to: kinds and, of everyone's calendar, units."""
    items = [item.occurrence for group in groups for item in group.items]
    kinds = {item.kind for item in items}
    units = {unit for item in items for unit in item.entry.units} if book.unit is None else set()
    one = len(kinds) == 1 and len(units) <= 1
    offered = [] if one else [_OPTIONS[kind] for kind in OccurrenceKind if kind in kinds]
    order = book.site.records[Kind.UNIT] if len(units) > 1 else ()
    named = [_option(unit, book.page_of(unit).label) for unit in order if unit in units]
    return {
        "kinds": Markup("".join(offered)),  # noqa: S704 - escaped below, as the next
        "units": Markup("".join(named)),  # noqa: S704
    }


def _option(value: str, said: str) -> str:
    return f'<option value="{escape(value)}">{escape(said)}</option>'


_OPTIONS = {kind: _option(kind.value, capitalised(word(kind))) for kind in OccurrenceKind}


def _month(printer: Printer, book: Book, month: Month) -> Iterator[Page]:
    items = book.month(month)
    groups = _agenda(items, month)
    heading = f"Lịch {name_of(month)}"
    crumb = Crumb(_label(book, heading), book.home(month))
    values = {
        "heading": heading,
        "agenda": printer.lister(book, crumb, groups).groups(groups, lambda group: _own(group, "")),
        **_shown(book, _table(book, month, items, groups), printer.ways(book, crumb)),
        **_filters(book, groups),
    }
    yield printer.page(book, crumb, "calendar_month.html", values)
    for group in groups:
        if group.more:
            # A day, or what has none, that does not fit into the list of its month.
            here = Crumb(_heading(group), f"{crumb.address}{group.key}/")
            lister = printer.lister(book, here, [group])
            values = {
                "heading": here.label,
                "month_name": crumb.label,
                "month_page": printer.ways(book, here)(crumb.address),
                "count": decimal_text(Decimal(len(group.items))),
                "agenda": lister.groups([group.in_full], lambda _group: ""),
            }
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


def coming_page(edition: Edition, book: Book) -> Page:
    """Return the page of the coming days of a calendar, which is its first."""
    printer, site = Printer(edition), book.site
    month = site.month_of_today
    here = Crumb(book.title, book.address)
    until = last_of([*months_from(month, MONTHS_AHEAD)][-1])
    found = book.between(first_of(month), until)
    today = site.latest(_turning(month, found))
    groups = groups_of([item for item in found if item.last >= today], today)
    shown_to = today + _COMING
    near = [group for group in groups if group.first <= shown_to]
    soon, later = fitted(near, COMING), fitted(groups[len(near) :], CARRIED)[:CARRIED]
    ways, lister = printer.ways(book, here), printer.lister(book, here, (*soon, *later))

    def listed(groups: Iterable[Group], *, hidden: bool = False) -> Markup:
        def whole(group: Group) -> str:
            return ways(f"{book.home(group.month)}#{group.anchor}")

        return lister.groups(groups, whole, anchors=False, hidden=hidden)

    items = book.month(month)
    table = _table(book, month, items, _agenda(items, month), ways(book.home(month)))
    values = {
        "heading": book.title,
        "sample": "sample" if book.unit and book.unit.sample else "",
        "everyones": ways(CALENDAR.address),
        "soon": listed(soon),
        "later": listed(later, hidden=True),
        "days": str(COMING_DAYS),
        "moons": _moons(month),
        "months": ", ".join(
            f"{year}-{number:02} {ways(book.home((year, number)))}"
            for year, number in months_from(month, MONTHS_AHEAD)
        ),
        **_shown(book, table, ways),
        **_filters(book, (*soon, *later)),
        **_subscription(printer, book, ways),
    }
    return printer.page(book, here, "calendar_now.html", values)


def _turning(month: Month, occurrences: Iterable[Occurrence]) -> Iterator[datetime.date]:
    """Yield the days of `month` and before on which the page of the coming days changes.

    On these a date begins, is over, or is near enough to be shown.
    """
    yield first_of(month)
    for item in occurrences:
        yield item.first + _DAY
        yield item.last + _DAY
        yield item.first - _COMING
        yield item.first.replace(day=1) - _COMING


_DAY, _COMING = datetime.timedelta(days=1), datetime.timedelta(days=COMING_DAYS)


def _subscription(printer: Printer, book: Book, ways: Ways) -> dict[str, str]:
    """Return the ways to follow a calendar; all of them empty where there is none."""
    name = book.unit.label if book.unit else printer.edition.site_name
    found = subscription(printer.edition, file=book.file, page=book.address, name=name)
    if found is None:
        return dict.fromkeys(("webcal", "google", "office", "outlook", "qr", "file"), "")
    return {
        "webcal": found.webcal,
        "google": found.google,
        "office": found.office,
        "outlook": found.outlook,
        "qr": found.qr,
        "file": ways(found.file),
    }


@cache
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
    crumb = Crumb(_label(book, heading), f"{book.address}{year}/")
    at = book.years.index(year)
    ways = printer.ways(book, crumb)
    timeline = timeline_of_unit(book.site, book.unit, Span.of_year(year)) if book.unit else None
    caption = f"Đợt thi đua, chuyên đề, hạn và báo cáo năm {year}."
    values = {
        "heading": heading,
        "months": small_months(book, year, ways),
        "timeline": year_table(timeline, caption, root_of(crumb.address)) if timeline else "",
    }
    beside = (book.years[at - 1 : at] if at else (), book.years[at + 1 : at + 2])
    for side, years in zip(("before", "after"), beside, strict=True):
        values[side] = ways(f"{book.address}{years[0]}/") if years else ""
        values[f"{side}_year"] = str(years[0]) if years else ""
    return printer.page(book, crumb, "calendar_year.html", values)
