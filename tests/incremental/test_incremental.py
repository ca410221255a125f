"""Whatever editors do, one after the other: the site is what a build from nothing would make.

`make test` tries some hundreds of sequences and looks at the end of each; `make machine` tries
as many as it is told, and looks after every step.
"""

from __future__ import annotations

import datetime
import os
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.incremental.building import Builder, Built, files_in
from tests.incremental.desk import EDITS, Desk, lay_out, start
from tests.site.project import ROOT

from thidua import production
from thidua.link.occurrences import gather
from thidua.press import articles
from thidua.press.calendar import book, pages
from thidua.press.environment import Articles, environment
from thidua.press.listings import ROWS, Rows
from thidua.work.memory import Memory
from thidua.work.publishing import Publishing
from thidua.work.questions import Notebook

LONG = int(os.environ.get("THIDUA_SEQUENCES", "0"))
"""How many sequences a longer run tries."""
SEQUENCES, STEPS = LONG or 200, 12 if LONG else 5
PARTS = 4
"""So many tests share them, so that several processes can."""

DESK = start()
FIELDS = [
    (name, path, value)
    for name, fields in EDITS.items()
    for path, values in fields.items()
    for value in values
]
WITH_PAGES = sorted(
    name for name, item in DESK.items.items() if not item.folder.startswith(("vocab/", "events/"))
)
WITH_TEXT = ["teach-well", "good-deeds", "plan", "last-plan", "other-plan", "teacher", "report"]
TEXTS = [
    "",
    "Một câu khác.\n",
    "## Mục đích\n\nXem [kế hoạch]({plan}), [cô Hương]({teacher}) và [văn bản]({order}).\n",
    "Theo số 43/KH-HS, số 961/KH-SGDĐT và số 05/CT-SGDĐT.\n",
    "Theo số 961/KH-SGDĐT ngày 24/8/2026 và số 09/KH-HS ngày 15/9/2025.\n",
    "| Việc | Hạn |\n| --- | --- |\n| [Hội]({other-school}) | 57/KH-ĐL |\n",
]
FILES = [("teacher", "anh.png"), ("plan", "phieu.pdf")]
TEMPLATES = sorted(
    path.relative_to(ROOT / "theme_overrides" / "articles").as_posix()
    for path in (ROOT / "theme_overrides" / "articles").rglob("*.html")
)
MISTAKES = {
    "no title": ("plans/thcs-hoa-sen/them.md", b"---\nstatus: published\nyear: 2026\n---\n"),
    "no YAML": ("documents/them.yml", b"status: [published\n"),
    "an unknown unit": ("campaigns/them.md", b"---\nname: A\nlaunched_by: [khong-co]\n---\n"),
    "a broken link": ("campaigns/them.md", b"---\nname: A\n---\n[a](/ke-hoach/khong/co/)\n"),
}


@dataclass
class Scene:
    """Where all sequences play: the site that each begins with, and the templates they share."""

    folder: Path
    memory: Memory = field(init=False)
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        """Build the first site."""
        shutil.copytree(ROOT / "theme_overrides" / "articles", self.templates)
        first = self.builder("first")
        lay_out(DESK.files(), first.content)
        memory = first.build().memory
        assert memory
        self.memory = memory

    @property
    def templates(self) -> Path:
        """The folder of templates."""
        return self.folder / "articles"

    def builder(self, name: str) -> Builder:
        """Return who builds in the folder `name`."""
        folder = self.folder / name
        (folder / "content").mkdir(parents=True)
        return Builder(folder, folder / "content", self.templates)

    def begun(self) -> Builder:
        """Return who builds in a new folder where the first site is built already."""
        builder = self.builder(str(next(self.numbers)))
        lay_out(DESK.files(), builder.content)
        publishing = Publishing(builder.site, builder.memories)
        publishing.begin()
        first = self.folder / "first" / "site"
        shutil.copytree(first, publishing.places.made, copy_function=os.link)
        builder.write_as_host(publishing.places.host)
        publishing.finish(self.memory)
        return builder

    def dress(self, name: str, version: int) -> None:
        """Change what the template `name` prints, and each of its macros."""
        text = (ROOT / "theme_overrides" / "articles" / name).read_text(encoding="utf-8")
        if version:
            mark = f"<!-- {version} -->"
            text = re.sub(r"(\{%-? macro [^%]*%\})", rf"\1{mark}", text) + mark
        (self.templates / name).write_text(text, encoding="utf-8")


def may_make_all(self: Editing) -> bool:
    """Return whether all pages may be made anew, which costs most: in a short run once."""
    return bool(LONG) or self.whole == 0


class Editing(RuleBasedStateMachine):
    """A sequence of what editors, developers and days do to a site; each step is built."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.desk = DESK.copied()
        self.builder = scene.begun()
        self.site = files_in(self.builder.site)
        self.changed: dict[str, int] = {}
        self.whole = 0
        """How often all had to be made anew."""

    def build(self) -> Built:
        """Build what is there; what has errors is refused and taken back, as editors do."""
        lay_out(self.desk.files(), self.builder.content)
        before = self.site
        built = self.builder.build()
        self.site = files_in(self.builder.site)
        if built.memory is None or self.site == before:
            assert self.site == before
        else:
            assert files_in(self.builder.former) == before, "going back would lead elsewhere"
        assert {path.name for path in self.builder.folder.glob(".*")} <= {".site.old"}
        return built

    def make(self, desk: Desk) -> None:
        """Build the site of `desk`, or find that it has errors."""
        before, self.desk = self.desk, desk
        if self.build().memory is None:
            self.desk = before
            lay_out(self.desk.files(), self.builder.content)
        self.look()

    def look(self) -> None:
        """In a long run, compare after every step."""
        if LONG:
            self.compare()

    def compare(self) -> None:
        """Compare the site with what a build from nothing makes; in a long run, in a folder."""
        if LONG:
            folder = self.builder.folder / "cold"
            cold = self.builder.cold(folder)
            shutil.rmtree(folder)
        else:
            cold = self.builder.from_nothing()
        assert self.site.keys() == cold.keys()
        other = {path for path, data in cold.items() if self.site[path] != data}
        assert not other, f"not as a build from nothing makes them: {sorted(other)}"

    @rule(change=st.sampled_from(FIELDS))
    def edit(self, change: tuple[str, str, Any]) -> None:
        """A field of a record or term is written anew, or taken out."""
        desk = self.desk.copied()
        name, path, value = change
        if name in desk.items:
            desk.write(name, path, value)
        self.make(desk)

    @rule(change=st.sampled_from([item for item in FIELDS if item[2] is None]))
    def leave_out(self, change: tuple[str, str, None]) -> None:
        """A field is taken out: a gate opens, a link goes."""
        self.edit(change)

    @rule(name=st.sampled_from(WITH_TEXT), text=st.sampled_from(TEXTS))
    def rewrite(self, name: str, text: str) -> None:
        """A text is another one."""
        desk = self.desk.copied()
        if name in desk.items:
            desk.items[name].text = text
        self.make(desk)

    @rule(
        name=st.sampled_from(WITH_PAGES),
        to=st.sampled_from(["moi", "an", "zeta"]),
        leads_on=st.booleans(),
    )
    def rename(self, name: str, to: str, *, leads_on: bool) -> None:
        """A record has another address; the old one may lead on."""
        desk = self.desk.copied()
        if item := desk.there(name):
            old = desk.address(name)
            item.id = f"{item.id.rpartition('--')[0] or item.id}-{to}"[:60]
            if leads_on:
                item.moved_from = [*item.moved_from, old]
        self.make(desk)

    @rule(name=st.sampled_from(sorted(DESK.items)))
    def take_away(self, name: str) -> None:
        """A record or term is removed, and with it what refers to it."""
        desk = self.desk.copied()
        if name in desk.items:
            desk.put_away[name] = desk.items.pop(name)
        self.make(desk)

    @rule(name=st.sampled_from(sorted({*DESK.put_away, "plan", "teacher", "school", "teach-well"})))
    def bring(self, name: str) -> None:
        """A record comes, or comes back."""
        desk = self.desk.copied()
        if name in desk.put_away:
            desk.items[name] = desk.put_away.pop(name)
        self.make(desk)

    @rule(file=st.sampled_from(FILES), version=st.integers(1, 3))
    def replace_file(self, file: tuple[str, str], version: int) -> None:
        """A photo or an attachment is another one under the same name."""
        desk = self.desk.copied()
        if file[0] in desk.items:
            desk.items[file[0]].beside[file[1]] = str(version)
        self.make(desk)

    @rule(days=st.sampled_from([1, 2, 31, 100]))
    def wait(self, days: int) -> None:
        """Days go by."""
        self.builder.today += datetime.timedelta(days)
        self.make(self.desk)

    @rule(name=st.sampled_from(TEMPLATES))
    def change_template(self, name: str) -> None:
        """A developer changes a template."""
        self.changed[name] = self.changed.get(name, 0) + 1
        self.scene.dress(name, self.changed[name])
        self.make(self.desk)

    @precondition(may_make_all)
    @rule()
    def change_frame(self) -> None:
        """A developer changes what is around all pages."""
        self.whole += 1
        self.builder.frame += 1
        self.make(self.desk)

    @rule()
    def change_nothing(self) -> None:
        """Nothing is done, and nothing is made."""
        self.build()
        assert self.build().jobs == 0, "work for nothing"

    @rule(mistake=st.sampled_from(sorted(MISTAKES)))
    def mistake(self, mistake: str) -> None:
        """A file has an error: nothing is built until it is gone, and then all is as it was."""
        self.build()
        name, data = MISTAKES[mistake]
        lay_out({**self.desk.files(), name: data}, self.builder.content)
        before = self.site
        assert self.builder.build().memory is None
        assert files_in(self.builder.site) == before
        assert self.build().jobs == 0

    @precondition(may_make_all)
    @rule(what=st.sampled_from(["site", ".site.old", "memories"]))
    def lose(self, what: str) -> None:
        """A folder beside the content is deleted."""
        self.whole += 1
        shutil.rmtree(self.builder.folder / what, ignore_errors=True)
        if what == "site":
            former = self.builder.former
            self.site = files_in(former) if former.exists() else {}
        self.make(self.desk)

    @precondition(may_make_all)
    @rule()
    def go_back(self) -> None:
        """The former site takes the place of this one, by hand."""
        self.whole += 1
        builder = self.builder
        if builder.former.exists():
            builder.site.rename(builder.folder / "x")
            builder.former.rename(builder.site)
            (builder.folder / "x").rename(builder.former)
            self.site = files_in(builder.site)
        self.make(self.desk)

    def teardown(self) -> None:
        """Compare, and leave nothing behind."""
        try:
            self.compare()
        finally:
            for name in self.changed:
                self.scene.dress(name, 0)
            shutil.rmtree(self.builder.folder)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short lists and a short look ahead, so that a small site has all that a large one has."""
    for kind, rows in ROWS.items():
        monkeypatch.setitem(ROWS, kind, Rows(rows.noun, fit=2))
    monkeypatch.setattr(articles, "_FEWEST", 2)
    for module in (gather, book, pages):
        monkeypatch.setattr(module, "MONTHS_AHEAD", 3)
    # Templates are compiled once and again when they change, not once a build.
    made: dict[tuple[tuple[Path, int], ...], Articles] = {}

    def compiled(templates: Path, notebook: Notebook) -> Articles:
        files = sorted(templates.rglob("*.html"))
        state = tuple((path, path.stat().st_mtime_ns) for path in files)
        if state not in made:
            made[state] = environment(templates, notebook)
        made[state].notebook = notebook
        return made[state]

    monkeypatch.setattr(production, "environment", compiled)


@pytest.mark.usefixtures("small")
def test_a_build_from_nothing_writes_what_the_press_gives(tmp_path: Path) -> None:
    """Nothing more and nothing less, and the first build of a site is one from nothing."""
    scene = Scene(tmp_path)
    builder = scene.begun()
    assert builder.cold(tmp_path / "cold") == builder.from_nothing() == files_in(builder.site)


@pytest.mark.usefixtures("small")
def test_a_template_may_come_and_go(tmp_path: Path) -> None:
    """Pages that were made of it are made of what there is now."""
    builder = Scene(tmp_path).begun()
    home, part = builder.templates / "home.html", builder.templates / "parts" / "them.html"
    text = home.read_text(encoding="utf-8")
    part.write_text("phần thêm", encoding="utf-8")
    home.write_text(text + '{% include "parts/them.html" %}', encoding="utf-8")
    assert builder.build().jobs > 0
    assert files_in(builder.site) == builder.from_nothing()
    part.unlink()
    home.write_text(text, encoding="utf-8")
    assert builder.build().jobs > 0
    assert files_in(builder.site) == builder.from_nothing()


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where the system has one: a million small files come and go."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.usefixtures("small")
def test_any_edits_one_after_the_other_give_the_site_of_a_build_from_nothing(
    quick_folder: Path, part: int
) -> None:
    """Editing, renaming, gates, units, terms, templates, days: no page is ever left behind."""
    scene = Scene(quick_folder)

    class Sequence(Editing):
        def __init__(self) -> None:
            super().__init__(scene)

    # Each part begins elsewhere.
    seed(part + random.SystemRandom().randrange(10**9) * bool(LONG))(Sequence)
    run_state_machine_as_test(
        Sequence,
        settings=settings(
            max_examples=SEQUENCES // PARTS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
