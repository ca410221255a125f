"""What earlier builds did: their jobs, what these asked, and the files that came of them.

One file of plain values with a checksum. It decides on time and on nothing else: whatever is
wrong with it, all jobs are done anew.
"""

from __future__ import annotations

import io
import os
import pickle
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from thidua.work.questions import Question

_FORMAT = b"thidua work 1\n"
_CHECKSUM = 4


class File(NamedTuple):
    """A file of the site as it was made."""

    path: str
    digest: bytes
    address: str
    """As `Output.address`."""


class Done(NamedTuple):
    """What became of a job."""

    questions: tuple[Question, ...]
    files: tuple[File, ...]
    told: object


@dataclass(frozen=True)
class Memory:
    """All that is remembered of one build."""

    key: bytes
    """What all its jobs depend on besides what they ask: the program, the theme, the settings."""
    answers: Mapping[Question, bytes]
    """Every question that was asked, and what was answered then."""
    done: Mapping[str, Done]
    """Job → what became of it."""
    former: str = ""
    """The identity of the folder of the site before."""
    behind: tuple[str, ...] = ()
    """The paths in which that site differs from the one remembered."""

    def files(self) -> dict[str, File]:
        """Return path → file, of all jobs."""
        return {file.path: file for done in self.done.values() for file in done.files}

    def stale(self, answer: Callable[[Question], bytes]) -> set[str]:
        """Return the jobs that asked something to which `answer` gives another answer now."""
        changed = {
            question for question, known in self.answers.items() if answer(question) != known
        }
        if not changed:
            return set()
        return {name for name, done in self.done.items() if not changed.isdisjoint(done.questions)}


NOTHING = Memory(b"", {}, {})


def remembered(path: Path) -> Memory:
    """Return what is kept in the file `path`; nothing where it is missing, damaged or older."""
    try:
        data = path.read_bytes()
        body = memoryview(data)[len(_FORMAT) + _CHECKSUM :]
        if data[: len(_FORMAT)] != _FORMAT or _checksum(body) != data[len(_FORMAT) :][:_CHECKSUM]:
            return NOTHING
        return _unpacked(_Plain(io.BytesIO(body)).load())
    except _FAULTS:
        return NOTHING


_FAULTS = (
    *(OSError, EOFError, pickle.UnpicklingError, MemoryError, RecursionError, OverflowError),
    # What a made-up file can make of any value that it is expected to hold.
    *(AttributeError, LookupError, TypeError, ValueError),
)


def keep(memory: Memory, path: Path) -> None:
    """Write `memory` to the file `path`, in one step.

    Raises:
        OSError: It cannot be written; what was there stays.

    """
    body = pickle.dumps(_packed(memory), protocol=5)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        aside.write_bytes(b"".join((_FORMAT, _checksum(body), body)))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


class _Plain(pickle.Unpickler):
    """Reads numbers, words and collections of them; what stands in a file is never run."""

    def find_class(self, module_name: str, global_name: str) -> Any:  # noqa: ANN401 - as inherited
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKSUM, "big")


def _packed(memory: Memory) -> tuple[object, ...]:
    """Return `memory` as plain values; questions of jobs are numbers, for most are asked often."""
    number = {question: place for place, question in enumerate(memory.answers)}
    done = [
        (name, _numbers(map(number.__getitem__, item.questions)), plain(item.files), item.told)
        for name, item in memory.done.items()
    ]
    # References of records are words of a class of their own, which is no plain value.
    answers = [(tuple(map(str, question)), known) for question, known in memory.answers.items()]
    return memory.key, answers, done, memory.former, memory.behind


def plain(files: Iterable[File]) -> list[tuple[str, bytes, str]]:
    """Return `files` as values that any process reads: a tuple with a name needs its class."""
    return [(file.path, file.digest, file.address) for file in files]


def _numbers(items: Iterable[int]) -> bytes:
    return array("I", sorted(items)).tobytes()


def _unpacked(stored: Any) -> Memory:  # noqa: ANN401 - it is looked at here
    key, answers, done, former, behind = stored
    questions = [question for question, _ in answers]
    return Memory(
        key,
        dict(answers),
        {
            name: Done(
                tuple(map(questions.__getitem__, array("I", numbers))),
                tuple(File(*file) for file in files),
                told,
            )
            for name, numbers, files, told in done
        },
        former,
        tuple(behind),
    )
