"""A calendar that has pages: everyone's, or that of a unit with the days that are everyone's."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from thidua.link.labels import label_of_unit
from thidua.link.occurrences import Calendar, Occurrence
from thidua.link.occurrences.addresses import ALL, of_unit
from thidua.link.occurrences.calendar import EMPTY, Month, between, months_between
from thidua.link.occurrences.gather import MONTHS_AHEAD
from thidua.link.site import Site, derived
from thidua.link.subscriptions import is_sent
from thidua.model.base import Kind
from thidua.model.unit import Unit
from thidua.press.calendar.frame import months_from
from thidua.press.page import Crumb
from thidua.press.sections import CALENDAR, HOME, UNITS

_A_YEAR = 366


@dataclass(frozen=True)
class Book:
    """Whose calendar it is, and where its pages are. Each job has one of its own."""

    site: Site
    unit: Unit | None
    months: Sequence[Month]
    """The months that have a page, in order."""
    own: Callable[[int, int], tuple[Occurrence, ...]]
    """Returns what touches a year's month (1 to 12); where nothing does there is no page."""
    common: Calendar
    """What is shown besides."""

    @classmethod
    def of_all(cls, site: Site) -> Book:
        """Return the calendar of everyone."""
        return cls(site, None, site.once(months_of_all), site.month, EMPTY)

    @classmethod
    def of_unit(cls, site: Site, unit: Unit) -> Book:
        """Return the calendar of `unit`."""
        own = site.calendar_of(unit)
        months = _of_years(_months_of(own.occurrences), site.years)
        return cls(site, unit, months, own.month, site.calendar_of_all)

    @property
    def address(self) -> str:
        """The address of the page of the coming days."""
        return f"{self.site.address(self.unit)}lich/" if self.unit else CALENDAR.address

    @property
    def base(self) -> str:
        """The address below which all of its pages are: that of the unit's page."""
        return self.site.address(self.unit) if self.unit else self.address

    @cached_property
    def file(self) -> str:
        """The address of its iCalendar file; empty where there is none."""
        if self.unit is None:
            return ALL
        address = of_unit(self.unit.id)
        return address if is_sent(self.site, address) else ""

    @property
    def title(self) -> str:
        """What its first page is called."""
        return f"Lịch của {self.unit.label}" if self.unit else CALENDAR.label

    @property
    def section(self) -> Crumb:
        """Where in the main navigation it belongs."""
        return UNITS if self.unit else CALENDAR

    @cached_property
    def way(self) -> tuple[Crumb, ...]:
        """The way to its first page."""
        if self.unit is None:
            return (HOME,)
        return (HOME, UNITS, Crumb(self.unit.label, self.site.address(self.unit)))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a page, in order."""
        return tuple(dict.fromkeys(year for year, _ in self.months))

    def month(self, month: Month) -> list[Occurrence]:
        """Return what touches a month, earliest first."""
        both = [*self.own(*month), *self.common.month(*month)]
        return sorted(both, key=attrgetter("order")) if self.unit else both

    def between(self, first: datetime.date, last: datetime.date) -> list[Occurrence]:
        """Return what touches the days from `first` to `last`, both included, earliest first."""
        both = [*between(self.own, first, last), *self.common.between(first, last)]
        return sorted(both, key=attrgetter("order"))

    def whose(self, occurrence: Occurrence) -> str:
        """Return the name of the unit of an occurrence; empty where it goes without saying."""
        if self.unit is not None or not occurrence.entry.units:
            return ""
        return label_of_unit(self.site, occurrence.entry.units[0])

    def page_of(self, unit: str) -> Crumb:
        """Return the page of the unit of that id."""
        return Crumb(label_of_unit(self.site, unit), f"{UNITS.address}{unit}/")

    def home(self, month: Month) -> str:
        """Return the address of a month: of everyone's, where this calendar has no page of it."""
        year, number = month
        return f"{self.address if self.has(month) else CALENDAR.address}{year}/{number:02}/"

    def has(self, month: Month) -> bool:
        """Whether a month has a page of this calendar."""
        at = bisect_left(self.months, month)
        return at < len(self.months) and self.months[at] == month

    def home_of_year(self, year: int) -> str:
        """Return the address of a year: of everyone's, where this calendar has no page of it."""
        return f"{self.address if year in self.years else CALENDAR.address}{year}/"

    def beside(self, month: Month) -> tuple[Month | None, Month | None]:
        """Return the months with pages before and after `month`."""
        before = bisect_left(self.months, month)
        after = bisect_left(self.months, (month[0], month[1] + 1))
        return (
            self.months[before - 1] if before else None,
            self.months[after] if after < len(self.months) else None,
        )


@derived
def months_of_all(site: Site) -> tuple[Month, ...]:
    """Return the months of which the calendar of everyone has a page, in order."""
    found = {*months_from(site.month_of_today, MONTHS_AHEAD)}
    found.update(_touched(site.calendar_of_all, site.today))
    for kind in (Kind.UNIT, Kind.CAMPAIGN):
        found.update(*site.told_of_calendars(_touched, of=kind).values())
    return _of_years(found, site.years)


def _touched(calendar: Calendar, _today: datetime.date) -> tuple[Month, ...]:
    return tuple(sorted(_months_of(calendar.occurrences)))


def _of_years(months: Iterable[Month], years: Sequence[int]) -> tuple[Month, ...]:
    """Return those of `months` that are of `years`, or between two of them, in order."""
    return tuple(sorted(month for month in months if years[0] <= month[0] <= years[-1]))


def _months_of(occurrences: Iterable[Occurrence]) -> set[Month]:
    """Return the months that `occurrences` touch.

    What lasts for years counts where it begins and where it ends, not for each month.
    """
    found: set[Month] = set()
    for item in occurrences:
        if (item.last - item.first).days <= _A_YEAR:
            found.update(months_between(item.first, item.last))
        else:
            found.update((day.year, day.month) for day in (item.first, item.last))
    return found
