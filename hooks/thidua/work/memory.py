"""What earlier builds did: their jobs, what these asked, and the files that came of them.

It lies in a pack, of which an edit reads and writes little. It decides on time and on nothing
else: whatever is wrong with it, all jobs are done anew.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

from thidua.work.pack import NotPlainError, Pack, plain_bytes, plain_value
from thidua.work.questions import Question
from thidua.work.rows import JOBS, Asked, Ground, Looked, Numbers, question_of, word_of
from thidua.work.table import DamagedError

KEY = b"thidua memory 2"
"""What the packs are written with."""
_HEAD = "memory"


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


def plain(files: Iterable[File]) -> list[tuple[str, bytes, str]]:
    """Return `files` as values that any process reads: a tuple with a name needs its class."""
    return [(file.path, file.digest, file.address) for file in files]


class _Kept(NamedTuple):
    """What became of a job, with the numbers of its questions, in no order."""

    questions: array[int]
    files: tuple[File, ...]
    told: object

    @classmethod
    def read(cls, value: Any) -> _Kept:  # noqa: ANN401 - it is looked at here
        """Return what is kept as `value`; raises DamagedError where it is something else."""
        try:
            asked, files, told = value
            return cls(array("I", asked), tuple(map(File._make, files)), told)
        except (TypeError, ValueError) as error:
            raise DamagedError(JOBS) from error

    def same(self, other: _Kept) -> bool:
        """Whether the same became of the job as in `other`."""
        return self[1:] == other[1:] and {*self.questions} == {*other.questions}

    def plain(self) -> tuple[bytes, list[tuple[str, bytes, str]], object]:
        return self.questions.tobytes(), plain(self.files), self.told


@dataclass(frozen=True)
class Memory:
    """All that is remembered of one build: what was kept of those before, and what it did."""

    key: bytes = b""
    """What all its jobs depend on besides what they ask: the program, the theme, the settings."""
    site: str = ""
    """The identity of the folder of the site that it tells of."""
    former: str = ""
    """The identity of the folder of the site before."""
    behind: tuple[str, ...] = ()
    """The paths in which that site differs from the one remembered."""
    renewed: Mapping[str, _Kept] = field(default_factory=dict)
    """What became of the jobs that were done since it was read."""
    gone: frozenset[str] = frozenset()
    """The jobs that were there when it was read, and no longer are."""
    _ground: Ground = field(default_factory=lambda: Ground(Pack(Path(), KEY)))
    _answered: Mapping[Question, bytes] = field(default_factory=dict)
    """Answers that are new, or other than they were when it was read."""
    _numbers: Mapping[Question, int] = field(default_factory=dict)
    """Questions that are new since it was read, with their numbers."""

    @property
    def done(self) -> Mapping[str, Done]:
        """All jobs with what became of each, looked up one by one."""
        return Looked(self.names, self._done)

    @property
    def answers(self) -> Mapping[Question, bytes]:
        """Every question that was asked with its answer, looked up one by one."""
        return Looked(self._all, self._answer)

    def names(self) -> AbstractSet[str]:
        """Return the names of all jobs."""
        known = self._ground.jobs.numbers.keys()
        return {*(known - self.gone), *self.renewed} if self.gone or self.renewed else known

    def told(self, *, under: tuple[str, ...]) -> dict[str, object]:
        """Return what those jobs told whose names begin with any of `under`, by name."""
        names = [name for name in self.names() if name.startswith(under)]
        return {name: kept.told for name, kept in self._kept(names)}

    def files(self, jobs: Iterable[str] | None = None) -> dict[str, File]:
        """Return path → file: of those of `jobs` that are remembered, or of all there are."""
        wanted = self.names() if jobs is None else jobs
        return {file.path: file for _, kept in self._kept(wanted) for file in kept.files}

    def addresses(self, jobs: Iterable[str] | None = None) -> list[str]:
        """Return the addresses of the pages that `jobs` made, or all, in order."""
        made = self._kept(self.names() if jobs is None else jobs)
        return sorted(file.address for _, kept in made for file in kept.files if file.address)

    def lost(self, before: Memory) -> AbstractSet[str]:
        """Return the paths of files that were there `before`, and that no job makes any more."""
        if self._ground is not before._ground:
            return before.files().keys() - self.files().keys()
        others = self.renewed.keys() | self.gone
        made = {name: [file.path for file in kept.files] for name, kept in self.renewed.items()}
        lost: set[str] = set()
        for name, kept in before._kept(others):
            paths = [file.path for file in kept.files]
            if paths != made.get(name):
                lost.update(paths)
        # A file may go from one job to another, or be of both.
        for paths in made.values():
            lost.difference_update(paths)
        return lost and lost - self.files(self.names() - others).keys()

    def changed(
        self, answer: Callable[[Question], bytes], *, among: Iterable[Question] | None = None
    ) -> dict[Question, bytes]:
        """Return the questions to which `answer` gives another answer now, with that.

        Args:
            answer: Answers a question.
            among: The questions of which that is possible, whether they were asked or not; all
                that were asked where it is not known.

        """
        now = ((question, known, answer(question)) for question, known in self._asked(among))
        return {question: found for question, known, found in now if found != known}

    def questions(self, names: Collection[str]) -> list[Question]:
        """Return what was asked under any of `names`, each the first word of questions."""
        new = (question for question in self._answered if question[0] in names)
        known = map(question_of, self._ground.questions.numbers)
        return list({*new, *(question for question in known if question[0] in names)})

    def asked_by(self, questions: Iterable[Question]) -> set[str]:
        """Return the jobs that asked any of `questions`."""
        wanted = {*questions}
        found: set[str] = set()
        if wanted:
            for _, asked in self._ground.some(map(word_of, wanted)):
                found.update(self._ground.jobs.called(asked.jobs))
            found -= self.gone
            found -= self.renewed.keys()
        if self.renewed:
            known = self._ground.questions.numbers
            numbers = {self._numbers.get(it, known.get(word_of(it))) for it in wanted}
            new = self.renewed.items()
            found |= {name for name, kept in new if not numbers.isdisjoint(kept.questions)}
        return found

    def revised(
        self,
        done: Mapping[str, Done],
        *,
        answer: Callable[[Question], bytes] | None = None,
        changed: Mapping[Question, bytes] | None = None,
        gone: Iterable[str] = (),
    ) -> Memory:
        """Return what is to be remembered after jobs were done.

        Args:
            done: What became of them.
            answer: Answers what nobody had asked before; where no job asks such, it is not needed.
            changed: What has another answer than is remembered, with that.
            gone: The jobs that are no longer.

        """
        numbers = Numbers(self._ground.questions, self._numbers)
        number = numbers.__getitem__
        renewed = {
            name: _Kept(array("I", map(number, item.questions)), item.files, item.told)
            for name, item in done.items()
        }
        out = {*gone} - renewed.keys()
        answered = {**self._answered, **(changed or {})}
        for question in answered:
            numbers[question]  # gets a number, if it has none
        if answer:
            answered |= {it: answer(it) for it in numbers.new if it not in answered}
        return replace(
            self,
            renewed={name: it for name, it in self.renewed.items() if name not in out} | renewed,
            gone=(self.gone | out) & self._ground.jobs.numbers.keys() - renewed.keys(),
            _answered=answered,
            _numbers=numbers.new,
        )

    def keep(self, path: Path) -> None:
        """Write it to the file `path`, or what is new of it where it was read from there.

        Raises:
            OSError: It cannot be written; what was there stays.
            DamagedError: What is there cannot be read.

        """
        pack = self._ground.pack
        pieces, gone = self._written()
        pieces[_HEAD] = plain_bytes((self.key, self.site, self.former, self.behind))
        if pack.path != path:
            others = {name: pack.get(name) for name in pack.names() - pieces.keys() - gone}
            if None in others.values():
                raise DamagedError(str(pack.path))
            pieces |= cast("dict[str, bytes]", others)
            pack = Pack(path, KEY)
        pack.write(pieces, gone=gone)

    def _kept(self, jobs: Iterable[str]) -> Iterator[tuple[str, _Kept]]:
        """Yield those of `jobs` that are there."""
        names = {*jobs}
        for name in names & self.renewed.keys():
            yield name, self.renewed[name]
        for name, value in self._ground.jobs.some(names - self.renewed.keys() - self.gone):
            yield name, _Kept.read(value)

    def _asked(self, questions: Iterable[Question] | None) -> Iterator[tuple[Question, bytes]]:
        """Yield those of `questions` that were asked, with their answers; all without any."""
        answered = self._answered
        if questions is None:
            yield from answered.items()
            words: Iterable[str] = self._ground.questions.numbers
        else:
            wanted = {*questions}
            yield from ((it, answered[it]) for it in wanted & answered.keys())
            words = map(word_of, wanted)
        for word, asked in self._ground.some(words):
            question = question_of(word)
            if question not in answered:
                yield question, asked.answer

    def _all(self) -> list[Question]:
        return [question for question, _ in self._asked(None)]

    def _answer(self, question: Question) -> bytes | None:
        return next((known for _, known in self._asked([question])), None)

    def _done(self, name: str) -> Done | None:
        for _, kept in self._kept([name]):
            new = [it for it in kept.questions if it in self._new]
            known = self._ground.questions.called(
                it for it in kept.questions if it not in self._new
            )
            asked = (*map(question_of, known), *map(self._new.__getitem__, new))
            return Done(asked, kept.files, kept.told)
        return None

    @cached_property
    def _new(self) -> dict[int, Question]:
        return {number: question for question, number in self._numbers.items()}

    def _written(self) -> tuple[dict[str, bytes], set[str]]:
        """Return the pieces that are other than they were, and the names of those that are gone."""
        jobs, questions = self._ground.jobs, self._ground.questions
        numbers = jobs.numbered(sorted(self.renewed.keys() - jobs.numbers.keys()))
        values = {name: kept.plain() for name, kept in self.renewed.items()}
        more: defaultdict[int, list[int]] = defaultdict(list)
        fewer: defaultdict[int, list[int]] = defaultdict(list)
        for name, value in jobs.some((self.renewed.keys() & jobs.numbers.keys()) | self.gone):
            before = _Kept.read(value)
            now = self.renewed.get(name)
            if now and now.same(before):
                del values[name]
                continue
            after = {*now.questions} if now else set()
            for question in after.difference(before.questions):
                more[question].append(jobs.numbers[name])
            for question in {*before.questions} - after:
                fewer[question].append(jobs.numbers[name])
        for name, number in numbers.items():
            for question in self.renewed[name].questions:
                more[question].append(number)
        pieces, gone = jobs.written(numbers, values, self.gone)
        rows, out = self._rows(more, fewer)
        new: dict[str, int] = {}
        for asked, number in self._numbers.items():
            word = word_of(asked)
            new[word] = number
            rows[word] = Asked(self._answered[asked], array("I", more.get(number, ()))).plain()
        of_questions, _ = questions.written(new, rows, out)
        return pieces | of_questions, gone

    def _rows(
        self, more: Mapping[int, list[int]], fewer: Mapping[int, list[int]]
    ) -> tuple[dict[str, object], set[str]]:
        """Return the old questions that are other than they were, and those nobody asks now."""
        table = self._ground.questions
        rows: dict[str, object] = {}
        gone: set[str] = set()
        old = ((it, found) for it, found in self._answered.items() if it not in self._numbers)
        answered = {word_of(question): found for question, found in old}
        touched = {*table.called((more.keys() | fewer.keys()) - self._new.keys())}
        for word, asked in self._ground.some(touched | answered.keys()):
            number = table.numbers[word]
            left = {*asked.jobs}.difference(fewer.get(number, ())).union(more.get(number, ()))
            if left or number not in fewer:
                answer = answered.get(word, asked.answer)
                rows[word] = Asked(answer, array("I", sorted(left))).plain()
            else:
                gone.add(word)
        return rows, gone


NOTHING = Memory()


def remembered(path: Path) -> Memory:
    """Return what is kept in the file `path`; nothing where it is missing, damaged or older."""
    pack = Pack.read(path, KEY)
    try:
        key, site, former, behind = plain_value(pack.get(_HEAD) or b"")
    except (NotPlainError, TypeError, ValueError):
        return NOTHING
    return Memory(key, site, former, tuple(behind), _ground=Ground(pack))
