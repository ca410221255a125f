"""Closed lists: kinds, titles and awards, occasions. Law changes, so they are dated data."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from thidua.model.base import Element, Line, Paragraph, WebAddress
from thidua.model.dates import Day, PartialDate, require_order
from thidua.model.event import LunarDay
from thidua.model.profile import Who


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
        return self


class Abbreviation(Term):
    """A way to shorten words of the field: `name` in full, short forms as `aliases`."""


VOCABULARIES: dict[str, type[Term]] = {
    "unit-kinds": UnitKind,
    "school-levels": SchoolLevel,
    "document-kinds": DocumentKind,
    "campaign-kinds": CampaignKind,
    "awards": Award,
    "occasions": Occasion,
    "abbreviations": Abbreviation,
}
"""File name under `vocab/` without its ending → what each of its entries is."""
