"""The year at a glance: rounds, thematic campaigns, deadlines and reports over its months.

One implementation for units and plans: rows of a table, each with its time in words and a strip
on which it is drawn. Strips share one scale; words say all that is drawn.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import cast

from markupsafe import Markup

from thidua.link.occurrences import Occurrence, OccurrenceKind
from thidua.link.occurrences.entry import DEADLINES
from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.model.plan import Plan, Round, Thematic
from thidua.model.time import Period
from thidua.model.unit import Unit
from thidua.press import leaves, moments
from thidua.press.course import SCHOOL_YEAR_BEGINS, ends_of

MONTH = 100
"""How wide a month is on the scale; a strip is as wide as its months."""

HEIGHT = 20
_MONTHS = 12
_MOST_MONTHS = 24

ROUNDS, THEMES, DATES = "Đợt thi đua", "Chuyên đề", "Hạn, báo cáo và giới thiệu gương"
_GROUPS = (ROUNDS, THEMES, DATES)
_GROUP_OF = {
    OccurrenceKind.ROUND: ROUNDS,
    OccurrenceKind.THEMATIC: THEMES,
    OccurrenceKind.MILESTONE: DATES,
    OccurrenceKind.REPORT: DATES,
    OccurrenceKind.PRESENTATION: DATES,
}


@dataclass(frozen=True)
class Span:
    """The months that a timeline shows."""

    first: datetime.date
    """The first day of its first month."""
    last: datetime.date

    @classmethod
    def of_year(cls, year: int) -> Span:
        """Return a calendar year."""
        return cls(datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    @classmethod
    def of_school_year(cls, year: int) -> Span:
        """Return the school year that begins in `year`."""
        end = datetime.date(year + 1, SCHOOL_YEAR_BEGINS, 1) - datetime.timedelta(days=1)
        return cls(datetime.date(year, SCHOOL_YEAR_BEGINS, 1), end)

    @property
    def months(self) -> list[tuple[int, int]]:
        """Its months, as year and number."""
        begin = self.first.year * _MONTHS + self.first.month - 1
        end = self.last.year * _MONTHS + self.last.month - 1
        return [(number // _MONTHS, number % _MONTHS + 1) for number in range(begin, end + 1)]

    @property
    def width(self) -> int:
        """How wide it is on the scale."""
        return MONTH * len(self.months)

    def at(self, day: datetime.date, *, end: bool = False) -> int:
        """Return where `day` begins on the scale, or ends; days outside lie at the edges."""
        months = (day.year - self.first.year) * _MONTHS + day.month - self.first.month
        days = day.day if end else day.day - 1
        place = MONTH * months + MONTH * days // calendar.monthrange(day.year, day.month)[1]
        return min(max(place, 0), self.width)

    def widened(self, days: Iterable[datetime.date]) -> Span:
        """Return a span that reaches to all of `days`, as far as two years allow."""
        days = tuple(days)
        first = min((*days, self.first)).replace(day=1)
        last = max((*days, self.last))
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        wide = Span(first, last)
        return wide if len(wide.months) <= _MOST_MONTHS else self


@dataclass(frozen=True)
class Line:
    """A row: what it is, when, and where it lies on the scale."""

    group: str
    title: str
    when: Markup
    shape: str
    """`stretch`, `loose` for what names no days, `due`, `day`; empty where nothing can be drawn."""
    start: int = 0
    end: int = 0
    address: str = ""
    cancelled: bool = False
    sample: bool = False

    @property
    def middle(self) -> int:
        """Where a mark stands."""
        return (self.start + self.end) // 2


@dataclass(frozen=True)
class Timeline:
    """The rows of a timeline by their sort, and the months above them."""

    span: Span
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    more: int = 0
    """How many rows were left out."""


def _line(item: Occurrence, span: Span) -> Line:
    shape = "due" if item.promise in DEADLINES else "day"
    if item.first != item.last:
        shape = "stretch" if item.promise.value == "period" else "loose"
    return Line(
        group=_GROUP_OF[item.kind],
        title=item.title,
        when=leaves.when(item),
        shape=shape,
        start=span.at(item.first),
        end=span.at(item.last, end=True),
        address=item.address,
        cancelled=item.cancelled,
        sample=item.sample,
    )


def _undated(plan: Plan, address: str, span: Span) -> Iterator[Line]:
    """Yield what `plan` gives a school year or words for, and no days: it is in no calendar."""
    parts: tuple[tuple[str, str, tuple[Round | Thematic, ...]], ...] = (
        (ROUNDS, "cac-dot", plan.rounds), (THEMES, "chuyen-de", plan.thematic),
    )  # fmt: skip
    for group, anchor, items in parts:
        for item in items:
            if item.period and not (item.period.start or item.period.end):
                line = _of_period(group, item.name, item.period, span)
                yield replace(line, address=f"{address}#{anchor}", sample=plan.sample)


def _of_period(group: str, title: str, period: Period, span: Span) -> Line:
    first, last = ends_of(period)
    line = Line(group, title, moments.period(period), "")
    if first and last and first <= span.last and last >= span.first:
        line = replace(line, shape="loose", start=span.at(first), end=span.at(last, end=True))
    return line


def _timeline(span: Span, lines: Iterable[Line], most: int | None = None) -> Timeline | None:
    # By their sort before any are left out: those that a year is made of stay.
    lines = sorted(lines, key=lambda line: _GROUPS.index(line.group))
    shown = lines[:most]
    groups = tuple((name, tuple(some)) for name, some in groupby(shown, lambda line: line.group))
    return Timeline(span, groups, len(lines) - len(shown)) if groups else None


def year_of(plan: Plan) -> Span:
    """Return the year that `plan` is for."""
    if plan.year:
        return Span.of_year(plan.year)
    return Span.of_school_year(int((plan.school_year or "")[:4]))


def timeline_of_plan(site: Site, plan: Plan) -> Timeline | None:
    """Return the year of `plan`: what it sets and the reports about it; None without any."""
    reports = {report.id for report in site.referrers(plan, Kind.REPORT, "plan")}
    sources = {(Kind.PLAN.value, plan.id), *((Kind.REPORT.value, report) for report in reports)}
    items = [
        item
        for item in site.calendar_of(site.unit_of(plan)).occurrences
        if item.entry.source in sources
    ]
    span = year_of(plan).widened(day for item in items for day in (item.first, item.last))
    lines = [_line(item, span) for item in items]
    return _timeline(span, [*lines, *_undated(plan, site.address(plan), span)])


def timeline_of_unit(
    site: Site, unit: Unit, span: Span, *, most: int | None = None
) -> Timeline | None:
    """Return the year of `unit`, with at most `most` rows; None where there is nothing in it."""
    items = [
        item
        for item in site.calendar_of(unit).between(span.first, span.last)
        if item.kind in _GROUP_OF and item.entry.source[0] != Kind.UNIT
    ]
    lines = [_line(item, span) for item in items]
    for plan in cast("tuple[Plan, ...]", site.of_unit(unit, Kind.PLAN)):
        year = year_of(plan)
        if year.first <= span.last and year.last >= span.first:
            lines += _undated(plan, site.address(plan), span)
    return _timeline(span, lines, most)


def span_around(site: Site, *, school: bool) -> Span:
    """Return the year in which today lies: of a school the school year."""
    year = site.year_of_today
    if not school:
        return Span.of_year(year)
    begins = site.reached(datetime.date(year, SCHOOL_YEAR_BEGINS, 1))
    return Span.of_school_year(year if begins else year - 1)
