"""Days, months and years as plans state them: a day, only a month, or only a year.

Editors may write `2024-03-25` or, as Vietnamese do, `25/3/2024`; the day always comes
before the month. Text that is not a date of the calendar is refused, never guessed.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_DAY_FIRST = re.compile(r"^(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})$")
_WITH_HOUR = re.compile(r"^[\d/-]{6,10}[T ,]+(lúc )?\d{1,2}\s*([:h]|giờ).*$", re.IGNORECASE)
_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")
_SCHOOL_YEAR = re.compile(r"^(\d{4})\s*[-–]\s*(\d{4})$")

_DAY_PATTERN = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})$"
_PARTIAL_PATTERN = r"^(\d{4}(-\d{1,2}(-\d{1,2})?)?|((\d{1,2}/)?\d{1,2}/)?\d{4})$"

FIRST_YEAR, LAST_YEAR = 1800, 2200


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month or a year; `month` and `day` are None where the text says no more."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2024`, `2024-09`, `2024-09-15`, `9/2024` or `15/9/2024`.

        Raises:
            PydanticCustomError: `date/form` when it has none of these forms, `date/with-hour`
                when it has an hour too, `date/not-in-calendar` when there is no such day.

        """
        if match := _ISO.match(text):
            year, month, day = match.groups()
        elif match := _DAY_FIRST.match(text):
            day, month, year = match.groups()
        elif _WITH_HOUR.match(text):
            raise PydanticCustomError("date/with-hour", "a date and an hour", {"value": text})
        else:
            raise PydanticCustomError("date/form", "not a date", {"value": text})
        value = cls(int(year), int(month) if month else None, int(day) if day else None)
        try:
            in_range = FIRST_YEAR <= value.year <= LAST_YEAR and value.first <= value.last
        except ValueError:
            in_range = False
        if not in_range:
            raise PydanticCustomError("date/not-in-calendar", "no such day", {"value": text})
        return value

    @property
    def first(self) -> datetime.date:
        """The first day it covers."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day it covers."""
        month = self.month or 12
        day = self.day or calendar.monthrange(self.year, month)[1]
        return datetime.date(self.year, month, day)

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it, as precise as it is known."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "integer"], "pattern": _PARTIAL_PATTERN}


def _parse_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    day = PartialDate.parse(value)
    if day.day is None:
        raise PydanticCustomError("date/form", "a day is wanted", {"value": value})
    return day.first


Day = Annotated[
    datetime.date,
    BeforeValidator(_parse_day),
    WithJsonSchema({"type": "string", "pattern": _DAY_PATTERN}),
]
"""One day, as `2024-03-25` or `25/3/2024`."""


def _school_year(text: str) -> str:
    match = _SCHOOL_YEAR.match(text)
    if not match or int(match[2]) != int(match[1]) + 1:
        raise PydanticCustomError("date/school-year", "not a school year", {"value": text})
    return f"{match[1]}-{match[2]}"


SchoolYear = Annotated[
    str,
    AfterValidator(_school_year),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{4}$"}),
]
"""A school year, as `2024-2025`."""


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter (*quý*) of a calendar year; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2024-Q3`; raises PydanticCustomError `date/quarter` otherwise."""
        match = _QUARTER.match(text)
        if not match:
            raise PydanticCustomError("date/quarter", "not a quarter", {"value": text})
        return cls(int(match[1]), int(match[2]))

    @property
    def iso(self) -> str:
        """As it is written: `2024-Q3`."""
        return f"{self.year}-Q{self.number}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": _QUARTER.pattern}


def require_order(
    start: PartialDate | datetime.date | None,
    end: PartialDate | datetime.date | None,
    *,
    field: str,
) -> None:
    """Refuse an end that lies before its start; a side that is not given has no limit.

    Raises:
        PydanticCustomError: `period/end-before-start`, placed at the key `field`.

    """
    if start is None or end is None:
        return
    first = start.first if isinstance(start, PartialDate) else start
    last = end.last if isinstance(end, PartialDate) else end
    if last < first:
        facts = {
            "start": start.iso if isinstance(start, PartialDate) else start.isoformat(),
            "end": end.iso if isinstance(end, PartialDate) else end.isoformat(),
            "field": field,
        }
        raise PydanticCustomError("period/end-before-start", "end before start", facts)
