"""Jobs are done: here, or in processes that take them by batches."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

from thidua.clock import seconds
from thidua.work.job import Job, Output, Told
from thidua.work.memory import Done, File, plain
from thidua.work.questions import Notebook, Question, digest_of

PATIENCE = 0.25
"""Seconds: what takes no longer is done here before processes would be ready for it."""

S = TypeVar("S")
T = TypeVar("T")

_FEWEST = 2

MANY = 50
"""How many jobs need nearly all that is worked out once for all; fewer need a part of it."""

_PR_SET_PDEATHSIG = 1

_BATCHES = 24
"""How many batches each process gets, so that none waits long for the last ones."""

Hire: TypeAlias = Callable[["Bench"], Executor | None]
"""Returns where the jobs of a bench are done; None for here."""

_Files: TypeAlias = list[tuple[str, bytes, str]]
_Batch: TypeAlias = tuple[list[Question], list[tuple[str, list[int], _Files, object]]]
"""What a process gives back: questions; jobs with the numbers of theirs, files, what they told."""


@dataclass(frozen=True)
class Bench:
    """Where jobs are done: all that there are, by name, and where their files go."""

    jobs: Mapping[str, Job]
    notebook: Notebook
    folder: Path
    known: Mapping[str, File]
    """Path → what the site has there already; the same bytes are not written again."""
    folders: set[str] = field(default_factory=set)
    """Those that are there."""

    def do(self, name: str) -> Done:
        """Do one job: write its files, and return what it asked and told.

        Raises:
            OSError: A file cannot be read or written.

        """
        told: object = None
        files = []
        with self.notebook.opened() as questions:
            for product in self.jobs[name].make():
                if isinstance(product, Told):
                    told = product.value
                else:
                    files.append(self.write(product))
        return Done(tuple(questions), tuple(files), told)

    def write(self, output: Output) -> File:
        """Write a file of the site, unless it is there as it is; return what it is."""
        data = None if output.digest else output.data()
        digest = output.digest if data is None else digest_of(data)
        file = File(output.path, digest, output.address)
        known = self.known.get(output.path)
        if known is None or known.digest != digest:
            data = output.data() if data is None else data
            self._write(os.path.join(self.folder, output.path), data)  # noqa: PTH118 - often
        return file

    def _write(self, path: str, data: bytes) -> None:
        folder = os.path.dirname(path)  # noqa: PTH120 - tens of thousands of times
        if folder not in self.folders:
            # Nearly every page has a folder of its own, below one that is there.
            with suppress(FileExistsError):
                try:
                    os.mkdir(folder)  # noqa: PTH102 - as above
                except FileNotFoundError:
                    os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
            self.folders.add(folder)
        with open(path, "wb") as file:  # noqa: PTH123 - as above
            file.write(data)


def hired(bench: Bench) -> Executor | None:
    """Return processes of this machine, as many as it has processors; None where that is no gain.

    They are forked, so that they have the content without reading it; a process with threads
    cannot be forked safely.
    """
    if not _forks():
        return None
    return _forked(begin, bench)


def _forked(initializer: Callable[[T], None], given: T) -> ProcessPoolExecutor:
    """Return processes that are made ready by `initializer`; what is given need not be sent."""
    context = multiprocessing.get_context("fork")
    ready = (initializer, given, os.getpid())
    return ProcessPoolExecutor(_processors(), context, initializer=_bound, initargs=ready)


def _bound(initializer: Callable[[T], None], given: T, parent: int) -> None:
    """Make ready, and end when the build is killed, so as not to write into that of the next."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:  # Linux has it
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    initializer(given)


def _forks() -> bool:
    can = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return can and _processors() > 1


def _processors() -> int:
    of_process = getattr(os, "sched_getaffinity", None)  # not every system can bind one to some
    return len(of_process(0)) if of_process else os.cpu_count() or 1


def _at_once() -> None:
    """Have nothing to get ready."""


def work_off(
    bench: Bench,
    names: Sequence[str],
    *,
    ready: Callable[[], None] = _at_once,
    hire: Hire = hired,
) -> Iterator[tuple[str, Done]]:
    """Do the jobs `names` of `bench`, and yield each with what became of it, in any order.

    Args:
        bench: The jobs, and where their files go.
        names: Which of them are to be done.
        ready: Works out what many jobs need, once instead of in each process; it is called when
            there are so many that they need most of it.
        hire: Gives the executor; another one has to call `begin` with the bench in its workers,
            which do one job at a time each.

    Raises:
        OSError: A file cannot be read or written.

    """
    # Jobs that have to do with one another share what is worked out once a process.
    left = deque(sorted(names, key=lambda name: bench.jobs[name].near))
    until = seconds()[0] + PATIENCE
    while left and seconds()[0] < until:
        name = left.popleft()
        yield name, bench.do(name)
    sent = len(left) > 1 and not any(bench.jobs[name].here for name in left)
    if sent and len(left) > MANY:
        ready()
    executor = hire(bench) if sent else None
    if executor is None:
        yield from ((name, bench.do(name)) for name in left)
        return
    rest = list(left)
    size = max(1, len(rest) // (_BATCHES * _processors()))
    batches = (rest[at : at + size] for at in range(0, len(rest), size))
    with executor:
        futures = [executor.submit(done_in_batch, batch) for batch in batches]
        try:
            for future in as_completed(futures):
                yield from _unpacked(future.result())
        finally:
            # After an error nobody needs the others.
            for future in futures:
                future.cancel()


def spread(function: Callable[[S], T], arguments: Iterable[S]) -> Iterator[T]:
    """Yield the results of `function` in the order of `arguments`, worked out side by side.

    As `map`; arguments and results go from process to process, the function need not. A result
    that was taken is not kept.
    """
    every = [*arguments]
    if len(every) < _FEWEST or not _forks():
        yield from map(function, every)
        return
    with _forked(_learn, function) as executor:
        yield from cast("Iterator[T]", executor.map(_apply, every))


_functions: list[Callable[[Any], Any]] = []
"""In a worker process: the function that is spread."""


def _learn(function: Callable[[Any], Any]) -> None:
    _functions[:] = [function]


def _apply(argument: object) -> object:
    return _functions[0](argument)


_benches: list[Bench] = []
"""In a worker process: the bench whose jobs it does."""


def begin(bench: Bench) -> None:
    """Make ready, in a worker process, for the jobs of `bench`."""
    _benches[:] = [bench]


def done_in_batch(names: Iterable[str]) -> _Batch:
    """Do the jobs `names` in a worker process."""
    numbers: dict[Question, int] = {}
    found = []
    for name in names:
        done = _benches[0].do(name)
        asked = [numbers.setdefault(question, len(numbers)) for question in done.questions]
        found.append((name, asked, plain(done.files), done.told))
    return list(numbers), found


def _unpacked(batch: _Batch) -> Iterator[tuple[str, Done]]:
    questions, found = batch
    for name, asked, files, told in found:
        of_job = tuple(questions[number] for number in asked)
        yield name, Done(of_job, tuple(File(*file) for file in files), told)
