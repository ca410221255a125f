"""Số, ký hiệu viết D thay cho Đ.

*SGDDT*, *QD*, *ND-CP* là SGDĐT, QĐ, NĐ-CP mất nét ngang, thường do gõ không dấu hoặc quét chữ. Máy
chỉ nhắc khi chữ ấy không có nghĩa gì khác: nó không phải chữ viết tắt trong
`vocab/document-kinds.yml` hay ký hiệu của đơn vị nào, mà thêm nét ngang thì phải.

Sửa thành Đ. Văn bản gốc viết vậy thì ghi ở `as_written` và thêm ghi chú.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from thidua.checks.around import Around, derived
from thidua.checks.numbers import codes
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
from thidua.model.unit import Unit

RULE = warning(
    "number/lost-stroke",
    ("“{number}”: “{written}” có lẽ là “{meant}”", MEND_OR_NOTE),
    ("“{number}”: “{written}” is probably “{meant}”", MEND_OR_NOTE_EN),
)

_GROUP = re.compile(r"[A-ZĐ][\w&]*")


def _symbol(unit: Unit) -> str | None:
    return unit.abbreviation


@derived
def _meant(around: Around) -> Mapping[str, str]:
    """Return each symbol as it looks without strokes → as it is."""
    symbols = {symbol for _, symbol in around.told(Unit, _symbol) if symbol}
    known = symbols | codes(around.library)
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
