"""Số, ký hiệu viết D thay cho Đ.

*SGDDT*, *QD*, *ND-CP* là SGDĐT, QĐ, NĐ-CP mất nét ngang, thường do gõ không dấu hoặc quét chữ. Máy
chỉ nhắc khi chữ ấy không có nghĩa gì khác: nó không phải chữ viết tắt trong
`vocab/document-kinds.yml` hay ký hiệu của đơn vị nào, mà thêm nét ngang thì phải.

Sửa thành Đ. Văn bản gốc viết vậy thì ghi ở `as_written` và thêm ghi chú.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.rule import (
    MEND_OR_NOTE,
    MEND_OR_NOTE_EN,
    Check,
    Problem,
    spot,
    texts_and_numbers,
    warning,
)
from thidua.checks.texts import Text
from thidua.load.raw import RawRecord
from thidua.model.unit import Unit
from thidua.model.vocabulary import DocumentKind

RULE = warning(
    "number/lost-stroke",
    ("“{number}”: “{written}” có lẽ là “{meant}”", MEND_OR_NOTE),
    ("“{number}”: “{written}” is probably “{meant}”", MEND_OR_NOTE_EN),
)

_GROUP = re.compile(r"[A-ZĐ][\w&]*")


def _symbol(known: Unit | DocumentKind, _: RawRecord) -> str | None:
    return known.abbreviation if isinstance(known, Unit) else known.code


@indexed(_symbol, Unit, DocumentKind)
def _meant(told: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return each symbol as it looks without strokes → as it is."""
    known = {symbol for _, symbol in told}
    return {
        bare: symbol
        for symbol in sorted(known)
        if (bare := symbol.replace("Đ", "D")) != symbol and bare not in known
    }


def check(text: Text, around: Around) -> Iterator[Problem]:
    """Yield each group of a number that is a known one without its strokes."""
    if "D" not in text.value:
        return
    for number in text.numbers:
        for group in _GROUP.finditer(text.value, number.start, number.end):
            if meant := around.once(_meant, group[0]):
                start, end = group.span()
                yield spot(text, start, end, number=number.text, written=group[0], meant=meant)


CHECK = Check(RULE, texts_and_numbers, check)
