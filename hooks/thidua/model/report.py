"""Reports (*báo cáo sơ kết, tổng kết*): what came of a plan's targets."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from thidua.model.base import Attachment, Line, Noted, PageRecord, Paragraph, PlanRef, UnitRef
from thidua.model.dates import Day
from thidua.model.numbers import Count, DocumentNumber, Percentage
from thidua.model.plan import Signer
from thidua.model.time import Period


class ReportKind(StrEnum):
    """Half-way or final."""

    INTERIM = "interim"
    FINAL = "final"


class Result(Noted):
    """What became of one target of the plan."""

    target: Line = Field(
        title="Chỉ tiêu", description="Đúng như title của chỉ tiêu trong kế hoạch."
    )
    value: Count | None = Field(None, title="Số đạt", description="Ví dụ: 26.")
    total: Count | None = Field(None, title="Tổng số", description="Ví dụ: 27.")
    percent: Percentage | None = Field(None, title="Tỷ lệ %", description="Ví dụ: 96,3.")
    text: Line | None = Field(None, title="Bằng lời", description="Khi kết quả không phải là số.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.value is None and self.percent is None and self.text is None:
            raise PydanticCustomError("target/empty", "a result needs a measure", {})
        return self


class Report(PageRecord):
    """A report: `content/reports/<unit>/<slug>.md`."""

    unit: SkipJsonSchema[UnitRef]

    plan: PlanRef = Field(title="Kế hoạch", description="<đơn vị>/<kế hoạch> được báo cáo.")
    kind: ReportKind = Field(title="Loại", description="interim: sơ kết; final: tổng kết.")
    number: DocumentNumber | None = Field(None, title="Số, ký hiệu", description="12/BC-LAX.")
    title: Line = Field(title="Trích yếu", description="Báo cáo về việc gì.")
    place: Line | None = Field(None, title="Địa danh", description="Nơi ban hành.")
    issued: Day | None = Field(None, title="Ngày ban hành", description="Ví dụ: 20/6/2024.")
    signer: Signer | None = Field(None, title="Người ký", description="name, title, behalf.")
    period: Period = Field(title="Kỳ báo cáo", description="start, end hoặc wording.")
    summary: Paragraph = Field(title="Tóm tắt", description="Một hai câu.")
    results: tuple[Result, ...] = Field((), title="Kết quả", description="Kết quả từng chỉ tiêu.")
    attachments: tuple[Attachment, ...] = Field(
        (), title="Tệp đính kèm", description="Tệp trong thư mục cùng tên với báo cáo."
    )
