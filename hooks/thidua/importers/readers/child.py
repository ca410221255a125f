"""The process that reads a file: `python -m thidua.importers.readers.child FILE NAME`.

Writes one JSON object to its standard output. May use little memory and time, and write no file.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import replace
from pathlib import Path

from thidua.importers.readers.clean import source_of
from thidua.importers.readers.detect import detect
from thidua.importers.readers.formats import FORMATS
from thidua.importers.readers.limits import MEMORY_BYTES, SECONDS
from thidua.importers.readers.refusals import Reason, Refusal, Unreadable
from thidua.importers.readers.wire import to_wire
from thidua.importers.source import OCR, Source

_RECOGNISED = "chữ lấy từ bản quét bằng nhận dạng tự động; soát lại từng chữ, từng số"


def read_bytes(data: bytes, *, name: str, scanned: bool = False) -> Source | Refusal:
    """Read the file `data` in this process; `scanned` where its text was recognised by OCR."""
    try:
        reading = FORMATS[detect(data)](data)
        if scanned:
            reading = replace(reading, reader=OCR, doubts=(_RECOGNISED,))
        return source_of(reading, name=name)
    except Unreadable as error:
        return error.refusal
    except (MemoryError, RecursionError):
        return Refusal(Reason.TOO_MUCH)


def main() -> None:
    """Read the file named on the command line and say what is in it."""
    *mode, path, name = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    outcome = read_bytes(Path(path).read_bytes(), name=name, scanned=bool(mode))
    json.dump(to_wire(outcome), sys.stdout)


if __name__ == "__main__":
    main()
