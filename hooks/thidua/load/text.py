"""Text files: decoded, measured and checked for decomposed letters before YAML sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from thidua.diagnostics import Diagnostic, Mark, found
from thidua.load import rules
from thidua.vietnamese.folding import first_not_nfc

MAX_TEXT_BYTES = 1024 * 1024
"""The longest plan seen has 23 kB; a megabyte is a mistake."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def size_text(size: int) -> str:
    """Return a size in bytes as people read it: `3,4 MB`, `12 kB`."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
    return f"{-(-size // 1024)} kB"


def _mark_at(text: str, offset: int) -> Mark:
    return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def decoded(data: bytes) -> str:
    """Return UTF-8 as text with plain line ends; raises UnicodeDecodeError for anything else."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file with plain line ends, or None where it cannot be had."""
    size = path.stat().st_size
    if size > MAX_TEXT_BYTES:
        limits = {"size": size_text(size), "limit": size_text(MAX_TEXT_BYTES)}
        return None, [found(rules.FILE_SIZE, path, **limits)]
    data = path.read_bytes()
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [found(rules.FILE_ENCODING, path, Mark(line), offset=error.start + 1)]
    offset = first_not_nfc(text)
    if offset is None:
        return text, []
    near = text[max(0, offset - 10) : offset + 10].split("\n")[0].strip()
    return text, [found(rules.FILE_NFC, path, _mark_at(text, offset), near=near)]


@dataclass(frozen=True)
class Parts:
    """A Markdown file: what stands between the fences, what follows, and on which line."""

    front: str
    body: str
    body_line: int


def split_front_matter(text: str) -> Parts | None:
    """Split off the front matter; None where the file does not begin and end one with `---`."""
    first = _FENCE.match(text)
    second = _FENCE.search(text, first.end()) if first else None
    if first is None or second is None:
        return None
    front = text[first.end() + 1 : second.start()]
    body = text[second.end() + 1 :]
    return Parts(front, body, text.count("\n", 0, second.end()) + 2)
