"""Why a file is not read: one table of reasons with the words an editor gets.

Readers raise `Unreadable` from wherever they are; `reading.read` turns it into a `Refusal`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What is the matter with a file."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    UNKNOWN = "unknown"
    OLD_WORD = "old Word"
    OTHER_OFFICE = "other office"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    BROKEN = "broken"
    BOMB = "bomb"
    DTD = "dtd"
    PAGES = "pages"
    NO_TEXT = "no text"
    TOO_MUCH = "too much"
    NO_OCR = "no ocr"
    OCR_FAILED = "ocr failed"


_WORDS: dict[Reason, tuple[str, str]] = {
    Reason.EMPTY: ("tệp rỗng", "tải hoặc chép lại tệp"),
    Reason.TOO_LARGE: (
        "tệp nặng {size}, quá {limit}",
        "giảm dung lượng ảnh trong văn bản rồi lưu lại",
    ),
    Reason.UNKNOWN: (
        "không phải văn bản Word, PDF, ODT, HTML hay chữ thường, dù tên tệp ghi gì",
        "mở bằng chương trình đã tạo ra tệp, lưu lại dạng .docx hoặc .pdf",
    ),
    Reason.OLD_WORD: (
        "đây là tệp {name} đời cũ",
        "mở bằng Word hoặc LibreOffice, lưu lại dạng .docx",
    ),
    Reason.OTHER_OFFICE: (
        "đây là tệp {name}, không phải văn bản",
        "xuất phần cần nhập sang .docx hoặc .pdf",
    ),
    Reason.ENCRYPTED: (
        "tệp được khóa bằng mật khẩu",
        "mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại",
    ),
    Reason.MACROS: (
        "trong tệp có macro (chương trình chạy kèm), không nhận để đăng lên trang",
        "mở bằng Word, lưu lại dạng .docx thường",
    ),
    Reason.BROKEN: (
        "tệp hỏng hoặc tải về dở chừng ({detail})",
        "tải hoặc chép lại; nếu vẫn vậy thì mở rồi lưu lại thành tệp mới",
    ),
    Reason.BOMB: (
        "bên trong tệp có phần “{part}” phình ra quá {limit}, không giống văn bản thật",
        "mở bằng Word rồi lưu lại thành tệp mới; không rõ nguồn thì đừng mở",
    ),
    Reason.DTD: (
        "phần “{part}” trong tệp có khai báo DTD, thứ văn bản Word hay ODT không bao giờ dùng",
        "mở bằng Word rồi lưu lại thành tệp mới; không rõ nguồn thì đừng mở",
    ),
    Reason.PAGES: ("tệp có {pages} trang; chỉ nhận tới {limit} trang", "tách lấy phần văn bản"),
    Reason.NO_TEXT: ("tệp không có chữ nào", "xem lại có đúng tệp cần nhập không"),
    Reason.TOO_MUCH: (
        "đọc tệp này tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng",
        "mở bằng Word, lưu lại thành tệp mới; văn bản dài thì tách ra",
    ),
    Reason.NO_OCR: (
        "đây là bản quét (ảnh chụp), muốn lấy chữ phải có OCRmyPDF và Tesseract tiếng Việt",
        "cài bằng lệnh: make ocr; hoặc xin bản Word của văn bản",
    ),
    Reason.OCR_FAILED: (
        "không nhận dạng được chữ trong bản quét ({detail})",
        "quét lại rõ hơn (200 dpi trở lên, đặt thẳng), hoặc xin bản Word của văn bản",
    ),
}


@dataclass(frozen=True)
class Refusal:
    """A file that is not read, why, and what to do."""

    reason: Reason
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """What happened, in Vietnamese."""
        return _WORDS[self.reason][0].format(**dict(self.facts))

    @property
    def hint(self) -> str:
        """What to do next, in Vietnamese."""
        return _WORDS[self.reason][1].format(**dict(self.facts))


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """Raised inside readers where a file cannot be read on; never leaves `readers`."""

    def __init__(self, reason: Reason, **facts: str) -> None:
        super().__init__(reason.value)
        self.refusal = Refusal(reason, tuple(sorted(facts.items())))
