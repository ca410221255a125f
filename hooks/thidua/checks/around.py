"""What a rule may ask beside the record it looks at: the other records, and which day it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, cast

from thidua.load.raw import RawRecord
from thidua.model.base import Record, Reference
from thidua.model.kinds import KIND_OF
from thidua.model.vocabulary import Term
from thidua.validate.records import Library, Valid
from thidua.work.questions import Notebook, digest_of

K = TypeVar("K")
T = TypeVar("T")
R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=Record | Term)

Numbers: TypeAlias = tuple[int, ...]
Kept: TypeAlias = tuple[str, Numbers]
"""The id of a record, and what it told."""

MAKES: dict[str, Callable[[Around], Mapping[Any, Any]]] = {}
"""Name → what works something out of all records; see `Around.once`."""


def derived(make: Callable[[Around], Mapping[K, T]]) -> Callable[[Around], Mapping[K, T]]:
    """Let `make` be asked through `Around.once`."""
    MAKES[_name_of(make)] = make
    return make


def _name_of(make: Callable[..., object]) -> str:
    return f"{make.__module__}.{make.__qualname__}"


@dataclass(frozen=True)
class Around:
    """All valid records, and the day on which they are checked.

    What is asked is noted in `notebook`, so that a record is judged again only when something
    around it has changed.
    """

    library: Library
    day: datetime.date
    notebook: Notebook = field(default_factory=Notebook)
    memory: Mapping[str, tuple[bytes, Numbers]] = field(default_factory=dict)
    """What records told before, with the version of each; see `kept`."""
    told_now: dict[str, tuple[bytes, Numbers]] = field(default_factory=dict)
    """The same of this time."""
    _made: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> datetime.date:
        """The day on which the records are checked."""
        self.notebook.note("today")
        return self.day

    def all(self, model: type[R]) -> Iterator[R]:
        """Yield every valid record of a kind, in the order of files; for `once` alone."""
        for valid in self.library.valid[KIND_OF[model].value].values():
            yield cast("R", valid.record)

    def told(self, model: type[R], tell: Callable[[R], T]) -> Iterator[tuple[str, T]]:
        """Yield the id of every valid record of a kind, and what `tell` says of it; for `once`."""
        for record in self.all(model):
            yield record.id, tell(record)

    def kept(self, model: type[R], tell: Callable[[R, str], Numbers]) -> Iterator[Kept]:
        """Yield the id of every valid record of a kind, and what `tell` says of it; for `once`.

        It is given the record and its body, and told again only when these have changed.
        """
        for identifier, valid in self.library.valid[KIND_OF[model].value].items():
            key = f"{_name_of(tell)} {identifier}"
            version = valid.raw.version + valid.raw.text_version
            before = self.memory.get(key)
            if before is None or before[0] != version:
                before = version, tell(cast("R", valid.record), valid.raw.body)
            self.told_now[key] = before
            yield identifier, before[1]

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

    def once(self, make: Callable[[Around], Mapping[K, T]], key: K) -> T | None:
        """Return what `make` gives for all records under `key`, if anything; it is called once.

        `make` is marked with `derived`. Whoever asks depends on this one entry and on no other.
        """
        self.notebook.note("once", _name_of(make), repr(key))
        return cast("Mapping[K, T]", self._all_of(make)).get(key)

    def prepare(self) -> None:
        """Work out all that `once` can be asked, before many are to ask it side by side."""
        for make in MAKES.values():
            self._all_of(make)

    def _all_of(self, make: Callable[[Around], Mapping[Any, Any]]) -> Mapping[Any, Any]:
        if make not in self._made:
            with self.notebook.closed():
                self._made[make] = make(self)
        return cast("Mapping[Any, Any]", self._made[make])

    def answer(self, question: tuple[str, ...]) -> bytes:
        """Return what stands for the answer to `question` now; KeyError where nobody asks it."""
        return self._answers[question[0]](*question[1:])

    @cached_property
    def _answers(self) -> Mapping[str, Callable[..., bytes]]:
        day = self.day.isoformat().encode()
        return {
            "today": lambda: day,
            "own": self._stamp_of,
            "record": self._version_of,
            "once": self._entry_of,
        }

    def _stamp_of(self, collection: str, key: str) -> bytes:
        known = self.library.known[collection].get(key)
        return known.stamp.encode() if known else b""

    def _version_of(self, collection: str, key: str) -> bytes:
        valid = self.library.valid[collection].get(key)
        return valid.raw.version + valid.raw.text_version if valid else b""

    def _entry_of(self, name: str, key: str) -> bytes:
        found = self._by_repr(name).get(key)
        return b"" if found is None else digest_of(repr(found))

    def _by_repr(self, name: str) -> Mapping[str, object]:
        key = "by repr", name
        if key not in self._made:
            made = self._all_of(MAKES[name])
            self._made[key] = {repr(of): value for of, value in made.items()}
        return cast("Mapping[str, object]", self._made[key])

    def once_of(self, valid: Valid, make: Callable[[Valid], T]) -> T:
        """Return what `make` gives for a record; it is called once while one record is judged."""
        if self._made.get("record") is not valid:
            self._made["record"], self._made["of record"] = valid, {}
        made: dict[Any, Any] = self._made["of record"]
        if make not in made:
            made[make] = make(valid)
        return cast("T", made[make])
