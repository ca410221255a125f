"""The page of search results: its frame, and what stands in it without a script.

What is found is written in the reader's browser by `assets/javascripts/search.js`.
"""

from __future__ import annotations

from thidua.press import sections, words
from thidua.press.edition import Edition
from thidua.press.page import Crumb, Page
from thidua.press.sections import HOME
from thidua.press.structured import search_results, trail


def search_page(edition: Edition) -> Page:
    """Return the page to which every search box leads."""
    here = sections.SEARCH
    return Page(
        address=here.address,
        title=here.label,
        description=words.SEARCH_SENTENCE,
        article=edition.article(
            "search.html",
            here.address,
            sections=(
                sections.CAMPAIGNS,
                sections.WALL,
                sections.PLANS,
                sections.UNITS,
                sections.DOCUMENTS,
            ),
        ),
        section=here.address,
        kind="search",
        trail=(HOME,),
        structured=(
            search_results(edition, here.address, here.label, words.SEARCH_SENTENCE),
            trail(edition, (HOME, Crumb(here.label, here.address))),
        ),
    )
