"""A commented, valid starting file for each kind of record, written from its model.

Titles, descriptions, order and nesting are the model's own, so that a starting file cannot
go stale. Lines that begin with `#` and a space explain; a `#` right before a key turns it off.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Collection, Iterable, Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from thidua.model.base import Kind, Record
from thidua.model.example import Known, example, minimal, unwrap, writable
from thidua.model.kinds import KINDS, Layout
from thidua.model.schema import schema_name

_HOW_TO = "# Dòng có dấu # là chú thích. Muốn dùng khóa nào thì bỏ dấu # ngay trước khóa ấy."
_BODY = "Viết nội dung ở đây."
_PAGES = (Layout.PAGE, Layout.UNIT_PAGE, Layout.UNIT_FOLDER)
_PLAIN = re.compile(r"[\w/(](?:[^#:\n]|:(?! |$))*")
_WIDTH = 96

_Models = Collection[type[BaseModel] | None]
"""Models that have a key of their own at the top of the file."""


def new_file(kind: Kind, known: Known) -> str:
    """Return the text of a file with one record of `kind`; `known` is what it may refer to."""
    lines = [_HOW_TO, *_record(KINDS[kind].model, known)]
    if KINDS[kind].layout in _PAGES:
        return "\n".join(["---", *lines, "---", "", _BODY, ""])
    return "\n".join([schema_line(kind), *lines, ""])


def new_entry(kind: Kind, key: str, known: Known) -> str:
    """Return the lines of a record of `kind` that shares its file with others."""
    lines = [_HOW_TO, *_record(KINDS[kind].model, known)]
    return f"{key}:\n" + textwrap.indent("\n".join(lines), "  ") + "\n"


def schema_line(kind: Kind) -> str:
    """Return the line by which editors' programs find the schema of a YAML file of `kind`."""
    return f"# yaml-language-server: $schema=../.schemas/{schema_name(kind)}.json"


def _record(model: type[Record], known: Known) -> Iterator[str]:
    filled = {"status": "draft", **minimal(model, known)}
    # The first key tells where the record stands; what all kinds share comes last.
    shared = [key for key in writable(Record) if key != "status"]
    keys = ["status", *(key for key in writable(model) if key not in writable(Record)), *shared]
    outlined = {_model_at(model, key) for key in keys} - {None}
    for key in keys:
        yield ""
        yield from textwrap.wrap(
            f"# {_about(writable(model)[key])}", _WIDTH, subsequent_indent="# "
        )
        value = filled.get(key) or example(model, key, known)
        lines = _entry(model, key, value, outlined=outlined, known=known)
        yield from lines if key in filled else _commented(lines)


def _entry(
    model: type[BaseModel], key: str, value: object, *, outlined: _Models, known: Known
) -> Iterator[str]:
    """Yield the lines of one key; lists have one item, as an example of all."""
    inner = _model_at(model, key)
    if inner is not None:
        yield f"{key}:"
        lines = list(_element(inner, outlined, known))
        first = "  - " if isinstance(value, list) else "  "
        yield first + lines[0]
        yield from textwrap.indent("\n".join(lines[1:]), " " * len(first)).split("\n")
    elif isinstance(value, list):
        yield f"{key}:"
        yield from (f"  - {_scalar(text)}" for text in value)
    else:
        yield f"{key}: {_scalar(value)}"


def _element(model: type[BaseModel], outlined: _Models, known: Known) -> Iterator[str]:
    """Yield the lines of an element; what has an outline of its own is only touched on."""
    filled = minimal(model, known)
    for key in sorted(writable(model), key=lambda key: (key not in filled, key == "notes")):
        value = filled.get(key) or example(model, key, known)
        if _model_at(model, key) in outlined:
            lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}"]
        else:
            lines = list(_entry(model, key, value, outlined=outlined, known=known))
        lines[0] += f"  # {_about(writable(model)[key])}"
        yield from lines if key in filled else _commented(lines)


def _model_at(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Return the model of what stands at `key`, or in the list at `key`."""
    item, _ = unwrap(writable(model)[key].annotation)
    return item if isinstance(item, type) and issubclass(item, BaseModel) else None


def _about(field: FieldInfo) -> str:
    required = " (bắt buộc)" if field.is_required() else ""
    return f"{field.title}{required}. {field.description}"


def _commented(lines: Iterable[str]) -> Iterator[str]:
    return (f"#{line}" for line in lines)


def _scalar(value: object) -> str:
    """Return a text as YAML writes it: in quotes only where it would be read otherwise."""
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
