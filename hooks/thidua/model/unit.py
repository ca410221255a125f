"""Units (*đơn vị*): schools, the bodies above them and every body that issues documents."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from thidua.model.base import (
    DocumentRef,
    Line,
    PageRecord,
    Paragraph,
    SchoolLevelRef,
    UnitKindRef,
    UnitRef,
    WebAddress,
)
from thidua.model.dates import Day, require_order


class Unit(PageRecord):
    """A unit: `content/units/<unit>.yml`."""

    name: Line = Field(title="Tên đầy đủ", description="Ví dụ: Trường Trung học cơ sở Lê Anh Xuân.")
    short_name: Line | None = Field(
        None, title="Tên gọn", description="Ví dụ: THCS Lê Anh Xuân; dùng ở danh sách."
    )
    abbreviation: Line | None = Field(
        None, title="Ký hiệu", description="Chữ viết tắt trong số văn bản: LAX."
    )
    aliases: tuple[Line, ...] = Field(
        (), title="Tên gọi khác", description="Cách viết khác, tên cũ, chữ viết tắt thường gặp."
    )
    kind: UnitKindRef = Field(title="Loại đơn vị", description="Mã trong vocab/unit-kinds.yml.")
    level: SchoolLevelRef | None = Field(
        None, title="Cấp học", description="Mã trong vocab/school-levels.yml, với trường học."
    )
    parent: UnitRef | None = Field(
        None, title="Đơn vị cấp trên", description="Mã của cơ quan quản lý trực tiếp."
    )
    cluster: Line | None = Field(None, title="Khối thi đua", description="Ví dụ: Khối 3 THCS.")
    place: Line | None = Field(
        None, title="Địa bàn", description="Ví dụ: quận Tân Phú, Thành phố Hồ Chí Minh."
    )
    website: WebAddress | None = Field(None, title="Trang web", description="Bắt đầu bằng https://")
    summary: Paragraph | None = Field(None, title="Giới thiệu", description="Vài câu về đơn vị.")
    from_: Day | None = Field(
        None, alias="from", title="Hoạt động từ", description="Ngày đơn vị bắt đầu hoạt động."
    )
    until: Day | None = Field(
        None, title="Hoạt động đến", description="Ngày cuối cùng đơn vị còn hoạt động."
    )
    succeeded_by: tuple[UnitRef, ...] = Field(
        (), title="Nay là", description="Các đơn vị tiếp nhận; có thể có nhiều."
    )
    changed_by: DocumentRef | None = Field(
        None, title="Theo văn bản", description="Văn bản quyết định việc sáp nhập, kết thúc."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.from_, self.until, field="until")
        return self

    @property
    def label(self) -> str:
        """The name for lists: the short one where there is one."""
        return self.short_name or self.name
