"""The made-up project that builds are measured on is sound, and the same every time."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.build.corpus import corpus, plain_path, write_project
from benchmarks.build.plans import LONG
from tests.site.project import ROOT

from thidua.diagnostics import Severity
from thidua.model.base import Kind
from thidua.pipeline import read

COUNT = 30
TODAY = datetime.date(2026, 11, 22)


def test_the_project_has_no_errors_and_every_item_has_its_page(tmp_path: Path) -> None:
    """What is measured is a whole site: nothing is refused, nothing is held back by a gate."""
    made = corpus(COUNT)
    write_project(tmp_path / "project", made)

    outcome = read(tmp_path / "project/content", today=TODAY)

    assert [item for item in outcome.diagnostics if item.severity is Severity.ERROR] == []
    assert outcome.site is not None
    public = {record for kind in Kind for record in outcome.site.records.get(kind, {})}
    assert len(made.items) == COUNT
    assert {item.id for item in (*made.units, *made.items)} <= public


def test_a_tenth_of_the_items_are_long_plans_and_reports_lead_to_plans() -> None:
    """The site has the sizes and the references that its README speaks of."""
    made = corpus(COUNT)

    long = [item for item in made.items if len(item.body.split()) >= LONG.words]
    plans = {item.id for item in made.of(Kind.PLAN)}

    assert [item.kind for item in long] == [Kind.PLAN] * (COUNT // 10)
    assert {item.front["plan"] for item in made.of(Kind.REPORT)} <= plans
    assert made.of(Kind.REPORT)


def test_the_same_seed_gives_the_same_files_in_both_forms(tmp_path: Path) -> None:
    """Figures of two days compare, because both were measured on the same bytes."""
    written = []
    for hash_seed in ("1", "2"):
        folder = tmp_path / hash_seed
        subprocess.run(
            [sys.executable, "-m", "benchmarks.build.corpus", str(COUNT), str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            check=True,
        )
        made = [*(folder / "thidua/content").rglob("*"), *(folder / "plain").rglob("*")]
        written.append(
            {str(path.relative_to(folder)): path.read_bytes() for path in made if path.is_file()}
        )

    assert written[0] == written[1]
    assert {f"plain/{plain_path(item)}" for item in corpus(COUNT).items} <= set(written[0])
