"""Values of the model as JSON, each type in one form; the schema of each form stands beside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from thidua.model.dates import PartialDate, Quarter
from thidua.model.lunar import LunarDay

Schema = dict[str, object]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _lunar(value: LunarDay) -> dict[str, object]:
    told: dict[str, object] = {"day": value.day, "month": value.month}
    if value.year is not None:
        told["year"] = value.year
    if value.leap:
        told["leap"] = True
    return told


FORMS: Mapping[type, tuple[Callable[[Any], object], Schema]] = {
    bool: (bool, {"type": "boolean"}),
    int: (int, {"type": "integer"}),
    str: (str, {"type": "string"}),
    Decimal: (_number, {"type": "number"}),
    datetime.date: (datetime.date.isoformat, {"type": "string", "format": "date"}),
    datetime.time: (
        lambda value: f"{value:%H:%M}",
        {"type": "string", "pattern": r"^\d{2}:\d{2}$", "description": "Asia/Ho_Chi_Minh"},
    ),
    PartialDate: (
        lambda value: value.iso,
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    ),
    Quarter: (
        lambda value: f"{value.year}-Q{value.number}",
        {"type": "string", "pattern": r"^\d{4}-Q[1-4]$"},
    ),
    LunarDay: (
        _lunar,
        {
            "type": "object",
            "properties": {
                "day": {"type": "integer", "minimum": 1, "maximum": 30},
                "month": {"type": "integer", "minimum": 1, "maximum": 12},
                "year": {"type": "integer"},
                "leap": {"type": "boolean"},
            },
            "required": ["day", "month"],
            "additionalProperties": False,
        },
    ),
}
"""Type → how a value of it is written, and the JSON Schema of what is written."""
