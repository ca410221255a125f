"""What is remembered of jobs: after any builds the same as if all had been noted anew."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incremental.building import Builder, files_in
from tests.planting import SITES
from tests.site.project import ROOT

from thidua.work.memory import KEY, NOTHING, Done, File, Memory, remembered
from thidua.work.pack import Pack
from thidua.work.questions import Question

JOBS = ("index", "fonts", "pages/a", "pages/b", "pages/c/1", "data/a", "data/đ")
QUESTIONS: tuple[Question, ...] = (
    *(("today",), ("record", "plan", "a/b"), ("record", "plan", "a", "b"), ("body", "plan", "a")),
    *(("file", "a\x1fb"), ("file", "a", "b"), ("file", "\0"), ("there", "")),
)
PATHS = ("a.html", "b/index.html", "c")

_DONE = st.builds(
    Done,
    st.sets(st.sampled_from(QUESTIONS)).map(tuple),
    st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=2)).map(
        lambda files: tuple(File(path, digest, f"/{path}/") for path, digest in files.items())
    ),
    st.none() | st.lists(st.tuples(st.sampled_from(["", "đ"]), st.integers(0, 3)), max_size=2),
)
_ROUNDS = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(JOBS), _DONE),
        st.sets(st.sampled_from(JOBS)),
        st.sets(st.sampled_from(QUESTIONS)),
    ),
    max_size=8,
)


def plainly(done: Mapping[str, Done]) -> dict[str, object]:
    """Return what became of jobs, without the order of what they asked."""
    return {name: (set(it.questions), it.files, it.told) for name, it in done.items()}


def same(memory: Memory, done: Mapping[str, Done], answers: Mapping[Question, bytes]) -> None:
    """Hold that `memory` knows just these jobs, and all that they asked."""
    assert memory.names() == done.keys()
    assert plainly(memory.done) == plainly(done)
    asked = {question for item in done.values() for question in item.questions}
    assert {it: memory.answers[it] for it in asked} == {it: answers[it] for it in asked}
    for question in QUESTIONS:
        asking = {name for name, item in done.items() if question in item.questions}
        assert memory.asked_by([question]) == asking
    paths = {file.path for item in done.values() for file in item.files}
    assert memory.files().keys() == paths
    under = {name: item.told for name, item in done.items() if name.startswith(("data/", "f"))}
    assert memory.told(under=("data/", "f")) == under


@settings(deadline=None)
@given(rounds=_ROUNDS)
def test_after_any_builds_it_is_as_if_all_were_noted_anew(
    tmp_path_factory: pytest.TempPathFactory,
    rounds: list[tuple[dict[str, Done], set[str], set[Question]]],
) -> None:
    """Jobs come, are done again and go; questions get other answers, or are asked no more."""
    path = tmp_path_factory.mktemp("memory") / "a.work"
    memory, known = NOTHING, dict[str, Done]()
    answers = dict.fromkeys(QUESTIONS, b"0")
    for number, (done, gone, other) in enumerate(rounds, start=1):
        answers |= dict.fromkeys(other, b"%d" % number)
        changed = memory.changed(answers.__getitem__)
        assert changed == memory.changed(answers.__getitem__, among=other)
        stale = {name for name, item in known.items() if not other.isdisjoint(item.questions)}
        assert memory.asked_by(changed) == stale
        before = {file.path for item in known.values() for file in item.files}
        known = {name: item for name, item in known.items() if name not in gone} | done
        after = {file.path for item in known.values() for file in item.files}
        now = memory.revised(done, answer=answers.__getitem__, changed=changed, gone=gone)
        assert now.lost(memory) == before - after
        same(now, known, answers)
        now.keep(path)
        memory = remembered(path)
        same(memory, known, answers)
    assert remembered(path).addresses() == sorted(
        f"/{file.path}/" for item in known.values() for file in item.files
    )


_NAME = 32
"""Letters of the name of what is remembered of a site."""

FIRST = {
    **{f"pages/{n}": Done((("body", f"{n}"),), (File(f"{n}", b"1", ""),), n) for n in range(3000)},
    "index": Done((("today",),), (), "x" * 1000),
}


def answer(_question: Question) -> bytes:
    """Answer whatever is asked."""
    return b"1"


def test_an_edit_writes_little_of_it(tmp_path: Path) -> None:
    """One of thousands of jobs is done again: the file grows by a few hundredths."""
    path = tmp_path / "a.work"
    NOTHING.revised(FIRST, answer=answer).keep(path)
    size = path.stat().st_size
    memory = remembered(path)
    changed = memory.changed(lambda _question: b"2", among=[("body", "7"), ("body", "none")])
    assert memory.asked_by(changed) == {"pages/7"}
    again = Done((("body", "7"),), (File("7", b"2", ""),), 7)
    memory.revised({"pages/7": again, "index": FIRST["index"]}, changed=changed).keep(path)
    assert path.stat().st_size < size * 1.05
    assert remembered(path).done["pages/7"] == again
    assert remembered(path).answers["body", "7"] == b"2"


def test_what_is_read_is_of_the_site_that_it_tells_of(tmp_path: Path) -> None:
    """Its key, and the folders that it knows, come back."""
    kept = replace(NOTHING, key=b"k", site="one", former="other", behind=("a", "b/c"))
    kept.keep(tmp_path / "a.work")
    found = remembered(tmp_path / "a.work")
    assert (found.key, found.site, found.former, found.behind) == (
        b"k",
        "one",
        "other",
        kept.behind,
    )


def test_a_memory_can_be_kept_elsewhere(tmp_path: Path) -> None:
    """With what was read and with what is new."""
    NOTHING.revised(FIRST, answer=answer).keep(tmp_path / "a.work")
    again = {"pages/7": Done((), (), "new")}
    remembered(tmp_path / "a.work").revised(again).keep(tmp_path / "b.work")
    assert plainly(remembered(tmp_path / "b.work").done) == plainly(FIRST | again)
    assert plainly(remembered(tmp_path / "a.work").done) == plainly(FIRST)


def test_a_site_whose_memory_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    """A piece that an edit needs is no more what it was: the build takes longer, and is right."""
    content = shutil.copytree(SITES / "school" / "content", tmp_path / "content")
    builder = Builder(tmp_path, content, ROOT / "theme_overrides" / "articles")
    all_jobs = builder.build().jobs
    (path,) = (path for path in builder.memories.glob("*.work") if len(path.stem) == _NAME)
    pack = Pack.read(path, KEY)
    pack.write({name: b"" for name in pack.names() if name.startswith(("jobs/", "questions/"))})
    builder.frame += 1
    assert builder.build().jobs == all_jobs
    assert files_in(builder.site) == builder.cold(tmp_path / "cold")
    assert builder.build().jobs == 0
