"""Diagnostics of one record as plain values, which can be kept and sent, and as lines."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, TypeAlias

from thidua.checks.levels import Levels
from thidua.checks.registry import EDITORIAL
from thidua.diagnostics import Diagnostic, Edit, Mark, Rule, Severity
from thidua.link import rules
from thidua.link.notes import UNNEEDED
from thidua.load.raw import RawRecord
from thidua.reporting.formats import line

_RULES = {
    rule.id: rule
    for rule in (
        UNNEEDED,
        *(check.rule for check in EDITORIAL.values()),
        *(value for value in vars(rules).values() if isinstance(value, Rule)),
        *rules.PHOTO.values(),
    )
}
"""Whatever can be said of a record that is sound by itself."""

Plain: TypeAlias = tuple[str, int, int, dict[str, str], int, tuple[Any, ...] | None]
"""A diagnostic: rule, line, column, facts, weight, and what would mend it."""

Line: TypeAlias = tuple[int, str]
"""Its weight, and its line for editors without the name of the file."""


def plain(item: Diagnostic) -> Plain:
    """Return a diagnostic as plain values."""
    edit = item.edit
    mend = (edit.mark.line, edit.mark.column, edit.skip, edit.old, edit.new) if edit else None
    where = item.mark
    return item.rule.id, where.line, where.column, dict(item.facts), int(item.severity), mend


def line_of(item: Diagnostic) -> Line:
    """Return a diagnostic as it will be printed."""
    return int(item.severity), line(item, "vi").removeprefix(item.file)


def diagnostic(kept: Plain, raw: RawRecord, levels: Levels) -> Diagnostic:
    """Return what was kept as a diagnostic again."""
    rule, line, column, facts, severity, mend = kept
    edit = Edit(Mark(mend[0], mend[1]), *mend[2:]) if mend else None
    weighed = levels.weigh(_RULES[rule])
    return Diagnostic(
        weighed, raw.path, Mark(line, column), MappingProxyType(facts), Severity(severity), edit
    )
