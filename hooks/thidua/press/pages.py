"""All pages of the site, from the Site: the press's one way in.

Nothing is written here and nothing asked of the disk but the templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from thidua.link.site import Site
from thidua.press.articles import articles
from thidua.press.edition import Edition
from thidua.press.environment import environment
from thidua.press.home import home
from thidua.press.indexes import indexes
from thidua.press.markdown import RenderBody
from thidua.press.page import Page
from thidua.press.photos import Picture
from thidua.press.search_page import search_page


def pages(  # noqa: PLR0913 - what the stages before and the host give, each by its name
    site: Site,
    *,
    templates: Path,
    pictures: Mapping[str, tuple[Picture, ...]],
    site_name: str,
    site_url: str,
    render: RenderBody,
    sentence: str,
) -> Iterator[Page]:
    """Yield every page that `site` gives: home, lists, then records kind by kind.

    Args:
        site: What is public.
        templates: The folder of the articles' templates.
        pictures: Profile id → the pictures that may be shown, and only those are.
        site_name: The name of the school or office.
        site_url: The absolute address of the root.
        render: Turns a record's Markdown into safe HTML.
        sentence: What the site is, for the home page.

    """
    edition = Edition(
        site=site,
        environment=environment(templates),
        render=render,
        pictures=pictures,
        site_name=site_name,
        site_url=site_url,
        sentence=sentence,
    )
    # Home and lists come first: what is wrong with a site shows in them soonest.
    yield home(edition)
    yield from indexes(edition)
    yield search_page(edition)
    yield from articles(edition)
