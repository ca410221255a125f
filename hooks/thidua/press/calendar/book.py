"""A calendar that has pages: everyone's, or that of a unit with the days that are everyone's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from thidua.link.occurrences import Calendar, Occurrence
from thidua.link.occurrences.addresses import ALL, of_unit
from thidua.link.occurrences.calendar import EMPTY, Month, months_between
from thidua.link.occurrences.gather import MONTHS_AHEAD
from thidua.link.site import Site
from thidua.model.unit import Unit
from thidua.press.calendar.frame import months_from
from thidua.press.page import Crumb
from thidua.press.sections import CALENDAR, HOME, UNITS

_A_YEAR = 366


@dataclass(frozen=True)
class Book:
    """Whose calendar it is, and where its pages are."""

    site: Site
    unit: Unit | None
    own: Calendar
    """What makes pages: a month in which nothing of this is has none."""
    common: Calendar
    """What is shown besides."""

    @classmethod
    def of_all(cls, site: Site) -> Book:
        """Return the calendar of everyone."""
        return cls(site, None, site.calendar, EMPTY)

    @classmethod
    def of_unit(cls, site: Site, unit: Unit) -> Book:
        """Return the calendar of `unit`."""
        return cls(site, unit, site.calendar_of(unit), site.calendar_of_all)

    @property
    def address(self) -> str:
        """The address of the page of the coming days."""
        return f"{self.site.address(self.unit)}lich/" if self.unit else CALENDAR.address

    @property
    def file(self) -> str:
        """The address of its iCalendar file; empty where there is none."""
        if self.unit is None:
            return ALL
        return of_unit(self.unit.id) if self.own.subscribed(self.site.today) else ""

    @property
    def title(self) -> str:
        """What its first page is called."""
        return f"Lịch của {self.unit.label}" if self.unit else CALENDAR.label

    @property
    def section(self) -> Crumb:
        """Where in the main navigation it belongs."""
        return UNITS if self.unit else CALENDAR

    @property
    def way(self) -> tuple[Crumb, ...]:
        """The way to its first page."""
        if self.unit is None:
            return (HOME,)
        return (HOME, UNITS, Crumb(self.unit.label, self.site.address(self.unit)))

    @cached_property
    def months(self) -> Sequence[Month]:
        """The months that have a page, in order.

        What lasts for years has one where it begins and where it ends, not for each month.
        """
        found: set[Month] = set()
        for item in self.own.occurrences:
            if (item.last - item.first).days <= _A_YEAR:
                found.update(months_between(item.first, item.last))
            else:
                found.update((day.year, day.month) for day in (item.first, item.last))
        if self.unit is None:
            found.update(months_from(self.today, MONTHS_AHEAD))
        years = self.site.years
        return tuple(sorted(month for month in found if years[0] <= month[0] <= years[-1]))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a page, in order."""
        return tuple(dict.fromkeys(year for year, _ in self.months))

    @property
    def today(self) -> Month:
        """The month of the build."""
        return self.site.today.year, self.site.today.month

    def month(self, month: Month) -> list[Occurrence]:
        """Return what touches a month, earliest first."""
        both = (*self.own.month(*month), *self.common.month(*month))
        return sorted(both, key=lambda item: item.order) if self.unit else list(both)

    def whose(self, occurrence: Occurrence) -> str:
        """Return the name of the unit of an occurrence; empty where it goes without saying."""
        if self.unit is not None or not occurrence.entry.units:
            return ""
        return self._names[occurrence.entry.units[0]]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {unit.id: unit.label for unit in self.site.units}

    def home(self, month: Month) -> str:
        """Return the address of a month: of everyone's, where this calendar has no page of it."""
        at = bisect_left(self.months, month)
        has = at < len(self.months) and self.months[at] == month
        year, number = month
        return f"{self.address if has else CALENDAR.address}{year}/{number:02}/"

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
