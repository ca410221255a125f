"""Thematic campaigns (*chuyên đề*) in five parts: goal, audience, content, time, rewards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.importers.context import Located, Years
from thidua.importers.facts import Evidence, Span, Thematic
from thidua.vietnamese.bare import bare
from thidua.vietnamese.moments import moments
from thidua.vietnamese.when import whens

_NAMED = re.compile(
    r"(?:phong trao )?(?:thi dua )?chuyen de (?:thu |so )?(?:\d{1,2}|[ivx]{1,4}|mot|hai|ba|bon"
    r"|nam|sau)\s?(?:[:.,-]\s?|(?=\"))(?:thi dua chuyen de\s?:\s?)?"
)
_LABELS = (
    ("objective", re.compile(r"muc (?:tieu|dich)(?: thi dua)?\s?:\s?")),
    ("audience", re.compile(r"(?:doi tuong|thanh phan)(?: thi dua| ap dung| tham gia)?\s?:\s?")),
    ("content", re.compile(r"noi dung(?: thi dua| thuc hien)?\s?:\s?")),
    ("period", re.compile(r"thoi gian(?: thi dua| thuc hien| phat dong)?\s?:\s?")),
    ("rewards", re.compile(r"(?:hinh thuc|so luong|khen thuong)[^:]{0,40}:\s?")),
)


def label(located: Located) -> tuple[str, str] | None:
    """Return which of the five parts a passage opens, and the text after its label."""
    for name, pattern in _LABELS:
        if match := pattern.match(located.plain, located.start):
            return name, located.text[match.end() :].strip()
    return None


def thematics(passages: Sequence[Located], years: Years) -> tuple[Thematic, ...]:
    """Return the thematic campaigns in order."""
    found: list[Thematic] = []
    place = 0
    while place < len(passages):
        located = passages[place]
        match = _NAMED.match(located.plain, located.start)
        if not match or located.plain.endswith(";"):
            place += 1
            continue
        parts, place = _parts(passages, place)
        if parts:
            found.append(_made(located, match.end(), parts, years))
    return tuple(found)


def covered(passages: Sequence[Located]) -> frozenset[int]:
    """Return the indexes of the passages that give a thematic campaign's time."""
    found: set[int] = set()
    place = 0
    while place < len(passages):
        start = place
        named = _NAMED.match(passages[place].plain, passages[place].start)
        place = _parts(passages, place)[1] if named else place + 1
        for located in passages[start:place] if named else ():
            if (label(located) or ("", ""))[0] == "period":
                found.add(located.index)
    return frozenset(found)


def _parts(passages: Sequence[Located], place: int) -> tuple[dict[str, list[str]], int]:
    head = passages[place].whole
    parts: dict[str, list[str]] = {}
    current = None
    for following in range(place + 1, len(passages)):
        located = passages[following]
        level = located.whole.level
        if _NAMED.match(located.plain, located.start) or (
            level and head.level and level <= head.level
        ):
            return parts, following
        opened = label(located)
        if opened:
            current = opened[0]
            parts.setdefault(current, [])
            if opened[1]:
                parts[current].append(opened[1])
        elif level == 1:
            return parts, following
        elif current and located.text:
            parts[current].append(located.text[located.start :])
    return parts, len(passages)


def _made(located: Located, start: int, parts: dict[str, list[str]], years: Years) -> Thematic:
    def joined(name: str) -> str | None:
        return "\n".join(parts.get(name, ())) or None

    name = located.text[start:].strip(" .:")
    words = joined("period")
    evidence = Evidence(located.whole.place_of(0), located.text)
    return Thematic(
        name, joined("objective"), joined("audience"), joined("content"),
        _period(words, years) if words else None, tuple(parts.get("rewards", ())), evidence,
    )  # fmt: skip


def _period(words: str, years: Years) -> Span:
    from_to = [when for when in whens(bare(words)) if when.marked]
    if from_to:
        when = from_to[0]
        start, end, _ = years.stretch(when.first, when.last)
        return Span(start, end, words)
    school = next((m.year for m in moments(bare(words)) if m.school_year), None)
    if school:
        return Span(f"{school}-{school + 1}", None, words)
    return Span(None, None, words)
