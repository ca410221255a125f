"""Chức vụ người ký và chữ KT. không đi với nhau.

Nghị định 30/2020/NĐ-CP, Điều 13 và Phụ lục I: cấp phó ký thay cấp trưởng thì ghi *KT.* và chức vụ
cấp trưởng ở trên; chính cấp trưởng ký thì không có *KT.* Máy nhắc khi cấp phó ký mà chưa khai
`behalf`, và khi khai `behalf: KT` mà người ký không phải cấp phó.

Bổ sung `behalf` và `behalf_of`, hoặc sửa `title`. Văn bản gốc viết vậy thì thêm ghi chú ở người ký.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.plan import Behalf, Plan
from thidua.model.report import Report

RULE = warning(
    "signer/behalf",
    ("“{title}” ký {behalf}", MEND_OR_NOTE),
    ("“{title}” signs {behalf}", MEND_OR_NOTE_EN),
)


def check(record: Plan | Report, _around: Around) -> Iterator[Problem]:
    """Yield one problem when a deputy signs without KT., or KT. is no deputy's."""
    signer = record.signer
    if signer is None:
        return
    deputy = signer.title.casefold().startswith("phó ")
    if deputy and signer.behalf is None:
        yield Problem(("signer", "title"), {"title": signer.title, "behalf": "mà không có KT."})
    if not deputy and signer.behalf is Behalf.HEAD:
        yield Problem(("signer", "behalf"), {"title": signer.title, "behalf": "mà ghi KT."})


CHECK: Check[Plan | Report] = Check(RULE, each(Plan, Report), check)
