"""Bodies that no editor writes and no renderer survives: too deep, or all brackets.

Python-Markdown calls itself for every level of nesting, and looks for the end of a link once
for every opening bracket: 300 levels end in a crash, 20,000 brackets in minutes of work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from thidua.diagnostics import Diagnostic, Mark, found
from thidua.load import rules

MAX_PREFIX = 80
"""Characters of indent and of list and quote marks before a line's text: 20 levels."""

MAX_BRACKETS = 300
"""Opening brackets in one block of lines; a long list of links has some dozens."""

# A tab counts for four: no shorter prefix is too deep.
_DEEP = re.compile(rf"\n[ \t>*+\d.)-]{{{MAX_PREFIX // 4 + 1}}}")
_PREFIX = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")


def body_faults(body: str, path: Path, first_line: int) -> Iterator[Diagnostic]:
    """Yield a fault for each line that is too deep, and for each block of too many brackets.

    Args:
        body: Markdown, as it stands in the file.
        path: The file, for messages.
        first_line: The line of the file on which the body begins.

    """
    if body.count("[") <= MAX_BRACKETS and not _DEEP.search(f"\n{body}"):
        return  # as nearly all bodies, without a look at each line
    brackets = 0
    for number, line in enumerate(body.split("\n"), start=first_line):
        prefix = _PREFIX.match(line)
        if prefix and len(prefix[0].expandtabs(4)) > MAX_PREFIX:
            yield found(rules.BODY_NESTING, path, Mark(number, 1), limit=MAX_PREFIX)
        before = brackets
        brackets = brackets + line.count("[") if line.strip() else 0
        if before <= MAX_BRACKETS < brackets:
            yield found(rules.BODY_BRACKETS, path, Mark(number, 1), limit=MAX_BRACKETS)
