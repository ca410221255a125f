"""Một cụm từ quen thuộc của ngành có lẽ gõ sai hoặc máy quét đọc sai.

*đầy mạnh* (đẩy mạnh), *hiệu trường* (hiệu trưởng), *tô chuyên môn* (tổ chuyên môn), *khen thuởng*:
từng tiếng đều có nghĩa nên máy soát chính tả bỏ qua, chỉ cả cụm mới lộ ra. Máy so các cụm cố định
của ngành với những chữ cùng mặt chữ mà khác dấu. Chỗ chép nguyên văn (`as_written`, `wording`) cũng
xét.

Sửa nếu chép nhầm. Văn bản gốc viết vậy thì giữ nguyên và thêm ghi chú ngay tại đó. Máy không tự
sửa, vì chỉ người đối chiếu bản gốc mới biết lỗi của ai.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, spot, texts, warning
from thidua.checks.texts import Text
from thidua.vietnamese.phrases import slips

RULE = warning(
    "text/typo",
    ("“{written}” có lẽ là “{meant}”", MEND_OR_NOTE),
    ("“{written}” is probably “{meant}”", MEND_OR_NOTE_EN),
)


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each fixed phrase that has other marks than it should."""
    for slip in slips(text.value, text.bare, words_of_it=set(text.words)):
        written = " ".join(text.value[slip.start : slip.end].split())
        yield spot(text, slip.start, slip.end, written=written, meant=slip.meant)


CHECK = Check(RULE, texts, check)
