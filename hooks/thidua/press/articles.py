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
from thidua.work.job import Job, Output

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


def articles(edition: Edition) -> Iterator[Job]:
    """Yield a job for every record with all that lies at its address, and for its longer lists."""
    stock = edition.site.stock
    for kind, subject in SUBJECTS.items():
        for key, record in stock.records[kind].items():
            near = getattr(record, "unit", key)
            name = f"pages/{kind.value}/{key}"
            yield Job(name, partial(_article, edition, kind, key), near=near)
            # Few records have more of anything than fits on their page.
            if stock.most_of(record) <= _FEWEST:
                continue
            for shelf in subject.shelves(edition, record):
                total = full_list(edition, subject, record, shelf).pages if shelf.overflows else 0
                for number in range(1, total + 1):
                    yield Job(
                        f"pages/{kind.value}/{key}/{shelf.part}/{number}",
                        partial(_list, edition, kind, key, shelf.part, number),
                    )


_FEWEST = min(rows.fit for rows in ROWS.values())


def _article(edition: Edition, kind: Kind, key: str) -> Iterator[Output]:
    site = edition.site
    record = site.records[kind][key]
    yield from attachments(site, record)
    yield from redirects(record, address=site.address(record), site_url=edition.site_url)
    yield edition.output(page_of(edition, SUBJECTS[kind], record))


def _list(edition: Edition, kind: Kind, key: str, part: str, number: int) -> Iterator[Output]:
    subject, record = SUBJECTS[kind], edition.site.records[kind][key]
    shelf = next(item for item in subject.shelves(edition, record) if item.part == part)
    yield edition.output(listing_page(edition, full_list(edition, subject, record, shelf), number))
