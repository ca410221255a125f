"""Ngày của sự kiện không thuộc năm của tệp.

Sự kiện nằm trong `content/events/2026.yml` mà ghi `on: 2027-04-21` thường là gõ nhầm năm, hoặc để
nhầm tệp. Sự kiện hằng năm, sự kiện theo âm lịch và bản nháp không xét.

Sửa năm, hoặc chuyển sự kiện sang tệp của năm ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.model.base import Status
from thidua.model.event import Event

RULE = warning(
    "event/year",
    ("ngày {day} không thuộc năm {year} của tệp", "sửa năm, hoặc chuyển sang tệp của năm ấy"),
    ("{day} is not in {year}, the file's year", "mend the year, or move it to that year's file"),
)


def check(event: Event, around: Around) -> Iterator[Problem]:
    """Yield one problem when an event lies wholly in another year than its file."""
    stem = around.raw(event).path.stem
    key = "on" if event.on else "start" if event.start else "end"
    first, last = event.on or event.start or event.end, event.on or event.end or event.start
    if event.status is Status.DRAFT or event.yearly or not stem.isdigit():
        return
    if first and last and not first.year <= int(stem) <= last.year:
        yield Problem((key,), {"day": first.iso, "year": stem})


CHECK = Check(RULE, each(Event), check)
