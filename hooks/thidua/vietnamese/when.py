"""What a text says of time: before a day, by a day, in a month, from one to another.

What comes in is `bare` text; the days themselves are `moments`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from thidua.vietnamese.moments import Moment, moments

_LAST_MONTH = 12


@dataclass(frozen=True)
class When:
    """What a text says of time at `start` to `end`: one moment, or from one to another."""

    start: int
    end: int
    promise: str
    """`before` a day, which is then too late; `by` a day, the last one; `on`; `span`; or empty
    where the words make no promise, as in "20/11/2024" alone."""
    first: Moment
    last: Moment | None
    """None where a span has no end, as in "từ ngày 15/9/2024"."""

    @property
    def marked(self) -> bool:
        """Whether the words leave no doubt that it is a time: "5/12" alone may be a share."""
        return (
            self.promise in ("before", "by", "on")
            or self.start < self.first.start
            or any(moment.marked for moment in (self.first, self.last) if moment)
        )

    @property
    def remembered(self) -> bool:
        """Whether it goes back over years, as "(30/4/1975 - 30/4/2025)" does."""
        last = self.last
        return bool(
            last and last.year and self.first.year and last.year - self.first.year > _LONGEST_SPAN
        )


_CLOCK = r"(?:\d{1,2}\s?(?:gio|h|g)\s?\d{0,2}(?:\s?phut)?,?\s)?"
_WEEKDAY = r"(?:(?:thu\s\w{2,4}|chu nhat)\s?,?\s)?"
_WEEK = r"(?:(?:(?:dau|giua|cuoi|nua dau|nua cuoi)\s|tuan (?:thu )?\w{1,4}(?: cua)?\s?,?\s))?"
_TAIL = rf"\s{{0,3}}{_CLOCK}{_WEEKDAY}{_WEEK}\(?$"
_LEAD = re.compile(rf"(?<![a-z0-9]){_CLOCK}{_WEEKDAY}{_WEEK}$")
"""What belongs to a time before it: "14 giờ, thứ tư", "tuần 2", "cuối"."""
_BETWEEN = re.compile(
    rf"\s{{0,3}}(?:-|den|toi|cho den)\s{{0,3}}(?:het|cuoi|truoc)?\s{{0,3}}{_WEEKDAY}"
)
_LISTED = re.compile(r"\s{0,3}(?:va|,)\s{0,3}")
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (promise, re.compile(pattern + _TAIL))
    for promise, pattern in (
        ("before", r"\btruoc"),
        (
            "by",
            (
                r"\b(?:cham nhat|muon nhat|tre nhat|han cuoi(?: cung)?|han chot|thoi han(?: cuoi)?"
                r"(?: cung)?|han nop|den het|den|het|khong qua|ket thuc)(?: ho so| bao cao)?"
                r"(?:\s?:|\sla|\sden|\svao|\shet)*"
            ),
        ),
        (
            "on",
            (
                r"\b(?:trong(?: cac)?|vao(?: cac)?|dip|xong|hoan thanh|thoi gian(?: thuc hien)?\s?:"
                r"|du kien(?: to chuc)?(?:\s?:)?(?: vao)?)"
            ),
        ),
    )
)
_FROM = re.compile(rf"(?<!\bthu )\b(?:ke |bat dau |tinh )?tu(?: dau)?{_TAIL}")
"""*Từ*, but not the *tư* of "thứ tư"."""
_LAST_DAY = re.compile(r"\s{0,3}(?:la\s)?(?:thoi )?(?:han cuoi|han chot|ngay cuoi)(?: cung)?")
_REACH = 48
_LONGEST_SPAN = 6
"""Years; no duty takes longer."""


def whens(text: str) -> tuple[When, ...]:
    """Return what `text`, which is bare, says of time, with the promise of each."""
    points = [moment for moment in moments(text) if not moment.school_year]
    found: list[When] = []
    place = 0
    while place < len(points):
        first = last = points[place]
        before = text[max(0, first.start - _REACH) : first.start]
        opening = _FROM.search(before)
        while place + 1 < len(points) and _joined(text, last, points[place + 1]):
            place += 1
            last = points[place]
        place += 1
        told = _told(text, before, opening, first, last)
        if not told.promise and first is last and found and _in_row(text, found[-1], told):
            told = replace(told, promise="on")
        found.append(told)
    return tuple(found)


def _in_row(text: str, one: When, other: When) -> bool:
    """Whether two days stand in one list: "vào các ngày 25/11/2024, 28/3/2025 và 20/5/2025"."""
    listed = _LISTED.fullmatch(text[one.end : other.start])
    alike = bool(one.first.day) == bool(other.first.day) and other.first.month is not None
    return bool(listed) and one.promise == "on" and alike


def _joined(text: str, one: Moment, other: Moment) -> bool:
    between = text[one.end : other.start]
    if other.continues:
        return True
    if _BETWEEN.fullmatch(between) or (
        one.day is not None and other.day is not None and between.strip() in ("-", "den")
    ):
        return True
    # "tháng 9/2024 và tháng 10/2024" is one stretch, "tháng 12/2024 và tháng 4/2025" are two times.
    if not _LISTED.fullmatch(between) or one.day or other.day:
        return False
    steps = ((other.month or 0) - (one.month or 0)) % _LAST_MONTH if one.month else 0
    return steps == 1 or bool(one.quarter and other.quarter)


def _told(
    text: str, before: str, opening: re.Match[str] | None, first: Moment, last: Moment
) -> When:
    start = first.start
    if first is not last or opening:
        if opening:
            start -= len(before) - opening.start()
        return When(start, last.end, "span", first, last if last is not first else None)
    for promise, cue in _CUES:
        if match := cue.search(before):
            start -= len(before) - match.start()
            return When(start, last.end, promise, first, last)
    if after := _LAST_DAY.match(text, last.end):
        return When(start, after.end(), "by", first, last)
    lead = _LEAD.search(before)
    return When(start - (len(lead[0]) if lead else 0), last.end, "", first, last)
