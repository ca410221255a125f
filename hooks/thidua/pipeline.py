"""The order of the stages, top to bottom: what goes in, what comes out, and why here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from thidua.cache import Cache
from thidua.calendar.files import calendars
from thidua.checks.around import Around
from thidua.checks.levels import levels_of
from thidua.checks.registry import EDITORIAL, SILENCEABLE, examine
from thidua.diagnostics import Diagnostic, Severity
from thidua.feeds.index import feeds
from thidua.link.build import build, everything, inspect
from thidua.link.ignores import Used, part
from thidua.link.ignores import faults as ignore_faults
from thidua.link.ledger import behind
from thidua.link.notes import UNNEEDED, settle
from thidua.link.printed import Printed
from thidua.link.site import Site
from thidua.load.folder import load
from thidua.load.ledger import Ledger, read_ledger
from thidua.opendata.files import open_data
from thidua.press.edition import Edition
from thidua.press.environment import environment
from thidua.press.files import attachments, develop_photos, redirects
from thidua.press.imprint import Imprint, RenderShell
from thidua.press.markdown import RenderBody
from thidua.press.page import Output
from thidua.press.pages import pages
from thidua.search.index import index
from thidua.validate.records import Library, validate


@dataclass(frozen=True)
class Outcome:
    """What reading content/ gave."""

    library: Library
    """Every valid record with its place, public or not."""
    site: Site | None
    """What is public; None while there are errors."""
    ledger: Ledger
    """What was recorded of the calendar, as far as it can be read."""
    diagnostics: tuple[Diagnostic, ...]
    """Every finding, in the order of files and lines."""


def read(content: Path, *, today: datetime.date, pages: frozenset[str] | None = None) -> Outcome:
    """Read, validate, link and check the folder `content` as it is public on `today`.

    Args:
        content: The folder of records.
        today: The day that gates and lists go by.
        pages: The addresses of the hand-written pages, which bodies may link to; None leaves
            such links unjudged.

    Raises:
        OSError: The folder cannot be read.

    """
    # Every file is read even when the first is broken: editors want all faults in one run.
    raws, diagnostics = load(content)
    ledger, faults = read_ledger(content)
    diagnostics += faults

    # Each record by itself; the ids of broken ones stay known, so that a record that refers
    # to one of them is not blamed for it.
    library, faults = validate(raws)
    diagnostics += faults

    # Records with one another and with their files, then the editorial rules. Both give
    # findings and not yet diagnostics, because a note in the record may answer them.
    findings, faults = inspect(library, today=today, pages=pages)
    diagnostics += faults
    levels, faults = levels_of(library, EDITORIAL)
    diagnostics += faults
    around = Around(library, today)
    used: set[Used] = set()
    for key, valid in everything(library):
        heard, silencing = part([*findings[key], *examine(valid, around, levels)])
        diagnostics += settle(valid, heard)
        used |= silencing
    # What could be read of a faulty record is judged too, so that mending it brings no news.
    for mended in library.mended:
        judged = examine(mended.valid, around, levels)
        heard, _ = part(item for item in judged if mended.stands(item.loc))
        settled = settle(mended.valid, heard)
        diagnostics += [item for item in settled if item.rule is not UNNEEDED]
    diagnostics += ignore_faults(library, used=used, known=SILENCEABLE)
    # Last, so that a rule that is off leaves the notes and comments about it in peace.
    diagnostics = [item for item in diagnostics if not levels.silences(item)]

    # A Site only of what is sound: later stages never meet a reference that leads nowhere.
    sound = all(item.severity is not Severity.ERROR for item in diagnostics)
    site = build(library, today=today, ledger=ledger) if sound else None
    if site:
        diagnostics += behind(ledger, site, library, content)
    ordered = tuple(sorted(diagnostics, key=lambda item: item.order))
    return Outcome(library, site, ledger, ordered)


@dataclass(frozen=True)
class Theme:
    """What the host contributes to pages."""

    render_shell: RenderShell
    render_body: RenderBody
    templates: Path
    """The folder of the articles' templates."""
    site_name: str
    site_url: str
    """The absolute URL of the site's root."""
    site_description: str
    """What the site is, in a sentence for its home page."""
    site_rights: str = ""
    """Who may do what with its contents, as HTML; empty where the site does not say."""


def produce(site: Site, theme: Theme, *, cache: Cache | None = None) -> Iterator[Output]:
    """Yield every file that `site` gives: photos, pages, feeds, data and the index.

    Args:
        site: What is public.
        theme: What the host contributes.
        cache: What earlier builds left, open; decides on the time it takes and on nothing else.

    Raises:
        OSError: A photo cannot be read any more.

    """
    # Photos first: pages state the sizes of the pictures they show.
    pictures, files = develop_photos(site)
    yield from files
    yield from attachments(site)
    yield from redirects(site, site_url=theme.site_url)

    edition = Edition(
        site=site,
        environment=environment(theme.templates),
        render=theme.render_body,
        pictures=pictures,
        site_name=theme.site_name,
        site_url=theme.site_url,
        sentence=theme.site_description,
    )
    imprint = Imprint(theme.render_shell, site_url=theme.site_url)
    titles: dict[str, str] = {}
    bodies: dict[str, Markup] = {}
    for page in pages(edition):
        titles[page.address] = page.title
        if page.body:
            bodies[page.address] = page.body
        yield imprint(page)

    # After the pages, because what leads to a page is called what the page is called, and
    # texts are rendered once.
    printed = Printed(
        titles=titles,
        bodies=bodies,
        pictures=pictures,
        site_name=theme.site_name,
        site_url=theme.site_url,
        rights=Markup(theme.site_rights).striptags(),  # noqa: S704 - it becomes plain text here
    )
    for path, data in chain(
        calendars(site, site_name=theme.site_name, site_url=theme.site_url),
        feeds(site, printed),
        open_data(site, printed),
        index(site, titles=titles, cache=cache),
    ):
        yield Output(path, data)
