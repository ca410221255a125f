"""What stands in content/ and what an import adds to it: every body, document and campaign once.

`units`, `documents` and `campaigns` look things up here; only what is not there becomes a draft
record of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from thidua.importers.drafts.front import Fields
from thidua.importers.drafts.names import Names
from thidua.importers.knowledge import name_key
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.unit import Unit
from thidua.model.vocabulary import Occasion, Term
from thidua.validate.records import Library

_T = TypeVar("_T")

DOUBT = "cần xem lại"
"""How every remark begins that asks a person to look."""

_LINE = 400
"""Letters that the model lets a line have."""


def line(text: str) -> str:
    """Return a text as one line that is not too long for the model."""
    text = " ".join(text.split())
    return text if len(text) <= _LINE else text[: _LINE - 1].rsplit(" ", 1)[0] + "…"


def capitalised(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Match:
    """The record that stands for something a document names."""

    id: str
    remark: str = ""
    """What makes it doubtful, in Vietnamese."""


@dataclass
class Shelf:
    """The records that are there, and the drafts that one import adds."""

    library: Library
    names: Names
    added: dict[tuple[Kind, str], Fields] = field(default_factory=dict)
    """Kind and id → the keys of a new draft, in the order they were needed."""
    units: dict[str, set[str]] = field(default_factory=dict)
    """Id of a unit, known or new → the keys of its names."""
    parents: dict[str, str] = field(default_factory=dict)
    """Id of a unit → that of the unit above it."""
    campaigns: dict[str, set[str]] = field(default_factory=dict)
    """Id of a campaign, known or new → the keys of its names."""

    @classmethod
    def of(cls, library: Library) -> Shelf:
        """Return the shelf of what stands in content/."""
        shelf = cls(library, Names.of(library))
        for identifier, unit in shelf.records(Kind.UNIT, Unit):
            names = (unit.name, unit.short_name, unit.abbreviation, *unit.aliases)
            shelf.units[identifier] = {shelf.names.key(name) for name in names if name}
            if unit.parent:
                shelf.parents[identifier] = unit.parent
        for identifier, campaign in shelf.records(Kind.CAMPAIGN, Campaign):
            its = {name_key(name) for name in (campaign.name, *campaign.aliases)}
            shelf.campaigns[identifier] = its
        return shelf

    def records(self, kind: Kind, model: type[_T]) -> Iterator[tuple[str, _T]]:
        """Yield id and record of every valid record of a kind."""
        for identifier, valid in self.library.valid[kind.value].items():
            if isinstance(valid.record, model):
                yield identifier, valid.record

    def term(self, vocabulary: str, key: str, *, anywhere: bool = False) -> str | None:
        """Return the term with whose name `key` begins, or which it holds: the longest such."""
        best = (0, "")
        for identifier, valid in self.library.valid[vocabulary].items():
            if isinstance(valid.record, Term):
                for name in (valid.record.name, *valid.record.aliases):
                    its = self.names.key(name)
                    hit = f" {its} " in f" {key} " if anywhere else f"{key} ".startswith(f"{its} ")
                    best = max(best, (len(its), identifier)) if hit else best
        return best[1] or None

    def kind_of_document(self, name: str) -> str | None:
        """Return the term of vocab/document-kinds.yml for a kind's name."""
        return self.term("document-kinds", self.names.key(name))

    def award(self, text: str) -> str | None:
        """Return the term of vocab/awards.yml that a text names."""
        return self.term("awards", self.names.key(text), anywhere=True)

    def occasion(self, name: str, founded: str | None) -> str | None:
        """Return the term of vocab/occasions.yml for a day that is celebrated."""
        key = self.names.key(name)
        for identifier, valid in self.library.valid["occasions"].items():
            if isinstance(valid.record, Occasion):
                names = (valid.record.name, *valid.record.aliases)
                since = valid.record.since.iso if valid.record.since else None
                if key in map(self.names.key, names) or (founded and since == founded):
                    return identifier
        return None

    def free(self, kind: Kind, wanted: str) -> str:
        """Return `wanted` as an id that nothing has, with a number behind it where it is taken."""
        taken = {*self.library.known[kind.value], *(its for one, its in self.added if one is kind)}
        identifier, count = wanted, 1
        while identifier in taken:
            count += 1
            identifier = f"{wanted}-{count}"
        return identifier
