"""When something lasts, is due or is remembered, with the words the document used."""

from __future__ import annotations

import datetime
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from thidua.model.base import Line, Noted, OccasionRef
from thidua.model.dates import Day, PartialDate, SchoolYear, require_order


class Period(Noted):
    """A stretch of time: days or months, a school year, or only words."""

    start: PartialDate | None = Field(
        None, title="Bắt đầu", description="Ngày, tháng hoặc năm: 2024-06-16, 2024-06, 2024."
    )
    end: PartialDate | None = Field(
        None, title="Kết thúc", description="Ngày, tháng hoặc năm cuối cùng, tính cả ngày đó."
    )
    school_year: SchoolYear | None = Field(
        None, title="Năm học", description="Ví dụ: 2024-2025, khi văn bản chỉ nêu năm học."
    )
    wording: Line | None = Field(
        None, title="Nguyên văn", description="Cách văn bản viết, ví dụ: từ đầu năm đến 15/6/2024."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.start, self.end, field="end")
        if not (self.start or self.end or self.school_year or self.wording):
            raise PydanticCustomError("period/empty", "empty period", {})
        return self


class Timing(Noted):
    """When something is due: exactly one of four different promises.

    `on` a day, month or year; `before` a day, which is then too late; `by` a day, which is
    the last one (*chậm nhất, hạn cuối*); or from `start` to `end`.
    """

    on: PartialDate | None = Field(
        None, title="Vào ngày/tháng", description="2025-05 nghĩa là trong tháng 5 năm 2025."
    )
    before: Day | None = Field(
        None, title="Trước ngày", description="Chính ngày ấy đã là muộn (trước ngày 15/11/2024)."
    )
    by: Day | None = Field(
        None, title="Chậm nhất ngày", description="Chính ngày ấy là hạn cuối (chậm nhất 30/10)."
    )
    start: PartialDate | None = Field(
        None, title="Từ", description="Dùng cùng end khi văn bản nêu một khoảng thời gian."
    )
    end: PartialDate | None = Field(
        None, title="Đến", description="Ngày hoặc tháng cuối cùng, tính cả ngày đó."
    )
    wording: Line | None = Field(None, title="Nguyên văn", description="Cách văn bản nêu thời hạn.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.start, self.end, field="end")
        given = [name for name in ("on", "before", "by") if getattr(self, name) is not None]
        if self.start or self.end:
            given.append("start/end")
        if len(given) != 1:
            facts = {"given": ", ".join(given) or "–"}
            raise PydanticCustomError("timing/one-of", "one timing is wanted", facts)
        return self

    @property
    def first(self) -> datetime.date:
        """The first day on which it matters; for a deadline, the last day that is in time."""
        if self.start:
            return self.start.first
        if self.on:
            return self.on.first
        return self.last

    @property
    def last(self) -> datetime.date:
        """The last day that is still in time."""
        if self.before:
            return self.before - datetime.timedelta(days=1)
        if self.by:
            return self.by
        last = self.on or self.end or self.start
        if last is None:
            raise AssertionError("a timing always has one of its four forms")
        return last.last


class Anniversary(Noted):
    """An occasion a plan celebrates: *70 năm Ngày … (07/5/1954 - 07/5/2024)*."""

    occasion: OccasionRef | None = Field(
        None, title="Ngày kỷ niệm", description="Mã trong vocab/occasions.yml."
    )
    name: Line = Field(title="Tên dịp kỷ niệm", description="Như văn bản viết, không kèm số năm.")
    years: int | None = Field(
        None, gt=0, lt=5000, title="Số năm", description="70 nếu văn bản viết: kỷ niệm 70 năm."
    )
    since: PartialDate | None = Field(
        None, title="Ngày gốc", description="Ngày xảy ra sự kiện, ví dụ 1954-05-07."
    )
    on: PartialDate | None = Field(
        None, title="Ngày kỷ niệm trong văn bản", description="Ví dụ 2024-05-07."
    )
