"""Which record is of a document: the one that is there already, or a new one with an id of its own.

Two documents of one number are two records; one document that was corrected is one.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import PurePosixPath

from thidua.importers.drafts.shelf import Shelf
from thidua.importers.facts import Facts
from thidua.model.base import Kind
from thidua.model.kinds import KINDS, PLACES
from thidua.model.plan import Plan
from thidua.model.report import Report
from thidua.vietnamese.document_numbers import number_key
from thidua.vietnamese.folding import slugify
from thidua.vietnamese.reading import keys

_LONGEST = 50
_ALIKE = 0.5
"""The share of words from which on two titles of one number and day are one title, corrected."""


def slug(facts: Facts, shelf: Shelf, *, kind: Kind, unit: str, year: int) -> str:
    """Return the id of the record within its unit: that of the same document, if it is there."""
    for identifier, valid in shelf.library.valid[kind.value].items():
        record = valid.record
        if isinstance(record, Plan | Report) and record.unit == unit and _is_same(record, facts):
            return identifier.partition("/")[2]
    issued = facts.issued.value[:4] if facts.issued else None
    when = issued or facts.school_year or str(facts.year or year)
    if facts.number:
        return slugify(f"{facts.number.value} {when}")
    parts = (
        facts.kind.value if facts.kind else "van ban",
        facts.title.value if facts.title else "",
    )
    whole = slugify(" ".join(parts))
    short = whole[:_LONGEST].rsplit("-", 1)[0] if len(whole) > _LONGEST else whole
    return short if when in short else f"{short}-{when}"


def record_place(kind: Kind, identifier: str) -> PurePosixPath:
    """Return where a record lies, from content/."""
    its = KINDS[kind]
    return PurePosixPath(PLACES[its.layout].format(folder=its.folder, id=identifier))


def free_or_same(
    wanted: str,
    facts: Facts,
    shelf: Shelf,
    *,
    kind: Kind,
    known: Callable[[PurePosixPath], bool],
) -> str:
    """Return the id `wanted`, with a number behind it where it is another document's.

    Args:
        wanted: The id that the document would have.
        facts: What the document says.
        shelf: The records that are there.
        kind: The kind of the record.
        known: Tells whether the record at a place came from the same document.

    """
    for number in count(1):
        identifier = wanted if number == 1 else f"{wanted}-{number}"
        valid = shelf.library.valid[kind.value].get(identifier)
        if valid is None or not isinstance(valid.record, Plan | Report):
            break
        if known(record_place(kind, identifier)) or _is_same(valid.record, facts):
            break
    return identifier


def _is_same(record: Plan | Report, facts: Facts) -> bool:
    """Whether a record of the same unit is of the document that `facts` are of."""
    alike = _likeness(record.title, facts.title.value) if facts.title else None
    issued = facts.issued.value if facts.issued else ""
    same_day = not record.issued or not issued or record.issued.isoformat() == issued
    if record.number and facts.number:
        # Numbers begin anew each year.
        year = record.issued.year if record.issued else getattr(record, "year", None)
        same_year = not issued or year is None or str(year) == issued[:4]
        same_number = number_key(record.number) == number_key(facts.number.value)
        enough = _ALIKE if same_day else 1
        return same_number and same_year and (same_day if alike is None else alike >= enough)
    return not record.number and not facts.number and same_day and alike == 1


def _likeness(one: str, other: str) -> float:
    """Return how much two titles share, 0 to 1: the words that both have out of all."""
    words, others = set(keys(one)), set(keys(other))
    return len(words & others) / len(words | others) if words or others else 1
