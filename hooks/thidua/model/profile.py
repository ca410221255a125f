"""Profiles (*gương người tốt, việc tốt*): people and collectives, and who agreed to what.

Consent follows Luật Trẻ em 2016 (articles 6 and 21), Nghị định 56/2017/NĐ-CP (article 33)
and Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (article 24): a child's private life is shown
only with the guardian's consent and, from the age of seven, the child's own.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from thidua.model.base import (
    AwardRef,
    CampaignRef,
    Element,
    FileName,
    Line,
    Noted,
    PageRecord,
    Paragraph,
    UnitRef,
)
from thidua.model.dates import Day, Quarter, SchoolYear, require_order
from thidua.model.numbers import DocumentNumber


class Who(StrEnum):
    """One person or a group honoured as one."""

    PERSON = "person"
    COLLECTIVE = "collective"


class Child(StrEnum):
    """A child's side of the age from which its own consent counts."""

    UNDER_SEVEN = "under-7"
    FROM_SEVEN = "from-7"


class Party(StrEnum):
    """Who may give consent."""

    PERSON = "person"
    GUARDIAN = "guardian"
    CHILD = "child"


class Scope(StrEnum):
    """What a consent allows to be shown."""

    NAME = "name"
    PORTRAIT = "portrait"
    STORY = "story"


class Consent(Element):
    """Proof that the people in a story agreed; the proof itself is kept outside the site."""

    given_by: tuple[Party, ...] = Field(
        title="Ai đồng ý",
        description="person: người lớn tự đồng ý; guardian: cha mẹ, người giám hộ; "
        "child: chính trẻ (từ đủ 7 tuổi).",
    )
    covers: tuple[Scope, ...] = Field(
        title="Đồng ý những gì", description="name: nêu tên; portrait: đăng ảnh; story: kể chuyện."
    )
    on: Day = Field(title="Ngày đồng ý", description="Ngày ký phiếu đồng ý.")
    until: Day | None = Field(
        None, title="Đến hết ngày", description="Nên đặt hết năm học; sau ngày này trang tự gỡ."
    )
    proof: Line = Field(title="Nơi giữ phiếu", description="Phiếu giấy ở đâu; không đưa lên trang.")
    withdrawn_on: Day | None = Field(
        None, title="Ngày rút đồng ý", description="Từ ngày này trang không còn được hiện."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.on, self.until, field="until")
        return self

    def holds(self, today: datetime.date) -> bool:
        """Whether it is in force on `today`: given, not run out, not withdrawn."""
        ended = self.until is not None and self.until < today
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= today
        return self.on <= today and not ended and not withdrawn


class Photo(Element):
    """A photograph in the profile's folder."""

    file: FileName = Field(title="Tên tệp", description="Ảnh JPEG, PNG hoặc WebP cùng thư mục.")
    alt: Line = Field(title="Mô tả ảnh", description="Cho người không nhìn thấy ảnh: ai, làm gì.")
    credit: Line | None = Field(None, title="Nguồn ảnh", description="Người chụp.")
    portrait: bool = Field(
        default=False, title="Ảnh chân dung", description="true: ảnh đại diện ở danh sách."
    )


class AwardReceived(Noted):
    """A title or award someone received."""

    award: AwardRef = Field(title="Danh hiệu", description="Mã trong vocab/awards.yml.")
    year: int | None = Field(None, ge=1945, le=2200, title="Năm", description="Năm được tặng.")
    school_year: SchoolYear | None = Field(None, title="Năm học", description="Ví dụ: 2024-2025.")
    giver: Line | None = Field(None, title="Nơi tặng", description="Ai quyết định.")
    decision: DocumentNumber | None = Field(
        None, title="Số quyết định", description="Ví dụ: 125/QĐ-UBND."
    )
    decided: Day | None = Field(None, title="Ngày quyết định", description="Ví dụ: 20/6/2025.")


class Profile(PageRecord):
    """A profile: `content/profiles/<unit>/<slug>/index.md`, photos beside it."""

    unit: SkipJsonSchema[UnitRef]

    name: Line = Field(title="Tên được công bố", description="Họ tên, hoặc tên tập thể.")
    who: Who = Field(title="Cá nhân hay tập thể", description="person hoặc collective.")
    child: Child | None = Field(
        None, title="Trẻ em", description="under-7 hoặc from-7 nếu là học sinh dưới 18 tuổi."
    )
    role: Line = Field(title="Vai trò", description="Ví dụ: Giáo viên Ngữ văn.")
    deed: Line = Field(title="Việc làm nổi bật", description="Một câu, hiện dưới tên.")
    quote: Paragraph | None = Field(
        None, title="Câu trích", description="Một câu của người ấy hoặc của bài."
    )
    quarter: Quarter | None = Field(None, title="Quý giới thiệu", description="Ví dụ: 2026-Q4.")
    campaigns: tuple[CampaignRef, ...] = Field(
        (), title="Phong trào", description="Mã các phong trào mà gương này thuộc về."
    )
    awards: tuple[AwardReceived, ...] = Field(
        (), title="Khen thưởng", description="Danh hiệu, hình thức khen thưởng đã được nhận."
    )
    photos: tuple[Photo, ...] = Field((), title="Ảnh", description="Ảnh trong cùng thư mục.")
    consent: Consent | None = Field(
        None,
        title="Sự đồng ý",
        description="Không có sự đồng ý còn hiệu lực thì trang không được hiện.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.child and self.who is Who.COLLECTIVE:
            facts = {"field": "child"}
            raise PydanticCustomError("profile/child-collective", "a child is a person", facts)
        return self

    @property
    def consenting_parties(self) -> frozenset[Party]:
        """Whose consent is needed, all of them."""
        if self.child is None:
            return frozenset({Party.PERSON})
        if self.child is Child.UNDER_SEVEN:
            return frozenset({Party.GUARDIAN})
        return frozenset({Party.GUARDIAN, Party.CHILD})

    def agreed(self, scope: Scope) -> bool:
        """Whether everyone whose consent is needed has agreed, at some time, to show `scope`."""
        consent = self.consent
        return (
            consent is not None
            and scope in consent.covers
            and self.consenting_parties <= frozenset(consent.given_by)
        )

    def permits(self, scope: Scope, today: datetime.date) -> bool:
        """Whether everyone whose consent is needed agrees, on `today`, to showing `scope`."""
        return self.agreed(scope) and self.consent is not None and self.consent.holds(today)
