"""What a rule may ask beside the record it looks at: the other records, and which day it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from thidua.load.raw import RawRecord
from thidua.model.base import Record, Reference
from thidua.model.kinds import KIND_OF
from thidua.model.vocabulary import Term
from thidua.validate.records import Library, Valid

T = TypeVar("T")
R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=Record | Term)


@dataclass(frozen=True)
class Around:
    """All valid records, and the day on which they are checked."""

    library: Library
    today: datetime.date
    _made: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def all(self, model: type[R]) -> Iterator[R]:
        """Yield every valid record of a kind, in the order of files."""
        for valid in self.library.valid[KIND_OF[model].value].values():
            yield cast("R", valid.record)

    def find(self, reference: Reference | None, model: type[F]) -> F | None:
        """Return the `model` that `reference` names; None where it is missing or faulty."""
        if reference is None:
            return None
        valid = self.library.valid[reference.collection].get(reference)
        return valid.record if valid and isinstance(valid.record, model) else None

    def raw(self, record: Record) -> RawRecord:
        """Return what `record` was read from."""
        return self.library.known[KIND_OF[type(record)].value][record.id]

    def once(self, make: Callable[[Around], T]) -> T:
        """Return what `make` gives for all records; it is called once, whoever asks."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def once_of(self, valid: Valid, make: Callable[[Valid], T]) -> T:
        """Return what `make` gives for a record; it is called once while one record is judged."""
        if self._made.get("record") is not valid:
            self._made["record"], self._made["of record"] = valid, {}
        made: dict[Any, Any] = self._made["of record"]
        if make not in made:
            made[make] = make(valid)
        return cast("T", made[make])
