"""From a record to its page: the one table of how each kind is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from thidua.model.base import Kind, Record
from thidua.model.kinds import KIND_OF
from thidua.press.edition import Edition
from thidua.press.files import attachments, redirects
from thidua.press.listings import ROWS, listing_page
from thidua.press.naming import label
from thidua.press.subject import Subject, full_list, page_of
from thidua.press.subjects.campaign import CAMPAIGN
from thidua.press.subjects.document import DOCUMENT
from thidua.press.subjects.plan import PLAN
from thidua.press.subjects.profile import PROFILE
from thidua.press.subjects.report import REPORT
from thidua.press.subjects.unit import UNIT
from thidua.work.job import Output, Series

SUBJECTS: Mapping[Kind, Subject[Any]] = {
    Kind.UNIT: UNIT,
    Kind.PLAN: PLAN,
    Kind.CAMPAIGN: CAMPAIGN,
    Kind.PROFILE: PROFILE,
    Kind.DOCUMENT: DOCUMENT,
    Kind.REPORT: REPORT,
}
"""Kind → how it is printed; a kind without an entry has no pages of its own."""


def title_of(edition: Edition, record: Record) -> str:
    """Return the title of the page of `record`; of a kind without pages, its name."""
    subject = SUBJECTS.get(KIND_OF[type(record)])
    return subject.title(edition, record) if subject else label(edition.site, record)


def articles(edition: Edition) -> Iterator[Series]:
    """Yield the jobs of every record with all that lies at its address, and of longer lists."""
    for kind, subject in SUBJECTS.items():
        ids = edition.site.stock.records[kind].keys
        yield Series(f"pages/{kind.value}", ids, partial(_article, edition, kind))
        lists = partial(_longer, edition, kind, subject)
        yield Series(f"lists/{kind.value}", lists, partial(_list, edition, kind))


def _longer(edition: Edition, kind: Kind, subject: Subject[Any]) -> Iterator[str]:
    """Yield record, list and number of each page of lists that a record's page has no room for."""
    stock = edition.site.stock
    # Few records have more of anything than fits on their page.
    for key in (key for key in stock.records[kind] if stock.most_of(kind, key) > _FEWEST):
        record = stock.records[kind][key]
        for shelf in subject.shelves(edition, record):
            total = full_list(edition, subject, record, shelf).pages if shelf.overflows else 0
            yield from (f"{key}/{shelf.part}/{number}" for number in range(1, total + 1))


_FEWEST = min(rows.fit for rows in ROWS.values())


def _article(edition: Edition, kind: Kind, key: str) -> Iterator[Output]:
    site = edition.site
    record = site.records[kind][key]
    yield from attachments(site, record)
    yield from redirects(record, address=site.address(record), site_url=edition.site_url)
    yield edition.output(page_of(edition, SUBJECTS[kind], record))


def _list(edition: Edition, kind: Kind, name: str) -> Iterator[Output]:
    key, part, number = name.rsplit("/", 2)
    subject, record = SUBJECTS[kind], edition.site.records[kind][key]
    shelf = next(item for item in subject.shelves(edition, record) if item.part == part)
    listing = full_list(edition, subject, record, shelf)
    yield edition.output(listing_page(edition, listing, int(number)))
