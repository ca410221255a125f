"""A body's words without the signs of Markdown, for the index and for excerpts.

Nothing is rendered: that would cost as much as the page itself, and what is wanted are the
words in their order. What the page does not show (targets of links, names of classes) goes.
"""

from __future__ import annotations

import re

_SPAN = re.compile(
    r"!?\[(?P<text>[^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
    r"|\[\^[^\]\n]+\]:?"
    r"|\{[:#.][^}\n]*\}"
)
_START = re.compile(
    r"\[[^\]^]+\]:\s.*"  # the target of a link
    r"|(?:```|~~~).*"
    r"|[-*_=:| ]{3,}$"  # a rule, or the line below a table's head
    r"|(?:[#>]+(?:\s|$)|[-*+]\s+(?:\[[ xX]\]\s)?|[!?]{3}\+?\s+[\w-]+)+"
)
_STARTING = frozenset("[`~-*_=:|#>+!?")
_UNDERLINE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_SIGNS = re.compile(r"[*`|\\\t\0]+")


def _begins(line: str) -> int:
    """Return where the words of a line begin that begins with a sign."""
    match = _START.match(line)
    return match.end() if match else 0


def plain(markdown: str) -> str:
    """Return the text of `markdown`, one paragraph or entry a line."""
    text = markdown
    if "[" in text or "{" in text:
        text = _SPAN.sub(lambda match: match["text"] or "", text)
    # Most texts have no sign at all, and looking for each is quicker than reading every letter.
    signs = any(sign in text for sign in "*`|\\\t\0")
    lines = []
    for line in map(str.strip, text.split("\n")):
        words = line[_begins(line) :] if line[:1] in _STARTING else line
        if "_" in words:
            words = _UNDERLINE.sub("", words)
        words = (_SIGNS.sub(" ", words) if signs else words).strip()
        if "  " in words:
            words = " ".join(words.split())
        if words:
            lines.append(words)
    return "\n".join(lines)
