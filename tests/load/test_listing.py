"""Looking at a folder: whatever an editor does to it shows, and nothing else does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from thidua.load import listing
from thidua.load.listing import listed

LONG_AGO = 1_700_000_000_000_000_000

Doing = Callable[[Path], object]

DONE: dict[str, Doing] = {
    "a letter": lambda folder: (folder / "plans" / "a.md").write_text("B", encoding="utf-8"),
    "another name": lambda folder: (folder / "plans" / "a.md").rename(folder / "plans" / "b.md"),
    "another folder": lambda folder: (folder / "plans").rename(folder / "reports"),
    "a new file": lambda folder: (folder / "c.yml").touch(),
    "a new folder": lambda folder: (folder / "documents").mkdir(),
    "a file less": lambda folder: (folder / "plans" / "a.md").unlink(),
    "an empty folder less": lambda folder: (folder / "events").rmdir(),
    "a link": lambda folder: (folder / "d").symlink_to("plans"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of which no file was changed just now."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "events").mkdir()
    (tmp_path / "plans" / "a.md").write_text("A", encoding="utf-8")
    later = max(path.lstat().st_ctime_ns for path in tmp_path.rglob("*")) + 10**12
    monkeypatch.setattr(listing, "now", lambda: later)
    return tmp_path


def test_a_folder_at_rest_looks_the_same(folder: Path) -> None:
    """Looking twice shows the same, and says so."""
    first, second = listed(folder), listed(folder)
    assert first.stamp == second.stamp != b""
    assert first.states == second.states
    assert all(first.states.values())


@pytest.mark.parametrize("what", DONE)
def test_whatever_is_done_shows(folder: Path, what: str) -> None:
    """A file that is written, renamed, added or removed gives another stamp."""
    before = listed(folder).stamp
    DONE[what](folder)
    assert listed(folder).stamp != before


def test_the_time_of_a_file_is_no_disguise(folder: Path) -> None:
    """A file of the same size whose time was set back shows all the same."""
    path = folder / "plans" / "a.md"
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    before = listed(folder).stamp
    path.write_text("B", encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert listed(folder).stamp != before


def test_a_file_changed_just_now_is_not_trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written again within the same tick of the clock it would look the same."""
    path = folder / "plans" / "a.md"
    moment = path.stat().st_ctime_ns
    monkeypatch.setattr(listing, "now", lambda: moment)
    found = listed(folder)
    assert found.stamp == b""
    assert found.states[str(path)] == ""
