"""What an engine is to the measurement: how its index is made, and how it is asked."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.corpus import ROOT, Entry

PEERS = ROOT / ".venv-bench/bin/python"
"""The Python of the environment that `make bench` makes for other engines."""


class BuildError(Exception):
    """A build went wrong."""


@dataclass(frozen=True)
class Built:
    """A site with its index."""

    root: Path
    """The folder to serve."""
    index: tuple[Path, ...]
    """The files of its index, without the code that reads them."""
    cpu: float
    """Seconds of CPU, of all processes together, that the index cost beyond the pages."""


@dataclass(frozen=True)
class Engine:
    """One way to search the made-up site."""

    name: str
    build: Callable[[Path, Sequence[Entry]], Built]
    """Makes the site of these records in the folder given."""
    start: str
    """The address at which a reader is who turns to search."""
    ask: str
    """JavaScript: a function of `[text, limit]` that resolves to the `addresses` found and the
    `time` in milliseconds from the question to them, code and index included where they are not
    there yet."""
    prepare: str = ""
    """JavaScript that runs in the page before its own."""
    unasked: tuple[str, ...] = ()
    """How paths begin that are part of the search and are sent with the page, without any query."""
    most: float = float("inf")
    """The number of records above which it is not measured, because nobody would use it there."""
    whole: bool = False
    """Whether the same is sent for every query: the whole index at first, later nothing."""


def cpu_of(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> float:
    """Run a command in `folder`; return the seconds of CPU of all its processes.

    Raises:
        BuildError: It did not end well; says what it said.

    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(  # noqa: S603 — the commands are written in this folder
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        raise BuildError(f"{' '.join(map(str, command))}\n{run.stdout}{run.stderr}")
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
