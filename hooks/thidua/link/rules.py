"""What can be wrong between records, and between a record and the files beside it."""

from __future__ import annotations

from thidua.diagnostics import Rule, Severity, Wording, error
from thidua.media.values import FaultKind

REFERENCE = error(
    "reference/unknown",
    ("không có “{id}” trong {where}", "sửa lại mã, hoặc thêm vào {example}"),
    ("there is no “{id}” in {where}", "mend the id, or add it: {example}"),
)
CYCLE = error(
    "reference/cycle",
    ("“{id}” nằm trong vòng tròn: {chain}", "bỏ một trong các liên kết {field} của vòng này"),
    ("“{id}” is part of a circle: {chain}", "remove one of its {field} links"),
)
ADDRESS = error(
    "record/same-address",
    ("địa chỉ {address} đã thuộc về {other}", "chọn địa chỉ khác hoặc bỏ dòng này"),
    ("the address {address} belongs to {other}", "choose another or remove this line"),
)
SAME_KEY = error(
    "event/same-id",
    ("mã “{id}” đang là mã của {other}", "bỏ mã này khỏi formerly, hoặc đổi mã kia"),
    ("the id “{id}” is that of {other}", "remove it from formerly, or change the other one"),
)
LEDGER_BEHIND = Rule(
    "calendar/behind",
    Severity.NOTE,
    Wording(
        "sổ lịch chưa ghi {new} mục mới, {changed} mục đã sửa, {gone} mục không còn{titles}",
        "chạy `thidua calendar` rồi gửi kèm tệp này; việc bị hủy thì giữ lại, ghi cancelled: true",
    ),
    Wording(
        "the calendar's ledger lacks {new} new, {changed} changed and {gone} vanished entries"
        "{titles}",
        "run `thidua calendar` and commit this file; what was called off stays, with "
        "cancelled: true",
    ),
)
BODY_LINK = error(
    "body/unknown-address",
    (
        "liên kết tới {address} không dẫn tới trang nào",
        "viết từ gốc trang, đúng mã của bản ghi, ví dụ /don-vi/truong-a/",
    ),
    (
        "the link to {address} leads to no page",
        "write it from the root, by the record's id, as /don-vi/truong-a/",
    ),
)
ASSET_OUTSIDE = error(
    "asset/outside",
    (
        "“{file}” không phải tên tệp trong thư mục của bản ghi",
        "chỉ viết tên tệp, không có / hay ..",
    ),
    ("“{file}” is not a file name in the record's folder", "write the name only, without / or .."),
)
ASSET_MISSING = error(
    "asset/missing",
    ("không có tệp “{file}” trong {folder}", "chép tệp vào đó hoặc sửa tên"),
    ("there is no file “{file}” in {folder}", "copy it there or mend the name"),
)
ASSET_SIZE = error(
    "asset/size",
    ("tệp “{file}” nặng {size}, quá mức {limit}", "giảm dung lượng rồi chép lại"),
    ("the file “{file}” has {size}, more than {limit}", "make it smaller and copy it again"),
)
ASSET_TYPE = error(
    "asset/type",
    ("không đăng được tệp loại “{suffix}”", "các loại dùng được: {known}"),
    ("files of type “{suffix}” are not published", "the types are: {known}"),
)
ASSET_CONTENT = error(
    "asset/content",
    ("tệp “{file}” không phải là {suffix} thật", "mở bằng đúng chương trình rồi lưu lại"),
    ("the file “{file}” is not really a {suffix}", "open it in its own program and save it again"),
)
ASSET_UNUSED = Rule(
    "asset/unused",
    Severity.WARNING,
    Wording("tệp này không được bản ghi nào nhắc tới", "khai báo trong bản ghi hoặc xóa tệp"),
    Wording("no record mentions this file", "name it in the record or delete it"),
)
_AS_JPEG = ("lưu lại thành JPEG rồi chép vào", "save it again as JPEG and copy it here")


def _photo(name: str, vi: str, en: str) -> Rule:
    return error(f"photo/{name}", (vi, _AS_JPEG[0]), (en, _AS_JPEG[1]))


PHOTO = {
    FaultKind.NOT_A_PICTURE: _photo(
        "not-a-picture", "“{file}” không phải là ảnh", "“{file}” is no picture"
    ),
    FaultKind.FORMAT: _photo(
        "format",
        "ảnh “{file}” thuộc loại {detail}, không dùng được",
        "the picture “{file}” is a {detail}, which is not published",
    ),
    FaultKind.BROKEN: _photo(
        "broken",
        "ảnh “{file}” bị hỏng hoặc chép chưa hết",
        "the picture “{file}” is damaged ({detail})",
    ),
    FaultKind.TOO_LARGE: _photo(
        "too-large",
        "ảnh “{file}” quá lớn ({detail} điểm ảnh)",
        "the picture “{file}” is too large ({detail} pixels)",
    ),
    FaultKind.ANIMATED: _photo(
        "animated",
        "ảnh “{file}” là ảnh động ({detail} khung)",
        "the picture “{file}” is animated ({detail} frames)",
    ),
}
CHILD_CONSENT = error(
    "profile/child-consent",
    (
        "gương là trẻ em mà chưa đủ sự đồng ý về tên và câu chuyện của {parties}",
        "bổ sung consent (cha mẹ; và chính trẻ nếu từ đủ 7 tuổi), hoặc để status: draft",
    ),
    (
        "a child would be shown without the consent to name and story of {parties}",
        "add consent (guardian, and the child itself from seven), or make it status: draft",
    ),
)
CONSENT_ENDED = Rule(
    "profile/consent-ended",
    Severity.NOTE,
    Wording(
        "sự đồng ý không còn hoặc chưa có hiệu lực nên gương này không lên trang",
        "xin lại sự đồng ý nếu muốn đăng tiếp, hoặc đổi thành status: withdrawn",
    ),
    Wording(
        "the consent is not in force, so this profile is not shown",
        "ask for consent again, or make it status: withdrawn",
    ),
)
CONSENT = Rule(
    "profile/consent",
    Severity.WARNING,
    Wording(
        "chưa có sự đồng ý về tên và câu chuyện nên gương này không lên trang",
        "bổ sung consent, hoặc để status: draft cho tới khi có phiếu đồng ý",
    ),
    Wording(
        "without consent to name and story it is not shown",
        "add consent, or make it status: draft until there is one",
    ),
)
