"""What is made again after an edit, or on the next day: what shows the change, and no more."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.planting import plant, planted
from tests.press.pressing import TODAY, plan, theme_of, unit

from thidua.cache import Cache
from thidua.clock import seconds
from thidua.pipeline import read
from thidua.production import Workshop, renew
from thidua.work.memory import NOTHING, Memory, remembered
from thidua.work.progress import Progress

MILESTONE = "[{title: %s, kind: report, by: 2026-11-15}]"

SITE = {
    "units/thcs-b.yml": unit("Trường THCS B"),
    "plans/thcs-a/ke-hoach.md": plan(1, issued="2026-02-01", milestones=MILESTONE % "Báo cáo A"),
    "plans/thcs-b/ke-hoach.md": plan(2, issued="2026-03-01", milestones=MILESTONE % "Báo cáo B"),
}


CORRECTED = {
    "plans/thcs-a/ke-hoach.md": plan(1, issued="2026-02-01", milestones=MILESTONE % "Báo cáo mới")
}


@dataclass(frozen=True)
class Built:
    """A build: what is remembered of it, and which jobs it had to do."""

    memory: Memory
    jobs: frozenset[str]
    files: Mapping[str, bytes]
    """Path → digest of every file of the site."""
    made: frozenset[str]
    """The paths of all files that its jobs made, but for those of the index."""

    def changed(self, before: Built) -> set[str]:
        """Return the paths of files that are other than they were, or new, or gone."""
        paths = self.files.keys() | before.files.keys()
        return {path for path in paths if self.files.get(path) != before.files.get(path)}


def built(
    folder: Path,
    before: Memory = NOTHING,
    *,
    edits: Mapping[str, Any] | None = None,
    today: datetime.date = TODAY,
) -> Built:
    """Build the small site in `folder`, after `edits` of its files and after the build `before`."""
    content = folder / "content"
    if not content.exists():
        planted(folder, SITE)
    plant(content, edits or {})
    site = read(content, today=today).site
    assert site is not None
    cache, progress = Cache(), Progress(seconds, lambda _: None)
    workshop = Workshop(folder / "site", before, cache, progress, hire=lambda _bench: None)
    memory = renew(site, theme_of(), workshop)
    # These are looked at every time, and say nothing of the content.
    jobs = frozenset(memory.renewed.keys() - {"fonts", "state", "theme"})
    files = {path: file.digest for path, file in memory.files().items()}
    made = frozenset(memory.files(jobs - {"index"}))
    memory.keep(folder / "jobs.work")
    return Built(remembered(folder / "jobs.work"), jobs, files, made)


def of(unit_id: str, jobs: frozenset[str]) -> set[str]:
    """Return those of `jobs` that are about a unit or what it has."""
    return {name for name in jobs if unit_id in name.split("/")}


def test_nothing_is_made_twice_where_nothing_changed(tmp_path: Path) -> None:
    """Only the index is looked at, which knows by itself that it is as it was."""
    first = built(tmp_path)
    assert built(tmp_path, first.memory).jobs == {"index"}


def test_a_corrected_plan_leaves_the_other_schools_alone(tmp_path: Path) -> None:
    """A new title of a milestone makes this school's calendar and files, and no other school's."""
    first = built(tmp_path)
    second = built(tmp_path, first.memory, edits=CORRECTED)
    assert of("thcs-b", second.jobs) == set()
    assert of("thcs-a", second.jobs) >= {
        "ics/unit/thcs-a",
        "feeds/unit/thcs-a",
        "pages/calendar-of/thcs-a",
        "pages/coming-of/thcs-a",
        "data/plan/thcs-a/ke-hoach",
    }
    assert second.files == built(tmp_path).files


def test_of_everyones_calendar_only_the_month_of_the_change_is_made(tmp_path: Path) -> None:
    """A milestone of November concerns its month, the coming days, and the file of all."""
    first = built(tmp_path)
    second = built(tmp_path, first.memory, edits=CORRECTED)
    everyones = {name for name in second.jobs if name.startswith(("pages/calendar/", "pages/com"))}
    # The small month of the year is made of the same days.
    assert everyones - {"pages/coming-of/thcs-a"} == {
        "pages/calendar/2026-11", "pages/calendar/2026", "pages/coming"
    }  # fmt: skip


def test_a_new_sentence_in_a_plan_goes_out_in_its_feeds_alone(tmp_path: Path) -> None:
    """Feeds carry the text; calendars, data and lists do not."""
    first = built(tmp_path)
    edited = SITE["plans/thcs-a/ke-hoach.md"] + "\nThêm một câu.\n"
    second = built(tmp_path, first.memory, edits={"plans/thcs-a/ke-hoach.md": edited})
    assert {name for name in second.jobs if not name.startswith("index/")} == {
        "feeds/ke-hoach",
        "feeds/tat-ca",
        "feeds/unit/thcs-a",
        "index",
        "items/plan/thcs-a/ke-hoach",
        "pages/plan/thcs-a/ke-hoach",
    }


def test_on_the_next_day_only_what_shows_the_day_is_made(tmp_path: Path) -> None:
    """Every page that is made again is other than it was, and all others would be the same."""
    first = built(tmp_path)
    tomorrow = TODAY + datetime.timedelta(days=1)
    second = built(tmp_path, first.memory, today=tomorrow)
    anew = built(tmp_path, today=tomorrow)
    assert second.files == anew.files
    index = second.memory.files(["index"]).keys()
    assert second.made == second.changed(first) - index


def test_on_the_day_a_deadline_has_passed_its_pages_say_so(tmp_path: Path) -> None:
    """After weeks, over a deadline, the site is that of a build from nothing."""
    first = built(tmp_path)
    later = datetime.date(2026, 11, 16)
    second = built(tmp_path, first.memory, today=later)
    assert "pages/plan/thcs-a/ke-hoach" in second.jobs
    assert second.files == built(tmp_path, today=later).files
    earlier = built(tmp_path, second.memory)
    assert earlier.files == first.files
