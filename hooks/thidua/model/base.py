"""What every record shares: strictness, notes, status and the old addresses it keeps.

Field titles and descriptions are Vietnamese because editors read them, through the JSON
Schema, when they point at a key in their editor.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

from thidua.model.dates import Day, require_order

Line = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\n]*$")]
"""One line of text that readers see."""

Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""Some sentences of text that readers see."""

FileName = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""The name of a file that lies in the record's own folder."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=2000)]
"""A page elsewhere: http or https and nothing else."""

SiteAddress = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)+$", max_length=300)]
"""An address on this site, from its root, as `/ke-hoach/truong-a/ke-hoach-1/`."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=200)]
"""An id as the name of a file or a key gives it."""


class Kind(StrEnum):
    """The seven kinds of record."""

    UNIT = "unit"
    PLAN = "plan"
    CAMPAIGN = "campaign"
    PROFILE = "profile"
    EVENT = "event"
    DOCUMENT = "document"
    REPORT = "report"


class Reference(str):
    """The id of another record or of a term; subclasses say in which collection it is looked up.

    Being a type of its own lets the linker find every reference of every record by walking
    the values, with no list of fields kept beside the model.
    """

    __slots__ = ()
    collection: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(min_length=1, max_length=200, strip_whitespace=True)
        )


class UnitRef(Reference):
    """A unit by its id: the file's name under `units/` without its ending."""

    __slots__ = ()
    collection = Kind.UNIT.value


class PlanRef(Reference):
    """A plan by its id: `<unit>/<slug>`."""

    __slots__ = ()
    collection = Kind.PLAN.value


class CampaignRef(Reference):
    """A campaign by its id."""

    __slots__ = ()
    collection = Kind.CAMPAIGN.value


class DocumentRef(Reference):
    """A document by its id."""

    __slots__ = ()
    collection = Kind.DOCUMENT.value


class UnitKindRef(Reference):
    """A term of `vocab/unit-kinds.yml`."""

    __slots__ = ()
    collection = "unit-kinds"


class SchoolLevelRef(Reference):
    """A term of `vocab/school-levels.yml`."""

    __slots__ = ()
    collection = "school-levels"


class DocumentKindRef(Reference):
    """A term of `vocab/document-kinds.yml`."""

    __slots__ = ()
    collection = "document-kinds"


class CampaignKindRef(Reference):
    """A term of `vocab/campaign-kinds.yml`."""

    __slots__ = ()
    collection = "campaign-kinds"


class AwardRef(Reference):
    """A term of `vocab/awards.yml`."""

    __slots__ = ()
    collection = "awards"


class OccasionRef(Reference):
    """A term of `vocab/occasions.yml`."""

    __slots__ = ()
    collection = "occasions"


_UNTOLD: set[str] = set()
"""Stands for which fields were given, which nobody asks of a record that was handed on."""


class Element(BaseModel):
    """Any mapping in content: frozen, and a key nobody knows is a fault."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )

    # Tens of thousands are kept and handed from process to process: values alone take half of
    # the room and of the time that names and the set of those given take with them.
    def __getstate__(self) -> Any:  # noqa: ANN401 - as inherited
        """Return the values of its fields, in their order."""
        return tuple(map(self.__dict__.__getitem__, type(self).__pydantic_fields__))

    def __setstate__(self, state: Any) -> None:  # noqa: ANN401 - as inherited
        """Take the values of its fields, in their order."""
        values = zip(type(self).__pydantic_fields__, state, strict=True)
        object.__setattr__(self, "__dict__", dict(values))
        object.__setattr__(self, "__pydantic_fields_set__", _UNTOLD)
        object.__setattr__(self, "__pydantic_extra__", None)
        object.__setattr__(self, "__pydantic_private__", None)


class Note(Element):
    """A remark on a fact (*ghi chú*), shown beside it on the page."""

    text: Paragraph = Field(title="Nội dung ghi chú", description="Một hai câu, hiện trên trang.")
    answers: Line | None = Field(
        None,
        title="Trả lời cảnh báo",
        description="Tên quy tắc mà ghi chú này giải thích, ví dụ occasion/anniversary. "
        "Cảnh báo đó tại chỗ này được coi là đã xem xét.",
    )


class Noted(Element):
    """An element that can carry notes."""

    notes: tuple[Note, ...] = Field(
        (),
        title="Ghi chú",
        description="Điều cần nói thêm, ví dụ chỗ văn bản gốc tự mâu thuẫn. Hiện trên trang.",
    )


class Status(StrEnum):
    """Where a record stands between its writer and the public."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Attachment(Element):
    """A file handed out with a record; it lies in the folder beside it."""

    file: FileName = Field(title="Tên tệp", description="Tệp nằm trong thư mục cùng tên bản ghi.")
    title: Line = Field(title="Tên hiển thị", description="Ví dụ: Bản có dấu (PDF).")


class Record(Noted):
    """What all kinds share. The `id` comes from the file's place."""

    id: SkipJsonSchema[str]

    status: Status = Field(
        Status.DRAFT,
        title="Trạng thái",
        description="draft: bản nháp; review: chờ duyệt; published: công khai; withdrawn: đã rút. "
        "Chỉ published mới lên trang.",
    )
    publish_on: Day | None = Field(
        None, title="Đăng từ ngày", description="Trước ngày này bản ghi chưa lên trang."
    )
    unpublish_on: Day | None = Field(
        None, title="Gỡ từ ngày", description="Từ ngày này bản ghi không còn trên trang."
    )
    sample: bool = Field(
        default=False,
        title="Dữ liệu mẫu",
        description="true nếu là người, đơn vị, sự việc bịa ra để minh họa; trang sẽ ghi rõ.",
    )

    @model_validator(mode="after")
    def _check_embargo(self) -> Self:
        require_order(self.publish_on, self.unpublish_on, field="unpublish_on")
        return self


class PageRecord(Record):
    """A record with a page of its own, which may have stood at other addresses."""

    moved_from: tuple[SiteAddress, ...] = Field(
        (),
        title="Địa chỉ cũ",
        description="Các địa chỉ trước đây của trang này; ai mở địa chỉ cũ được dẫn tới đây.",
    )
