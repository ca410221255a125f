"""What can be wrong with the values of one record."""

from __future__ import annotations

from typing import get_args

from thidua.diagnostics import Rule, error
from thidua.model.base import Line, SiteAddress, Slug, WebAddress

MISSING = error(
    "schema/missing",
    ("thiếu “{key}” ({title})", "thêm dòng “{key}: …” vào đây"),
    ("“{key}” is missing", "add a line “{key}: …” here"),
)
UNKNOWN_KEY = error(
    "schema/unknown-key",
    ("không có khóa “{key}”", "các khóa dùng được: {known}"),
    ("there is no key “{key}”", "the keys are: {known}"),
)
TEXT = error(
    "schema/text",
    ("chỗ này cần một dòng chữ", "viết chữ ngay sau dấu hai chấm"),
    ("a text is wanted here", "write it right after the colon"),
)
EMPTY = error(
    "schema/empty",
    ("chưa có giá trị", "điền giá trị hoặc xóa dòng này"),
    ("there is no value", "fill it in or delete the line"),
)
TOO_LONG = error(
    "schema/too-long",
    ("dài quá {max_length} ký tự", "viết gọn lại, phần còn lại đưa vào thân bài"),
    ("longer than {max_length} characters", "shorten it; the rest can go into the body"),
)
ONE_LINE = error(
    "schema/one-line",
    ("chỗ này chỉ được một dòng chữ", "nối lại thành một dòng, hoặc viết “>-” thay cho “|”"),
    ("only one line of text is wanted here", "join the lines, or write “>-” instead of “|”"),
)
WEB_ADDRESS = error(
    "address/web",
    ("“{value}” không phải địa chỉ trang web", "viết đủ, ví dụ: https://moet.gov.vn/"),
    ("“{value}” is no address of a web page", "write all of it, as https://moet.gov.vn/"),
)
SITE_ADDRESS = error(
    "address/site",
    (
        "“{value}” không phải địa chỉ trên trang này",
        "bắt đầu và kết thúc bằng dấu /, ví dụ: /ke-hoach/thcs-a/ke-hoach-2024/",
    ),
    (
        "“{value}” is no address on this site",
        "begin and end it with /, as /ke-hoach/thcs-a/ke-hoach-2024/",
    ),
)
SLUG = error(
    "record/id-form",
    ("“{value}” không phải một mã", "chữ thường không dấu, số và dấu gạch: le-20-11-2026"),
    ("“{value}” is no id", "small letters without marks, figures and hyphens: le-20-11-2026"),
)
INTEGER = error(
    "schema/integer",
    ("“{value}” không phải số nguyên", "chỉ viết chữ số, ví dụ: 26"),
    ("“{value}” is not a whole number", "write digits only, for example 26"),
)
RANGE = error(
    "schema/range",
    ("“{value}” nằm ngoài khoảng cho phép ({limit})", "xem lại con số"),
    ("“{value}” is out of range ({limit})", "look at the number again"),
)
BOOLEAN = error(
    "schema/boolean",
    ("“{value}” không phải true hay false", "viết true (có) hoặc false (không)"),
    ("“{value}” is neither true nor false", "write true or false"),
)
CHOICE = error(
    "schema/choice",
    ("“{value}” không có trong danh sách", "chọn một trong: {expected}"),
    ("“{value}” is not in the list", "choose one of: {expected}"),
)
LIST = error(
    "schema/list",
    ("chỗ này cần một danh sách", "mỗi mục một dòng, bắt đầu bằng dấu gạch ngang “- ”"),
    ("a list is wanted here", "one item a line, each beginning with “- ”"),
)
MAPPING = error(
    "schema/mapping",
    ("chỗ này cần các dòng “khóa: giá trị”", "xem mẫu của `thidua new`"),
    ("“key: value” lines are wanted here", "see the file `thidua new` makes"),
)
DATE_FORM = error(
    "date/form",
    ("“{value}” không đúng dạng ngày", "viết 25/3/2024 hoặc 2024-03-25; tháng: 2024-03"),
    ("“{value}” is not written as a date", "write 2024-03-25 or 25/3/2024; a month: 2024-03"),
)
DATE_CALENDAR = error(
    "date/not-in-calendar",
    ("không có ngày “{value}” trong lịch", "xem lại ngày, tháng (ngày đứng trước tháng)"),
    ("the calendar has no “{value}”", "look at day and month again (the day comes first)"),
)
DATE_SCHOOL_YEAR = error(
    "date/school-year",
    ("“{value}” không phải năm học", "viết hai năm liền nhau, ví dụ: 2024-2025"),
    ("“{value}” is not a school year", "write two years in a row, as 2024-2025"),
)
DATE_QUARTER = error(
    "date/quarter",
    ("“{value}” không phải một quý", "viết năm và quý, ví dụ: 2024-Q3"),
    ("“{value}” is not a quarter", "write year and quarter, as 2024-Q3"),
)
DATE_LUNAR = error(
    "date/lunar-form",
    ("“{value}” không phải ngày âm lịch", "viết ngày/tháng âm: 10/3, hoặc thêm năm: 10/3/2027"),
    ("“{value}” is not a lunar day", "write day/month of the lunar year: 10/3, or 10/3/2027"),
)
DATE_TIME = error(
    "date/time-form",
    ("“{value}” không phải giờ", "viết giờ và phút, ví dụ: 7:30 hoặc 7h30"),
    ("“{value}” is not a time of day", "write hour and minute, as 7:30"),
)
DATE_WITH_HOUR = error(
    "date/with-hour",
    (
        "“{value}” gộp ngày với giờ",
        "ở đây chỉ ghi ngày; giờ của sự kiện ghi ở starts_at và ends_at, theo giờ Việt Nam",
    ),
    (
        "“{value}” is a date together with an hour",
        "write the day only; hours of an event go into starts_at and ends_at, in Vietnam's time",
    ),
)
DATE_ZONE = error(
    "date/time-zone",
    ("“{value}” có múi giờ", "đổi ra giờ Việt Nam rồi chỉ viết giờ và phút, ví dụ: 7:30"),
    ("“{value}” has a time zone", "write it as Vietnam's time, hour and minute only, as 7:30"),
)
DATE_LUNAR_CALENDAR = error(
    "date/lunar-not-in-calendar",
    (
        "năm ấy không có ngày âm lịch “{value}” (tháng ấy có {days} ngày)",
        "xem lại ngày, tháng, chữ “nhuận” và năm âm lịch (1900 đến 2100)",
    ),
    (
        "that year has no lunar day “{value}” (the month has {days} days)",
        "look at day, month, “nhuận” and the lunar year again (1900 to 2100)",
    ),
)
DATE_LUNAR_YEARLY = error(
    "date/lunar-yearly",
    ("“{value}” là ngày của riêng một năm", "ngày kỷ niệm năm nào cũng có: chỉ viết ngày/tháng"),
    ("“{value}” is a day of one year", "an occasion comes every year: write day/month only"),
)
EVENT_HOUR = error(
    "event/hour-without-day",
    ("có giờ mà chưa có ngày cụ thể", "ghi đủ ngày, hoặc bỏ starts_at và ends_at"),
    ("there is an hour but no day", "give the day, or remove starts_at and ends_at"),
)
EVENT_START = error(
    "event/no-start",
    ("có giờ kết thúc mà không có giờ bắt đầu", "thêm “starts_at: 7:30” hoặc bỏ ends_at"),
    (
        "there is an hour of the end and none of the start",
        "add “starts_at: 7:30” or remove ends_at",
    ),
)
HOLIDAY_LENGTH = error(
    "holiday/too-long",
    ("khoảng này dài hơn {days} ngày", "xem lại năm của hai ngày"),
    ("this is longer than {days} days", "look at the years of both days"),
)
PERIOD_ORDER = error(
    "period/end-before-start",
    ("kết thúc ({end}) trước khi bắt đầu ({start})", "đổi lại hai ngày hoặc sửa ngày sai"),
    ("it ends ({end}) before it starts ({start})", "swap the two or mend the wrong one"),
)
PERIOD_EMPTY = error(
    "period/empty",
    ("thời gian chưa nêu gì", "thêm start, end, school_year hoặc wording"),
    ("the period says nothing", "add start, end, school_year or wording"),
)
TIMING = error(
    "timing/one-of",
    ("cần đúng một cách nêu thời gian, đang có: {given}", "chọn một cách và bỏ các cách khác"),
    ("exactly one timing is wanted; given: {given}", "choose one and remove the others"),
)
NUMBER_FORM = error(
    "document/number-form",
    ("“{value}” không đúng dạng số, ký hiệu", "không có dấu cách; ví dụ: 43/KH-LAX, 34-CT/TW"),
    ("“{value}” is no number and symbol", "without spaces, as 43/KH-LAX or 34-CT/TW"),
)
PERCENT_FORM = error(
    "number/percent-form",
    ("“{value}” không phải tỷ lệ phần trăm", "chỉ viết số, ví dụ: 96,3"),
    ("“{value}” is not a per cent", "write the number only, as 96,3"),
)
TARGET_EMPTY = error(
    "target/empty",
    ("chỉ tiêu chưa có số hay lời", "thêm value (và total), percent hoặc text"),
    ("the target has neither number nor text", "add value (and total), percent or text"),
)
TARGET_ORDER = error(
    "target/value-over-total",
    ("số đạt {value} lớn hơn tổng số {total}", "xem lại hai số, có thể đã viết ngược"),
    ("{value} is more than the total {total}", "look at both again; they may be swapped"),
)
MILESTONE_QUARTER = error(
    "milestone/quarter",
    ("mốc giới thiệu gương cần nêu quý", "thêm dòng “quarter: 2024-Q3”"),
    ("a presentation needs its quarter", "add a line “quarter: 2024-Q3”"),
)
PLAN_YEAR = error(
    "plan/year",
    ("kế hoạch chưa nêu năm", "thêm “year: 2024” hoặc “school_year: 2024-2025”"),
    ("the plan has no year", "add “year: 2024” or “school_year: 2024-2025”"),
)
PROFILE_CHILD = error(
    "profile/child-collective",
    ("tập thể không thể là trẻ em", "bỏ khóa child hoặc đổi who thành person"),
    ("a collective cannot be a child", "remove child or make who a person"),
)
SAME_ID = error(
    "record/same-id",
    ("đã có bản ghi mang mã “{id}” ở {other}", "đổi tên tệp hoặc khóa để mỗi mã chỉ dùng một lần"),
    ("the id “{id}” is taken by {other}", "rename the file or the key"),
)
UNCLASSIFIED = error(
    "schema/value",
    ("giá trị không dùng được ({detail})", "xem mẫu của `thidua new`"),
    ("the value cannot be used ({detail})", "see the file `thidua new` makes"),
)

CUSTOM = {
    rule.id: rule
    for rule in (
        DATE_FORM, DATE_CALENDAR, DATE_SCHOOL_YEAR, DATE_QUARTER, DATE_LUNAR, DATE_TIME,
        DATE_WITH_HOUR, DATE_ZONE, DATE_LUNAR_CALENDAR, DATE_LUNAR_YEARLY,
        EVENT_HOUR, EVENT_START, HOLIDAY_LENGTH,
        PERIOD_ORDER, PERIOD_EMPTY, TIMING, NUMBER_FORM, PERCENT_FORM, TARGET_EMPTY,
        TARGET_ORDER, MILESTONE_QUARTER, PLAN_YEAR, PROFILE_CHILD,
    )
}  # fmt: skip
"""The rules that the model itself names when it refuses a value."""

BUILT_IN = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN_KEY,
    "string_type": TEXT,
    "string_too_short": EMPTY,
    "string_too_long": TOO_LONG,
    "int_type": INTEGER,
    "int_parsing": INTEGER,
    "int_parsing_size": INTEGER,
    "int_from_float": INTEGER,
    "date_type": DATE_FORM,
    "time_type": DATE_TIME,
    "bool_type": BOOLEAN,
    "bool_parsing": BOOLEAN,
    "enum": CHOICE,
    "tuple_type": LIST,
    "model_type": MAPPING,
    "dict_type": MAPPING,
    "greater_than": RANGE,
    "greater_than_equal": RANGE,
    "less_than": RANGE,
    "less_than_equal": RANGE,
    "decimal_type": PERCENT_FORM,
}
"""What pydantic calls its own refusals → our rule."""

PATTERNS = {
    get_args(annotation)[1].pattern: rule
    for annotation, rule in (
        (Line, ONE_LINE),
        (WebAddress, WEB_ADDRESS),
        (SiteAddress, SITE_ADDRESS),
        (Slug, SLUG),
    )
}
"""The patterns that the model asks of texts → our rule."""

LACKING: dict[Rule, tuple[str, ...]] = {
    MISSING: (),
    PERIOD_EMPTY: ("start", "end", "school_year", "wording"),
    TIMING: ("on", "before", "by", "start", "end", "lunar", "day", "month"),
    TARGET_EMPTY: ("value", "percent", "text"),
    MILESTONE_QUARTER: ("quarter",),
    EVENT_START: ("starts_at",),
    PLAN_YEAR: ("year", "school_year"),
}
"""What misses something → the keys of which one would do.

It cannot be said of a file that was read in part, for the key may stand in the rest, nor
where such a key stands but is wrong itself.
"""
