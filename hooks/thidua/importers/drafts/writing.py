"""Files of a draft onto the disk: all made aside first, then each put in its place by a rename.

A fault before the renames leaves nothing behind, a fault between them whole files only.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from thidua.load.sources import IMPORT_FOLDER


def write(content: Path, files: Mapping[PurePosixPath, bytes]) -> tuple[Path, ...]:
    """Write `files`, named from `content`, in their order; return where they lie.

    Whether a file may take the place of another is for the caller to know.

    Raises:
        OSError: Something cannot be written; before the last step nothing was changed.

    """
    hidden = content / IMPORT_FOLDER
    hidden.mkdir(exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=hidden))
    try:
        ready = []
        for number, (name, data) in enumerate(files.items()):
            made = aside / str(number)
            with made.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            ready.append((made, content / name))
        for _, path in ready:
            path.parent.mkdir(parents=True, exist_ok=True)
        for made, path in ready:
            made.replace(path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(path for _, path in ready)
