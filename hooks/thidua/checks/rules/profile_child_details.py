"""Bài về trẻ em nêu lớp, nơi ở, ngày sinh hoặc sức khỏe của em.

Nghị định 56/2017/NĐ-CP, Điều 33 coi tên, tuổi, địa chỉ, quê quán, trường lớp, sức khỏe, kết quả học
tập… là bí mật đời sống riêng tư của trẻ em; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 coi sức khỏe
và dân tộc là dữ liệu nhạy cảm. Đồng ý kể chuyện không có nghĩa là đồng ý nêu tất cả những điều ấy.

Bỏ chi tiết ấy, hoặc viết chung hơn (*học sinh khối 5* thay cho *lớp 5A2*). Phiếu đồng ý có nêu rõ
thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, spot, texts, warning
from thidua.checks.texts import Text
from thidua.model.profile import Profile

RULE = warning(
    "profile/child-details",
    (
        "bài về trẻ em nêu {what}: “{words}”",
        "bỏ hoặc viết chung hơn; gia đình đã đồng ý rõ thì thêm notes với answers: {rule}",
    ),
    (
        "a child's story tells {what}: “{words}”",
        "leave it out; with an explicit consent, add notes with answers: {rule}",
    ),
)

_DETAILS = {
    "lớp": re.compile(r"\b(?:học sinh |học )?lớp \d{1,2}(?:[a-zđ]\d{0,2}|/\d{1,2}|\.\d{1,2})\b"),
    "nơi ở": re.compile(
        r"\b(?:(?:thường|tạm) trú|trú tại|ngụ tại|nhà (?:em|cháu|bé) ở|địa chỉ(?: nhà|:)|số nhà \d+"
        r"|quê (?:ở|quán))[^.,;\n]{0,40}"
    ),
    "ngày sinh": re.compile(r"\bsinh (?:ngày|năm) \d{1,4}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?)?"),
    "sức khỏe, dân tộc": re.compile(
        r"\b(?:bị bệnh|mắc bệnh|bệnh (?:tim|hiểm nghèo)|ung thư|bại não|tự k[ỷỉ]|hiv"
        r"|(?:người|em|cháu|bé) dân tộc \w+)\b"
    ),
}
"""What a passage tells of a child → how it is said, in lower case."""


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each detail of a child's private life in its profile."""
    if not isinstance(text.record, Profile) or text.record.child is None:
        return
    said = text.value.lower()
    for what, pattern in _DETAILS.items():
        for match in pattern.finditer(said if len(said) == len(text.value) else ""):
            start, end = match.span()
            words = " ".join(text.value[start:end].split())
            yield spot(text, start, end, what=what, words=words)


CHECK = Check(RULE, texts, check)
