"""What stands of an occurrence in the little room of a day: its shape, a word, its title.

Shapes and words tell the promises apart, and colour only helps: a deadline is no event.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from thidua.link.occurrences import Grain, Occurrence, OccurrenceKind, Promise

_SHAPES = {
    Promise.DAY: "day",
    Promise.TIMED: "timed",
    Promise.BEFORE: "due",
    Promise.BY: "due",
    Promise.WITHIN: "within",
    Promise.PERIOD: "stretch",
    Promise.FROM: "from",
}

LEGEND = (
    ("stretch", "đợt, nhiều ngày"),
    ("due", "hạn nộp, hạn chót"),
    ("timed", "có giờ"),
    ("day", "cả ngày"),
    ("occasion", "ngày kỷ niệm"),
    ("off", "nghỉ"),
    ("work", "làm bù"),
)
"""Shapes as readers are told of them."""


@dataclass(frozen=True)
class Chip:
    """An occurrence in a day, or as a bar over several."""

    shape: str
    """A word for the style sheet."""
    prefix: str
    """What comes before the title: an hour, *Hạn cuối*, *44 năm*."""
    title: str
    whose: str
    """The unit, in a calendar of many."""
    cancelled: bool
    href: str
    """Where the list tells more of it, relative to the page."""


def shape_of(occurrence: Occurrence) -> str:
    """Return the word for how an occurrence looks."""
    if occurrence.kind is OccurrenceKind.HOLIDAY:
        return "off" if occurrence.entry.off else "work"
    if occurrence.kind is OccurrenceKind.OCCASION:
        return "occasion"
    return _SHAPES[occurrence.promise]


def prefix_of(occurrence: Occurrence) -> str:
    """Return the few words that keep an occurrence from being taken for another sort."""
    entry = occurrence.entry
    match occurrence.promise:
        case Promise.TIMED if entry.starts_at:
            return f"{entry.starts_at.hour}:{entry.starts_at.minute:02}"
        case Promise.BEFORE:
            return f"Trước {occurrence.named.day}/{occurrence.named.month}:"
        case Promise.BY:
            return "Hạn cuối:"
        case Promise.FROM:
            return "Bắt đầu:"
    return f"{occurrence.years} năm" if occurrence.years else ""


def chip_of(occurrence: Occurrence, href: str, whose: str) -> Chip:
    """Return what stands of `occurrence` in a day, leading to `href`; `whose` may be empty."""
    return Chip(
        shape_of(occurrence),
        prefix_of(occurrence),
        occurrence.title,
        whose,
        occurrence.cancelled,
        href,
    )


def anchor_of(occurrence: Occurrence) -> str:
    """Return the id of an occurrence in the lists: short, and the same for good."""
    return f"v{hashlib.blake2s(occurrence.key.encode(), digest_size=5).hexdigest()}"


def names_days(occurrence: Occurrence) -> bool:
    """Whether days are known: what is *within* a month, or begins with one, has none."""
    if occurrence.promise is Promise.WITHIN:
        return False
    return occurrence.promise is not Promise.FROM or occurrence.entry.grain is Grain.DAY


def lasts(occurrence: Occurrence) -> bool:
    """Whether it is drawn as a bar over its days."""
    return names_days(occurrence) and occurrence.first != occurrence.last
