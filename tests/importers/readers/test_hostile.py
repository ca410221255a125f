"""Files that nobody made in good faith, or that were broken on the way: a clear word, in time.

What an editor has to wait for, and what memory there is, is bounded by the process that reads.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from tests.importers.making import docx, odt, pdf
from tests.importers.making.archive import zipped
from tests.importers.making.paper import papers

from thidua.importers.readers.reading import read
from thidua.importers.readers.refusals import Reason, Refusal
from thidua.importers.source import Source

PAPER = papers()[0]
_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def _bomb() -> bytes:
    """Return a .docx of some kB whose text has 60 MB."""
    return zipped({"word/document.xml": b"<a>" + b" " * 60_000_000})


def _laughs() -> bytes:
    entities = "".join(
        f"<!ENTITY e{number} '{f'&e{number - 1};' * 10}'>" for number in range(1, 10)
    )
    text = f"<!DOCTYPE w [<!ENTITY e0 'ha'>{entities}]><w:document xmlns:w='w'>&e9;</w:document>"
    return zipped({"word/document.xml": text})


def _outside() -> bytes:
    text = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><document>&x;</document>"
    return zipped({"word/document.xml": text})


def _claim() -> bytes:
    """Return a .docx whose table of contents says that a part has 2 GB."""
    data = bytearray(docx.made(PAPER))
    name = b"word/document.xml"
    entry = data.rindex(name) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = struct.pack("<I", 0x7FFFFFFF)
    return bytes(data)


def _locked_zip() -> bytes:
    data = bytearray(docx.made(PAPER))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(sign, place + 4)
    return bytes(data)


def _locked_pdf() -> bytes:
    """Return a PDF that wants a password: its keys were made from another one."""
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32
    data = pdf.made(PAPER)
    trailer = f"/Root 1 0 R{lock}>>>/ID[<{'00' * 16}><{'00' * 16}>]".encode()
    return data.replace(b"/Root 1 0 R", trailer)


def _picture_pdf() -> bytes:
    """Return a scan: one picture as large as the page, and no text."""
    picture = zlib.compress(b"\x80" * 64 * 90)
    data = pdf.package([pdf.Page()])
    draw = b"q 595 0 0 842 0 0 cm BI /W 64 /H 90 /BPC 8 /CS /G /F /Fl ID " + picture + b" EI Q"
    old = b"<</Length 0>>\nstream\n\nendstream"
    assert data.count(old) == 1
    new = b"<</Length %d>>\nstream\n%b\nendstream" % (len(draw), draw)
    return data.replace(old, new)


def _deep() -> bytes:
    tags = "<a>" * 100_000 + "</a>" * 100_000
    return zipped({"word/document.xml": f"<document><body>{tags}</body></document>"})


def _wide() -> bytes:
    return zipped({"word/document.xml": "<document><body>" + "<p/>" * 5_000_000})


HOSTILE: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "zip bomb": (_bomb, Reason.BOMB),
    "billion laughs": (_laughs, Reason.DTD),
    "external entity": (_outside, Reason.DTD),
    "nested without end": (_deep, Reason.BOMB),
    "five million empty paragraphs": (_wide, Reason.BOMB),
    "many parts": (
        lambda: zipped({"word/document.xml": "", **{f"x/{n}": "" for n in range(4100)}}),
        Reason.BOMB,
    ),
    "macros": (lambda: docx_with("vbaProject.bin"), Reason.MACROS),
    "macros of LibreOffice": (lambda: odt.package("", Basic__x="<a/>"), Reason.MACROS),
    "locked zip": (_locked_zip, Reason.ENCRYPTED),
    "locked Word": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        Reason.ENCRYPTED,
    ),
    "locked ODT": (
        lambda: odt.package("", **{"META-INF__manifest.xml": "<m><encryption-data/></m>"}),
        Reason.ENCRYPTED,
    ),
    "locked PDF": (_locked_pdf, Reason.ENCRYPTED),
    "10,000 empty pages": (lambda: pdf.package([pdf.Page()] * 10_000), Reason.PAGES),
    "empty PDF": (lambda: pdf.package([pdf.Page()]), Reason.NO_TEXT),
    "PDF cut off": (lambda: pdf.made(PAPER)[:300], Reason.BROKEN),
    "PDF of noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, Reason.BROKEN),
    "Word cut off": (lambda: docx.made(PAPER)[:-400], Reason.BROKEN),
    "old Word": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        Reason.OLD_WORD,
    ),
    "RTF": (lambda: b"{\\rtf1 xin chao}", Reason.OLD_WORD),
    "spreadsheet": (lambda: zipped({"xl/workbook.xml": "<a/>"}), Reason.OTHER_OFFICE),
    "any zip": (lambda: zipped({"a.txt": "a"}), Reason.OTHER_OFFICE),
    "empty": (lambda: b"", Reason.EMPTY),
    "only spaces": (lambda: b" \n\0\n", Reason.EMPTY),
    "no letter": ("---- \n ….\n".encode, Reason.NO_TEXT),
    "a program": (lambda: b"\x7fELF" + bytes(range(256)) * 30, Reason.UNKNOWN),
    "HTML without end": (lambda: b"<html>" + b"<div>" * 100_000, Reason.BOMB),
    "too much text": (lambda: b"a b\n" * 1_500_000, Reason.TOO_LARGE),
    "a line without end": (lambda: "chữ ".encode() * 600_000, Reason.TOO_MUCH),
}


def docx_with(part: str) -> bytes:
    """Return a .docx with one part more, of word/."""
    data = BytesIO(docx.made(PAPER))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(f"word/{part}", b"x")
    return data.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str, tmp_path: Path) -> None:
    """Each is refused for what it is, in Vietnamese, with what to do, and in time."""
    make, reason = HOSTILE[name]
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(make())
    started = time.monotonic()
    outcome = read(path)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is reason, outcome.message
    assert outcome.message
    assert outcome.hint
    assert time.monotonic() - started < 10
    assert [item.name for item in tmp_path.iterdir()] == ["ke-hoach.docx"]


def test_a_false_claim_of_size_does_no_harm(tmp_path: Path) -> None:
    """What a zip says of its sizes is not believed: the text is read as it is, or refused."""
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(_claim())
    outcome = read(path)
    assert isinstance(outcome, Source) or outcome.reason is Reason.BROKEN


_MEASURE = """
import resource, sys
from pathlib import Path
from thidua.importers.readers.reading import read
for path in sys.argv[1:]:
    print(read(Path(path)).reason)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def test_reading_takes_little_memory(tmp_path: Path) -> None:
    """The hungriest of the processes that read hostile files stays below 512 MB."""
    paths = []
    for name in ("zip bomb", "five million empty paragraphs", "nested without end"):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(HOSTILE[name][0]())
        paths.append(str(path))
    command = [sys.executable, "-c", _MEASURE, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    *reasons, megabytes = done.stdout.split("\n")[:-1]
    assert len(reasons) == len(paths)
    assert int(megabytes) < 512


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".txt", ".jpg", ""])
def test_a_wrong_ending_does_not_matter(ending: str, tmp_path: Path) -> None:
    """What a file is, its content says."""
    path = tmp_path / f"ke-hoach{ending}"
    path.write_bytes(odt.made(PAPER))
    outcome = read(path)
    assert isinstance(outcome, Source)
    assert outcome.reader == "odt"


@pytest.mark.parametrize("make", [_picture_pdf, lambda: _PNG], ids=["pdf", "png"])
def test_scans_without_ocr_say_how_to_get_it(
    make: Callable[[], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the programs are missing, the command that installs them is named."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    path = tmp_path / "quet.pdf"
    path.write_bytes(make())
    outcome = read(path)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.NO_OCR
    assert "make ocr" in outcome.hint


def _program(folder: Path, script: str) -> None:
    folder.mkdir()
    program = folder / "ocrmypdf"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_scans_are_recognised_and_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the OCR programs make of a scan is read, and every word of it is to be looked at."""
    (tmp_path / "text.pdf").write_bytes(pdf.made(PAPER))
    copy = f'for last; do :; done; /bin/cp "{tmp_path}/text.pdf" "$last"'
    _program(tmp_path / "bin", copy)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    path = tmp_path / "quet.png"
    path.write_bytes(_PNG)
    outcome = read(path)
    assert isinstance(outcome, Source)
    assert outcome.reader == "ocr"
    assert any("soát lại" in doubt for doubt in outcome.doubts)


def test_ocr_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own last word is passed on."""
    _program(tmp_path / "bin", "echo 'bad picture' >&2; exit 2")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    path = tmp_path / "quet.png"
    path.write_bytes(_PNG)
    outcome = read(path)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.OCR_FAILED
    assert "bad picture" in outcome.message
