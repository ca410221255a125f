"""A Markdown extension: lists as editors write them.

Python-Markdown wants a blank line before a list and four spaces for a nested one. Editors
who come from Word write neither: here a list may follow a line of text directly, and any
deeper indent nests. The rules are CommonMark's (a bullet may interrupt a paragraph, a number
only when it is 1).
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"^(?P<indent> *)(?P<marker>[-*+]|\d{1,9}\.)(?P<gap> +)(?=\S)")
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_RULE = re.compile(r"^ *([-*_])( *\1){2,} *$")
_STEP = 4
"""Spaces by which Python-Markdown nests."""


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with lists set apart and nested by four spaces."""
        output: list[str] = []
        levels: list[tuple[int, int]] = []  # (indent of the marker, indent of the text)
        fence = ""
        for raw in lines:
            line = raw.expandtabs(_STEP)
            sign = line.lstrip(" ")[:1]
            mark = _FENCE.match(line) if sign in "`~" else None
            if mark and not fence:
                fence = mark[1][:3]
            elif mark and mark[1].startswith(fence):
                fence = ""
                output.append(self._shifted(line, levels))
                continue
            item = None
            if not fence and (sign in "-*+" or sign.isdecimal()) and not _RULE.match(line):
                item = _ITEM.match(line)
            if item and self._opens(item, levels, output):
                indent = len(item["indent"])
                while levels and indent < levels[-1][1] and indent <= levels[-1][0]:
                    levels.pop()
                if not levels and output and output[-1].strip():
                    output.append("")
                levels.append((indent, item.end()))
                output.append(" " * _STEP * (len(levels) - 1) + line[indent:])
                continue
            if levels and line.strip():
                after_blank = not output[-1].strip()
                indent = len(line) - len(line.lstrip())
                while levels and indent <= levels[-1][0] and (after_blank or fence or mark):
                    levels.pop()
            output.append(self._shifted(line, levels))
        return output

    def _opens(self, item: re.Match[str], levels: list[tuple[int, int]], output: list[str]) -> bool:
        """Whether a line that looks like an item is one, and not a line of text or of code."""
        if levels:
            return True
        after_text = bool(output) and bool(output[-1].strip())
        if after_text and item["marker"][0].isdigit():
            return item["marker"] == "1."
        return len(item["indent"]) < _STEP

    def _shifted(self, line: str, levels: list[tuple[int, int]]) -> str:
        """Return a line that belongs to the innermost item, indented as the item's text is."""
        if not levels or not line.strip():
            return line
        indent = len(line) - len(line.lstrip())
        if indent <= levels[-1][0]:
            return line
        extra = max(0, indent - levels[-1][1])
        return " " * (_STEP * len(levels) + extra) + line.lstrip()


class ListsExtension(Extension):
    """Registers the rewriting of lists before all other block rules."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add the preprocessor; fenced code is taken out at 25, so this runs before it."""
        md.preprocessors.register(_Lists(md), "thidua-lists", 27)


def makeExtension(**kwargs: object) -> ListsExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this by its name."""
    return ListsExtension(**kwargs)
