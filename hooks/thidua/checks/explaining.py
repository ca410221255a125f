"""The editorial rules explained to editors: what `thidua explain` prints and the guide holds."""

from __future__ import annotations

from thidua.checks.registry import CHECKS
from thidua.diagnostics import Severity

_WEIGHT = {Severity.WARNING: "cảnh báo", Severity.NOTE: "để biết"}


def sections() -> dict[str, str]:
    """Return rule id → its section of the guide, in Markdown, in the order of ids."""
    found = {}
    for check in sorted(CHECKS, key=lambda check: check.rule.id):
        mends = " · `thidua check --fix` tự sửa" if check.mends else ""
        weight = f"*Mức: {_WEIGHT[check.rule.severity]}{mends}*"
        found[check.rule.id] = f"### `{check.rule.id}`\n\n{check.explanation}\n\n{weight}\n"
    return found
