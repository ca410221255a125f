"""The ledger: names that stay, figures that only grow, and nothing written by a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.link.test_site import TODAY, plan
from tests.planting import plant, planted

from thidua.link.ledger import renewed
from thidua.link.occurrences import Entry
from thidua.load.ledger import LEDGER_FILE, ledger_text
from thidua.pipeline import Outcome, read

PLAN = "plans/thcs-a/moc.md"
KEY = "ke-hoach/thcs-a/moc/moc"


def milestones(*items: str, more: str = "") -> str:
    """Return a plan; each of `items` is the title of a milestone and its keys."""
    lines = []
    for item in items:
        title, _, keys = item.partition(": ")
        lines.append(f"  - {{title: {title}, {keys}}}\n")
    return plan("Kế hoạch", f"year: 2026\n{more}milestones:\n{''.join(lines)}".rstrip())


def outcome(content: Path) -> Outcome:
    """Read the content, which has no faults."""
    found = read(content, today=TODAY)
    assert found.site is not None, found.diagnostics
    return found


def record(content: Path) -> None:
    """Write the ledger, as `thidua calendar` does."""
    found = outcome(content)
    assert found.site is not None
    lines = renewed(found.ledger, found.site, found.library)
    (content / LEDGER_FILE).write_text(ledger_text(lines.values()), encoding="utf-8")


def entries(content: Path, files: Mapping[str, Any] | None = None) -> dict[str, Entry]:
    """Return the entries of the plan by title, after `files` have changed."""
    plant(content, files or {})
    site = outcome(content).site
    assert site is not None
    return {
        entry.title: entry
        for entry in site.calendar.entries
        if entry.source[0] in ("plan", "event") and entry.source[1] != "thcs-a/ke-hoach-2026"
    }


def names(found: Mapping[str, Entry]) -> dict[str, str]:
    """Return title → what the key ends with."""
    return {title: entry.key.removeprefix(f"{KEY}-") for title, entry in found.items()}


def test_without_a_ledger_names_are_places(tmp_path: Path) -> None:
    """A site that keeps no ledger has names by order, no changes, and times from its records."""
    content = planted(tmp_path, {PLAN: milestones("A: by: 2026-10-01", "B: by: 2026-11-01")})
    found = entries(content)
    assert names(found) | {"Ngày hội đọc sách": ""} == {"A": "1", "B": "2", "Ngày hội đọc sách": ""}
    assert {entry.sequence for entry in found.values()} == {0}
    assert found["A"].modified.isoformat() == "2026-09-30T17:00:00+00:00"
    issued = milestones("A: by: 2026-10-01", more="issued: 2026-01-15\n")
    assert entries(content, {PLAN: issued})["A"].modified.isoformat().startswith("2026-01-14T17")


def test_a_recorded_entry_keeps_its_name(tmp_path: Path) -> None:
    """Retitled, moved to another day or to another place in the plan, it is the same entry."""
    content = planted(
        tmp_path,
        {PLAN: milestones("A: by: 2026-10-01", "B: by: 2026-11-01", "C: by: 2026-12-01")},
    )
    record(content)
    changed = milestones(
        "Mới: by: 2026-09-20", "C: by: 2026-12-01", "A: by: 2026-10-05", "B sửa: by: 2026-11-01"
    )
    found = entries(content, {PLAN: changed})
    assert {title: names(found)[title] for title in ("Mới", "C", "A", "B sửa")} == {
        "Mới": "4",
        "C": "3",
        "A": "1",
        "B sửa": "2",
    }
    assert {title: found[title].sequence for title in ("Mới", "C", "A", "B sửa")} == {
        "Mới": 0,
        "C": 0,
        "A": 1,
        "B sửa": 1,
    }


def test_many_of_one_title_are_told_apart_by_their_days(tmp_path: Path) -> None:
    """Of monthly reports that are all called alike, each keeps its name."""
    monthly = [f"Báo cáo tháng: by: 2026-{month:02}-25" for month in range(1, 13)]
    content = planted(tmp_path, {PLAN: milestones(*monthly)})
    record(content)
    monthly[4] = "Báo cáo tháng: by: 2026-05-20"
    plant(content, {PLAN: milestones(*reversed(monthly))})
    site = outcome(content).site
    assert site is not None
    found = {
        item.last.month: (item.key.removeprefix(f"{KEY}-"), item.sequence)
        for item in site.calendar.entries
        if item.source[1] == "thcs-a/moc"
    }
    assert found == {month: (str(month), int(month == 5)) for month in range(1, 13)}


def test_figures_grow_only_with_the_entry(tmp_path: Path) -> None:
    """A change that is recorded, or not yet, counts once; what is about the event counts not."""
    content = planted(tmp_path, {PLAN: milestones("A: by: 2026-10-01")})
    record(content)
    first = entries(content)["A"]
    changed = {PLAN: milestones("A: by: 2026-10-02")}
    once = entries(content, changed)["A"]
    assert (once.sequence, once.modified > first.modified) == (1, True)
    record(content)
    assert entries(content)["A"] == once
    record(content)
    assert entries(content)["A"] == once
    # The school is called anew, the plan gets a text: the deadline is the same.
    files = {
        "units/thcs-a.yml": {"edit": {"short_name: THCS A": "short_name: THCS Á"}},
        PLAN: {"append": "\nThân bài.\n"},
    }
    assert entries(content, files)["A"] == once


def test_what_vanished_gives_its_name_to_nothing_else(tmp_path: Path) -> None:
    """A milestone that was removed comes back as itself, and its number is not given anew."""
    both = milestones("A: by: 2026-10-01", "B: by: 2026-11-01")
    content = planted(tmp_path, {PLAN: both})
    record(content)
    plant(content, {PLAN: milestones("A: by: 2026-10-01")})
    behind = [item for item in outcome(content).diagnostics if item.rule.id == "calendar/behind"]
    assert [(item.facts["gone"], item.facts["titles"]) for item in behind] == [("1", " (“B”)")]
    record(content)
    assert "calendar/behind" not in {item.rule.id for item in outcome(content).diagnostics}
    found = entries(content, {PLAN: milestones("A: by: 2026-10-01", "C: by: 2026-12-01")})
    assert names(found)["C"] == "3"
    back = entries(content, {PLAN: both})["B"]
    assert (back.key, back.sequence) == (f"{KEY}-2", 1)


def test_a_record_that_moved_keeps_the_names(tmp_path: Path) -> None:
    """The old address in `moved_from` is enough, with a ledger and without."""
    old = milestones("A: by: 2026-10-01", "B: by: 2026-11-01")
    moved = milestones(
        "A: by: 2026-10-01", "B: by: 2026-11-01", more="moved_from: [/ke-hoach/thcs-a/moc/]\n"
    )
    content = planted(tmp_path, {PLAN: old})
    before = names(entries(content))
    new = {PLAN: None, "plans/thcs-a/moc-moi.md": moved}
    assert names(entries(content, new)) == before
    plant(content, {"plans/thcs-a/moc-moi.md": None, PLAN: old})
    record(content)
    found = entries(content, new)
    assert names(found) == before
    assert {entry.sequence for entry in found.values()} == {0}


def test_an_event_keeps_its_name_by_its_former_id(tmp_path: Path) -> None:
    """An event whose key was changed says what it was called, and stays the same event."""
    content = planted(tmp_path, {})
    record(content)
    renamed = {
        "events/2026.yml": {
            "edit": {"ngay-hoi-doc-sach:": "ngay-hoi-sach:\n  formerly: [ngay-hoi-doc-sach]"}
        }
    }
    event = entries(content, renamed)["Ngày hội đọc sách"]
    assert (event.key, event.sequence) == ("ngay-hoi-doc-sach", 0)


def test_the_ledger_keeps_what_is_not_public(tmp_path: Path) -> None:
    """A plan that is withdrawn comes back as it was; one that is deleted is forgotten."""
    content = planted(tmp_path, {PLAN: milestones("A: by: 2026-10-01")})
    record(content)
    entries(content, {PLAN: milestones("A: by: 2026-10-02")})
    record(content)
    plant(content, {PLAN: {"edit": {"status: published": "status: withdrawn"}}})
    record(content)
    assert KEY in (content / LEDGER_FILE).read_text(encoding="utf-8")
    plant(content, {PLAN: {"edit": {"status: withdrawn": "status: published"}}})
    assert entries(content)["A"].sequence == 1
    plant(content, {PLAN: None})
    record(content)
    assert KEY not in (content / LEDGER_FILE).read_text(encoding="utf-8")


def test_of_two_merged_lines_the_newer_counts(tmp_path: Path) -> None:
    """After a merge that left a line twice, the command goes on from the higher figure."""
    content = planted(tmp_path, {PLAN: milestones("A: by: 2026-10-01")})
    record(content)
    ledger = content / LEDGER_FILE
    lines = ledger.read_text(encoding="utf-8").splitlines()
    line = next(text for text in lines if KEY in text)
    doubled = line.replace('"sequence": 0', '"sequence": 7')
    ledger.write_text("\n".join([*lines, doubled, "<<<<<<<"]) + "\n", encoding="utf-8")
    found = read(content, today=TODAY)
    assert found.site is None
    assert found.ledger[f"{KEY}-1"].sequence == 7
