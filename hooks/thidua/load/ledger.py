"""The calendar's ledger (*sổ lịch*): what was published of each entry, as one line of JSON each.

`thidua calendar` writes it, the build only reads it. With it an entry keeps its name when its
title or its place among others changes, and its figures grow only when it changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from thidua.diagnostics import Diagnostic, Mark, found
from thidua.load.rules import FILE_SIZE, LEDGER
from thidua.load.text import size_text

LEDGER_FILE = ".calendar.jsonl"
"""Its name in content/; no content itself."""

_MAX_BYTES = 64 * 1024 * 1024
"""Some 250 bytes an entry, so room for a quarter of a million."""


class Line(BaseModel):
    """What is known of one entry."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z0-9/-]+$")
    title: str
    when: str
    """Its promise, days and hours, to be compared only."""
    fingerprint: str
    """Of everything that a change of counts as a change of the entry."""
    sequence: int = Field(ge=0)
    modified: AwareDatetime
    gone: bool = False
    """Whether its record no longer has it; the line stays so that the key is not given anew."""

    @property
    def newness(self) -> tuple[int, str]:
        """Which of two lines of one key is the newer."""
        return (self.sequence, self.modified.isoformat())


Ledger = Mapping[str, Line]
"""Key → line."""


def read_ledger(content: Path) -> tuple[dict[str, Line], list[Diagnostic]]:
    """Return the ledger of the folder `content`, empty where there is none, and its faults.

    What cannot be read is left out; of two lines with one key, as a merge may leave them, the
    newer counts.

    Raises:
        OSError: The file is there and cannot be read.

    """
    path = content / LEDGER_FILE
    if not path.is_file() or path.is_symlink():
        return {}, []
    if (size := path.stat().st_size) > _MAX_BYTES:
        limits = {"size": size_text(size), "limit": size_text(_MAX_BYTES)}
        return {}, [found(FILE_SIZE, path, **limits)]
    lines: dict[str, Line] = {}
    diagnostics: list[Diagnostic] = []
    for number, written in enumerate(path.read_bytes().splitlines(), 1):
        try:
            line = Line.model_validate_json(written)
        except ValidationError:
            diagnostics.append(found(LEDGER, path, Mark(number)))
            continue
        known = lines.get(line.key)
        if known:
            diagnostics.append(found(LEDGER, path, Mark(number)))
        if known is None or line.newness > known.newness:
            lines[line.key] = line
    return lines, diagnostics


def ledger_text(lines: Iterable[Line]) -> str:
    """Return the text of a ledger: a line each, in the order of keys, so that merges are small."""
    ordered = sorted(lines, key=lambda line: line.key)
    return "".join(f"{_json(line)}\n" for line in ordered)


def _json(line: Line) -> str:
    return json.dumps(line.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
