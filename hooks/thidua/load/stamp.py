"""Whether a folder is as it was: what the system knows of every file in it, without reading any."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from thidua.clock import now

_TICK = 50_000_000
"""Nanoseconds: a file changed within the last tick can change again and look the same."""


def state_of(found: os.stat_result) -> str:
    """Return what the system knows of a file that changes with it."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def just_now(found: os.stat_result) -> bool:
    """Whether a file was changed so lately that another change might not show."""
    return max(found.st_mtime_ns, found.st_ctime_ns) > now() - _TICK


def stamp_of(folder: Path) -> bytes:
    """Return what stands for the state of all files below `folder`; empty where it is not certain.

    Sizes, times of change and numbers of files, as version control compares them.

    Raises:
        OSError: The folder cannot be read.

    """
    made = blake2b(digest_size=16)
    for path, found in _files(str(folder)):
        if just_now(found):
            return b""
        made.update(f"{path}\0{found.st_mode} {state_of(found)}\n".encode(errors="surrogateescape"))
    return made.digest()


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        yield entry.path, entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
