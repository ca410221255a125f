"""Every reference of a record, found by walking its values."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from thidua.load.yaml_tree import Loc
from thidua.model.base import Reference


def references(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Reference]]:
    """Yield each reference below `value` with its place, in the order of the fields."""
    if isinstance(value, Reference):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from references(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from references(item, (*loc, index))
