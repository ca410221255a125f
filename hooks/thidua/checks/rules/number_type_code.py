"""Chữ viết tắt trong số, ký hiệu không phải của loại văn bản ấy.

Nghị định 30/2020/NĐ-CP, Phụ lục III: kế hoạch là KH, quyết định là QĐ, báo cáo là BC… Máy so với
`code` trong `vocab/document-kinds.yml`. Công văn không có chữ viết tắt: `4555/BGDĐT-GDPT` là đúng,
*12/CV-THCSA* là sai. Luật, nghị quyết của Quốc hội (`98/2023/QH15`) và văn bản của Đảng
(`34-CT/TW`) đánh số theo lối riêng và được hiểu theo lối ấy.

Sửa số hoặc `kind`. Văn bản gốc ghi vậy thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.numbers import parts_of
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.load.raw import RawRecord
from thidua.model.base import DocumentKindRef
from thidua.model.document import Document
from thidua.model.plan import Plan
from thidua.model.report import Report
from thidua.model.vocabulary import DocumentKind

RULE = warning(
    "number/type-code",
    ("số “{number}” ghi “{written}”, {kind} thì {wanted}", MEND_OR_NOTE),
    ("the number “{number}” says “{written}”; for “{kind}”: {wanted}", MEND_OR_NOTE_EN),
)

_OF_REPORTS = DocumentKindRef("bao-cao")
_LETTER = "CV"
"""What many write in the number of a letter (*công văn*), which has no code."""


def _code(kind: DocumentKind, _: RawRecord) -> str | None:
    return kind.code


@indexed(_code, DocumentKind)
def _codes(told: Iterable[tuple[str, str]]) -> Mapping[str, bool]:
    """Return what is a code of any kind of document."""
    return {code: True for _, code in told}


def check(record: Plan | Report | Document, around: Around) -> Iterator[Problem]:
    """Yield one problem when the first group of letters is not that of the kind."""
    reference = _OF_REPORTS if isinstance(record, Report) else record.kind
    kind = around.find(reference, DocumentKind)
    if kind is None or record.number is None:
        return
    parts = parts_of(record.number)
    written = parts.groups[0]
    if kind.code is None:
        wrong = written == _LETTER or around.once(_codes, written) is not None
        wanted = "không có chữ viết tắt của loại"
    else:
        wrong = written != kind.code and not parts.is_of_assembly
        wanted = f"viết tắt là {kind.code}"
    if wrong:
        facts = {"number": record.number, "written": written, "kind": kind.name, "wanted": wanted}
        yield Problem(("number",), facts)


CHECK: Check[Plan | Report | Document] = Check(RULE, each(Plan, Report, Document), check)
