"""Walks through records: which fields can hold values of a type, and every reference."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias, get_args

from pydantic import BaseModel

from thidua.model.base import Reference

Place: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a record: keys and indexes of lists from its root."""


@cache
def fields_with(model: type[BaseModel], wanted: type) -> tuple[tuple[str, str], ...]:
    """Return name and key, in order, of each field of `model` that can hold a `wanted` value.

    A field holds what stands in its value at any depth; a `wanted` model holds itself.
    """
    return tuple(
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if _holds(field.annotation, wanted, frozenset((model,)))
    )


def _holds(annotation: object, wanted: type, above: frozenset[type]) -> bool:
    if not isinstance(annotation, type) or get_args(annotation):
        return any(_holds(part, wanted, above) for part in get_args(annotation))
    if issubclass(annotation, wanted):
        return True
    if annotation in above or not issubclass(annotation, BaseModel):
        return False
    inside = (field.annotation for field in annotation.model_fields.values())
    return any(_holds(part, wanted, above | {annotation}) for part in inside)


def references(value: object, loc: Place = ()) -> Iterator[tuple[Place, Reference]]:
    """Yield each reference below `value` with its place, in the order of the fields."""
    if isinstance(value, Reference):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name, key in fields_with(type(value), Reference):
            yield from references(getattr(value, name), (*loc, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from references(item, (*loc, index))
