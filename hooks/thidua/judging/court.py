"""All sound records on one day: what is known of earlier judgements, and who has to be judged.

A record is judged again only when its file, or something that a rule asked about it, has changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from thidua.cache import version
from thidua.checks.around import Around
from thidua.checks.index import INDEXES, Index, of_all, told
from thidua.checks.levels import Levels
from thidua.diagnostics import Severity
from thidua.judging.desk import Desk
from thidua.judging.docket import Docket, Entry, Judgement, mark_of
from thidua.judging.plain import Line, Plain
from thidua.link.build import everything
from thidua.link.ignores import Used
from thidua.validate.records import Library, Valid
from thidua.work.questions import digest_of


class Court:
    """All sound records, each with its judgement as soon as there is one."""

    def __init__(  # noqa: PLR0913 - all that judgements depend on
        self,
        library: Library,
        *,
        day: datetime.date,
        levels: Levels,
        frame: bytes,
        place: Path,
        desk: Desk,
    ) -> None:
        """Look up what is kept.

        Args:
            library: All records.
            day: The day on which they are judged.
            levels: How much the rules weigh.
            frame: What stands for all by which records are inspected.
            place: The folder of content, as it is named in messages.
            desk: Where judgements are kept.

        """
        self.levels = levels
        self.hire = desk.hire
        self.records = dict(everything(library))
        """All sound records, by `collection/id`."""
        self.around = Around(library, day, make=self._index)
        """What rules can ask."""
        self._head = day.isoformat(), frame
        key = digest_of(version("thidua"), repr(levels), str(place))
        self._docket = Docket(desk.judgements, key)
        self._fresh: dict[str, Judgement] = {}

    @cached_property
    def _same(self) -> set[str]:
        """The records whose files are as they were when they were judged."""
        known = self._docket.entries
        return {
            name
            for name, valid in self.records.items()
            if (entry := known.get(name))
            and entry.seal
            and entry.seal == valid.raw.stamp
            and entry.path == str(valid.raw.path)
        }

    @property
    def sure(self) -> Collection[str]:
        """The records in which nothing is found when they are inspected."""
        return self._same if self._docket.head == self._head else ()

    @cached_property
    def _other(self) -> dict[str, dict[str, Any]]:
        """The records whose files are not as they were, and what these tell."""
        other = (name for name in self.records if name not in self._same)
        return {name: told(self.records[name]) for name in other}

    @cached_property
    def _gone(self) -> set[str]:
        return self._docket.entries.keys() - self.records.keys()

    @cached_property
    def _renewed(self) -> dict[str, Mapping[Any, Any]]:
        """The indexes to which anyone tells something new, as they are now."""
        changed = set(self._told_anew())
        return {name: self._made(index) for name, index in INDEXES.items() if name in changed}

    def _told_anew(self) -> Iterator[str]:
        before = self._docket
        for name in (*self._other, *self._gone):
            entry, new = before.entries.get(name), self._other.get(name, {})
            # Indexes go by the order of files.
            moved = bool(entry and new and entry.path != str(self.records[name].raw.path))
            for index in INDEXES:
                old = before.told(index, name)
                if old != new.get(index) or (moved and old):
                    yield index

    def _made(self, index: Index[Any, Any]) -> Mapping[Any, Any]:
        tells = self._docket.all_told(index.name)
        for name, new in self._other.items():
            tells[name] = new.get(index.name)
        by_name = tells.get
        return index.make(of_all(index, self.around.library, lambda name, _: by_name(name)))

    def _index(self, index: Index[Any, Any], _: Library) -> Mapping[Any, Any]:
        found = self._renewed.get(index.name)
        return self._docket.made(index.name) if found is None else found

    def summoned(self, faulty: Collection[str]) -> list[str]:
        """Return the records that have to be judged; the `faulty` ones have to every time."""
        changed = frozenset(self._changed())
        known = self._docket.entries
        return [
            name
            for name in self.records
            if name in self._other or name in faulty or known[name].asked_any(changed)
        ]

    def _changed(self) -> Iterator[int]:
        """Yield the mark of each question that has another answer now."""
        known = self._docket.entries
        if not known:
            return
        if self._docket.head[0] != self._head[0]:
            yield mark_of(("today",))
        for name in (*self._other, *self._gone):
            valid, entry = self.records.get(name), known.get(name)
            now = (str(valid.raw.path), _version(valid)) if valid else None
            if now != (entry and (entry.path, entry.version)):
                yield mark_of(("record", *name.split("/", 1)))
        for name, index in self._renewed.items():
            before = self._docket.made(name)
            for key in before.keys() | index.keys():
                if before.get(key) != index.get(key):
                    yield mark_of(("once", name, repr(key)))

    def close(self, fresh: Mapping[str, tuple[Entry, list[Line], list[Plain]]]) -> None:
        """Take the judgements of those that were summoned, and keep them."""
        self._fresh = {
            name: Judgement(
                entry,
                lines,
                whole,
                self._other[name] if name in self._other else told(self.records[name]),
            )
            for name, (entry, lines, whole) in fresh.items()
        }
        self._docket.keep(self._fresh, gone=self._gone, made=self._renewed, head=self._head)

    def entry(self, name: str, *, lasting: bool, asked: bytes, silencing: Iterable[int]) -> Entry:
        """Return what is to be kept of a record beside what was said of it."""
        valid = self.records[name]
        seal = valid.raw.stamp if lasting else ""
        return Entry(str(valid.raw.path), seal, _version(valid), asked, tuple(silencing))

    @property
    def said(self) -> Iterator[tuple[str, Sequence[Line]]]:
        """Yield each record of which anything was said, with the lines of that."""
        kept = self._docket.lines
        for name in self.records:
            fresh = self._fresh.get(name)
            if lines := (fresh.lines if fresh else kept.get(name)):
                yield name, lines

    @property
    def sound(self) -> bool:
        """Whether nothing that was said stops a build."""
        # What does is found when records are inspected: such a record is judged every time.
        said = (weight for item in self._fresh.values() for weight, _ in item.lines)
        return all(weight != Severity.ERROR for weight in said)

    def whole(self, name: str) -> list[Plain]:
        """Return all that was said of a record."""
        fresh = self._fresh.get(name)
        return fresh.whole if fresh else self._docket.whole(name)

    @property
    def used(self) -> set[Used]:
        """The comments that silenced something."""
        entries = dict(self._docket.entries)
        entries.update((name, item.entry) for name, item in self._fresh.items())
        silencing = (
            (self.records[name].raw, entry.silencing)
            for name, entry in entries.items()
            if entry.silencing and name in self.records
        )
        return {(raw.path, raw.ignores[number]) for raw, numbers in silencing for number in numbers}


def _version(valid: Valid) -> bytes:
    return valid.raw.version + valid.raw.text_version
