"""All pages of the site, from one edition of it: the press's one way in.

Nothing is written here and nothing asked of the disk but the templates.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.press.articles import articles
from thidua.press.calendar.pages import calendar_pages
from thidua.press.edition import Edition
from thidua.press.feeds_page import feeds_page
from thidua.press.home import home
from thidua.press.indexes import indexes
from thidua.press.page import Page
from thidua.press.progress import progress_pages
from thidua.press.search_page import search_page


def pages(edition: Edition) -> Iterator[Page]:
    """Yield every page: home, lists and search, then records kind by kind."""
    # Home and lists come first: what is wrong with a site shows in them soonest.
    yield home(edition)
    yield from indexes(edition)
    yield search_page(edition)
    yield feeds_page(edition)
    yield from progress_pages(edition)
    yield from calendar_pages(edition)
    yield from articles(edition)
