"""What was measured as sections of the README, ready to be pasted.

.venv/bin/python -m benchmarks.build.report result.json
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.cost import Cost
from benchmarks.search.report import table

_OURS = "thidua"


@dataclass(frozen=True)
class Measure:
    """What one step of one engine took in one round."""

    count: int
    """How many items the site had."""
    turn: int
    """The round, from 0 on."""
    state: str
    name: str
    less: str
    """What the step does without."""
    cost: Cost
    files: int
    size: int
    """Bytes of all files in its output, whether written in this run or before."""


@dataclass(frozen=True)
class Result:
    """One run of the measurement."""

    command: str
    machine: str
    python: str
    day: str
    versions: dict[str, str]
    measures: Sequence[Measure]


def load(path: Path) -> Result:
    """Read what `measure --out` wrote."""
    given = json.loads(path.read_text("utf-8"))
    measures = [Measure(**{**item, "cost": Cost(**item["cost"])}) for item in given["measures"]]
    return Result(**{**given, "measures": measures})


def _median(group: Sequence[Measure], value: Callable[[Measure], float]) -> float:
    return statistics.median(value(measure) for measure in group)


def _wall(measure: Measure) -> float:
    return measure.cost.wall


def _cpu(measure: Measure) -> float:
    return measure.cost.cpu


def _ratio(
    ours: Sequence[Measure], others: Sequence[Measure], value: Callable[[Measure], float]
) -> str:
    """Return the median of what this project took to what another took in the same round."""
    by_turn = {measure.turn: value(measure) for measure in ours}
    ratios = [by_turn[measure.turn] / value(measure) for measure in others]
    return f"{statistics.median(ratios):.2f}"


def _rows(measures: Sequence[Measure]) -> Iterator[str]:
    """Yield a row for each state and engine, in the order in which they first came."""
    states = dict.fromkeys(measure.state for measure in measures)
    names = dict.fromkeys(measure.name for measure in measures)
    for state in states:
        here = [measure for measure in measures if measure.state == state]
        ours = [measure for measure in here if measure.name == _OURS]
        for name in names:
            group = [measure for measure in here if measure.name == name]
            if not group:
                continue
            other = name != _OURS
            cells = [
                state,
                name,
                str(len(group)),
                f"{_median(group, _wall):.2f}",
                f"{_median(group, _cpu):.2f}",
                f"{_median(group, lambda measure: measure.cost.memory) / 1e6:,.0f}",
                f"{_median(group, lambda measure: measure.size) / 1e6:,.1f}",
                f"{_median(group, lambda measure: measure.files):,.0f}",
                _ratio(ours, group, _wall) if other else "",
                _ratio(ours, group, _cpu) if other else "",
                group[0].less,
            ]
            yield " | ".join(cells)


def _growth(result: Result) -> str:
    """Return how this project's cold build grows, from the smallest site on."""
    cold = [item for item in result.measures if item.state == "cold" and item.name == _OURS]
    counts = sorted({measure.count for measure in cold})
    groups = [[measure for measure in cold if measure.count == count] for count in counts]
    rows = [
        " | ".join(
            [
                f"{count:,}",
                f"{count / counts[0]:.0f}",
                f"{_median(group, _wall) / _median(groups[0], _wall):.1f}",
                f"{_median(group, _cpu) / _median(groups[0], _cpu):.1f}",
                f"{_median(group, lambda measure: measure.cost.memory) / 1e6:,.0f}",
            ]
        )
        for count, group in zip(counts, groups, strict=True)
    ]
    head = "items | times as many | times the seconds | times the CPU | peak MB"
    return f"## Growth of a cold build\n\n{table(head, rows)}\n"


def section(result: Result) -> str:
    """Return a section for each size, and one on growth where there are several."""
    versions = ", ".join(f"{name} {version}" for name, version in result.versions.items())
    where = (
        f"`{result.command}`; {result.machine}; Python {result.python}; {versions or 'alone'}; "
        f"{result.day}."
    )
    head = (
        "state | engine | rounds | seconds | CPU s | peak MB | MB | files "
        "| thidua : it, seconds | CPU | it does without"
    )
    parts = [f"{where}\n"]
    counts = sorted({measure.count for measure in result.measures})
    for count in counts:
        rows = list(_rows([measure for measure in result.measures if measure.count == count]))
        parts.append(f"## {count:,} items\n\n{table(head, rows)}\n")
    if len(counts) > 1:
        parts.append(_growth(result))
    return "\n".join(parts)


def main() -> None:
    """Print the sections of a result."""
    sys.stdout.write(section(load(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
