"""How many findings of each editorial rule on content/ are true: `labels.yml` says which are.

Findings that a note answers count as well: they were found. Prints a table in Markdown.
"""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from pathlib import Path

import yaml

from thidua.checks.registry import EDITORIAL
from thidua.pipeline import read
from thidua.reporting.words import words

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)


def main() -> None:
    """Print findings, true ones, precision and what was missed, by rule."""
    labels = yaml.safe_load((Path(__file__).parent / "labels.yml").read_text(encoding="utf-8"))
    content = ROOT / "content"
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    wrong: list[str] = []
    for item in read(content, today=TODAY).diagnostics:
        rule, file = item.rule.id, item.path.relative_to(content).as_posix()
        if rule not in EDITORIAL:
            continue
        said = words(item, "vi").message
        fits = [
            label
            for label in labels
            if (label["rule"], label["file"]) == (rule, file) and label["says"] in said
        ]
        found[rule] += 1
        true[rule] += bool(fits)
        labels = [label for label in labels if label not in fits]
        if not fits:
            wrong.append(f"{file}:{item.mark.line}: {rule}: {said}")
    lines = ["| rule | found | true | precision |", "| --- | --- | --- | --- |"]
    for rule in sorted(found):
        share = true[rule] / found[rule]
        lines.append(f"| `{rule}` | {found[rule]} | {true[rule]} | {share:.2f} |")
    share = true.total() / max(1, found.total())
    name = f"all {len(EDITORIAL)} rules"
    lines.append(f"| {name} | {found.total()} | {true.total()} | {share:.2f} |")
    lines += [f"not true: {line}" for line in wrong]
    lines += [f"missed: {label['file']}: {label['rule']}: {label['says']}" for label in labels]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
