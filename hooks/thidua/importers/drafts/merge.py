"""A draft imported again: what nobody edited is renewed, what somebody edited is kept.

Three texts are compared key by key: what the last import wrote, what stands there now, and what
this import would write. The body counts as one key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.load.text import split_front_matter

BODY = "thân bài"
"""What the body is called among the keys."""

_KEY = re.compile(r"^([A-Za-z_][\w-]*):")


@dataclass(frozen=True)
class Merged:
    """What became of a draft."""

    text: str
    kept: tuple[str, ...]
    """Keys that somebody edited and that the document says otherwise: left as they are."""
    renewed: tuple[str, ...]
    """Keys that were brought up to date."""


def merge(base: str, current: str, new: str) -> Merged:
    """Return `current` with what changed from `base` to `new`, but for what was edited."""
    before, now, then = _parts(base), _parts(current), _parts(new)
    merged: dict[str, str] = {}
    kept, renewed = [], []
    for key in (*now, *(key for key in then if key not in now)):
        values = [_value(parts.get(key)) for parts in (before, now, then)]
        was, stands, comes = values
        if stands == was and comes != was:
            renewed.append(key)
            if key in then:
                merged[key] = then[key]
        else:
            if comes not in (was, stands):
                kept.append(key)
            if key in now:
                merged[key] = now[key]
    body = merged.pop(BODY, "")
    front = "".join(merged.values())
    return Merged(f"---\n{front}---\n{body}", tuple(kept), tuple(renewed))


def says_the_same(one: str, other: str, *, keys: tuple[str, ...]) -> bool:
    """Whether two drafts have the same under `keys`."""
    parts, others = _parts(one), _parts(other)
    return all(_value(parts.get(key)) == _value(others.get(key)) for key in keys)


def _parts(text: str) -> dict[str, str]:
    """Return the lines of each key with the comments above it, and the body."""
    text = text.replace("\r\n", "\n")
    split = split_front_matter(text)
    if split is None:
        return {BODY: text}
    parts: dict[str, str] = {}
    waiting, key = "", ""
    for line in split.front.splitlines(keepends=True):
        match = _KEY.match(line)
        if match:
            key = match[1]
            parts[key] = waiting + line
            waiting = ""
        elif line.startswith("#") or not line.strip():
            waiting += line
        elif key:
            parts[key] += waiting + line
            waiting = ""
    if waiting and key:
        parts[key] += waiting
    parts[BODY] = split.body
    return parts


def _value(part: str | None) -> str | None:
    """Return a part without comments and trailing spaces: whether it was edited shows there."""
    if part is None:
        return None
    lines = (line.rstrip() for line in part.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))
