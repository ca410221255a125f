"""What a rule may ask beside the record it looks at: the other records, and which day it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from thidua.checks.index import Index, made_of
from thidua.load.raw import RawRecord
from thidua.model.base import Record, Reference
from thidua.model.kinds import KIND_OF
from thidua.model.vocabulary import Term
from thidua.validate.records import Library, Valid
from thidua.work.questions import Notebook

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=Record | Term)


@dataclass(frozen=True)
class Around:
    """All valid records, and the day on which they are checked.

    What is asked is noted in `notebook`, so that a record is judged again only when something
    around it has changed.
    """

    library: Library
    day: datetime.date
    notebook: Notebook = field(default_factory=Notebook)
    make: Callable[[Index[Any, Any], Library], Mapping[Any, Any]] = made_of
    """Gives an index when it is asked the first time."""
    _made: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> datetime.date:
        """The day on which the records are checked."""
        self.notebook.note("today")
        return self.day

    def get(self, identifier: str, model: type[R]) -> R | None:
        """Return the record of a kind that has an id; None where it is missing or faulty."""
        collection = KIND_OF[model].value
        self.notebook.note("record", collection, identifier)
        valid = self.library.valid[collection].get(identifier)
        return cast("R", valid.record) if valid else None

    def find(self, reference: Reference | None, model: type[F]) -> F | None:
        """Return the `model` that `reference` names; None where it is missing or faulty."""
        if reference is None:
            return None
        self.notebook.note("record", reference.collection, str(reference))
        valid = self.library.valid[reference.collection].get(reference)
        return valid.record if valid and isinstance(valid.record, model) else None

    def body(self, record: Record) -> str:
        """Return the text of a record that was asked for."""
        return self.raw(record).body

    def raw(self, record: Record) -> RawRecord:
        """Return what `record` was read from."""
        return self.library.known[KIND_OF[type(record)].value][record.id]

    def once(self, index: Index[K, T], key: K) -> T | None:
        """Return what stands in `index` under `key`, if anything.

        Whoever asks depends on this one entry and on no other.
        """
        self.notebook.note("once", index.name, repr(key))
        return self.all_of(index).get(key)

    def all_of(self, index: Index[K, T]) -> Mapping[K, T]:
        """Return an index, made at the first question: before many ask it side by side."""
        if index not in self._made:
            self._made[index] = self.make(index, self.library)
        return cast("Mapping[K, T]", self._made[index])

    def once_of(self, valid: Valid, make: Callable[[Valid], T]) -> T:
        """Return what `make` gives for a record; it is called once while one record is judged."""
        if self._made.get("record") is not valid:
            self._made["record"], self._made["of record"] = valid, {}
        made: dict[Any, Any] = self._made["of record"]
        if make not in made:
            made[make] = make(valid)
        return cast("T", made[make])
