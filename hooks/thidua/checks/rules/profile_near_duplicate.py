"""Hai bài gương gần như giống hệt nhau.

Chép bài của người này, đổi tên thành người khác là chuyện vẫn gặp; cũng có khi một bài bị đưa lên
hai lần. Máy lấy mẫu những đoạn năm tiếng liền nhau của thân bài, như nhau ở mọi bài, và nhắc khi từ
sáu phần mười trở lên của một bài đã có trong một bài khác. Bài dưới ba mươi tiếng không xét.

Viết lại chuyện của riêng người ấy, hoặc bỏ một bài.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import repeat

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.rule import Check, Problem, each, warning
from thidua.load.raw import RawRecord
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

_PASSAGE = r" (?=([{}]\S*(?: +\S+){{4}}))"
_FEW = re.compile(_PASSAGE.format("vVlLmM"))
_MORE = re.compile(_PASSAGE.format("vVlLmMbBđĐkKsShHnN"))
_LONG = 1500
"""Characters of a body from which on few passages tell enough."""
_PASSAGES = "I"
_HINT = 0.15
"""The share of passages that makes it worth while to compare two bodies in full."""


@cache
def _begins(word: str) -> bool:
    """Whether a sample begins at `word`."""
    return zlib.crc32(word.encode()) % _SAMPLED == 0


def _samples(profile: Profile, body: str) -> frozenset[int]:
    """Return the samples of a body, as hashes."""
    words = body.lower().split()
    if len(words) < _SHORTEST or profile.status is Status.WITHDRAWN:
        return frozenset()
    return frozenset(
        zlib.crc32(" ".join(words[place : place + _SHINGLE]).encode())
        for place in range(len(words) - _SHINGLE + 1)
        if _begins(words[place])
    )


def _sketch(profile: Profile, raw: RawRecord) -> bytes:
    """Return a few of the passages of a body as hashes, by which bodies like it are found.

    They begin with letters that few words begin with; a short body, which has few passages,
    takes in more letters, those of long bodies among them.
    """
    body = "" if profile.status is Status.WITHDRAWN else raw.body
    if len(body) < _SHORTEST * 2:
        return b""
    passages = (_FEW if len(body) > _LONG else _MORE).findall(body.replace("\n", " "))
    return array(_PASSAGES, (zlib.crc32(item.lower().encode()) for item in passages)).tobytes()


@indexed(_sketch, Profile)
def _like(told: Iterable[tuple[str, bytes]]) -> Mapping[str, str]:
    """Return the id of each profile that may repeat an earlier one → the id of that one.

    Each passage remembers only who had it first, so the work grows with the text and no faster.
    """
    first: dict[int, str] = {}
    found: dict[str, str] = {}
    for identifier, sketch in told:
        passages = array(_PASSAGES, sketch)
        owners = [*map(first.setdefault, passages, repeat(identifier))]
        enough = _HINT * len(passages)
        if len(owners) - owners.count(identifier) < enough:
            continue
        had = Counter(owner for owner in owners if owner != identifier)
        for other, shared in had.most_common(1):
            if shared >= enough:
                found[identifier] = other
    return found


def check(profile: Profile, around: Around) -> Iterator[Problem]:
    """Yield one problem when a body repeats another."""
    like = around.once(_like, profile.id)
    other = around.get(like, Profile) if like else None
    if other is None:
        return
    samples = _samples(profile, around.body(profile))
    share = len(samples & _samples(other, around.body(other))) / len(samples) if samples else 0
    if share >= _SHARE:
        path = f"content/profiles/{other.id}/index.md"
        yield Problem(("body",), {"percent": round(100 * share), "other": path})


CHECK = Check(RULE, each(Profile), check)
