"""The weeks of a grid as rows of a table, and the lines below it.

Thousands of pages have some thirty days each, of which most are empty and the same in all of
them: these rows are joined from strings, where templates would take most of the time of a build.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from thidua.link.occurrences import Occurrence
from thidua.link.occurrences.calendar import Month
from thidua.press.calendar.chips import chip, more
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


def table_of(
    grid: Grid,
    href: Callable[[Occurrence], str],
    *,
    whole: Callable[[Occurrence], str],
    whose: Callable[[Occurrence], str],
    home: str,
) -> Table:
    """Return `grid` as a table.

    Args:
        grid: The month.
        href: What leads to an occurrence in the list.
        whole: What leads to all of the group in the list that an occurrence is in.
        whose: The name of the unit of an occurrence; empty where it goes without saying.
        home: The way to the page that has the list. All ways are fit for attributes.

    """
    writer = _Writer(href, whole, whose, home)
    rows = "".join(map(writer.row, grid.rows))
    lines = "".join(map(writer.line, grid.lines))
    return Table(grid.month, Markup(rows), Markup(lines), grid.crowded)  # noqa: S704 - escaped


@dataclass(frozen=True)
class _Writer:
    href: Callable[[Occurrence], str]
    whole: Callable[[Occurrence], str]
    whose: Callable[[Occurrence], str]
    home: str

    def row(self, row: Row) -> str:
        if not row.cells:
            return _empty(row.week)
        cells = [
            self._cell(day, cell) if day and (cell := row.cells.get(day)) else _day(day)
            for day in row.week
        ]
        lanes = f' class="lanes-{row.lanes}"' if row.lanes else ""
        return f"<tr{lanes}>{''.join(cells)}</tr>\n"

    def _cell(self, day: Day, cell: Cell) -> str:
        bars = "".join(map(self._bar, cell.bars))
        chips = "".join(map(self._chip, cell.occurrences))
        rest = more(cell.more, f"{self.home}#ngay-{day.date.day:02}") if cell.more else ""
        kind = ' class="off"' if cell.off else ' class="work"' if cell.work else ""
        return f"<td{kind}>{_number(day)}{bars}{chips}{rest}</td>"

    def _bar(self, bar: Bar) -> str:
        item = bar.occurrence
        begins, ends = "" if bar.begins else " from-before", "" if bar.ends else " goes-on"
        place = f"lane-{bar.lane} over-{bar.span}{begins}{ends}"
        return chip(item, self.href(item), whose=self.whose(item), bar=place)

    def _chip(self, item: Occurrence) -> str:
        return chip(item, self.href(item), whose=self.whose(item))

    def line(self, line: Line) -> str:
        chips = [self._chip(item) for item in line.occurrences]
        if line.more:
            chips.append(more(len(line.more), self.whole(line.more[-1])))
        return f'<p class="month-line" data-line><b>{line.name}:</b> {" ".join(chips)}</p>\n'


@cache
def _empty(week: Week) -> str:
    """Return a week in which there is nothing."""
    return f"<tr>{''.join(map(_day, week))}</tr>\n"


def _day(day: Day | None) -> str:
    return f"<td>{_number(day)}</td>" if day else "<td></td>"


@cache
def _number(day: Day) -> str:
    """Return the number of a day with that of the moon's, which only the first is called by."""
    moon = ' class="new-moon"' if day.new_moon else ""
    words = f'<span class="unseen">{day.lunar_words}</span>' if day.lunar_words else ""
    lunar = f'<small aria-hidden="true"{moon}>{day.lunar}</small>'
    return f"<p><b>{day.date.day}</b> {lunar}{words}</p>"
