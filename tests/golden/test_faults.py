"""Every kind of fault: planted in a small site, reported where it stands.

A case is a file under faults/: what it says is true, which files are changed in the site
`minimal`, and all that `thidua check` then finds, as `path:line:column: rule: words`.
"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.planting import SITES, planted

import thidua.checks
from thidua.diagnostics import Rule
from thidua.link import ignores, notes
from thidua.link import rules as link_rules
from thidua.load import rules as load_rules
from thidua.pipeline import read
from thidua.reporting.formats import text
from thidua.validate import rules as value_rules

TODAY = datetime.date(2026, 9, 10)
FOLDER = Path(__file__).parent / "faults"
CASES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.yml")
}


def declared_rules() -> Iterator[Rule]:
    """Yield every rule of the stages that read content/."""
    checks = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(thidua.checks.__path__, "thidua.checks.")
    ]
    for module in (load_rules, value_rules, link_rules, ignores, notes, *checks):
        for value in vars(module).values():
            held = value.values() if isinstance(value, dict) else [value]
            yield from (rule for rule in held if isinstance(rule, Rule))


def parts_of(expected: str) -> tuple[str, str, str]:
    """Return place, rule and words of a line that a case expects."""
    place, rule, words = expected.split(": ", 2)
    return place, rule, words


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_fault_is_reported_where_it_stands(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever plants a fault is told of it at its line, and of nothing that is none."""
    planted(tmp_path, CASES[name]["files"])
    monkeypatch.chdir(tmp_path)
    diagnostics = read(Path("content"), today=TODAY).diagnostics
    shown = [line.removeprefix("content/") for line in text(diagnostics, "vi").split("\n")[:-2]]
    expected = [parts_of(line) for line in CASES[name]["expect"]]
    assert [line.split(": ", 2)[:2] for line in shown] == [list(part[:2]) for part in expected]
    for line, (_, _, words) in zip(shown, expected, strict=True):
        said = parts_of(line)[2]
        assert words in said
        # What weighs less than an error begins with its weight.
        assert said.startswith("[") == words.startswith("[")
    assert len(text(diagnostics, "en").split("\n")) == len(shown) + 2


# The last resort for what pydantic may come to refuse in words of its own has no case:
# random content never meets it (test_any_content.py).
SHOWN = {rule.id for rule in declared_rules()} - {value_rules.UNCLASSIFIED.id}


@pytest.mark.parametrize("rule", sorted(SHOWN))
def test_every_rule_has_a_case(rule: str) -> None:
    """No rule is declared that no case shows at work."""
    assert any(rule == parts_of(line)[1] for case in CASES.values() for line in case["expect"])


@pytest.mark.parametrize("rule", list(dict.fromkeys(declared_rules())))
def test_every_rule_speaks_both_languages(rule: Rule) -> None:
    """Each rule says what happened and what to do, in Vietnamese and in English."""
    for wording in (rule.vi, rule.en):
        assert wording.message.strip()
        assert wording.hint.strip()
    assert rule.vi.message != rule.en.message


def test_a_sound_site_has_no_findings() -> None:
    """The site that all cases start from is free of faults and warnings."""
    assert read(SITES / "minimal" / "content", today=TODAY).diagnostics == ()
