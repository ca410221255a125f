"""Một bài đặt dấu thanh theo hai lối: chỗ viết *hòa*, chỗ viết *hoà*.

Cả hai lối đều dùng được: luật và phần lớn báo chí viết *hòa, khỏe, thủy*; sách giáo khoa từ năm
2018 (Quyết định 1989/QĐ-BGDĐT) viết *hoà, khoẻ, thuỷ*. Trong một bài nên theo một lối. Máy đếm rồi
nhắc lối ít hơn; bằng nhau thì giữ lối của luật. Tên riêng viết hoa và chỗ chép nguyên văn không
xét.

`thidua check --fix` tự đổi theo lối nhiều hơn.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, all_texts, spot, warning
from thidua.checks.texts import Text
from thidua.vietnamese.placement import moved, on_first, on_second

RULE = warning(
    "text/tone-placement",
    ("“{word}”: phần còn lại của bài đặt dấu theo lối “{other}”", "viết “{other}”"),
    ("“{word}”: the rest of the record places tones as in “{other}”", "write “{other}”"),
)


def check(texts: tuple[Text, ...], _around: Around) -> Iterator[Problem]:
    """Yield each word whose tone mark stands where the fewer of its kind have it."""
    judged = [text for text in texts if not text.verbatim]
    first = [(text, span) for text in judged for span in on_first(text.value)]
    second = [(text, span) for text in judged for span in on_second(text.value)] if first else []
    if not second:
        return
    for text, (start, end) in first if len(first) < len(second) else second:
        word = text.value[start:end]
        yield spot(text, start, end, new=moved(word), word=word, other=moved(word))


CHECK = Check(RULE, all_texts, check, mends=True)
