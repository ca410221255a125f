"""A site of a few words: jobs with nothing of the content in them, published as real ones are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from thidua.work.crew import Bench, Hire, work_off
from thidua.work.job import Job, Output
from thidua.work.memory import Memory
from thidua.work.publishing import Publishing
from thidua.work.questions import Notebook, Question, digest_of

Texts = Mapping[str, str]
"""Path → what stands there: what a little site says."""


def build(folder: Path, texts: Texts, *, hire: Hire = lambda _bench: None, key: bytes = b"") -> int:
    """Build the site of `texts` in `folder`; return how many files had to be made."""
    publishing = Publishing(folder / "site", folder / "memories")
    publishing.begin()
    try:
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
    fresh = before.done if before.key == key else {}
    todo = [path for path in jobs if path not in fresh or path in before.stale(answer)]
    bench = Bench(jobs, notebook, publishing.places.made, before.files())
    kept = {path: fresh[path] for path in jobs if path not in todo}
    done = {**kept, **dict(work_off(bench, todo, hire=hire))}
    asked = {question for item in done.values() for question in item.questions}
    publishing.finish(Memory(key, {question: answer(question) for question in asked}, done))
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
