"""From a record to its page: the one table of how each kind is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thidua.model.base import Kind
from thidua.press.edition import Edition
from thidua.press.page import Page
from thidua.press.subject import Subject, pages_of
from thidua.press.subjects.campaign import CAMPAIGN
from thidua.press.subjects.document import DOCUMENT
from thidua.press.subjects.plan import PLAN
from thidua.press.subjects.profile import PROFILE
from thidua.press.subjects.report import REPORT
from thidua.press.subjects.unit import UNIT

SUBJECTS: Mapping[Kind, Subject[Any]] = {
    Kind.UNIT: UNIT,
    Kind.PLAN: PLAN,
    Kind.CAMPAIGN: CAMPAIGN,
    Kind.PROFILE: PROFILE,
    Kind.DOCUMENT: DOCUMENT,
    Kind.REPORT: REPORT,
}
"""Kind → how it is printed; a kind without an entry has no pages of its own."""


def articles(edition: Edition) -> Iterator[Page]:
    """Yield the pages of every record, kind by kind in the order of the Site."""
    for kind, subject in SUBJECTS.items():
        for record in edition.site.records[kind].values():
            yield from pages_of(edition, subject, record)
