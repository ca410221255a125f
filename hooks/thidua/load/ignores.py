"""Comments that ask for silence: `# thidua: ignore rule/id reason`, in YAML or front matter.

A comment beside a key or an item of a list is about that line; one on a line of its own is
about the next line that holds something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.diagnostics import Mark

_COMMENT = re.compile(r"(?:^|(?<=\s))#[ \t]*thidua:[ \t]*ignore\b(?P<said>.*)$")
_SAID = re.compile(
    r"\s*(?P<rules>[a-z-]+/[a-z-]+(?:\s*,\s*[a-z-]+/[a-z-]+)*)?[\s:–—-]*(?P<reason>.*)"
)


@dataclass(frozen=True)
class Ignore:
    """One rule that an editor silences at one place, and why."""

    mark: Mark
    """Where the comment stands."""
    rule: str
    """A rule's id as it was written; empty where none was."""
    reason: str
    line: int
    """The line that it is about."""
    whole: bool
    """Whether that is the first line of the file that holds something: the whole record."""


def ignores_in(text: str, first_line: int) -> tuple[Ignore, ...]:
    """Return the comments in the YAML document `text`, which begins on `first_line` of its file."""
    return tuple(_ignores(text, first_line)) if "thidua:" in text else ()


def _ignores(text: str, first_line: int) -> Iterator[Ignore]:
    lines = text.split("\n")
    held = [number for number, line in enumerate(lines) if line.strip() and line.strip()[0] != "#"]
    for number, line in enumerate(lines):
        match = _COMMENT.search(line)
        said = _SAID.fullmatch(match["said"].strip()) if match else None
        if match is None or said is None:
            continue
        about = next((other for other in held if other >= number), number)
        mark = Mark(first_line + number, match.start() + 1)
        for rule in re.split(r"\s*,\s*", said["rules"] or ""):
            whole = bool(held) and about == held[0]
            yield Ignore(mark, rule, said["reason"].strip(), first_line + about, whole)
