"""Editorial rules as files: one a rule, named after it, and its docstring is what editors read."""

from __future__ import annotations

import datetime
import pkgutil
import re

import pytest
from click.testing import CliRunner
from tests.docs.guide import GUIDE, ROOT

from thidua.checks import rules
from thidua.checks.explaining import sections
from thidua.checks.registry import CHECKS
from thidua.checks.rule import Check
from thidua.cli import main
from thidua.diagnostics import Severity
from thidua.pipeline import read
from thidua.reporting.formats import line

_PAGE = (GUIDE / "quy-tac.md").read_text(encoding="utf-8")
_VIETNAMESE = re.compile(r"[^\W\d_a-zA-Z]")
"""A letter with a mark."""


def module_of(check: Check[object]) -> str:
    """Return the name of the file that holds a rule."""
    return check.check.__module__.rpartition(".")[2]


def test_every_file_of_rules_is_in_force() -> None:
    """A rule that somebody wrote is a rule that is run, and each stands in one file."""
    files = {module.name for module in pkgutil.iter_modules(rules.__path__)}
    assert sorted(map(module_of, CHECKS)) == sorted(files)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.rule.id))
def test_a_rule_lies_where_its_name_says(check: Check[object]) -> None:
    """Whoever reads a rule's name in a message finds its file."""
    assert module_of(check) == re.sub(r"[/-]", "_", check.rule.id)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.rule.id))
def test_a_rule_explains_itself_in_vietnamese(check: Check[object]) -> None:
    """The explanation is a sentence, a reason and what to do."""
    first, _, rest = check.explanation.partition("\n\n")
    assert first.endswith(".")
    assert "\n" not in first
    assert len(_VIETNAMESE.findall(rest)) > 20


def test_no_editorial_rule_stops_a_build() -> None:
    """What machines find unlikely, people decide."""
    assert {check.rule.severity for check in CHECKS} <= {Severity.WARNING, Severity.NOTE}


def test_the_passing_of_time_brings_no_warning() -> None:
    """A site that was built yesterday is built tomorrow: what time brings is only mentioned."""
    content = ROOT / "content"
    for year in (2025, 2031):
        found = read(content, today=datetime.date(year, 3, 1)).diagnostics
        assert [line(item, "en") for item in found if item.severity < Severity.NOTE] == []


def test_the_guide_says_what_the_rules_say() -> None:
    """The page of rules ends with the explanations as `thidua explain` prints them."""
    printed = CliRunner().invoke(main, ["explain"]).output
    assert printed == "\n".join(sections().values())
    assert _PAGE.endswith(printed)


def test_one_rule_is_explained_alone() -> None:
    """`thidua explain` with a name prints that rule's section of the guide."""
    result = CliRunner().invoke(main, ["explain", "target/percent"])
    assert result.exit_code == 0
    assert result.output == sections()["target/percent"]
    assert result.output in _PAGE


def test_a_misspelt_rule_is_guessed() -> None:
    """Who mistypes a rule is told the nearest name, and that nothing was explained."""
    result = CliRunner().invoke(main, ["explain", "target/percnt"])
    assert result.exit_code == 2
    assert "có phải “target/percent”?" in result.stderr
