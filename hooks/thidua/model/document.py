"""Documents (*văn bản*): laws, directives and plans that this site's plans cite."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from thidua.model.base import (
    DocumentKindRef,
    DocumentRef,
    Line,
    PageRecord,
    Paragraph,
    UnitRef,
    WebAddress,
)
from thidua.model.dates import Day, require_order
from thidua.model.numbers import DocumentNumber


class DocumentState(StrEnum):
    """Whether a document still binds."""

    IN_FORCE = "in-force"
    REPLACED = "replaced"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Document(PageRecord):
    """A document: `content/documents/<slug>.yml`."""

    kind: DocumentKindRef = Field(title="Loại văn bản", description="Mã trong document-kinds.yml.")
    number: DocumentNumber | None = Field(
        None, title="Số, ký hiệu", description="Ví dụ: 961/KH-SGDĐT. Không rõ thì bỏ trống."
    )
    aliases: tuple[Line, ...] = Field(
        (), title="Số viết khác", description="Cách viết sai hay gặp của số hiệu."
    )
    title: Line = Field(title="Trích yếu", description="Văn bản về việc gì.")
    issuer: UnitRef | None = Field(
        None, title="Cơ quan ban hành", description="Mã đơn vị ban hành."
    )
    issued: Day | None = Field(None, title="Ngày ban hành", description="Ví dụ: 26/02/2024.")
    state: DocumentState = Field(
        DocumentState.UNKNOWN,
        title="Hiệu lực",
        description="in-force: còn hiệu lực; replaced: đã được thay thế; expired: hết hiệu lực.",
    )
    in_force_from: Day | None = Field(None, title="Hiệu lực từ", description="Ngày có hiệu lực.")
    in_force_until: Day | None = Field(None, title="Hiệu lực đến", description="Ngày cuối cùng.")
    replaced_by: tuple[DocumentRef, ...] = Field(
        (), title="Thay thế bởi", description="Mã các văn bản thay thế."
    )
    amends: tuple[DocumentRef, ...] = Field(
        (), title="Sửa đổi, hướng dẫn", description="Mã các văn bản mà văn bản này sửa, hướng dẫn."
    )
    link: WebAddress | None = Field(
        None, title="Toàn văn", description="Địa chỉ trang chính thức có toàn văn."
    )
    summary: Paragraph | None = Field(None, title="Tóm tắt", description="Một hai câu.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_order(self.in_force_from, self.in_force_until, field="in_force_until")
        return self
