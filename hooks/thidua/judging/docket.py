"""What is kept of judgements: of each record who it was, what was asked for it and what was said.

It lies in a pack by shards, so that an edit reads and writes little. It decides on time and on
nothing else: where anything is wrong with it, all records are judged anew.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast
from zlib import crc32

from thidua.checks.index import INDEXES
from thidua.judging.plain import Line, Plain
from thidua.work.pack import NotPlainError, Pack, plain_bytes, plain_value
from thidua.work.questions import Question, digest_of

_SHARDS = 64
"""Into so many parts judgements are divided by their records: one edit writes one of them."""

_MARKS = "Q"
_MARK = 8

_HEAD, _RECORDS, _LINES, _WHOLE, _TOLD, _INDEX = (
    "head", "records", "lines", "whole", "told", "index",
)  # fmt: skip


class Entry(NamedTuple):
    """What is kept of a record beside what was said of it."""

    path: str
    """Its file."""
    seal: str
    """As long as it is the same, nothing in the record's files has changed; empty where the record
    has to be judged every time."""
    version: bytes
    """What stands for all that others can ask of it."""
    asked: bytes
    """The marks of the questions that were asked for its judgement."""
    silencing: tuple[int, ...]
    """The numbers of the comments in it that silenced something."""

    def asked_any(self, marks: frozenset[int]) -> bool:
        """Whether any of `marks` is that of a question that was asked."""
        return bool(marks) and not marks.isdisjoint(array(_MARKS, self.asked))


class Judgement(NamedTuple):
    """An entry, what was said of the record, and what it tells each index."""

    entry: Entry
    lines: list[Line]
    whole: list[Plain]
    told: dict[str, Any]


@cache
def mark_of(question: Question) -> int:
    """Return a number that stands for `question`; that of another question may be the same."""
    return int.from_bytes(digest_of(*question)[:_MARK], "little")


def marks_of(questions: Iterable[Question]) -> bytes:
    """Return the marks of all `questions`."""
    return array(_MARKS, map(mark_of, questions)).tobytes()


class Docket:
    """The judgements of the build before, and how the next one finds those of this one."""

    def __init__(self, path: Path | None, key: bytes) -> None:
        """Open what is kept in the file `path` by a program and settings of the same `key`."""
        self._pack = Pack.read(path, key) if path else None
        self.entries: dict[str, Entry] = {}
        """Record → what was kept of it."""
        self.lines: dict[str, list[Line]] = {}
        """Record → lines, where anything was said of it."""
        self.head: tuple[str, bytes] = "", b""
        """The day of these judgements, and what records stood beside them."""
        self._read: dict[str, Any] = {}
        self._open = False
        with suppress(NotPlainError):
            self._open = self._opened()
        if not self._open:
            self._pack = Pack(path, key) if path else None
            self.entries, self.lines, self.head = {}, {}, ("", b"")

    def _opened(self) -> bool:
        pack = self._pack
        # Of judgements one piece is nothing without the others.
        if pack is None or _HEAD not in pack.names() or not pack.sound():
            return False
        day, frame = self._piece(_HEAD)
        self.head = day, frame
        for shard in range(_SHARDS):
            for name, fields in (self._piece(f"{_RECORDS} {shard}") or {}).items():
                self.entries[name] = Entry(*fields)
            self.lines.update(self._piece(f"{_LINES} {shard}") or {})
        return True

    def _piece(self, name: str) -> Any:  # noqa: ANN401 - whatever is kept under the name
        if name not in self._read:
            data = self._pack.get(name) if self._pack else None
            self._read[name] = None if data is None else plain_value(data)
        return self._read[name]

    def whole(self, name: str) -> list[Plain]:
        """Return all that was said of a record."""
        found = self._of(f"{_WHOLE} {_shard(name)}")
        return cast("list[Plain]", found.get(name, []))

    def told(self, index: str, name: str) -> Any:  # noqa: ANN401 - as the index has it
        """Return what a record told an index."""
        return self._of(f"{_TOLD} {index} {_shard(name)}").get(name)

    def all_told(self, index: str) -> dict[str, Any]:
        """Return record → what it told an index."""
        found: dict[str, Any] = {}
        for shard in range(_SHARDS):
            found.update(self._of(f"{_TOLD} {index} {shard}"))
        return found

    def made(self, index: str) -> Mapping[Any, Any]:
        """Return what an index was."""
        return self._of(f"{_INDEX} {index}")

    def _of(self, name: str) -> dict[Any, Any]:
        return (self._piece(name) if self._open else None) or {}

    def keep(
        self,
        fresh: Mapping[str, Judgement],
        *,
        gone: Collection[str],
        made: Mapping[str, Mapping[Any, Any]],
        head: tuple[str, bytes],
    ) -> None:
        """Keep what is new, if it can be kept.

        Args:
            fresh: The records that were judged now.
            gone: Those that are no longer.
            made: The indexes that are not as they were.
            head: As `head`.

        """
        if self._pack is None or not (fresh or gone or made or head != self.head):
            return
        pieces: dict[str, Any] = {f"{_INDEX} {name}": dict(index) for name, index in made.items()}
        pieces[_HEAD] = head
        shards = {_shard(name) for name in (*fresh, *gone)}
        for shard in shards:
            kinds = (_RECORDS, _LINES, _WHOLE, *(f"{_TOLD} {name}" for name in INDEXES))
            for kind in kinds:
                pieces[f"{kind} {shard}"] = dict(self._of(f"{kind} {shard}"))
        for name in (*fresh, *gone):
            shard = _shard(name)
            self._put(pieces, shard, name, fresh.get(name))
        packed = {name: plain_bytes(piece) for name, piece in pieces.items()}
        changed = {name: data for name, data in packed.items() if self._pack.get(name) != data}
        with suppress(OSError):  # what cannot be kept is worked out again
            self._pack.write(changed)

    @staticmethod
    def _put(pieces: dict[str, Any], shard: int, name: str, item: Judgement | None) -> None:
        """Let `pieces` hold what is to be kept of a record, and nothing else of it."""
        entry, lines, whole, told = item or (None, [], [], {})
        kept: dict[str, Any] = {
            _RECORDS: tuple(entry) if entry else None,
            _LINES: lines,
            _WHOLE: whole,
            **{f"{_TOLD} {index}": told.get(index) for index in INDEXES},
        }
        for kind, value in kept.items():
            piece = pieces[f"{kind} {shard}"]
            if value:
                piece[name] = value
            else:
                piece.pop(name, None)


def _shard(name: str) -> int:
    return crc32(name.encode()) % _SHARDS
