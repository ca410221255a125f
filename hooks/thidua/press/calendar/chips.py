"""What stands of an occurrence in the little room of a day: its shape, a word, its title.

Shapes and words tell the promises apart, and colour only helps: a deadline is no event.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from markupsafe import escape

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

CANCELLED = "Đã hủy:"


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


def chip(occurrence: Occurrence, href: str, *, whose: str = "", bar: str = "") -> str:
    """Return what stands of `occurrence` in a day, or as a bar over several, as HTML.

    Args:
        occurrence: What it is of.
        href: Where the list tells more of it, fit for an attribute.
        whose: The unit, in a calendar of many.
        bar: Words for the style sheet on where a bar lies; empty where it is none.

    """
    shape, said = _said(occurrence)
    names = f"band {shape} {bar}" if bar else shape
    of = f" · {escape(whose)}" if whose else ""
    return f'<a class="chip {names}" href="{href}">{said}{of}</a>'


@lru_cache(maxsize=1 << 13)  # as it stands in many months and units
def _said(occurrence: Occurrence) -> tuple[str, str]:
    """Return the shape of an occurrence, and its words as HTML."""
    shape, title = shape_of(occurrence), escape(occurrence.title)
    if occurrence.cancelled:
        return shape, f"{CANCELLED} <s>{title}</s>"
    prefix = prefix_of(occurrence)
    return shape, f"<b>{prefix}</b> {title}" if prefix else str(title)


def more(count: int, href: str) -> str:
    """Return what says that `count` did not fit, as HTML; `href` leads to them."""
    said = f"+{count}<span class=unseen> việc khác</span>"
    return f'<a class=chip-more href="{href}">{said}</a>'


def anchor_of(occurrence: Occurrence) -> str:
    """Return the id of an occurrence in the lists: short, and the same for good."""
    return _anchor(occurrence.key)


@lru_cache(maxsize=1 << 14)  # a date of a quarter stands in three months, a holiday in all units
def _anchor(key: str) -> str:
    return f"v{hashlib.blake2s(key.encode(), digest_size=5).hexdigest()}"


def names_days(occurrence: Occurrence) -> bool:
    """Whether days are known: what is *within* a month, or begins with one, has none."""
    entry = occurrence.entry
    if entry.promise is Promise.WITHIN:
        return False
    return entry.promise is not Promise.FROM or entry.grain is Grain.DAY


def lasts(occurrence: Occurrence) -> bool:
    """Whether it is drawn as a bar over its days."""
    return occurrence.first != occurrence.last and names_days(occurrence)
