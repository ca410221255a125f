"""The ids of headings, for bodies and hand-written pages alike."""

from __future__ import annotations

from thidua.vietnamese.folding import slugify


def heading_id(text: str, separator: str) -> str:
    """Return the id of a heading in a body, as Python-Markdown's `toc` asks for it.

    The prefix keeps headings of editors apart from the anchors of a page's own sections.
    """
    del separator  # slugify joins words by hyphens always
    return f"muc-{slugify(text)}"
