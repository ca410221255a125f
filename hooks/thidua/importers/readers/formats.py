"""The one table of formats that can be read."""

from __future__ import annotations

from collections.abc import Callable

from thidua.importers.readers.detect import Format
from thidua.importers.readers.docx import read_docx
from thidua.importers.readers.html import read_html
from thidua.importers.readers.odt import read_odt
from thidua.importers.readers.pdf import read_pdf
from thidua.importers.readers.piece import Reading
from thidua.importers.readers.plain import read_text
from thidua.importers.readers.refusals import Reason, Unreadable


def _picture(_data: bytes) -> Reading:
    """Leave pictures to OCR."""
    raise Unreadable(Reason.NO_OCR)


FORMATS: dict[Format, Callable[[bytes], Reading]] = {
    Format.DOCX: read_docx,
    Format.ODT: read_odt,
    Format.PDF: read_pdf,
    Format.HTML: read_html,
    Format.TEXT: read_text,
    Format.IMAGE: _picture,
}
