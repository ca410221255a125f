"""The door of the readers: a path goes in, a `Source` or a `Refusal` comes out.

The file is read in a child process with bounds on memory, time and writing: what parses it may
crash, hang or fill memory without harm to anything else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from thidua.importers.readers import ocr
from thidua.importers.readers.limits import MAX_FILE_BYTES, SECONDS
from thidua.importers.readers.refusals import Reason, Refusal, Unreadable
from thidua.importers.readers.wire import refusal_from, source_from
from thidua.importers.source import Source

_DETAIL = 200
_CHILD = "thidua.importers.readers.child"


def read(path: Path) -> Source | Refusal:
    """Read the document at `path`.

    Scans and pictures go through OCR where it is installed.

    Raises:
        OSError: The file cannot be opened.

    """
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        limit = f"{MAX_FILE_BYTES // 1024 // 1024} MB"
        facts = (("limit", limit), ("size", f"{size // 1024 // 1024} MB"))
        return Refusal(Reason.TOO_LARGE, facts)
    with path.open("rb"):
        pass
    outcome = _child(path, path.name)
    if isinstance(outcome, Refusal) and outcome.reason is Reason.NO_OCR:
        try:
            with ocr.recognised(path) as searchable:
                outcome = _child(searchable, path.name, scanned=True)
        except Unreadable as error:
            return error.refusal
    return outcome


def _child(path: Path, name: str, *, scanned: bool = False) -> Source | Refusal:
    """Read `path` in a process of its own; `scanned` where its text was recognised by OCR."""
    mode = ["--scanned"] if scanned else []
    command = [sys.executable, "-P", "-B", "-m", _CHILD, *mode, str(path.resolve()), name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - ourselves, with a path and a name
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return Refusal(Reason.TOO_MUCH)
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        # A signal ends what takes too much or breaks pdfium; an exception is a fault of ours.
        if done.returncode < 0 or "MemoryError" in last:
            return Refusal(Reason.TOO_MUCH)
        return Refusal(Reason.BROKEN, (("detail", last[:_DETAIL]),))
    answer = json.loads(done.stdout)
    return refusal_from(answer) or source_from(answer)
