"""The weeks of a grid as rows of a table, and the lines below it.

Thousands of pages have some thirty days each, of which most are empty and the same in all of
them: these rows are joined from strings, where templates would take most of the time of a build.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from thidua.link.occurrences import Occurrence
from thidua.link.occurrences.calendar import Month
from thidua.press.calendar.chips import anchor_of, chip, more
from thidua.press.calendar.frame import Day, Week
from thidua.press.calendar.grid import Bar, Cell, Grid, Line, Row


@dataclass(frozen=True)
class Table:
    """What a template needs to show a month."""

    month: Month
    rows: Markup
    """The weeks. Nothing in them says what can be told from its place: the table names its month,
    the seventh day is the Sunday, and what is empty is no day of the month."""
    lines: Markup
    """What stands below the table."""
    crowded: bool


def below(occurrence: Occurrence) -> str:
    """Return what leads to an occurrence in the list on the same page, fit for an attribute."""
    return f"#{anchor_of(occurrence)}"


@dataclass(frozen=True)
class Leads:
    """Where a table leads, and what it says of whose things are; ways are fit for attributes."""

    one: Callable[[Occurrence], str]
    """What leads to an occurrence in the list."""
    whole: Callable[[Occurrence], str]
    """What leads to all of the group in the list that an occurrence is in."""
    whose: Callable[[Occurrence], str]
    """The name of the unit of an occurrence; empty where it goes without saying."""
    home: str = ""
    """The way to the page that has the list."""
    plain: bool = False
    """Whether all of it is in the list below it, and whose it is goes without saying."""


def table_of(grid: Grid, leads: Leads) -> Table:
    """Return `grid` as a table."""
    writer = _Writer(leads)
    rows = "".join(map(_plain_row if leads.plain else writer.row, grid.rows))
    lines = "".join(map(writer.line, grid.lines))
    return Table(grid.month, Markup(rows), Markup(lines), grid.crowded)  # noqa: S704 - escaped


@dataclass(frozen=True)
class _Writer:
    leads: Leads

    def row(self, row: Row) -> str:
        if not row.cells:
            return _empty(row.week)
        cells = [
            self._cell(day, cell) if day and (cell := row.cells.get(day)) else _day(day)
            for day in row.week
        ]
        lanes = f" class=lanes-{row.lanes}" if row.lanes else ""
        return f"<tr{lanes}>{''.join(cells)}"

    def _cell(self, day: Day, cell: Cell) -> str:
        bars = "".join(map(self._bar, cell.bars))
        chips = "".join(map(self._chip, cell.occurrences))
        rest = more(cell.more, f"{self.leads.home}#ngay-{day.date.day:02}") if cell.more else ""
        kind = " class=off" if cell.off else " class=work" if cell.work else ""
        return f"<td{kind}>{_number(day)}</p>{bars}{chips}{rest}"

    def _bar(self, bar: Bar) -> str:
        item = bar.occurrence
        begins, ends = "" if bar.begins else " from-before", "" if bar.ends else " goes-on"
        place = f"lane-{bar.lane} over-{bar.span}{begins}{ends}"
        return chip(item, self.leads.one(item), whose=self.leads.whose(item), bar=place)

    def _chip(self, item: Occurrence) -> str:
        return chip(item, self.leads.one(item), whose=self.leads.whose(item))

    def line(self, line: Line) -> str:
        chips = [self._chip(item) for item in line.occurrences]
        if line.more:
            chips.append(more(len(line.more), self.leads.whole(line.more[-1])))
        return f'<p class="month-line" data-line><b>{line.name}:</b> {" ".join(chips)}</p>\n'


_PLAIN = _Writer(Leads(below, below, lambda _item: ""))


@lru_cache(maxsize=1 << 10)  # in most weeks units have what is everyone's, or nothing
def _plain_row(row: Row) -> str:
    return _PLAIN.row(row)


@cache
def _empty(week: Week) -> str:
    """Return a week in which there is nothing."""
    return f"<tr>{''.join(map(_day, week))}"


def _day(day: Day | None) -> str:
    return f"<td>{_number(day)}" if day else "<td>"


@cache
def _number(day: Day) -> str:
    """Return the number of a day with that of the moon's, which only the first is called by.

    HTML ends the paragraph, as it does cells and rows, where the next begins.
    """
    moon = " class=new-moon" if day.new_moon else ""
    words = f"<span class=unseen>{day.lunar_words}</span>" if day.lunar_words else ""
    return f"<p><b>{day.date.day}</b> <small aria-hidden=true{moon}>{day.lunar}</small>{words}"
