"""Numbers that texts cite with their days, as in *số 79/KH-UBND ngày 14 tháng 3 năm 2024*."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.texts import Text
from thidua.load.raw import RawRecord
from thidua.model.base import DocumentRef
from thidua.model.document import Document
from thidua.model.walking import references
from thidua.vietnamese.bodies import body_at
from thidua.vietnamese.citations import date_after

_OF = re.compile(r",?\s{1,2}cua\s{1,2}")


@dataclass(frozen=True)
class Cited:
    """A number with its day, and where both stand in a text."""

    number: str
    """As the model writes it: without spaces."""
    on: datetime.date
    issuer: str | None
    """The body that is named after them, as it is written."""
    start: int
    end: int


def cited(text: Text) -> Iterator[Cited]:
    """Yield each number of a document that has a day of the calendar beside it."""
    value, said = text.value, text.bare
    for number in text.numbers if "ngay" in said else ():
        moment, end = date_after(said, number.end)
        if moment is None or moment.year is None or moment.month is None or moment.day is None:
            continue
        on = datetime.date(moment.year, moment.month, moment.day)
        of = _OF.match(said, end)
        body = body_at(value, said, of.end()) if of else None
        issuer = value[body.start : body.end] if body else None
        yield Cited(number.text, on, issuer, number.start, end)


def meant(item: Cited, text: Text, around: Around) -> tuple[Document, ...]:
    """Return the documents that a cited number may mean, those that the record cites first."""
    ids = around.once(_by_number, item.number.upper()) or ()
    known = [document for name in ids if (document := around.get(name, Document))]
    if not known:
        return ()
    named = {str(ref) for _, ref in references(text.record) if isinstance(ref, DocumentRef)}
    return tuple(document for document in known if document.id in named) or tuple(
        document for document in known if document.issued and document.issued.year == item.on.year
    )


def _number(document: Document, _: RawRecord) -> str | None:
    return document.number.upper() if document.number and document.issued else None


@indexed(_number, Document)
def _by_number(told: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return each number → the ids of the documents that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for identifier, number in told:
        found[number].append(identifier)
    return {number: tuple(documents) for number, documents in found.items()}
