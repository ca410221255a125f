"""Fuzzing with atheris, as long as one likes: `make fuzz`. What it finds becomes a case.

Run as `python tests/fuzz/fuzz.py docx|text [libFuzzer options]`; a crash is written to a file
of `.fuzz/`, whose bytes belong into `tests/fuzz/found/`, where the tests read them ever after.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(include=["thidua"]):
    from thidua.importers.extract import extract
    from thidua.importers.knowledge import Knowledge
    from thidua.importers.readers.child import read_bytes
    from thidua.importers.readers.refusals import Refusal
    from thidua.load.folder import load
    from thidua.validate.records import validate

from tests.importers.making.docx import package

_KNOWLEDGE = Knowledge.of(validate(load(Path("content"))[0])[0])


_TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "br", "tab", "sym", "pPr", "rPr", "numPr", "numId", "ilvl"),
    *("del", "ins", "sdt", "sdtContent", "txbxContent", "hyperlink", "jc", "rFonts"),
)


def _docx(data: bytes) -> None:
    """Read a Word document whose elements, values and texts `data` chooses."""
    choose = atheris.FuzzedDataProvider(data)
    text, still_open = "", []
    while choose.remaining_bytes():
        pick = choose.ConsumeIntInRange(0, len(_TAGS) + 2)
        if pick < len(_TAGS):
            value = escape(choose.ConsumeUnicodeNoSurrogates(4), {'"': "&quot;"})
            text += f'<w:{_TAGS[pick]} w:val="{value}" w:ascii="{value}">'
            still_open.append(_TAGS[pick])
        elif still_open and pick == len(_TAGS):
            text += f"</w:{still_open.pop()}>"
        else:
            text += escape(choose.ConsumeUnicodeNoSurrogates(8))
    text += "".join(f"</w:{tag}>" for tag in reversed(still_open))
    read_bytes(package(text), name="x")


def _text(data: bytes) -> None:
    """Read plain text and extract what it says."""
    outcome = read_bytes(data, name="x")
    if not isinstance(outcome, Refusal):
        extract(outcome, _KNOWLEDGE)


TARGETS: dict[str, Callable[[bytes], None]] = {"docx": _docx, "text": _text}

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
