"""Whoever does the jobs, and how many do: the site has the same bytes, or stays as it was."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.incremental.building import Builder, files_in
from tests.incremental.little import build, left_beside, site_in
from tests.planting import SITES
from tests.site.project import ROOT

from thidua.work import crew
from thidua.work.crew import Bench, begin, work_off
from thidua.work.job import Job, Output
from thidua.work.memory import Memory
from thidua.work.questions import Notebook

MANY = {f"{number // 7}/{number}.html": f"trang {number}" for number in range(100)}

# From Python 3.12 on it warns of threads, of which the tests' own have no part in this.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few jobs be many enough for processes of their own."""
    monkeypatch.setattr(crew, "PATIENCE", 0)


def forked(bench: Bench) -> Executor:
    """Hire two processes of this machine, however many processors it has."""
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(2, context, initializer=begin, initargs=(bench,))


class Recorder(Executor):
    """Another executor: does each batch at once, and keeps how many jobs were in it."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def hire(self, bench: Bench) -> Executor:
        """Be hired for `bench`."""
        begin(bench)
        return self

    def submit(  # type: ignore[override] # what crews submit is known
        self, work: Callable[[list[str]], object], names: list[str], /
    ) -> Future[Any]:
        """Do the batch `names`."""
        self.batches.append(len(names))
        future: Future[Any] = Future()
        future.set_result(work(names))
        return future


def builder(folder: Path) -> Builder:
    """Return who builds the site of the school in `folder`."""
    content = SITES / "school" / "content"
    return Builder(folder, content, ROOT / "theme_overrides" / "articles")


def told(memory: Memory | None) -> object:
    """Return all that is remembered, without the order in which it came to be."""
    assert memory is not None
    done = {
        name: (set(item.questions), item.files, item.told) for name, item in memory.done.items()
    }
    return memory.key, dict(memory.answers), done


def test_one_process_and_several_make_the_same_site(tmp_path: Path) -> None:
    """Byte for byte, and they remember the same of it; later builds go on from either."""
    alone, together, other = (builder(tmp_path / name) for name in ("one", "two", "three"))
    together.hire, other.hire = forked, Recorder().hire
    memories = [told(made.build().memory) for made in (alone, together, other)]
    assert memories[0] == memories[1] == memories[2]
    assert files_in(alone.site) == files_in(together.site) == files_in(other.site)
    assert together.build().jobs == 0
    together.frame += 1
    assert together.build().jobs > 0
    assert files_in(together.site) == together.cold(tmp_path / "cold")


def test_another_executor_takes_the_jobs_by_batches(tmp_path: Path) -> None:
    """Every job is in one batch, and there are several for each worker."""
    recorder = Recorder()
    build(tmp_path, MANY, hire=recorder.hire)
    assert site_in(tmp_path) == MANY
    assert sum(recorder.batches) == len(MANY)
    assert len(recorder.batches) > 10


def test_where_few_jobs_are_to_be_done_nobody_is_hired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit of one record does not wait for processes to start."""
    monkeypatch.setattr(crew, "PATIENCE", 600)
    recorder = Recorder()
    build(tmp_path, MANY, hire=recorder.hire)
    assert recorder.batches == []
    assert site_in(tmp_path) == MANY


@pytest.mark.parametrize("hire", [forked, lambda _bench: None], ids=["in processes", "here"])
def test_a_job_that_fails_is_reported_and_the_site_stays(
    tmp_path: Path, hire: crew.Hire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is the one that the job met, with its words, wherever it was done."""
    build(tmp_path, MANY)
    write = Bench.write

    def fail(self: Bench, output: Output) -> object:
        if output.path.endswith("/55.html"):
            raise PermissionError(13, "không được phép", output.path)
        return write(self, output)

    monkeypatch.setattr(Bench, "write", fail)
    other = {path: f"{text} mới" for path, text in MANY.items()}
    with pytest.raises(PermissionError, match=r"không được phép: '7/55\.html'"):
        build(tmp_path, other, hire=hire)
    assert site_in(tmp_path) == MANY
    assert left_beside(tmp_path) == set()
    monkeypatch.undo()
    build(tmp_path, other)
    assert site_in(tmp_path) == other


KILLED = """
import os, signal, sys
from pathlib import Path
from thidua.work import crew
from thidua.work.job import Job
from thidua.work.questions import Notebook

def wait():
    os.write(1, b"at work\\n")  # in one piece, beside that of the other process
    signal.pause()
    yield

crew.PATIENCE, crew._processors = 0, lambda: 2
jobs = {name: Job(name, wait) for name in "abcd"}
bench = crew.Bench(jobs, Notebook(), Path(sys.argv[1]), {})
dict(crew.work_off(bench, list(jobs)))
"""


def test_processes_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    """Nobody is left to write into the folder where the next build makes its site."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        begun = run.stdout.readline()
        run.kill()
        # The end of what they say comes when the last of them has ended.
        run.communicate(timeout=60)
    assert begun == "at work\n"


def test_jobs_of_one_word_are_done_one_after_the_other(tmp_path: Path) -> None:
    """What is worked out for a unit once serves all its pages."""
    order = []

    def make(name: str) -> Iterator[Output]:
        order.append(name)
        yield Output(name, name)

    jobs = {
        name: Job(name, partial(make, name), near=name[0])
        for name in ("b1", "a1", "b2", "a2", "b3", "a3")
    }
    bench = Bench(jobs, Notebook(), tmp_path, {})
    assert dict(work_off(bench, list(jobs), hire=Recorder().hire)).keys() == jobs.keys()
    assert order == ["a1", "a2", "a3", "b1", "b2", "b3"]


def test_what_all_need_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is there before many jobs are handed out; few do without."""
    monkeypatch.setattr(crew, "MANY", 1)
    steps = []

    def make(name: str) -> Iterator[Output]:
        steps.append(name)
        yield Output(name, name)

    def hire(_bench: Bench) -> None:
        steps.append("hired")

    jobs = {name: Job(name, partial(make, name)) for name in ("a", "b", "c")}
    bench = Bench(jobs, Notebook(), tmp_path, {})
    dict(work_off(bench, ["a"], ready=lambda: steps.append("ready"), hire=hire))
    assert steps == ["a"]
    dict(work_off(bench, ["b", "c"], ready=lambda: steps.append("ready"), hire=hire))
    assert steps == ["a", "ready", "hired", "b", "c"]


def test_a_process_with_threads_is_not_forked() -> None:
    """A preview has threads: there the jobs are done here."""
    code = (
        "import threading; from thidua.work import crew;"
        "crew._processors = lambda: 2;"
        "end = threading.Event(); other = threading.Thread(target=end.wait); other.start();"
        "found = crew.hired(None); end.set(); other.join();"
        "print(found, crew.hired(None) is not None)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "None True\n"
