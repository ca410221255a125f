"""The data of a faulty record while what is wrong is taken out and what is missing filled in."""

from __future__ import annotations

import copy
from contextlib import suppress
from enum import EnumType
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from thidua.load.yaml_tree import Loc
from thidua.validate.fields import submodel

# Long ago, so that it lies before any day that may follow.
_STAND_INS: tuple[object, ...] = ("…", "1900-01-01", [], {"wording": "…"})


def stand_in(model: type[BaseModel], loc: Loc) -> object:
    """Return a value for the required key at `loc`, or None where none is known.

    Only with all its required keys is an element judged as a whole: an event without a title
    would keep its dates in the wrong order to itself.
    """
    fields = submodel(model, loc[:-1]).model_fields
    annotation: Any = next(
        field.annotation for name, field in fields.items() if loc[-1] in (name, field.alias)
    )
    adapter = TypeAdapter(annotation)
    for value in annotation if isinstance(annotation, EnumType) else _STAND_INS:
        with suppress(ValidationError):
            adapter.validate_python(value)
            return value
    return None


class Repair:
    """A copy of the data, and where each part of it stood at first."""

    def __init__(self, data: dict[str, object]) -> None:
        self.data = copy.deepcopy(data)
        self._kept: dict[Loc, list[int]] = {}
        self._filled: set[Loc] = set()
        self.touched: set[Loc] = set()
        """Where something was taken out or filled in."""

    @property
    def moved(self) -> bool:
        """Whether items were taken out of lists, so that others stand elsewhere than written."""
        return bool(self._kept)

    def original(self, loc: Loc) -> Loc:
        """Return where `loc` stood before items were taken out of lists."""
        place: Loc = ()
        for step in loc:
            kept = self._kept.get(place)
            place = (*place, kept[step] if kept and isinstance(step, int) else step)
        return place

    def take_out(self, loc: Loc) -> bool:
        """Remove the value at `loc`; False when it is not there to be removed."""
        if not loc:
            return False
        self.touched.add(self.original(loc))
        holder, step = self._holder(loc), loc[-1]
        if isinstance(holder, str):
            return self.take_out(loc[:-1])  # one string that stands for a mapping
        if isinstance(holder, list) and isinstance(step, int):
            kept = self._kept.setdefault(self.original(loc[:-1]), list(range(len(holder))))
            del kept[step]
            del holder[step]
            return True
        return isinstance(holder, dict) and holder.pop(step, self) is not self

    def fill_in(self, loc: Loc, value: object) -> bool:
        """Put `value` at `loc`; False when there is none, or when one was put there before."""
        holder, place = self._holder(loc), self.original(loc)
        if value is None or place in self._filled or not isinstance(holder, dict):
            return False
        self._filled.add(place)
        self.touched.add(place)
        holder[loc[-1]] = value
        return True

    def _holder(self, loc: Loc) -> object:
        holder: object = self.data
        for step in loc[:-1]:
            holder = holder[step]  # type: ignore[index]
        return holder
