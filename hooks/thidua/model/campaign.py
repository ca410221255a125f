"""Campaigns: *phong trào thi đua*, *cuộc vận động*, *chuyên đề*, *cuộc thi*."""

from __future__ import annotations

from pydantic import Field

from thidua.model.base import (
    Attachment,
    CampaignKindRef,
    CampaignRef,
    DocumentRef,
    Line,
    PageRecord,
    Paragraph,
    UnitRef,
)
from thidua.model.plan import Slogan
from thidua.model.time import Period


class Campaign(PageRecord):
    """A campaign: `content/campaigns/<slug>.md`."""

    name: Line = Field(title="Tên", description="Tên chính thức, không có dấu ngoặc kép.")
    aliases: tuple[Line, ...] = Field(
        (), title="Cách viết khác", description="Các cách viết gặp trong văn bản."
    )
    kind: CampaignKindRef = Field(title="Loại", description="Mã trong vocab/campaign-kinds.yml.")
    launched_by: tuple[UnitRef, ...] = Field(
        (), title="Nơi phát động", description="Mã các đơn vị phát động; để trống nếu không rõ."
    )
    launched_in: DocumentRef | None = Field(
        None, title="Văn bản phát động", description="Mã trong content/documents/."
    )
    period: Period | None = Field(None, title="Giai đoạn", description="start, end hoặc wording.")
    slogan: Slogan | None = Field(None, title="Khẩu hiệu", description="Khẩu hiệu, phương châm.")
    objective: Paragraph | None = Field(None, title="Mục tiêu", description="Muốn đạt điều gì.")
    audience: Paragraph | None = Field(None, title="Đối tượng", description="Ai tham gia.")
    parent: CampaignRef | None = Field(
        None, title="Thuộc phong trào", description="Mã phong trào lớn hơn."
    )
    summary: Paragraph = Field(title="Tóm tắt", description="Một hai câu để hiện ở danh sách.")
    attachments: tuple[Attachment, ...] = Field(
        (), title="Tệp đính kèm", description="Tệp trong thư mục cùng tên với phong trào."
    )
