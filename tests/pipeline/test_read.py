"""Reading content: all faults in one run, on every machine the same, no site while any stand."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.planting import planted

from thidua.diagnostics import Severity
from thidua.pipeline import read

TODAY = datetime.date(2026, 9, 10)
THIDUA = Path(sys.executable).parent / "thidua"
FAULTS = Path(__file__).parents[1] / "golden" / "faults"


def faulty(folder: Path) -> Path:
    """Return a site with the faults of several cases at once."""
    files: dict[str, Any] = {}
    for name in ("second-order-with-first", "circle", "same-id", "asset-type"):
        case = yaml.safe_load((FAULTS / f"{name}.yml").read_text(encoding="utf-8"))
        files = case["files"] | files
    return planted(folder, files)


def test_the_same_content_gives_the_same_site(tmp_path: Path) -> None:
    """Reading twice gives equal values, in the same order."""
    content = planted(tmp_path, {})
    first, second = read(content, today=TODAY), read(content, today=TODAY)
    assert first.site is not None
    assert second.site is not None
    assert first.site.stock == second.site.stock
    assert first.site.calendar == second.site.calendar
    assert [list(items) for items in first.site.records.values()] == [
        list(items) for items in second.site.records.values()
    ]
    assert list(first.site.stock.referring) == list(second.site.stock.referring)


def test_findings_do_not_depend_on_the_machine(tmp_path: Path) -> None:
    """Two hash seeds and two folders give the same report, byte for byte."""
    said = set()
    for seed in ("0", "1", "2"):
        folder = tmp_path / seed
        faulty(folder)
        run = subprocess.run(
            [THIDUA, "check", "--format", "json", "--today", "2026-09-10"],
            cwd=folder,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert run.returncode == 1, run.stderr
        said.add(run.stdout)
    assert len(said) == 1
    assert b"reference/cycle" in said.pop()


def test_there_is_no_site_while_errors_stand(tmp_path: Path) -> None:
    """With one error, nothing is linked; all other findings are there all the same."""
    outcome = read(faulty(tmp_path), today=TODAY)
    assert outcome.site is None
    weights = [item.severity for item in outcome.diagnostics]
    assert weights.count(Severity.ERROR) > 10
    assert Severity.WARNING in weights


def test_warnings_stop_nothing(tmp_path: Path) -> None:
    """A site with warnings is linked as it is."""
    outcome = read(planted(tmp_path, {"campaigns/day-tot/a.pdf": "%PDF"}), today=TODAY)
    found = [(item.rule.id, item.severity) for item in outcome.diagnostics]
    assert found == [("asset/unused", Severity.WARNING)]
    assert outcome.site is not None


def test_findings_are_in_order(tmp_path: Path) -> None:
    """Findings come by file and line, whichever stage found them."""
    found = read(faulty(tmp_path), today=TODAY).diagnostics
    assert [item.order for item in found] == sorted(item.order for item in found)


def test_nothing_is_a_site(tmp_path: Path) -> None:
    """An empty folder is an empty site and no fault."""
    outcome = read(tmp_path, today=TODAY)
    assert outcome.diagnostics == ()
    assert outcome.site is not None
    assert not outcome.site.units


def test_a_folder_that_is_not_there_is_no_finding(tmp_path: Path) -> None:
    """Whether the folder can be read at all is for the caller to say."""
    with pytest.raises(OSError, match="nowhere"):
        read(tmp_path / "nowhere", today=TODAY)


def test_reading_leaves_the_content_alone(tmp_path: Path) -> None:
    """No stage writes into the author's files."""
    content = faulty(tmp_path)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    read(content, today=TODAY)
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_texts_may_lead_to_the_pages_of_the_site_itself(tmp_path: Path) -> None:
    """Search, feeds and progress are there though nobody wrote them; what is not is a fault."""
    links = "Xem [tìm](/tim-kiem/), [tin](/tin/), [tiến độ](/tien-do/), [lạc](/tim-mai/)."
    content = planted(tmp_path, {"plans/thcs-a/ke-hoach-2026.md": {"append": links}})
    found = read(content, today=TODAY, pages=frozenset({"/gioi-thieu/"})).diagnostics
    assert [item.facts["address"] for item in found] == ["/tim-mai/"]
