"""The references of a record with faults, as far as they can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args, get_origin

from pydantic import BaseModel

from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import Reference
from thidua.model.plan import Shorthand
from thidua.validate.records import model_of


def written(raw: RawRecord) -> Iterator[tuple[Loc, Reference]]:
    """Yield each reference of a record with faults, as far as its parts stand where they should."""
    data = raw.data
    if raw.unit is not None and isinstance(data, dict):
        data = {**data, "unit": raw.unit}
    yield from _wanted(data, model_of(raw.collection), ())


def _wanted(data: object, annotation: object, loc: Loc) -> Iterator[tuple[Loc, Reference]]:
    parts = get_args(annotation)
    if get_origin(annotation) is tuple:
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from _wanted(item, parts[0], (*loc, index))
    elif isinstance(annotation, type) and issubclass(annotation, Reference):
        if isinstance(data, str) and data.strip():
            yield loc, annotation(data.strip())
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _inside(data if isinstance(data, dict) else {}, annotation, loc)
    else:
        for shorthand in (part for part in parts if isinstance(part, Shorthand)):
            data = shorthand.expand(data)
        for part in parts:
            yield from _wanted(data, part, loc)


def _inside(
    data: dict[str, object], model: type[BaseModel], loc: Loc
) -> Iterator[tuple[Loc, Reference]]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in data:
            yield from _wanted(data[key], field.annotation, (*loc, key))
