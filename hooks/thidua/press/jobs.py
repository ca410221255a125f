"""All pages of the site as jobs, each to be done by itself: the press's one way in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import cast

from thidua.link.progress import plans_with_dues, years_of_progress
from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.model.unit import Unit
from thidua.press.articles import articles
from thidua.press.calendar.book import Book
from thidua.press.calendar.pages import coming_page, months_pages, years_pages
from thidua.press.edition import Edition
from thidua.press.feeds_page import feeds_page
from thidua.press.home import home
from thidua.press.indexes import indexes
from thidua.press.listings import listing_page
from thidua.press.page import Page
from thidua.press.progress import pages_of_unit, pages_of_year
from thidua.press.search_page import search_page
from thidua.work.job import Job, Output, Series


def page_jobs(edition: Edition) -> Iterator[Job | Series]:
    """Yield the jobs of all pages: home, lists and calendars, then records kind by kind."""
    site = edition.site

    def series(
        name: str, keys: Callable[[], Iterable[str]], make: Callable[[Edition, str], Iterable[Page]]
    ) -> Series:
        return Series(f"pages/{name}", keys, lambda key: map(edition.output, make(edition, key)))

    for name, make in _SINGLE:
        yield Job(f"pages/{name}", partial(_one, make, edition))
    yield series("list", lambda: _lists(edition), _of_list)
    yield series("year", lambda: map(str, site.once(years_of_progress)), _of_year)
    yield series("progress", lambda: site.once(plans_with_dues), pages_of_unit)
    yield series("calendar", lambda: _parts_of_all(site), _part_of_all)
    units = site.stock.calendars
    yield series("calendar-of", lambda: units.of_units, _calendar_of)
    yield series("coming-of", lambda: units.of_units, _coming_of)
    yield from articles(edition)


def _one(make: Callable[[Edition], Page], edition: Edition) -> Iterator[Output]:
    yield edition.output(make(edition))


def _lists(edition: Edition) -> Iterator[str]:
    for name, listing in indexes(edition):
        yield from (f"{name}/{number}" for number in range(1, listing().pages + 1))


def _of_list(edition: Edition, key: str) -> Iterator[Page]:
    name, _, number = key.rpartition("/")
    listing = next(make for of, make in indexes(edition) if of == name)
    yield listing_page(edition, listing(), int(number))


def _of_year(edition: Edition, key: str) -> Iterable[Page]:
    return pages_of_year(edition, int(key))


def _coming(edition: Edition) -> Page:
    return coming_page(edition, Book.of_all(edition.site))


_SINGLE: tuple[tuple[str, Callable[[Edition], Page]], ...] = (
    ("home", home),
    ("search", search_page),
    ("feeds", feeds_page),
    ("coming", _coming),
)


def _parts_of_all(site: Site) -> Iterator[str]:
    """Yield each part of everyone's calendar that is made by itself: its years and months."""
    of_all = Book.of_all(site)
    yield from map(str, of_all.years)
    yield from ("{}-{:02}".format(*month) for month in of_all.months)


def _part_of_all(edition: Edition, key: str) -> Iterator[Page]:
    book = Book.of_all(edition.site)
    year, _, month = key.partition("-")
    if month:
        return months_pages(edition, book, [(int(year), int(month))])
    return years_pages(edition, book, [int(year)])


def _calendar_of(edition: Edition, unit: str) -> Iterator[Page]:
    book = _book_of(edition.site, unit)
    yield from years_pages(edition, book, book.years)
    yield from months_pages(edition, book, book.months)


def _coming_of(edition: Edition, unit: str) -> Iterator[Page]:
    yield coming_page(edition, _book_of(edition.site, unit))


def _book_of(site: Site, unit: str) -> Book:
    return Book.of_unit(site, cast("Unit", site.records[Kind.UNIT][unit]))
