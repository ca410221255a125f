"""What the last import of a document wrote, kept in content/.imports beside the records.

Without it nobody could tell an editor's words from the program's. It is no content: the loader
passes it by, and it goes into git with the rest so that every machine knows the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from thidua.load.sources import IMPORT_FOLDER


@dataclass(frozen=True)
class State:
    """One imported document."""

    source: str
    """The name of the file it came from."""
    sha256: str
    reader: str
    """The format that the text was read from; empty where an older version did not say."""
    base: str
    """The text of the draft as it was written."""
    attachment: str | None
    """The name of the original beside the draft, where it is one that may be handed out."""


def state_place(record: PurePosixPath) -> PurePosixPath:
    """Return where the state of the draft at `record` lies, both from content/."""
    return PurePosixPath(IMPORT_FOLDER) / record.with_suffix(".json")


def read_state(content: Path, record: PurePosixPath) -> State | None:
    """Return what is remembered of the draft at `record`; None where nothing is, or it is broken.

    Raises:
        OSError: The file cannot be read.

    """
    path = content / state_place(record)
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        reader = data.get("reader", "")
        return State(data["source"], data["sha256"], reader, data["base"], data["attachment"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def state_text(state: State) -> str:
    """Return what is written down."""
    data = {
        "source": state.source,
        "sha256": state.sha256,
        "reader": state.reader,
        "attachment": state.attachment,
        "base": state.base,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
