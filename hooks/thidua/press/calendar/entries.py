"""A calendar's list, printed: groups of days, and each date with what there is to say of it.

With tens of thousands of dates on thousands of pages this is joined from strings, like the table.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup, escape

from thidua.link.occurrences import Entry, Occurrence, OccurrenceKind, Promise
from thidua.link.occurrences.addresses import of_entry
from thidua.press import leaves
from thidua.press.calendar.agenda import RUNNING, Group, Item
from thidua.press.calendar.chips import CANCELLED, anchor_of, names_days, prefix_of, shape_of
from thidua.press.calendar.frame import Day
from thidua.press.links import href
from thidua.press.page import Crumb
from thidua.press.wording import capitalised
from thidua.vietnamese.dates import weekday
from thidua.vietnamese.numbers import decimal_text

_UNITS = 2
"""How many units of a date are named."""

_EVERYONES = (OccurrenceKind.HOLIDAY, OccurrenceKind.OCCASION)
"""Days that telephones know already."""


@dataclass(frozen=True)
class Lister:
    """Prints the lists of one page; all that their HTML depends on besides the dates."""

    root: str
    """The way from the page to the root of the site."""
    today: datetime.date
    page_of: Callable[[str], Crumb] | None = None
    """Unit id → its page, in a calendar of many; None where whose it is goes without saying."""

    def groups(
        self,
        groups: Iterable[Group],
        whole: Callable[[Group], str],
        *,
        anchors: bool = True,
        hidden: bool = False,
    ) -> Markup:
        """Return the items of a list.

        Args:
            groups: Days, and what has none, in order.
            whole: Where all of a group is that is too long, fit for an attribute.
            anchors: Whether links may lead to a group.
            hidden: Whether the script alone shows them, when their time has come.

        """
        more = " hidden" if hidden else ""
        parts = []
        for group in groups:
            shown = group.items[: group.shown]
            pages, files = map(self._pages, shown), map(self._file, shown)
            running = " data-running" if group.key == RUNNING else ""
            at = f" id={group.anchor}" if anchors else ""
            day = group.day.date.isoformat() if group.day else "{}-{:02}".format(*group.month)
            rest = _rest(group, whole) if group.more else ""
            parts.append(
                f"<li class=agenda-group{at} data-day={day}{running}{more}>"
                f"{_inside(group, self.root, tuple(pages), tuple(files))}{rest}</ul>\n"
            )
        return Markup("".join(parts))  # noqa: S704 - escaped where it is joined

    def _pages(self, item: Item) -> tuple[Crumb, ...] | None:
        if self.page_of is None:
            return None
        return tuple([self.page_of(unit) for unit in item.occurrence.entry.units[:_UNITS]])

    def _file(self, item: Item) -> str:
        return of_entry(item.occurrence.entry, self.today)


@lru_cache(maxsize=1 << 10)  # on most days units have what is everyone's
def _inside(
    group: Group, root: str, pages: tuple[tuple[Crumb, ...] | None, ...], files: tuple[str, ...]
) -> str:
    """Return the heading of a group and what is shown of it, as the beginning of a list.

    Args:
        group: What it is.
        root: The way from the page to the root of the site.
        pages: As those of `_printed`, for each item that is shown.
        files: As that of `_printed`, for each item that is shown.

    """
    shown = zip(group.items[: group.shown], pages, files, strict=True)
    items = [_printed(item.occurrence, root, named, file=file) for item, named, file in shown]
    return f"{_heading(group)}<ul>\n{''.join(items)}"


@lru_cache(maxsize=1 << 13)  # a date of a quarter stands in three months, a holiday in all units
def _printed(
    occurrence: Occurrence, root: str, pages: tuple[Crumb, ...] | None, *, file: str
) -> str:
    """Return an occurrence as an item of a list.

    Args:
        occurrence: What it is.
        root: The way from the page to the root of the site.
        pages: The pages of the units that are named; None where whose it is goes without saying.
        file: The address of the entry's own file; empty where there is none.

    """
    entry = occurrence.entry
    title = f"<span>{escape(entry.title)}</span>"
    if entry.address:
        title = f'<a href="{href(entry.address, root)}">{escape(entry.title)}</a>'
    gone = f"<strong>{CANCELLED}</strong> " if entry.cancelled else ""
    sample = ' <span class="sample">Dữ liệu mẫu</span>' if entry.sample else ""
    said = (
        _facts(occurrence) if pages is None else [*_facts(occurrence), *_units(entry, root, pages)]
    )
    facts = "".join([f"<span>{fact}</span>" for fact in said])
    units = f' data-units="{" ".join(entry.units)}"' if pages is not None and entry.units else ""
    return (
        f"<li id={anchor_of(occurrence)} class={shape_of(occurrence)}"
        f" data-kind={entry.kind}{units}{_data(occurrence)}>"
        f"<p class=agenda-title>{gone}{title}{sample}"
        f"<p class=facts>{facts}{_button(entry, file, root)}\n"
    )


def _data(occurrence: Occurrence) -> str:
    """Return what the script reads of a date besides its kind and whose it is."""
    told = ""
    if prefix := prefix_of(occurrence):
        told += f' data-prefix="{prefix}"'
    if not names_days(occurrence):
        told += " data-within"
    if occurrence.first != occurrence.last:
        told += f" data-from={occurrence.first} data-to={occurrence.last}"
    return told


def _facts(occurrence: Occurrence) -> Iterator[str]:
    entry = occurrence.entry
    kind = capitalised(leaves.kind_words(occurrence))
    yield f"{kind}, {occurrence.years} năm" if occurrence.years else kind
    if entry.promise is Promise.TIMED and occurrence.first == occurrence.last:
        yield leaves.hours(occurrence)
    elif entry.promise is not Promise.DAY:
        yield leaves.when(occurrence)
    if entry.place:
        yield escape(entry.place)
    if entry.responsible:
        yield escape(entry.responsible)


def _units(entry: Entry, root: str, pages: Iterable[Crumb]) -> Iterator[str]:
    for page in pages:
        yield f'<a href="{href(page.address, root)}">{escape(page.label)}</a>'
    if len(entry.units) > _UNITS:
        yield f"và {len(entry.units) - _UNITS} đơn vị khác"


def _button(entry: Entry, file: str, root: str) -> str:
    """Return what puts a date into a telephone, where it is not over and no everyone's day."""
    if entry.kind in _EVERYONES or entry.cancelled or not file:
        return ""
    return (
        f'<p class=small><a class=add href="{href(file, root)}" type=text/calendar download>'
        "Thêm vào lịch</a>"
    )


def _heading(group: Group) -> str:
    if group.day is None:
        return f'<h3 class="agenda-date agenda-words">{_name(group)}</h3>'
    return _date(group.day)


def _date(day: Day) -> str:
    red, date = " sunday" if day.sunday else "", day.date
    return (
        f'<h3 class="agenda-date{red}"><time datetime={date}><i>{weekday(date)}</i>'
        f" <b>{date.day}</b> <i>tháng {date.month}</i></time>"
        f" <small>{day.lunar} âm lịch</small></h3>"
    )


def _name(group: Group) -> str:
    if group.day:
        return f"ngày {group.day.date.day}"
    return "Đang diễn ra" if group.key == RUNNING else f"Trong tháng {group.month[1]}"


def _rest(group: Group, whole: Callable[[Group], str]) -> str:
    return (
        f'<li class=agenda-more><a class=more href="{whole(group)}" data-rest={group.more}>'
        f"và {decimal_text(Decimal(group.more))} việc khác"
        f"<span class=unseen> {_name(group)}</span></a>\n"
    )
