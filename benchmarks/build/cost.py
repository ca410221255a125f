"""What a command costs: seconds, seconds of CPU and memory of all its processes.

Linux only: memory is read from /proc.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05
_SHARE = 20
"""Reading memory may take a twentieth of the time at most: it holds up what it looks at."""


class CommandError(Exception):
    """A command did not end well."""


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of CPU, user and system, of the process and all that it waited for."""
    memory: int
    """Bytes at the peak: the proportional set size (PSS) of all its processes together, so that
    what they share counts once. Looked at every 50 ms, or less often where looking takes long."""


def _tree(process: int) -> Iterator[int]:
    """Yield a process and all below it, as far as they are still there."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            below = children.read_text().split()
        except OSError:
            continue
        for child in below:
            yield from _tree(int(child))


def _memory(process: int) -> int:
    """Return the bytes that a process and all below it have between them."""
    total = 0
    for each in _tree(process):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


class _Watch(threading.Thread):
    """Looks at a process and all below it until told to stop."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self._over = process, threading.Event()
        self.peak = 0

    def run(self) -> None:
        """Look, and rest."""
        rest = 0.0
        while not self._over.wait(rest):
            begin = time.monotonic()
            self.peak = max(self.peak, _memory(self._process))
            rest = max(_EVERY, (time.monotonic() - begin) * _SHARE)

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in `folder` and return its cost.

    Raises:
        CommandError: It did not end well; says what it said.

    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        begin = time.monotonic()
        # It is waited for by `wait4`, which alone tells what it and its children used.
        process = subprocess.Popen(  # noqa: S603 — the commands are written in this folder
            command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise CommandError(f"{' '.join(map(str, command))} in {folder}\n{said.read()}")
    # Its `ru_maxrss` is no use here: it begins with what this process had when it started it.
    return Cost(wall, used.ru_utime + used.ru_stime, watch.peak)
