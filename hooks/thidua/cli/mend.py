"""`thidua check --fix`: what needs no person to decide is mended in the files themselves."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua.diagnostics import Diagnostic
    from thidua.pipeline import Outcome

_ROUNDS = 5
"""Mending one thing may show another; nothing takes more than two rounds."""


def mend_files(read: Callable[[], Outcome]) -> Iterator[Diagnostic]:
    """Mend the files until nothing is left to mend; yield each finding that was mended.

    Raises:
        OSError: A file cannot be read or written; it and all others are as they were or whole.

    """
    for _ in range(_ROUNDS):
        by_path: dict[Path, list[Diagnostic]] = defaultdict(list)
        for item in read().diagnostics:
            if can_mend(item):
                by_path[item.path].append(item)
        mended = [item for path, items in by_path.items() for item in _mend(path, items)]
        yield from mended
        if not mended:
            return


def can_mend(item: Diagnostic) -> bool:
    """Whether a finding can be mended without asking anyone."""
    from thidua.load.rules import FILE_NFC

    return item.edit is not None or item.rule is FILE_NFC


def _mend(path: Path, items: list[Diagnostic]) -> list[Diagnostic]:
    from thidua.load.mending import composed, mend

    before = path.read_bytes()
    # Places are counted in the text as it stands: letters are put together first, alone.
    loose = [item for item in items if item.edit is None]
    if loose:
        after, mended = composed(before), loose
    else:
        after, made = mend(before, [item.edit for item in items if item.edit])
        mended = [item for item in items if item.edit in made]
    if after == before:
        return []
    _write(path, after)
    return mended


def _write(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
