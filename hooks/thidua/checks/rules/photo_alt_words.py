"""Mô tả ảnh không nói ảnh có gì.

Người không nhìn thấy ảnh nghe đọc `alt`. *Ảnh*, *hình minh họa*, *IMG_2031.jpg*, chỉ một cái tên,
hay một câu dùng cho hai ảnh đều không giúp được gì (Thông tư 26/2020/TT-BTTTT buộc trang của trường
công lập có lời thay cho ảnh).

Viết một câu: ai, làm gì, ở đâu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.profile import Profile
from thidua.vietnamese.bare import bare

RULE = warning(
    "photo/alt-words",
    ("mô tả ảnh “{alt}” không nói ảnh có gì", "viết một câu: ai, làm gì, ở đâu"),
    ("“{alt}” does not say what the picture shows", "write a sentence: who, doing what, where"),
)

_FILE_NAME = re.compile(r"\S*\.(?:jpe?g|png|webp|heic)|(?:img|dsc|pxl|zalo|screenshot)[\s_-]*\d.*")
_NOTHING = re.compile(
    r"(?:(?:buc |tam )?(?:anh|hinh)(?: (?:anh|minh hoa|chan dung|dai dien|\d+))*)"
)


def check(profile: Profile, _around: Around) -> Iterator[Problem]:
    """Yield each photo whose description describes nothing."""
    seen: set[str] = set()
    for index, photo in enumerate(profile.photos):
        said = bare(photo.alt).strip(" .")
        empty = _FILE_NAME.fullmatch(said) or _NOTHING.fullmatch(said) or said == bare(profile.name)
        if empty or said in seen:
            yield Problem(("photos", index, "alt"), {"alt": photo.alt})
        seen.add(said)


CHECK = Check(RULE, each(Profile), check)
