"""The page that tells people how to follow the site: which feeds there are, and for whom."""

from __future__ import annotations

from thidua.link.channels import EVERYTHING, PLANS, PROFILES
from thidua.press import sections, words
from thidua.press.edition import Edition
from thidua.press.page import Crumb, Page
from thidua.press.sections import HOME
from thidua.press.structured import collection, trail


def feeds_page(edition: Edition) -> Page:
    """Return the page at `/tin/`."""
    here = sections.FEEDS
    return Page(
        address=here.address,
        title=here.label,
        description=words.FEEDS_SENTENCE,
        article=edition.article(
            "feeds.html",
            here.address,
            channels=(EVERYTHING, PROFILES, PLANS),
            sections=(sections.UNITS, sections.CAMPAIGNS),
        ),
        section=here.address,
        kind="feeds",
        trail=(HOME,),
        structured=(
            collection(edition, here.address, here.label, words.FEEDS_SENTENCE),
            trail(edition, (HOME, Crumb(here.label, here.address))),
        ),
        channels=(PROFILES, PLANS),
    )
