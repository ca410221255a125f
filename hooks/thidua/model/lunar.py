"""Days of the lunar calendar as editors write them: every year, or in one year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from thidua.vietnamese import lunar

_PATTERN = r"^(0?[1-9]|[12]\d|30)/(0?[1-9]|1[0-2])(?:( nhuận)?/(\d{4}))?$"
_LUNAR = re.compile(_PATTERN)


@dataclass(frozen=True)
class LunarDay:
    """A day of the Vietnamese lunar year: day 1 to 30, month 1 to 12; of every year or of one."""

    day: int
    month: int
    year: int | None = None
    """The lunar year; None stands for every year."""
    leap: bool = False
    """In the month of that number that comes twice, the second one (*tháng nhuận*)."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `10/3`, `10/3/2027` or `10/6 nhuận/2025`.

        Raises:
            PydanticCustomError: `date/lunar-form` when it has none of these forms,
                `date/lunar-not-in-calendar` when that year has no such day or leap month.

        """
        match = _LUNAR.match(text)
        if not match:
            raise PydanticCustomError("date/lunar-form", "not a lunar day", {"value": text})
        year = int(match[4]) if match[4] else None
        value = cls(int(match[1]), int(match[2]), year, bool(match[3]))
        if year is not None:
            date = lunar.LunarDate(year, value.month, value.day, value.leap)
            if lunar.solar_of(date) is None:
                days = lunar.length(year, value.month, leap=value.leap)
                facts = {"value": text, "days": days}
                raise PydanticCustomError("date/lunar-not-in-calendar", "no such day", facts)
        return value

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": _PATTERN}
