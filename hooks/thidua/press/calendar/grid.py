"""A month as a grid: a row a week, bars over days, and what does not fit counted."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.link.occurrences import Occurrence
from thidua.link.occurrences.calendar import Month
from thidua.press.calendar.agenda import in_order
from thidua.press.calendar.chips import Chip, lasts, names_days
from thidua.press.calendar.frame import Day, Week, first_of, last_of, weeks_of

LANES = 3
CELL = 3
LINE = 4
"""How many bars lie above each other, how many chips fit into a day, and into a line."""

_LINES_ON_PAPER = 18

MakeChip = Callable[[Occurrence], Chip]


@dataclass(frozen=True)
class Bar:
    """A part of something that lasts, within one week."""

    chip: Chip
    lane: int
    span: int
    """Over how many days."""
    begins: bool
    """Whether the whole begins here; else it comes from the week or month before."""
    ends: bool


@dataclass(frozen=True)
class Cell:
    """A day with what is in it."""

    day: Day
    bars: tuple[Bar, ...]
    chips: tuple[Chip, ...]
    more: int
    """How many did not fit."""
    off: bool
    work: bool


@dataclass(frozen=True)
class Row:
    """A week."""

    cells: tuple[Cell | None, ...]
    lanes: int

    @property
    def height(self) -> int:
        """How many bars and chips lie above each other in it."""
        return self.lanes + max(len(cell.chips) + bool(cell.more) for cell in self.cells if cell)


@dataclass(frozen=True)
class Line:
    """What concerns the month as a whole and is no bar of every day."""

    name: str
    chips: tuple[Chip, ...]
    more: int
    href: str
    """Where all of them are."""


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


def grid_of(
    month: Month,
    occurrences: Sequence[Occurrence],
    chip: MakeChip,
    whole: Callable[[Occurrence], str],
) -> Grid:
    """Return the grid of `month`.

    Args:
        month: Year and month.
        occurrences: What touches it.
        chip: What stands of an occurrence.
        whole: The address of the list that an occurrence is in.

    """
    first, last = first_of(month), last_of(month)
    within = [item for item in occurrences if not names_days(item)]
    throughout: list[Occurrence] = []
    bars: list[Occurrence] = []
    days: defaultdict[datetime.date, list[Occurrence]] = defaultdict(list)
    for item in occurrences:
        if lasts(item):
            (throughout if item.first <= first and item.last >= last else bars).append(item)
        elif names_days(item):
            days[item.first].append(item)

    def line(name: str, items: Iterable[Occurrence]) -> Iterator[Line]:
        if ordered := in_order(items):
            chips = tuple(map(chip, ordered[:LINE]))
            yield Line(name, chips, len(ordered) - len(chips), whole(ordered[-1]))

    return Grid(
        month,
        tuple(_row(week, bars, days, chip) for week in weeks_of(*month)),
        (
            *line(f"Trong tháng {month[1]}, chưa nêu ngày", within),
            *line("Suốt tháng", throughout),
        ),
    )


def _row(
    week: Week,
    bars: Iterable[Occurrence],
    days: Mapping[datetime.date, list[Occurrence]],
    chip: MakeChip,
) -> Row:
    inside = [day.date for day in week if day]
    here = [item for item in bars if item.first <= inside[-1] and item.last >= inside[0]]
    laid, hidden = _laid(here, inside, chip)
    free = {
        date
        for item in here
        if item.entry.off
        for date in inside
        if item.first <= date <= item.last
    }

    def cell(day: Day) -> Cell:
        items = in_order(days.get(day.date, ()))
        chips = tuple(map(chip, items[:CELL]))
        return Cell(
            day,
            tuple(laid.get(day.date, ())),
            chips,
            len(items) - len(chips) + hidden[day.date],
            off=day.date in free or any(item.entry.off for item in items),
            work=any(one.shape == "work" for one in chips),
        )

    lanes = max((bar.lane + 1 for bars in laid.values() for bar in bars), default=0)
    return Row(tuple(cell(day) if day else None for day in week), lanes)


def _laid(
    lasting: Iterable[Occurrence], inside: Sequence[datetime.date], chip: MakeChip
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
            chip(item),
            lane,
            (end - start).days + 1,
            begins=item.first == start,
            ends=item.last == end,
        )
        laid[start].append(bar)
    return laid, hidden
