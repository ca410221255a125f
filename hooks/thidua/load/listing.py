"""What lies in a folder, and what the system knows of every file in it, without reading any.

It is looked at once: the listing says whether all is as it was, and if not, which files changed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from thidua.clock import now

_TICK = 50_000_000
"""Nanoseconds: a file changed within the last tick can change again and look the same."""

Entry: TypeAlias = os.DirEntry[str]
"""A file or folder as its folder lists it, its type included: a look at the disk saved."""


@dataclass(frozen=True)
class Listing:
    """All that lies below a folder at one moment."""

    folder: Path
    entries: Mapping[str, tuple[Entry, ...]]
    """The path of each folder → what lies in it, in the order of names."""
    states: Mapping[str, str]
    """The path of each file → what tells it from itself after a change; empty where nothing can
    yet, for it was changed just now."""
    stamp: bytes
    """What stands for the state of all files; empty where it is not certain."""


_BY_NAME = attrgetter("name")


def state_of(found: os.stat_result) -> str:
    """Return what the system knows of a file that changes with it, as version control does."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def listed(folder: Path) -> Listing:
    """Return what lies below `folder`; links are listed and not followed.

    Raises:
        OSError: The folder cannot be read.

    """
    # Of the beginning: what changes while we look is not certain either.
    settled = now() - _TICK
    entries: dict[str, tuple[Entry, ...]] = {}
    states: dict[str, str] = {}
    marks: list[str] = []
    folders = [str(folder)]
    while folders:
        path = folders.pop()
        with os.scandir(path) as listing:
            entries[path] = found = tuple(sorted(listing, key=_BY_NAME))
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                # That a file is no link is known without another look at the disk.
                known = entry.stat(follow_symlinks=False)
                certain = known.st_mtime_ns < settled and known.st_ctime_ns < settled
                states[entry.path] = state = state_of(known) if certain else ""
                marks.append(f"{entry.path}\0{known.st_mode} {state}")
        if not found:
            marks.append(path)
    # No name has a NUL in it, so that none runs into the next.
    stamp = blake2b("\0\0".join(marks).encode(errors="surrogateescape"), digest_size=16).digest()
    return Listing(folder, entries, states, stamp if all(states.values()) else b"")
