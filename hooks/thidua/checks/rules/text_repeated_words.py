"""Một cụm từ viết hai lần liền nhau.

*các khối thi đua tổ chức tổ chức Hội nghị* thường do chép, dán. Chỉ xét cụm từ hai tiếng trở lên;
từ láy và cách nói như *từng bước từng bước* không bị nhắc.

Bỏ một lần. Văn bản gốc viết vậy thì giữ nguyên và thêm ghi chú.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from operator import eq

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
_GROUPS = ("khối thi đua", "cụm thi đua")
"""Groups that may be said to do what they are named after: *các khối thi đua thi đua với nhau*."""

_ENDS = re.compile(r"[,.;:!?”)]*(?:[ \n]|\Z)")
"""What may follow the second run."""


def _alike(words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield place and length of each run of bare words that follows itself."""
    for length in _LENGTHS:
        # One byte a word, 1 where it is said again a run later: so many of them are a run.
        again = bytes(map(eq, words, words[length:]))
        place = again.find(b"\1" * length)
        while place >= 0:
            if any(words[place : place + length]):
                yield place, length
                place += 1
            else:
                # Signs in a row are no words: on to the next one, which may be far.
                place = next(filter(words.__getitem__, range(place + length, len(words))), 0)
                if not place:
                    break
                place -= length - 1
            place = again.find(b"\1" * length, place)


def _runs(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield place, offset and words of each run that follows itself, marks and all."""
    alike = list(_alike(text.words))
    starts = [0, *accumulate(map(len, text.words))] if alike else []
    for place, length in alike:
        start = starts[place] + place
        size = starts[place + length] + place + length - 1 - start
        end = start + 2 * size + 1
        run, gap, second = text.value[start : start + size], text.value[start + size], end - size
        words = run.lower().replace("\n", " ").split(" ")
        if (
            gap in " \n"
            and text.value[second:end].lower().replace("\n", " ").split(" ") == words
            and len(words) == length
            and len(set(words)) > 1
            and "".join(words).isalpha()
            and words[0] not in _ON_PURPOSE
            and (start == 0 or text.value[start - 1] in " \n")
            and _ENDS.match(text.value, end)
        ):
            yield place, start, " ".join(words)


def check(text: Text, _around: Around) -> Iterator[Problem]:
    """Yield each run of words that follows itself."""
    last = -2
    for place, start, run in _runs(text):
        # What is said three times, or more, is one finding.
        last, before = place, last
        if place == before + 1:
            continue
        if _with_word_before(text, place, start, run) in _GROUPS:
            continue
        yield spot(text, start, start + 2 * len(run) + 1, words=run)


def _with_word_before(text: Text, place: int, start: int, run: str) -> str:
    """Return a run and the word before it, if there is one, in small letters."""
    if place == 0:
        return run
    begin = max(text.value.rfind(" ", 0, start - 1), text.value.rfind("\n", 0, start - 1)) + 1
    return f"{text.value[begin : start - 1].lower()} {run}"


CHECK = Check(RULE, texts, check)
