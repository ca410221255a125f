"""Trước tên người ký có học vị, danh hiệu hay tiếng xưng hô.

Nghị định 30/2020/NĐ-CP, Phụ lục I: trước họ tên người ký không ghi học hàm, học vị và các danh hiệu
danh dự. Ví dụ *ThS. Nguyễn Thị An*, *NGƯT Trần Văn Bình* phải bỏ phần đầu. Văn bản của đơn vị sự
nghiệp giáo dục được phép ghi học hàm, học vị; khi ấy thêm ghi chú ở người ký.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.model.plan import Plan
from thidua.model.report import Report

RULE = warning(
    "signer/degree",
    ("trước tên người ký có “{degree}”", MEND_OR_NOTE),
    ("“{degree}” stands before the signer's name", MEND_OR_NOTE_EN),
)

_DEGREE = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|ThS|Th\.S|BS|KS|CN|NGƯT|NGND)(?:\.| )"
    r"|(?i:phó giáo sư|giáo sư|tiến sĩ|thạc sĩ|cử nhân|đồng chí|đ/c|thầy) )"
)


def check(record: Plan | Report, _around: Around) -> Iterator[Problem]:
    """Yield one problem when the signer's name begins with what is no name."""
    if record.signer and (match := _DEGREE.match(record.signer.name)):
        yield Problem(("signer", "name"), {"degree": match[0].strip()})


CHECK: Check[Plan | Report] = Check(RULE, each(Plan, Report), check)
