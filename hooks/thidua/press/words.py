"""The Vietnamese words for closed lists and sections, in one place.

Sentences stand in the templates, where one sees what is around them; dates are put into
words by `moments`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from thidua.link.dues import DueState
from thidua.link.occurrences import OccurrenceKind
from thidua.link.occurrences.words import EVENT_WORDS, KIND_WORDS
from thidua.model.document import DocumentState
from thidua.model.event import EventKind
from thidua.model.plan import Behalf, MilestoneKind
from thidua.model.report import ReportKind
from thidua.model.vocabulary import UnitGroup

_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    MilestoneKind: {
        MilestoneKind.LAUNCH: "phát động",
        MilestoneKind.REGISTRATION: "đăng ký",
        MilestoneKind.REPORT: "báo cáo",
        MilestoneKind.PRESENTATION: "giới thiệu gương",
        MilestoneKind.MEETING: "hội nghị",
        MilestoneKind.APPRAISAL: "xét, chấm",
        MilestoneKind.DOSSIER: "hồ sơ",
        MilestoneKind.OTHER: "việc khác",
    },
    DocumentState: {
        DocumentState.IN_FORCE: "Còn hiệu lực",
        DocumentState.REPLACED: "Đã được thay thế",
        DocumentState.EXPIRED: "Hết hiệu lực",
        DocumentState.UNKNOWN: "Chưa rõ hiệu lực",
    },
    Behalf: {
        Behalf.COLLECTIVE: "TM.",
        Behalf.HEAD: "KT.",
        Behalf.BY_ORDER: "TL.",
        Behalf.BY_DELEGATION: "TUQ.",
        Behalf.ACTING: "Q.",
    },
    ReportKind: {
        ReportKind.INTERIM: "Báo cáo sơ kết",
        ReportKind.FINAL: "Báo cáo tổng kết",
    },
    OccurrenceKind: KIND_WORDS,
    EventKind: EVENT_WORDS,
    DueState: {
        DueState.IN_TIME: "Đã có, đúng hạn",
        DueState.LATE: "Đã có, muộn",
        DueState.IN: "Đã có",
        DueState.OVERDUE: "Chưa có trên trang",
        DueState.AHEAD: "Chưa đến hạn",
    },
    UnitGroup: {
        UnitGroup.SCHOOL: "Trường học và cơ sở giáo dục",
        UnitGroup.AUTHORITY: "Cơ quan quản lý",
        UnitGroup.ORGANISATION: "Tổ chức, đoàn thể",
    },
}

BEHALF_SPELT_OUT: Mapping[Behalf, str] = {
    Behalf.COLLECTIVE: "thay mặt",
    Behalf.HEAD: "ký thay",
    Behalf.BY_ORDER: "thừa lệnh",
    Behalf.BY_DELEGATION: "thừa ủy quyền",
    Behalf.ACTING: "quyền",
}

HOME = "Trang chủ"
CAMPAIGNS = "Phong trào"
WALL = "Gương tốt"
PLANS = "Kế hoạch"
UNITS = "Đơn vị"
DOCUMENTS = "Văn bản"
SEARCH = "Tìm kiếm"
CALENDAR = "Lịch"
FEEDS = "Theo dõi tin mới"
PROGRESS = "Tiến độ"

WALL_SENTENCE = (
    "Những người và tập thể làm việc tốt mỗi ngày, được các đơn vị giới thiệu theo từng quý."
)
PLANS_SENTENCE = (
    "Kế hoạch thi đua của các đơn vị: căn cứ, các đợt, chỉ tiêu, mốc thời gian và nơi nhận."
)
CAMPAIGNS_SENTENCE = (
    "Các phong trào thi đua, cuộc vận động, chuyên đề và cuộc thi mà các kế hoạch triển khai."
)
UNITS_SENTENCE = (
    "Trường học, cơ quan quản lý và tổ chức có kế hoạch, văn bản hoặc phong trào trên trang này."
)
DOCUMENTS_SENTENCE = (
    "Luật, nghị định, chỉ thị và kế hoạch cấp trên mà các kế hoạch thi đua căn cứ hoặc nhắc tới."
)
SEARCH_SENTENCE = (
    "Tìm người, đơn vị, kế hoạch, phong trào và văn bản trên trang này, gõ có dấu hay không dấu."
)

FEEDS_SENTENCE = (
    "Địa chỉ để phần mềm đọc tin báo mỗi khi có gương tốt, kế hoạch, báo cáo hoặc văn bản mới."
)
PROGRESS_SENTENCE = (
    "Đơn vị nào đã giới thiệu gương từng quý, báo cáo nào đã có trên trang, việc nào quá hạn."
)


def word(member: StrEnum) -> str:
    """Return the word readers see for a member of a closed list."""
    return _WORDS[type(member)][member]
