"""Closed lists: kinds, titles and awards, occasions. Law changes, so they are dated data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from thidua.model.base import Element, Line, Paragraph, WebAddress
from thidua.model.dates import Day, PartialDate, require_order
from thidua.model.lunar import LunarDay
from thidua.model.profile import Who

_LONGEST_HOLIDAY = datetime.timedelta(days=366)


class Term(Element):
    """One entry of a list; its key is the id."""

    id: SkipJsonSchema[str]

    name: Line = Field(title="Tên", description="Tên đầy đủ.")
    aliases: tuple[Line, ...] = Field((), title="Cách viết khác", description="Cách viết khác.")
    description: Paragraph | None = Field(None, title="Giải thích", description="Một hai câu.")
    source: Line | None = Field(None, title="Căn cứ", description="Văn bản quy định.")
    source_link: WebAddress | None = Field(None, title="Liên kết", description="Trang có văn bản.")


class DocumentKind(Term):
    """A kind of document (Nghị định 30/2020/NĐ-CP, article 7 and Phụ lục III)."""

    code: Line | None = Field(None, title="Chữ viết tắt", description="KH, QĐ, CT…")


class UnitGroup(StrEnum):
    """Which list of units a kind belongs to."""

    SCHOOL = "school"
    AUTHORITY = "authority"
    ORGANISATION = "organisation"


class UnitKind(Term):
    """A kind of unit."""

    group: UnitGroup = Field(
        title="Nhóm",
        description="school: cơ sở giáo dục; authority: cơ quan quản lý; organisation: tổ chức.",
    )
    heads: tuple[Line, ...] = Field(
        (), title="Người đứng đầu", description="Chức vụ, ví dụ: Hiệu trưởng."
    )
    until: Day | None = Field(
        None, title="Có đến", description="Ngày cuối cùng còn loại đơn vị này."
    )


class SchoolLevel(Term):
    """A level of schooling (*cấp học*)."""


class CampaignKind(Term):
    """A kind of campaign."""


class AwardGroup(StrEnum):
    """Titles of emulation, forms of reward, and pupils' titles are three lists in law."""

    TITLE = "title"
    REWARD = "reward"
    PUPIL = "pupil"


class Award(Term):
    """A title or award (Luật Thi đua, khen thưởng 06/2022/QH15), or a title of pupils."""

    group: AwardGroup = Field(
        title="Nhóm", description="title: danh hiệu; reward: hình thức khen; pupil: của học sinh."
    )
    given_to: tuple[Who, ...] = Field(title="Dành cho", description="person, collective.")
    from_: Day | None = Field(None, alias="from", title="Có từ", description="Ngày bắt đầu có.")
    until: Day | None = Field(None, title="Có đến", description="Ngày cuối cùng còn dùng.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.from_, self.until, field="until")
        return self


class Occasion(Term):
    """A day that is remembered every year, by the sun or by the moon."""

    day: int | None = Field(None, ge=1, le=31, title="Ngày", description="Ngày dương lịch.")
    month: int | None = Field(None, ge=1, le=12, title="Tháng", description="Tháng dương lịch.")
    lunar: LunarDay | None = Field(None, title="Âm lịch", description="Ngày/tháng âm: 10/3.")
    since: PartialDate | None = Field(
        None, title="Ngày gốc", description="Ngày xảy ra sự kiện đầu tiên."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        solar = self.day is not None and self.month is not None
        if solar == (self.lunar is not None):
            given = "day, month, lunar" if solar else "–"
            raise PydanticCustomError("timing/one-of", "solar or lunar", {"given": given})
        if solar:
            PartialDate.parse(f"2000-{self.month}-{self.day}")
        if self.lunar and self.lunar.year is not None:
            facts = {"value": f"{self.lunar.day}/{self.lunar.month}/{self.lunar.year}"}
            facts["field"] = "lunar"
            raise PydanticCustomError("date/lunar-yearly", "it comes every year", facts)
        return self


class DayOf(StrEnum):
    """What a day that was decided upon is."""

    REST = "rest"
    WORK = "work"
    USUAL = "usual"


class Holiday(Term):
    """Days for which it was decided whether people work; goes before what the law says."""

    kind: DayOf = Field(
        title="Nghỉ hay làm",
        description="rest: nghỉ; work: đi làm, làm bù; usual: ngày thường, bỏ ngày nghỉ trang tự "
        "tính.",
    )
    on: Day | None = Field(None, title="Ngày", description="Một ngày: 22/8/2026.")
    start: Day | None = Field(None, title="Từ ngày", description="Dùng cùng end.")
    end: Day | None = Field(None, title="Đến ngày", description="Tính cả ngày đó.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.start, self.end, field="end")
        ends = [name for name in ("start", "end") if getattr(self, name)]
        given = [*(["on"] if self.on else []), *(["start/end"] if ends else [])]
        if len(given) != 1 or len(ends) == 1:
            facts = {"given": ", ".join(given if len(ends) != 1 else ends) or "–"}
            raise PydanticCustomError("timing/one-of", "one timing is wanted", facts)
        if self.last - self.first > _LONGEST_HOLIDAY:
            facts = {"days": str(_LONGEST_HOLIDAY.days), "field": "end"}
            raise PydanticCustomError("holiday/too-long", "more than a year", facts)
        return self

    @property
    def first(self) -> datetime.date:
        """The first day."""
        return self.on or self.start or datetime.date.min

    @property
    def last(self) -> datetime.date:
        """The last day, included."""
        return self.on or self.end or datetime.date.min

    @property
    def days(self) -> Iterator[datetime.date]:
        """Every day of it."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + datetime.timedelta(days=number)


class Abbreviation(Term):
    """A way to shorten words of the field: `name` in full, short forms as `aliases`."""


VOCABULARIES: dict[str, type[Term]] = {
    "unit-kinds": UnitKind,
    "school-levels": SchoolLevel,
    "document-kinds": DocumentKind,
    "campaign-kinds": CampaignKind,
    "awards": Award,
    "occasions": Occasion,
    "holidays": Holiday,
    "abbreviations": Abbreviation,
}
"""File name under `vocab/` without its ending → what each of its entries is."""
