"""Hai bài gương gần như giống hệt nhau.

Chép bài của người này, đổi tên thành người khác là chuyện vẫn gặp; cũng có khi một bài bị đưa lên
hai lần. Máy lấy mẫu những đoạn năm tiếng liền nhau của thân bài, như nhau ở mọi bài, và nhắc khi từ
sáu phần mười trở lên của một bài đã có trong một bài khác. Bài dưới ba mươi tiếng không xét.

Viết lại chuyện của riêng người ấy, hoặc bỏ một bài.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.base import Status
from thidua.model.profile import Profile

RULE = warning(
    "profile/near-duplicate",
    (
        "{percent}% thân bài đã có trong {other}",
        "viết lại chuyện của riêng người này hoặc bỏ một bài; nếu không thì notes answers: {rule}",
    ),
    (
        "{percent}% of the body stands in {other}",
        "write this one's own story, or remove one; else add notes with answers: {rule}",
    ),
)

_SHINGLE = 5
"""Syllables that are compared at once."""
_SHARE = 0.6
_SHORTEST = 30
"""Syllables; shorter bodies are alike by chance."""
_SAMPLED = 4
"""One syllable in so many begins a sample: chosen by the syllable, so alike in every body."""


@cache
def _begins(word: str) -> bool:
    """Whether a sample begins at `word`."""
    return zlib.crc32(word.encode()) % _SAMPLED == 0


def _samples(profile: Profile) -> frozenset[int]:
    """Return the samples of a body, as hashes."""
    words = profile.body.lower().split()
    if len(words) < _SHORTEST or profile.status is Status.WITHDRAWN:
        return frozenset()
    return frozenset(
        zlib.crc32(" ".join(words[place : place + _SHINGLE]).encode())
        for place in range(len(words) - _SHINGLE + 1)
        if _begins(words[place])
    )


def _alike(around: Around) -> Mapping[str, tuple[str, float]]:
    """Return the id of each profile that repeats an earlier one → that one, and how much of it.

    Each sample remembers only who had it first, so the work grows with the text and no faster.
    """
    first: dict[int, str] = {}
    found: dict[str, tuple[str, float]] = {}
    for profile in around.all(Profile):
        samples = _samples(profile)
        holders = Counter(first.setdefault(sample, profile.id) for sample in samples)
        del holders[profile.id]
        for holder, shared in holders.most_common(1):
            if shared >= _SHARE * len(samples):
                found[profile.id] = (holder, shared / len(samples))
    return found


def check(profile: Profile, around: Around) -> Iterator[Problem]:
    """Yield one problem when a body repeats another."""
    if like := around.once(_alike).get(profile.id):
        other, share = like
        facts = {"percent": round(100 * share), "other": f"content/profiles/{other}/index.md"}
        yield Problem(("body",), facts)


CHECK = Check(RULE, each(Profile), check)
