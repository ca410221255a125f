"""Text files: decoded, measured and checked for decomposed letters before YAML sees them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thidua.diagnostics import Diagnostic, Mark, found
from thidua.load import rules
from thidua.vietnamese.folding import first_not_nfc

MAX_TEXT_BYTES = 1024 * 1024
"""The longest plan seen has 23 kB; a megabyte is a mistake."""

# Soft hyphens, zero-width characters and those that turn the direction of writing: they come
# with text from web pages and PDF, break search, and can make text say what it does not.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

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
    text = data.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_text(path: Path) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file with plain line ends, or None where it cannot be had."""
    with path.open("rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MAX_TEXT_BYTES:
            limits = {"size": size_text(size), "limit": size_text(MAX_TEXT_BYTES)}
            return None, [found(rules.FILE_SIZE, path, **limits)]
        data = file.readall()
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [found(rules.FILE_ENCODING, path, Mark(line), offset=error.start + 1)]
    return text, [*_loose(text, path), *_invisible(text, path)]


def _near(text: str, offset: int) -> str:
    """Return some readable characters around `offset`, of its own line."""
    before = text[:offset].rpartition("\n")[2][-10:]
    after = text[offset:].partition("\n")[0][:10]
    return _INVISIBLE.sub("", before + after).strip()


def _loose(text: str, path: Path) -> Iterator[Diagnostic]:
    offset = first_not_nfc(text)
    if offset is not None:
        near = _near(text, offset)
        yield found(rules.FILE_NFC, path, _mark_at(text, offset), near=near)


def _invisible(text: str, path: Path) -> Iterator[Diagnostic]:
    if match := _INVISIBLE.search(text):
        offset = match.start()
        facts = {"code": f"U+{ord(match[0]):04X}", "near": _near(text, offset)}
        yield found(rules.FILE_INVISIBLE, path, _mark_at(text, offset), **facts)


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
