"""Plans (*kế hoạch*): what a unit sets out to do in a year, round by round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from thidua.model.base import (
    Attachment,
    AwardRef,
    CampaignRef,
    DocumentKindRef,
    DocumentRef,
    Line,
    Noted,
    PageRecord,
    Paragraph,
    UnitRef,
)
from thidua.model.dates import Day, Quarter, SchoolYear
from thidua.model.numbers import Count, DocumentNumber, Percentage
from thidua.model.time import Anniversary, Period, Timing


@dataclass(frozen=True)
class Shorthand:
    """Lets one string stand for a mapping that has only `field`."""

    field: str

    def expand(self, value: object) -> object:
        """Return the mapping that `value` stands for, or `value` itself."""
        return {self.field: value} if isinstance(value, str) else value

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.expand, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


class Behalf(StrEnum):
    """On whose behalf a document is signed (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    COLLECTIVE = "TM"
    HEAD = "KT"
    BY_ORDER = "TL"
    BY_DELEGATION = "TUQ"
    ACTING = "Q"


class Signer(Noted):
    """Who signed a document."""

    name: Line = Field(title="Họ và tên", description="Không kèm học hàm, học vị.")
    title: Line = Field(title="Chức vụ", description="Ví dụ: Phó Trưởng phòng.")
    behalf: Behalf | None = Field(
        None,
        title="Thể thức ký",
        description="TM: thay mặt; KT: ký thay; TL: thừa lệnh; TUQ: thừa ủy quyền; Q: quyền.",
    )
    behalf_of: Line | None = Field(
        None, title="Ký thay ai", description="Chức vụ ghi sau KT., TM., TL.: Trưởng phòng."
    )


class Citation(Noted):
    """A document that a plan rests on or mentions."""

    document: DocumentRef = Field(
        title="Văn bản", description="Mã của bản ghi trong content/documents/."
    )
    as_written: Line | None = Field(
        None, title="Viết trong văn bản", description="Số hiệu viết khác bản gốc thì ghi ở đây."
    )


class CarriedCampaign(Noted):
    """A campaign that a plan carries out."""

    campaign: CampaignRef = Field(
        title="Phong trào", description="Mã của bản ghi trong content/campaigns/."
    )
    as_written: Line | None = Field(
        None, title="Viết trong văn bản", description="Tên viết khác tên chính thức thì ghi ở đây."
    )


class Round(Noted):
    """A round (*đợt thi đua*): a stretch of the year and the occasions it celebrates."""

    name: Line = Field(title="Tên đợt", description="Ví dụ: Đợt thứ nhất.")
    period: Period = Field(title="Thời gian", description="start, end hoặc wording.")
    content: Paragraph | None = Field(None, title="Nội dung", description="Tóm tắt việc của đợt.")
    anniversaries: tuple[Anniversary, ...] = Field(
        (), title="Chào mừng", description="Các ngày kỷ niệm mà đợt này chào mừng."
    )


class Reward(Noted):
    """A reward that a thematic campaign promises (*hình thức, số lượng khen thưởng*)."""

    giver: Line = Field(title="Người khen", description="Ví dụ: Hiệu trưởng nhà trường.")
    award: AwardRef | None = Field(
        None, title="Hình thức", description="Mã trong vocab/awards.yml."
    )
    collectives: Count | None = Field(None, title="Số tập thể", description="Số tập thể được khen.")
    individuals: Count | None = Field(None, title="Số cá nhân", description="Số cá nhân được khen.")


class Thematic(Noted):
    """A thematic campaign (*chuyên đề*) set out inside a plan, in its five parts."""

    name: Line = Field(title="Tên chuyên đề", description="Ví dụ: Lao động giỏi.")
    campaign: CampaignRef | None = Field(
        None, title="Phong trào", description="Bản ghi trong content/campaigns/, nếu có."
    )
    objective: Paragraph | None = Field(None, title="Mục tiêu", description="Muốn đạt điều gì.")
    audience: Paragraph | None = Field(None, title="Đối tượng", description="Ai tham gia.")
    content: Paragraph | None = Field(None, title="Nội dung", description="Làm những gì.")
    period: Period | None = Field(None, title="Thời gian", description="Khi nào.")
    rewards: tuple[Reward, ...] = Field((), title="Khen thưởng", description="Ai khen, khen gì.")


class Target(Noted):
    """A target (*chỉ tiêu*): how much of what, out of how many."""

    area: Line = Field(title="Lĩnh vực", description="Ví dụ: Công tác Đảng.")
    title: Line = Field(title="Chỉ tiêu", description="Ví dụ: Lao động tiên tiến.")
    award: AwardRef | None = Field(
        None, title="Danh hiệu", description="Mã trong vocab/awards.yml, nếu là danh hiệu."
    )
    value: Count | None = Field(None, title="Số đạt", description="26 trong 26/27.")
    total: Count | None = Field(None, title="Tổng số", description="27 trong 26/27.")
    percent: Percentage | None = Field(None, title="Tỷ lệ %", description="96,3 (không ghi dấu %).")
    at_least: bool = Field(
        default=False, title="Trở lên", description="true nếu là: ít nhất …, … trở lên."
    )
    text: Line | None = Field(
        None, title="Bằng lời", description="Khi chỉ tiêu không phải là số, hoặc cần nói thêm."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        measures = (self.value, self.percent, self.text)
        if all(measure is None for measure in measures):
            raise PydanticCustomError("target/empty", "a target needs a measure", {})
        if self.value is not None and self.total is not None and self.value > self.total:
            facts = {"value": self.value, "total": self.total, "field": "value"}
            raise PydanticCustomError("target/value-over-total", "value over total", facts)
        return self


class MilestoneKind(StrEnum):
    """What is due."""

    LAUNCH = "launch"
    REGISTRATION = "registration"
    REPORT = "report"
    PRESENTATION = "presentation"
    MEETING = "meeting"
    APPRAISAL = "appraisal"
    DOSSIER = "dossier"
    OTHER = "other"


class Milestone(Timing):
    """Something due at a time (*mốc thời gian*): a report, a registration, a presentation."""

    title: Line = Field(title="Việc phải làm", description="Ví dụ: Báo cáo sơ kết 6 tháng.")
    kind: MilestoneKind = Field(
        MilestoneKind.OTHER,
        title="Loại việc",
        description="launch: phát động; registration: đăng ký; report: báo cáo; presentation: "
        "giới thiệu gương hằng quý; meeting: hội nghị; appraisal: xét, chấm; dossier: hồ sơ.",
    )
    quarter: Quarter | None = Field(
        None, title="Quý", description="Với presentation: quý phải giới thiệu gương, 2024-Q3."
    )
    responsible: Line | None = Field(None, title="Ai làm", description="Ví dụ: các khối thi đua.")
    cancelled: bool = Field(
        default=False,
        title="Đã hủy",
        description="true: không phải làm nữa; trang và lịch ghi rõ là đã hủy thay vì bỏ đi.",
    )

    @model_validator(mode="after")
    def _check_quarter(self) -> Self:
        if self.kind is MilestoneKind.PRESENTATION and self.quarter is None:
            raise PydanticCustomError("milestone/quarter", "a quarter is wanted", {"field": "kind"})
        return self


class Recipient(Noted):
    """A line of *Nơi nhận*."""

    name: Line = Field(title="Tên nơi nhận", description="Như văn bản viết.")
    unit: UnitRef | None = Field(None, title="Đơn vị", description="Mã đơn vị, nếu có bản ghi.")


def _known_quote(text: str) -> str:
    return text.strip('“”"')


Slogan = Annotated[Line, AfterValidator(_known_quote), WithJsonSchema({"type": "string"})]
"""A theme or slogan; quotation marks around it are the page's business."""


class Plan(PageRecord):
    """A plan: `content/plans/<unit>/<slug>.md`."""

    unit: SkipJsonSchema[UnitRef]

    kind: DocumentKindRef = Field(
        DocumentKindRef("ke-hoach"), title="Loại văn bản", description="Mặc định là ke-hoach."
    )
    number: DocumentNumber | None = Field(
        None, title="Số, ký hiệu", description="Ví dụ: 43/KH-LAX. Không rõ thì bỏ trống."
    )
    title: Line = Field(title="Trích yếu", description="Kế hoạch về việc gì.")
    place: Line | None = Field(None, title="Địa danh", description="Nơi ban hành: Tân Phú.")
    issued: Day | None = Field(None, title="Ngày ban hành", description="Ví dụ: 25/3/2024.")
    signer: Signer | None = Field(None, title="Người ký", description="name, title, behalf.")
    year: int | None = Field(None, ge=1945, le=2200, title="Năm", description="Năm của kế hoạch.")
    school_year: SchoolYear | None = Field(None, title="Năm học", description="Ví dụ: 2024-2025.")
    summary: Paragraph = Field(
        title="Tóm tắt", description="Một hai câu; hiện ở danh sách và khi chia sẻ."
    )
    theme: Slogan | None = Field(None, title="Chủ đề", description="Chủ đề của kế hoạch.")
    legal_basis: tuple[Annotated[Citation, Shorthand("document")], ...] = Field(
        (), title="Căn cứ", description="Các văn bản ở phần Căn cứ, theo thứ tự."
    )
    cites: tuple[Annotated[Citation, Shorthand("document")], ...] = Field(
        (), title="Văn bản nhắc tới", description="Các văn bản khác nêu trong nội dung."
    )
    campaigns: tuple[Annotated[CarriedCampaign, Shorthand("campaign")], ...] = Field(
        (), title="Phong trào", description="Các phong trào, cuộc vận động mà kế hoạch triển khai."
    )
    rounds: tuple[Round, ...] = Field((), title="Các đợt", description="Các đợt thi đua.")
    thematic: tuple[Thematic, ...] = Field(
        (), title="Chuyên đề", description="Các chuyên đề thi đua đặt ra trong kế hoạch."
    )
    anniversaries: tuple[Anniversary, ...] = Field(
        (), title="Ngày kỷ niệm", description="Các dịp kỷ niệm nêu ngoài các đợt."
    )
    targets: tuple[Target, ...] = Field((), title="Chỉ tiêu", description="Các chỉ tiêu thi đua.")
    milestones: tuple[Milestone, ...] = Field(
        (), title="Mốc thời gian", description="Việc gì, ai làm, hạn nào."
    )
    recipients: tuple[Annotated[Recipient, Shorthand("name")], ...] = Field(
        (), title="Nơi nhận", description="Từng dòng của phần Nơi nhận."
    )
    attachments: tuple[Attachment, ...] = Field(
        (), title="Tệp đính kèm", description="Tệp trong thư mục cùng tên với kế hoạch."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.year is None and self.school_year is None:
            raise PydanticCustomError("plan/year", "a year is wanted", {"field": "title"})
        return self
