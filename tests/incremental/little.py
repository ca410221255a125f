"""A site of a few words: jobs with nothing of the content in them, published as real ones are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from thidua.work.crew import Bench, Hire, work_off
from thidua.work.job import Job, Output
from thidua.work.memory import NOTHING
from thidua.work.publishing import Publishing
from thidua.work.questions import Notebook, Question, digest_of
from thidua.work.table import DamagedError

Texts = Mapping[str, str]
"""Path → what stands there: what a little site says."""


def build(folder: Path, texts: Texts, *, hire: Hire = lambda _bench: None, key: bytes = b"") -> int:
    """Build the site of `texts` in `folder`; return how many files had to be made."""
    publishing = Publishing(folder / "site", folder / "memories")
    publishing.begin()
    try:
        return _built(publishing, texts, hire, key)
    except DamagedError:
        publishing.start_over()
        return _built(publishing, texts, hire, key)
    finally:
        publishing.end()


def _built(publishing: Publishing, texts: Texts, hire: Hire, key: bytes) -> int:
    notebook, before = Notebook(), publishing.before

    def answer(question: Question) -> bytes:
        return digest_of(texts.get(question[1], ""))

    def make(path: str) -> Iterator[Output]:
        notebook.note("text", path)
        yield Output(path, texts[path])

    jobs = {path: Job(path, partial(make, path)) for path in texts}
    fresh = before if before.key == key else NOTHING
    changed = fresh.changed(answer)
    kept = (fresh.names() & jobs.keys()) - fresh.asked_by(changed)
    todo = [path for path in jobs if path not in kept]
    bench = Bench(jobs, notebook, publishing.places.made, before.files(todo))
    done = dict(work_off(bench, todo, hire=hire))
    gone = fresh.names() - jobs.keys()
    memory = fresh.revised(done, answer=answer, changed=changed, gone=gone)
    publishing.finish(replace(memory, key=key))
    return len(todo)


def site_in(folder: Path, name: str = "site") -> dict[str, str] | None:
    """Return path → what stands there, of the site in `folder`; None where there is no site."""
    site = folder / name
    if not site.exists():
        return None
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*")
        if path.is_file()
    }


def left_beside(folder: Path) -> set[str]:
    """Return the names of what lies beside the site in `folder`."""
    return {path.name for path in folder.iterdir()} - {"site", ".site.old", "memories"}
