"""The table of formats in which every paper is made."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.making import docx, html, odt, pdf, plain
from tests.importers.making.paper import Paper

FORMATS: dict[str, Callable[[Paper], bytes]] = {
    "docx": docx.made,
    "odt": odt.made,
    "pdf": pdf.made,
    "html": html.made,
    "txt": plain.text_made,
    "md": plain.markdown_made,
}
"""Ending → how a paper is made in it."""
