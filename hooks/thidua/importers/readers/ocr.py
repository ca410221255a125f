"""Text from scans and pictures: OCRmyPDF with Tesseract's Vietnamese, where they are installed.

They are programs of Debian and no dependency (`make ocr` installs them); what they give is a PDF
with text, which is read like any other and always marked for review.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.importers.readers.refusals import Reason, Unreadable

_PROGRAM = "ocrmypdf"
_SECONDS = 600
"""A page takes some five seconds."""

_RESOLUTION = "200"
"""Dots an inch that pictures without one are taken to have (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""


@contextmanager
def recognised(path: Path) -> Iterator[Path]:
    """Give a PDF with the text that was recognised in the scan at `path`; it is removed after.

    Raises:
        Unreadable: The programs are missing or fail.

    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise Unreadable(Reason.NO_OCR)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "searchable.pdf"
        # All pages anew: what text a scan has is a signature or another program's guess.
        options = ["--language", "vie", "--force-ocr", "--output-type", "pdf", "--quiet"]
        command = [program, *options, "--image-dpi", _RESOLUTION, str(path.resolve()), str(made)]
        try:
            subprocess.run(  # noqa: S603 - a program found on the path, with paths of ours
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
                text=True,
            )
        except subprocess.CalledProcessError as error:
            last = (error.stderr.strip().splitlines() or [f"mã {error.returncode}"])[-1]
            raise Unreadable(Reason.OCR_FAILED, detail=last[:200]) from None
        except subprocess.TimeoutExpired:
            raise Unreadable(Reason.OCR_FAILED, detail="quá lâu") from None
        if not made.is_file():
            raise Unreadable(Reason.OCR_FAILED, detail="không có kết quả")
        yield made
