"""YAML as editors write it: plain where it can be, folded where it is long, with remarks.

A mapping may hold a remark for one of its keys under `#` and the key; it becomes a comment on the
lines above that key.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

Fields = dict[str, object]
"""The keys of a record or element: texts, lists, mappings, and remarks under `#key`."""

_PLAIN = re.compile(r"[\w“(][^\t\n]*")
"""A text that needs no quotes, but for what `_is_plain` looks at besides."""

_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_WIDTH = 100


def remarked(fields: Fields, key: str, remark: str) -> None:
    """Add a remark to `key`, which need not be there: it then says why it is not."""
    before = fields.get(f"#{key}")
    fields[f"#{key}"] = f"{before}\n{remark}" if before else remark


def without_remarks(value: object) -> object:
    """Return values as the model reads them."""
    if isinstance(value, dict):
        return {key: without_remarks(its) for key, its in value.items() if not key.startswith("#")}
    if isinstance(value, list):
        return [without_remarks(item) for item in value]
    return value


def yaml_of(fields: Fields) -> str:
    """Return the lines of a mapping."""
    return "".join(f"{line}\n" for line in _mapping(fields))


def _mapping(fields: Fields) -> Iterator[str]:
    for key, value in fields.items():
        if key.startswith("#"):
            if key[1:] not in fields:
                yield from _comment(str(value))
            continue
        if remark := fields.get(f"#{key}"):
            yield from _comment(str(remark))
        yield from _entry(key, value)


def _comment(remark: str) -> Iterator[str]:
    for line in remark.split("\n"):
        yield from textwrap.wrap(
            f"# {line}", _WIDTH, subsequent_indent="#   ", break_long_words=False
        )


def _entry(key: str, value: object) -> Iterator[str]:
    match value:
        case dict():
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        case list():
            yield f"{key}:"
            for item in value:
                yield from _item(item)
        case bool():
            yield f"{key}: {str(value).lower()}"
        case _:
            first, *more = _scalar(str(value), room=_WIDTH - len(key) - 2)
            yield f"{key}: {first}"
            yield from (f"  {line}" for line in more)


def _item(item: object) -> Iterator[str]:
    lines = list(_mapping(item)) if isinstance(item, dict) else [*_scalar(str(item), room=_WIDTH)]
    # Remarks at the head of an element stand above its dash.
    while lines and lines[0].startswith("#"):
        yield f"  {lines.pop(0)}"
    for number, line in enumerate(lines):
        yield f"  {'  ' if number else '- '}{line}"


def _scalar(text: str, *, room: int) -> list[str]:
    """Return a text on one line, or as a folded block where it has no room."""
    short = text if _is_plain(text) else json.dumps(text, ensure_ascii=False)
    if len(short) <= room or " " not in text:
        return [short]
    wrapped = textwrap.wrap(
        text, _WIDTH - 4, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return [">-", *wrapped] if " ".join(wrapped) == text else [short]


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and text.lower() not in _WORDS_OF_YAML
        and not text.endswith((" ", ":"))
        and ": " not in text
        and " #" not in text
    )
