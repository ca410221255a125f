"""Records with every field filled, each text carrying a word that must not be published.

The filling follows the models, so a field that is added tomorrow is covered without a change
here; a type this module cannot fill fails the test loudly.
"""

from __future__ import annotations

import datetime
import io
import itertools
import types
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from pathlib import Path

import yaml
from PIL import Image
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from tests.planting import SITES

from thidua.model.base import Kind, Reference
from thidua.model.dates import PartialDate, Quarter
from thidua.model.kinds import KINDS, Layout
from thidua.model.lunar import LunarDay

BASE = SITES / "canary" / "content"
"""What the records refer to; all of it public, and none of it mentions the canary."""

CANARY = "kanarienvogel"
"""Stands in no other text; lower case, so that it can be part of an address too."""

PROOF = "ngăn tủ số mười bảy"
"""Where the paper is kept; private even when the profile is public."""

_counter = itertools.count(1)

_REFERENCES = {
    "unit": "truong-a",
    "plan": "truong-a/ke-hoach",
    "campaign": "phong-trao-a",
    "document": "van-ban-a",
    "unit-kinds": "truong",
    "school-levels": "thcs",
    "document-kinds": "ke-hoach",
    "campaign-kinds": "phong-trao",
    "awards": "giay-khen",
    "occasions": "ngay-a",
}

_BY_NAME: dict[str, object] = {
    # Fields whose value other rules tie to each other: one choice that is valid together.
    "on": "2026-12-01",
    "before": None,
    "by": None,
    "start": None,
    "end": None,
    "lunar": None,
    "yearly": "false",
    "starts_at": "7:30",
    "ends_at": "9:30",
    "until": None,
    "from": "2001-01-01",
    "publish_on": None,
    "unpublish_on": None,
    "withdrawn_on": None,
    "child": None,
    "who": "person",
    "kind": None,
    "value": "20",
    "total": "25",
    "percent": "80",
    "years": "76",
    "since": "1950-12-01",
    "year": "2026",
    "school_year": "2026-2027",
    "parent": None,
    "answers": None,
    "given_by": ["person"],
    "covers": ["name", "portrait", "story"],
    "status": "published",
    "sample": "false",
    "quarter": "2026-Q4",
    "consent": {
        "given_by": ["person"],
        "covers": ["name", "portrait", "story"],
        "on": "2026-01-05",
        "proof": PROOF,
    },
}


def _word() -> str:
    return f"{CANARY}{next(_counter)}"


def _text(name: str, metadata: list[object]) -> str:
    word = _word()
    pattern = " ".join(str(getattr(item, "pattern", "")) for item in metadata)
    if "https?" in pattern:
        return f"https://{word}.example/"
    if pattern.startswith("^/("):
        return f"/cu/{word}/"
    if pattern.startswith("^[a-z0-9]"):
        return word
    if name in ("number", "decision"):
        return f"{next(_counter)}/KH-{word.upper()}"
    return f"Chữ {word} của {name}"


_SIMPLE: dict[type, object] = {
    bool: "false",
    int: "3",
    Decimal: "80",
    datetime.date: "2026-01-05",
    datetime.time: "7:30",
    PartialDate: "2026-12",
    Quarter: "2026-Q4",
    LunarDay: "10/3",
}


def _value(name: str, annotation: object, metadata: list[object]) -> object:
    if _BY_NAME.get(name) is not None:
        return _BY_NAME[name]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _value(name, arguments[0], [*metadata, *arguments[1:]])
    if origin in (typing.Union, types.UnionType):
        given = next(item for item in arguments if item is not type(None))
        return None if name in _BY_NAME else _value(name, given, metadata)
    if origin is tuple:
        return [_value(name, arguments[0], metadata)]
    if isinstance(annotation, type):
        return _of_type(name, annotation, metadata)
    raise TypeError(f"{name}: no idea how to fill {annotation!r}")


def _of_type(name: str, wanted: type, metadata: list[object]) -> object:
    if issubclass(wanted, BaseModel):
        return filled(wanted)
    if issubclass(wanted, Reference):
        return _REFERENCES[wanted.collection]
    if issubclass(wanted, Enum):
        return next(iter(wanted)).value
    return _text(name, metadata) if wanted is str else _SIMPLE[wanted]


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        if field.title:
            yield field.alias or name, field


def filled(model: type[BaseModel]) -> dict[str, object]:
    """Return data for `model` in which every text carries the canary."""
    data = {
        name: _value(name, field.annotation, list(field.metadata)) for name, field in _fields(model)
    }
    return {name: value for name, value in data.items() if value is not None}


def picture(word: str) -> bytes:
    """Return a JPEG whose EXIF and comment carry `word`."""
    image = Image.new("RGB", (640, 480), (163, 22, 33))
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = exif[0x8298] = word
    data = io.BytesIO()
    image.save(data, "JPEG", exif=exif, comment=word.encode())
    return data.getvalue()


def write(content: Path, kind: Kind, slug: str, changes: Mapping[str, object]) -> dict[str, object]:
    """Write a record of `kind` with every field filled and `changes` over it; return its data."""
    facts = KINDS[kind]
    data = {**filled(facts.model), **changes}
    data = {name: value for name, value in data.items() if value is not None}
    files: dict[str, bytes] = {}
    for item in data.get("photos", ()):  # type: ignore[attr-defined]
        item["file"] = f"anh-{_word()}.jpg"
        files[item["file"]] = picture(_word())
    for item in data.get("attachments", ()):  # type: ignore[attr-defined]
        item["file"] = f"tep-{_word()}.pdf"
        files[item["file"]] = f"%PDF-1.4 {_word()}".encode()
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    folder = content / facts.folder
    page = f"---\n{text}---\n\n## Mục {_word()}\n\nThân bài {_word()}.\n"
    match facts.layout:
        case Layout.FILE:
            path, assets, written = folder / f"{slug}.yml", folder / slug, text
        case Layout.PAGE:
            path, assets, written = folder / f"{slug}.md", folder / slug, page
        case Layout.UNIT_PAGE:
            path = folder / "truong-a" / f"{slug}.md"
            assets, written = path.with_suffix(""), page
        case Layout.UNIT_FOLDER:
            assets = folder / "truong-a" / slug
            path, written = assets / "index.md", page
        case Layout.ENTRIES:
            path, assets = folder / f"{slug}.yml", folder
            written = yaml.safe_dump({slug: data}, allow_unicode=True, sort_keys=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")
    for name, content_of_file in files.items():
        assets.mkdir(parents=True, exist_ok=True)
        (assets / name).write_bytes(content_of_file)
    return data
