"""The written documentation as tests read it: its files, its code blocks and its examples.

An example is a block of the editor guide that names its file in a comment on its first line,
or on the second where the first opens front matter.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from thidua.load.text import split_front_matter
from thidua.load.yaml_tree import Tree, read_yaml

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
GUIDE = DOCS / "huong-dan"

FAULTY = "bản có lỗi"
"""What stands behind the file name of an example that is wrong on purpose."""

_BLOCK = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(rf"\A(?:---\n)?# (?P<file>content/\S+)(?P<faulty> \({FAULTY}\))?\n")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: the page, the line it begins on, its language and its text."""

    page: Path
    line: int
    language: str
    text: str


@dataclass(frozen=True)
class Example:
    """A block that is a file of content/, whole."""

    block: Block
    file: Path
    """From the folder that holds content/."""
    faulty: bool


def pages() -> tuple[Path, ...]:
    """Return README and every page under docs/."""
    return (README, *sorted(DOCS.rglob("*.md")))


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of `page`."""
    text = page.read_text(encoding="utf-8")
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 2
        yield Block(page, line, match["language"], match["text"])


def prose(page: Path) -> str:
    """Return the text of `page` without its fenced blocks."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def examples() -> tuple[Example, ...]:
    """Return all examples of the editor guide."""
    return tuple(
        Example(block, Path(match["file"]), faulty=bool(match["faulty"]))
        for page in sorted(GUIDE.glob("*.md"))
        for block in blocks(page)
        if (match := _NAMED.match(block.text))
    )


def tree_of(text: str, file: Path) -> Tree:
    """Return the YAML of an example, or of its front matter."""
    parts = split_front_matter(text)
    return read_yaml(parts.front if parts else text, file)[0]


def _named_files(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("photos", "attachments") and isinstance(inner, list):
                yield from (str(item["file"]) for item in inner)
            else:
                yield from _named_files(inner)


def _photo() -> bytes:
    data = BytesIO()
    Image.new("RGB", (64, 48), (180, 40, 30)).save(data, "JPEG")
    return data.getvalue()


_FILES: dict[str, Callable[[], bytes]] = {
    ".jpg": _photo,
    ".pdf": lambda: b"%PDF-1.7\n",
    ".docx": lambda: b"PK\x03\x04",
}
"""Ending → what a file of an example holds."""


def lay_out(folder: Path, *, faulty: bool) -> None:
    """Write content/ below `folder`: this site's vocabularies, the examples and their files.

    Examples that are wrong on purpose are left out unless `faulty` asks for them.
    """
    shutil.copytree(ROOT / "content/vocab", folder / "content/vocab")
    for example in examples():
        if example.faulty and not faulty:
            continue
        path = folder / example.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.block.text, encoding="utf-8")
        beside = path.parent if path.name == "index.md" else path.with_suffix("")
        for name in _named_files(tree_of(example.block.text, path).value):
            beside.mkdir(exist_ok=True)
            (beside / name).write_bytes(_FILES[Path(name).suffix]())
