"""How what is remembered of jobs lies in a pack: jobs and questions, which refer to each other."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from thidua.work.pack import Pack
from thidua.work.questions import Question
from thidua.work.table import DamagedError, Table

K = TypeVar("K")
V = TypeVar("V")

JOBS = "jobs"
QUESTIONS = "questions"


class Asked(NamedTuple):
    """A question's answer, and the numbers of the jobs that asked it, from the smallest."""

    answer: bytes
    jobs: array[int]

    @classmethod
    def read(cls, value: Any) -> Asked:  # noqa: ANN401 - it is looked at here
        """Return what is kept as `value`; raises DamagedError where it is something else."""
        try:
            answer, jobs = value
            return cls(answer, array("I", jobs))
        except (TypeError, ValueError) as error:
            raise DamagedError(QUESTIONS) from error

    def plain(self) -> tuple[bytes, bytes]:
        """Return it as it is kept."""
        return self.answer, self.jobs.tobytes()


@dataclass(frozen=True)
class Ground:
    """What was read from a file."""

    pack: Pack

    @cached_property
    def jobs(self) -> Table:
        """Job → what became of it. Of those without a slash in their names there are few."""
        return Table(self.pack, JOBS, apart="/")

    @cached_property
    def questions(self) -> Table:
        """Question → its answer, and who asked it."""
        return Table(self.pack, QUESTIONS)

    def some(self, words: Iterable[str]) -> Iterator[tuple[str, Asked]]:
        """Yield those of the questions `words` that were asked."""
        return ((word, Asked.read(value)) for word, value in self.questions.some(words))


class Numbers(dict[Question, int]):
    """Question → number; one that is new gets one."""

    def __init__(self, table: Table, new: Mapping[Question, int]) -> None:
        super().__init__(new)
        self.new = dict(new)
        self._table = table
        self._free = table.free(but=new.values())

    def __missing__(self, question: Question) -> int:
        known = self._table.numbers
        number = known.get(word_of(question)) if known else None
        if number is None:
            number = self.new[question] = next(self._free)
        self[question] = number
        return number


class Looked(Mapping[K, V], Generic[K, V]):
    """What is looked up one by one."""

    def __init__(self, keys: Callable[[], Collection[K]], get: Callable[[K], V | None]) -> None:
        self._keys = keys
        self._get = get

    def __len__(self) -> int:
        return len(self._keys())

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys())

    def __getitem__(self, key: K) -> V:
        found = self._get(key)
        if found is None:
            raise KeyError(key)
        return found


_BETWEEN = "\x1f"
_ODD = "\x1e"


def word_of(question: Question) -> str:
    """Return a question as one word."""
    word = _BETWEEN.join(question)
    if word.count(_BETWEEN) == len(question) - 1 and "\0" not in word:
        return word
    return _ODD + json.dumps(question)


def question_of(word: str) -> Question:
    """Return the question that is this word."""
    if word.startswith(_ODD):
        return tuple(json.loads(word.removeprefix(_ODD)))
    return tuple(word.split(_BETWEEN))
