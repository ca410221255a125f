"""The build as its users meet it: same bytes every time, and never half a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.canary import BASE, write
from tests.site.project import Project, make_project

from thidua.model.base import Kind


def test_same_input_gives_the_same_bytes(own: Project, tmp_path: Path) -> None:
    """Two builds of the real content in two folders with two hash seeds do not differ."""
    again = make_project(tmp_path / "hai" / "ba", own.content).build(hash_seed="2")
    assert again.code == 0, again.said
    first, second = own.files(), again.files
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_errors_leave_the_site_as_it_was(tmp_path: Path) -> None:
    """After a failed build readers still have the site of the last good one."""
    made = make_project(tmp_path, BASE)
    assert made.build().code == 0
    before = made.files()
    plan = made.content / "plans" / "truong-a" / "ke-hoach.md"
    plan.write_text(plan.read_text(encoding="utf-8").replace("2026-01-06", "31/2/2026"))

    built = made.build()

    assert built.code != 0
    assert "ke-hoach.md:5:9: date/not-in-calendar" in built.said
    assert made.files() == before
    assert not list(tmp_path.glob(".site*"))


def test_unanswered_warnings_fail_a_strict_build(tmp_path: Path) -> None:
    """What needs a second look stops a strict build, and the old site stays."""
    made = make_project(tmp_path, BASE)
    assert made.build().code == 0
    before = made.files()
    write(made.content, Kind.PROFILE, "an", {"consent": None})

    built = made.build()

    assert built.code != 0
    assert "profile/consent" in built.said
    assert made.files() == before


def test_an_empty_content_folder_builds(tmp_path: Path) -> None:
    """A school that has just begun gets a site that says what will come."""
    built = make_project(tmp_path).build()
    assert built.code == 0, built.said
    assert {"index.html", "ke-hoach/index.html", "guong/index.html", "404.html"} <= set(built.files)


def test_missing_front_end_packages_are_named(tmp_path: Path) -> None:
    """Who forgot `make build` is told so, and nothing is written."""
    made = make_project(tmp_path, BASE)
    (tmp_path / "node_modules").unlink()
    built = made.build()
    assert built.code != 0
    assert "make build" in built.said
    assert not made.site.exists()


@pytest.mark.parametrize("old", ["/ke-hoach/truong-a/cu/", "/tin-tuc/bai-cu/"])
def test_an_old_address_still_leads_to_the_record(tmp_path: Path, old: str) -> None:
    """Links on other sites keep working after a record was renamed."""
    made = make_project(tmp_path, BASE)
    plan = made.content / "plans" / "truong-a" / "ke-hoach.md"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("status:", f"moved_from:\n  - {old}\nstatus:"), encoding="utf-8")
    built = made.build()
    assert built.code == 0, built.said
    assert b"ke-hoach/truong-a/ke-hoach/" in built.files[f"{old.strip('/')}/index.html"]
