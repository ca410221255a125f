"""Events: what happens on a day and belongs to no plan."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    BeforeValidator,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from thidua.model.base import CampaignRef, Line, Paragraph, PlanRef, Record, Slug, UnitRef
from thidua.model.dates import PartialDate, require_order
from thidua.model.lunar import LunarDay

_TIME = re.compile(r"^([01]?\d|2[0-3])[:h]([0-5]\d)$")
_ZONED = re.compile(r"^\d{1,2}[:h]\d{2}(:\d{2})?\s*(Z|\+\s*\d.*|(UTC|GMT).*)$", re.IGNORECASE)


def _parse_time(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _TIME.match(value)
    if _ZONED.match(value):
        raise PydanticCustomError("date/time-zone", "a time with a zone", {"value": value})
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
        None,
        title="Ngày âm lịch",
        description="Hằng năm: 10/3. Riêng một năm âm lịch: 10/3/2027; tháng nhuận: "
        "15/6 nhuận/2025.",
    )
    yearly: bool = Field(default=False, title="Hằng năm", description="Lặp lại mỗi năm.")
    starts_at: TimeOfDay | None = Field(
        None, title="Giờ bắt đầu", description="Giờ Việt Nam, ví dụ 7:30; bỏ trống là cả ngày."
    )
    ends_at: TimeOfDay | None = Field(None, title="Giờ kết thúc", description="Ví dụ 11:00.")
    cancelled: bool = Field(
        default=False,
        title="Đã hủy",
        description="true: không tổ chức nữa; lịch ghi rõ là đã hủy thay vì bỏ đi.",
    )
    formerly: tuple[Slug, ...] = Field(
        (),
        title="Mã cũ",
        description="Các mã mà sự kiện này từng mang, mã đầu tiên đứng trước; nhờ đó lịch trong "
        "máy người đọc biết vẫn là sự kiện ấy.",
    )
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
        self._check_hours()
        return self

    def _check_hours(self) -> None:
        if self.ends_at and not self.starts_at:
            raise PydanticCustomError("event/no-start", "an end alone", {"field": "ends_at"})
        if not self.starts_at:
            return
        days = [day for day in (self.on, self.start, self.end) if day]
        if any(day.day is None for day in days):
            facts = {"field": "starts_at"}
            raise PydanticCustomError("event/hour-without-day", "an hour of no day", facts)
        one_day = not (self.start and self.end) or self.start == self.end
        if one_day and self.ends_at and self.ends_at < self.starts_at:
            start, end = f"{self.starts_at:%H:%M}", f"{self.ends_at:%H:%M}"
            facts = {"start": start, "end": end, "field": "ends_at"}
            raise PydanticCustomError("period/end-before-start", "end before start", facts)
