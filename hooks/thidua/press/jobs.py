"""All pages of the site as jobs, each to be done by itself: the press's one way in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar, cast

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
from thidua.press.listings import Listing, listing_page
from thidua.press.page import Page
from thidua.press.progress import pages_of_unit, pages_of_year
from thidua.press.search_page import search_page
from thidua.work.job import Job

T = TypeVar("T")

_SINGLE: tuple[tuple[str, Callable[[Edition], Page]], ...] = (
    ("home", home),
    ("search", search_page),
    ("feeds", feeds_page),
)


def page_jobs(edition: Edition) -> Iterator[Job]:
    """Yield a job for every page: home, lists and calendars, then records kind by kind."""
    site = edition.site

    def job(name: str, make: Callable[[], Iterable[Page]], near: str = "") -> Job:
        return Job(f"pages/{name}", lambda: map(edition.output, make()), near=near)

    for name, make in _SINGLE:
        yield job(name, partial(_one, make, edition))
    for name, listing in indexes(edition):
        for number in range(1, listing().pages + 1):
            yield job(f"list/{name}/{number}", partial(_of_list, edition, listing, number))
    for year in site.once(years_of_progress):
        yield job(f"progress/{year}", partial(pages_of_year, edition, year))
    for unit in site.once(plans_with_dues):
        yield job(f"progress/{unit}", partial(pages_of_unit, edition, unit), unit)
    for name, pages in _calendar_of_all(edition):
        yield job(f"calendar/{name}", pages)
    for unit in site.stock.calendars.of_units:
        yield job(f"calendar/unit/{unit}", partial(_calendar_of, edition, unit), unit)
        yield job(f"calendar/unit/{unit}/coming", partial(_coming_of, edition, unit), unit)
    yield from articles(edition)


def _one(make: Callable[[Edition], Page], edition: Edition) -> Iterator[Page]:
    yield make(edition)


def _calendar_of_all(edition: Edition) -> Iterator[tuple[str, Callable[[], Iterable[Page]]]]:
    """Yield name and pages of each part of everyone's calendar that is made by itself."""
    site = edition.site
    of_all = Book.of_all(site)
    yield "coming", lambda: [coming_page(edition, Book.of_all(site))]
    for year in of_all.years:
        yield f"{year}", partial(_part_of_all, years_pages, edition, year)
    for month in of_all.months:
        yield "{}-{:02}".format(*month), partial(_part_of_all, months_pages, edition, month)


def _part_of_all(
    make: Callable[[Edition, Book, Iterable[T]], Iterator[Page]], edition: Edition, part: T
) -> Iterator[Page]:
    return make(edition, Book.of_all(edition.site), [part])


def _calendar_of(edition: Edition, unit: str) -> Iterator[Page]:
    book = _book_of(edition.site, unit)
    yield from years_pages(edition, book, book.years)
    yield from months_pages(edition, book, book.months)


def _coming_of(edition: Edition, unit: str) -> Iterator[Page]:
    yield coming_page(edition, _book_of(edition.site, unit))


def _book_of(site: Site, unit: str) -> Book:
    return Book.of_unit(site, cast("Unit", site.records[Kind.UNIT][unit]))


def _of_list(edition: Edition, listing: Callable[[], Listing], number: int) -> Iterator[Page]:
    yield listing_page(edition, listing(), number)
