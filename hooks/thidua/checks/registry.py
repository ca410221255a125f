"""All editorial rules, and the run of them over one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.checks import (
    anniversary,
    head_missing,
    milestone_before_issue,
    target_percent,
    thematic_over,
)
from thidua.checks.rule import Check
from thidua.link.notes import Finding
from thidua.validate.records import Valid

CHECKS: tuple[Check[Any], ...] = (
    anniversary.CHECK,
    head_missing.CHECK,
    milestone_before_issue.CHECK,
    target_percent.CHECK,
    thematic_over.CHECK,
)


def examine(valid: Valid) -> Iterator[Finding]:
    """Yield what the rules find in one record; its notes have not been asked yet."""
    for check in CHECKS:
        if isinstance(valid.record, check.model):
            for problem in check.check(valid.record):
                facts = {**problem.facts, "rule": check.rule.id}
                yield Finding(check.rule, valid.raw, problem.loc, facts)
