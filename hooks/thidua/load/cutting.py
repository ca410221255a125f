"""Entries taken out of a YAML file that holds many, everything else kept byte for byte."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from thidua.load.text import decoded
from thidua.load.yaml_tree import Tree, read_yaml

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def cut(data: bytes, tree: Tree, keys: Collection[str]) -> bytes | None:
    """Return the file `data`, which was read as `tree`, without the entries of `keys`.

    With an entry go its lines, the comments right above it and the empty lines after it.
    Comments at the top of the file are the file's own. Returns None where entries share
    lines with others, so that lines alone cannot part them.
    """
    lines: list[bytes] = _LINE.findall(data)
    dropped: set[int] = set()
    for key in keys:
        mark = tree.mark((key,), key=True)
        if mark.column != 1:
            return None
        dropped |= _lines_of(lines, mark.line - 1)
    rest = b"".join(line for number, line in enumerate(lines) if number not in dropped)
    before = tree.value if isinstance(tree.value, dict) else {}
    wanted = {key: value for key, value in before.items() if key not in keys}
    after, _ = read_yaml(decoded(rest), Path())
    return rest if (after.value or {}) == wanted else None


def _lines_of(lines: list[bytes], key: int) -> set[int]:
    """Return the numbers of the lines that belong to the entry whose key is on line `key`."""
    first, end = key, key + 1
    while first > 0 and lines[first - 1].startswith(b"#"):
        first -= 1
    if first == 0:
        first = key
    while end < len(lines) and (lines[end][:1].isspace()):
        end += 1
    if end == len(lines):
        while first > 0 and not lines[first - 1].strip():
            first -= 1
    return set(range(first, end))
