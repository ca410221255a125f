"""What readers call kinds of dates, on pages and in their telephones alike."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from thidua.link.occurrences.entry import OccurrenceKind
from thidua.model.event import EventKind

KIND_WORDS: Mapping[StrEnum, str] = {
    OccurrenceKind.ROUND: "đợt thi đua",
    OccurrenceKind.THEMATIC: "chuyên đề",
    OccurrenceKind.MILESTONE: "việc đến hạn",
    OccurrenceKind.REPORT: "báo cáo",
    OccurrenceKind.PRESENTATION: "giới thiệu gương",
    OccurrenceKind.CAMPAIGN: "phong trào",
    OccurrenceKind.EVENT: "sự kiện",
    OccurrenceKind.HOLIDAY: "ngày nghỉ",
    OccurrenceKind.OCCASION: "ngày kỷ niệm",
}

EVENT_WORDS: Mapping[StrEnum, str] = {
    EventKind.CEREMONY: "lễ",
    EventKind.MEETING: "hội nghị",
    EventKind.CONTEST: "hội thi",
    EventKind.ACTIVITY: "hoạt động",
}

WORKED = "làm bù"
"""What a holiday is that is none: a day worked in exchange for one."""


def kind_in_words(kind: OccurrenceKind, event: EventKind | None = None, *, off: bool = True) -> str:
    """Return what an entry is, as exactly as it is known: *hội thi*, *đợt thi đua*."""
    if event is not None:
        return EVENT_WORDS[event]
    return WORKED if kind is OccurrenceKind.HOLIDAY and not off else KIND_WORDS[kind]
