"""What was measured as a section of the README, ready to be pasted."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.reader import Answer

from thidua.clock import today_in_vietnam


@dataclass(frozen=True)
class Run:
    """What was run."""

    count: int
    """How many records the site had."""
    command: str
    chromium: str
    """Its version."""
    seconds: float


@dataclass(frozen=True)
class Index:
    """What an engine's index is and costs."""

    engine: str
    cpu: float
    """Seconds of CPU beyond the pages."""
    files: int
    size: int
    first_seconds: float
    """The longest that a reader waited for the answer of a first query."""


@dataclass(frozen=True)
class Row:
    """How an engine answered one class of queries."""

    kind: str
    engine: str
    queries: int
    mrr: float
    five: float
    new: Sequence[tuple[Answer, Answer]]
    """Answers to new readers: the first query of one, and the same after another one."""
    median: float
    p95: float

    def sent(self, *, later: bool) -> str:
        """Return the most kilobytes and requests that a first or a later query took."""
        answers = [pair[later] for pair in self.new]
        size = max(answer.size for answer in answers) / 1000
        return f"{size:,.0f} ({max(answer.requests for answer in answers)})"


def machine() -> str:
    """Return processor, number of cores and system."""
    cpu = re.search(
        r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE
    )
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return f"{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} cores, {system}"


def table(head: str, rows: Sequence[str]) -> str:
    """Return a table; cells of `head` and of each row stand between ` | `."""
    columns = head.split(" | ")
    numbers = ["---"] * len(columns)
    return "\n".join(f"| {row} |" for row in (head, " | ".join(numbers), *rows))


def section(run: Run, indexes: Sequence[Index], rows: Sequence[Row]) -> str:
    """Return the section on one run; rows of one class stand together."""
    made = [
        f"{item.engine} | {item.cpu / run.count * 1000:.1f} | {item.files:,} "
        f"| {item.size / 1e6:.1f} | {item.first_seconds:.1f}"
        for item in indexes
    ]
    kinds = list(dict.fromkeys(row.kind for row in rows))
    answered = [
        f"{row.kind} | {row.engine} | {row.queries} | {row.mrr:.3f} | {row.five:.2f} "
        f"| {row.sent(later=False)} | {row.sent(later=True)} | {row.median:.0f} | {row.p95:.0f}"
        for row in sorted(rows, key=lambda row: kinds.index(row.kind))
    ]
    return (
        f"## {run.count:,} records\n\n"
        f"`{run.command}`, {run.seconds / 60:.0f} minutes; {machine()}; Chromium {run.chromium}; "
        f"{today_in_vietnam()}.\n\n"
        + table("index | CPU ms a record | files | MB | first answer, s at most", made)
        + "\n\n"
        + table(
            "class | engine | queries | MRR@10 | found@5 | first KB (requests) "
            "| later KB (requests) | median ms | p95 ms",
            answered,
        )
        + "\n"
    )
