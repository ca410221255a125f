"""A month as a grid: a row a week, bars over days, and what does not fit counted."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from thidua.link.occurrences import Occurrence
from thidua.link.occurrences.calendar import Month
from thidua.press.calendar.agenda import in_order
from thidua.press.calendar.chips import lasts, names_days, shape_of
from thidua.press.calendar.frame import Day, Week, dates_of, first_of, last_of, weeks_of

LANES = 3
CELL = 3
LINE = 4
"""How many bars lie above each other, how many chips fit into a day, and into a line."""

_LINES_ON_PAPER = 18


@dataclass(frozen=True)
class Bar:
    """A part of something that lasts, within one week."""

    occurrence: Occurrence
    lane: int
    span: int
    """Over how many days."""
    begins: bool
    """Whether the whole begins here; else it comes from the week or month before."""
    ends: bool


@dataclass(frozen=True)
class Cell:
    """What is in a day."""

    bars: tuple[Bar, ...]
    """What lasts and is drawn from here on."""
    occurrences: tuple[Occurrence, ...]
    """What has this one day, as far as it fits."""
    more: int
    """How many did not fit."""
    off: bool
    work: bool


@dataclass(frozen=True, eq=False)
class Row:
    """A week; there is one of each, by `_row`."""

    week: Week
    cells: Mapping[Day, Cell]
    """The days that have something."""
    lanes: int = 0

    @property
    def height(self) -> int:
        """How many bars and chips lie above each other in it."""
        chips = (len(cell.occurrences) + bool(cell.more) for cell in self.cells.values())
        return self.lanes + max(chips, default=0)


@dataclass(frozen=True)
class Line:
    """What concerns the month as a whole and is no bar of every day."""

    name: str
    occurrences: tuple[Occurrence, ...]
    """As many as fit."""
    more: tuple[Occurrence, ...]


@dataclass(frozen=True)
class Grid:
    """A month."""

    month: Month
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]

    @property
    def crowded(self) -> bool:
        """Whether paper has room for all of it only in small letters."""
        return sum(row.height for row in self.rows) > _LINES_ON_PAPER


def grid_of(month: Month, occurrences: Sequence[Occurrence]) -> Grid:
    """Return the grid of `month`, into which go `occurrences`: what touches it."""
    first, last = first_of(month), last_of(month)
    within: list[Occurrence] = []
    throughout: list[Occurrence] = []
    bars: list[Occurrence] = []
    days: defaultdict[datetime.date, list[Occurrence]] = defaultdict(list)
    for item in occurrences:
        if not names_days(item):
            within.append(item)
        elif lasts(item):
            (throughout if item.first <= first and item.last >= last else bars).append(item)
        else:
            days[item.first].append(item)

    return Grid(
        month,
        tuple([_row(week, *_of_week(week, bars, days)) for week in weeks_of(*month)]),
        (
            *_line(f"Trong tháng {month[1]}, chưa nêu ngày", within),
            *_line("Suốt tháng", throughout),
        ),
    )


def _line(name: str, items: Iterable[Occurrence]) -> Iterator[Line]:
    if ordered := tuple(in_order(items)):
        yield Line(name, ordered[:LINE], ordered[LINE:])


def _of_week(
    week: Week, bars: Iterable[Occurrence], days: Mapping[datetime.date, Sequence[Occurrence]]
) -> tuple[tuple[Occurrence, ...], tuple[Occurrence, ...]]:
    """Return what lasts and is in a week, and what has one day of it."""
    inside = dates_of(week)
    here = [item for item in bars if item.first <= inside[-1] and item.last >= inside[0]]
    return tuple(here), tuple([item for date in inside for item in days.get(date, ())])


@lru_cache(maxsize=1 << 10)  # in most weeks units have what is everyone's, or nothing
def _row(week: Week, here: tuple[Occurrence, ...], singles: tuple[Occurrence, ...]) -> Row:
    if not (here or singles):
        return Row(week, {})
    inside = dates_of(week)
    days: defaultdict[datetime.date, list[Occurrence]] = defaultdict(list)
    for item in singles:
        days[item.first].append(item)
    laid, hidden = _laid(here, inside)
    free = {
        date
        for item in here
        if item.entry.off
        for date in inside
        if item.first <= date <= item.last
    }

    def cell(date: datetime.date) -> Cell:
        items = in_order(days.get(date, ()))
        fitting = tuple(items[:CELL])
        return Cell(
            tuple(laid.get(date, ())),
            fitting,
            len(items) - len(fitting) + hidden[date],
            off=date in free or any(item.entry.off for item in items),
            work=any(shape_of(item) == "work" for item in fitting),
        )

    full = {*days, *laid, *hidden, *free}
    lanes = max((bar.lane + 1 for bar in chain.from_iterable(laid.values())), default=0)
    return Row(week, {day: cell(day.date) for day in week if day and day.date in full}, lanes)


def _laid(
    lasting: Iterable[Occurrence], inside: Sequence[datetime.date]
) -> tuple[Mapping[datetime.date, list[Bar]], Counter[datetime.date]]:
    """Return the bars of a week by the day they begin on, and how many found no lane there."""
    laid: defaultdict[datetime.date, list[Bar]] = defaultdict(list)
    hidden: Counter[datetime.date] = Counter()
    free = [inside[0]] * LANES
    for item in sorted(lasting, key=lambda item: (item.first, -item.last.toordinal(), item.order)):
        start, end = max(item.first, inside[0]), min(item.last, inside[-1])
        lane = next((lane for lane in range(LANES) if free[lane] <= start), None)
        if lane is None:
            # What came from before was counted where it began.
            hidden[start] += item.first == start
            continue
        free[lane] = end + datetime.timedelta(days=1)
        bar = Bar(
            item,
            lane,
            (end - start).days + 1,
            begins=item.first == start,
            ends=item.last == end,
        )
        laid[start].append(bar)
    return laid, hidden
