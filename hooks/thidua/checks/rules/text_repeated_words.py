"""Một cụm từ viết hai lần liền nhau.

*các khối thi đua tổ chức tổ chức Hội nghị* thường do chép, dán. Chỉ xét cụm từ hai tiếng trở lên;
từ láy và cách nói như *từng bước từng bước* không bị nhắc.

Bỏ một lần. Văn bản gốc viết vậy thì giữ nguyên và thêm ghi chú.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from thidua.checks.around import Around
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, spot, texts, warning
from thidua.checks.texts import Text

RULE = warning(
    "text/repeated-words",
    ("“{words}” viết hai lần liền nhau", MEND_OR_NOTE),
    ("“{words}” stands twice", MEND_OR_NOTE_EN),
)

_LENGTHS = (2, 3, 4)
"""Syllables of a run; a single one is often said twice on purpose."""
_ON_PURPOSE = ("từng", "dần", "mãi", "ngày")
_GROUPS = (["khối", "thi", "đua"], ["cụm", "thi", "đua"])
"""Groups that may be said to do what they are named after: *các khối thi đua thi đua với nhau*."""


def _runs(words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield place and length of each run of words that follows itself."""
    for length in _LENGTHS:
        for place, (word, other) in enumerate(zip(words, words[length:], strict=False)):
            if word == other and word.isalpha() and word not in _ON_PURPOSE:
                first = words[place : place + length]
                second = words[place + length : place + 2 * length]
                second = [*second[:-1], second[-1].rstrip(",.;:!?”)")]
                if first == second and len(set(first)) > 1 and "".join(first).isalpha():
                    yield place, length


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each run of words that follows itself."""
    words = text.value.lower().replace("\n", " ").split(" ")
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    last = -2
    for place, length in _runs(words):
        # What is said three times, or more, is one finding.
        last, before = place, last
        if place == before + 1:
            continue
        if words[max(place - 1, 0) : place + length] in _GROUPS:
            continue
        start = starts[place]
        run = " ".join(words[place : place + length])
        yield spot(text, start, start + 2 * len(run) + 1, words=run)


CHECK = Check(RULE, texts, check)
