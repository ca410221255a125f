"""Events: what happens on a day and belongs to no plan."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from thidua.model.base import CampaignRef, Line, Paragraph, PlanRef, Record, UnitRef
from thidua.model.dates import PartialDate, require_order

_LUNAR = re.compile(r"^([1-9]|[12]\d|30)/([1-9]|1[0-2])$")
_TIME = re.compile(r"^([01]?\d|2[0-3])[:h]([0-5]\d)$")


@dataclass(frozen=True)
class LunarDay:
    """A day of the Vietnamese lunar year: day 1 to 30, month 1 to 12."""

    day: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `10/3`; raises PydanticCustomError `date/lunar-form` otherwise."""
        match = _LUNAR.match(text)
        if not match:
            raise PydanticCustomError("date/lunar-form", "not a lunar day", {"value": text})
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": _LUNAR.pattern}


def _parse_time(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _TIME.match(value)
    if not match:
        raise PydanticCustomError("date/time-form", "not a time", {"value": value})
    return datetime.time(int(match[1]), int(match[2]))


TimeOfDay = Annotated[
    datetime.time,
    BeforeValidator(_parse_time),
    WithJsonSchema({"type": "string", "pattern": _TIME.pattern}),
]
"""An hour and minute of Vietnamese time (Asia/Ho_Chi_Minh), as `7:30` or `7h30`."""


class EventKind(StrEnum):
    """What sort of event it is."""

    CEREMONY = "ceremony"
    MEETING = "meeting"
    CONTEST = "contest"
    ACTIVITY = "activity"


class Event(Record):
    """An event: one entry of `content/events/<year>.yml`, its key being the id."""

    title: Line = Field(title="Tên sự kiện", description="Ví dụ: Lễ kỷ niệm Ngày Nhà giáo.")
    kind: EventKind = Field(
        title="Loại sự kiện",
        description="ceremony: lễ; meeting: hội nghị; contest: hội thi; activity: hoạt động.",
    )
    on: PartialDate | None = Field(None, title="Ngày", description="Ngày hoặc tháng dương lịch.")
    start: PartialDate | None = Field(None, title="Từ ngày", description="Dùng cùng end.")
    end: PartialDate | None = Field(None, title="Đến ngày", description="Tính cả ngày đó.")
    lunar: LunarDay | None = Field(
        None, title="Ngày âm lịch", description="Hằng năm theo âm lịch: 10/3, 15/8."
    )
    yearly: bool = Field(default=False, title="Hằng năm", description="Lặp lại mỗi năm.")
    starts_at: TimeOfDay | None = Field(
        None, title="Giờ bắt đầu", description="Giờ Việt Nam, ví dụ 7:30; bỏ trống là cả ngày."
    )
    ends_at: TimeOfDay | None = Field(None, title="Giờ kết thúc", description="Ví dụ 11:00.")
    place: Line | None = Field(None, title="Địa điểm", description="Nơi diễn ra.")
    unit: UnitRef | None = Field(None, title="Đơn vị", description="Mã đơn vị tổ chức.")
    campaign: CampaignRef | None = Field(None, title="Phong trào", description="Mã phong trào.")
    plan: PlanRef | None = Field(None, title="Kế hoạch", description="<đơn vị>/<kế hoạch>.")
    summary: Paragraph | None = Field(None, title="Tóm tắt", description="Một hai câu.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.start, self.end, field="end")
        given = [name for name in ("on", "lunar") if getattr(self, name) is not None]
        if self.start or self.end:
            given.append("start/end")
        if len(given) != 1:
            facts = {"given": ", ".join(given) or "–"}
            raise PydanticCustomError("timing/one-of", "one timing is wanted", facts)
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            facts = {"start": str(self.starts_at), "end": str(self.ends_at), "field": "ends_at"}
            raise PydanticCustomError("period/end-before-start", "end before start", facts)
        return self
