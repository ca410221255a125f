"""What stands in a telephone's calendar: short, for the screen shows thirty characters."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from thidua.link.occurrences import Entry, Grain, OccurrenceKind, Promise, Repeat
from thidua.vietnamese.dates import day_short

_MONTHS_OF_QUARTER = 3
_QUARTERS = ("I", "II", "III", "IV")

_BEFORE_TITLE = {
    Promise.BEFORE: "Trước ngày {named}: {title}",
    Promise.BY: "Chậm nhất {named}: {title}",
    Promise.FROM: "Từ {stretch}: {title}",
    Promise.WITHIN: "Trong {stretch}: {title}",
}
"""Promises that a day in a grid would hide, and how the title says them."""

_EXPLAINED = {
    Promise.BEFORE: "Phải xong trước ngày {named}: ngày {last} là ngày cuối còn kịp.",
    Promise.BY: "Ngày {named} là hạn cuối, tính cả ngày ấy.",
    Promise.FROM: "Bắt đầu từ {stretch}; chưa nêu ngày kết thúc.",
    Promise.WITHIN: "Trong {stretch}, chưa nêu ngày cụ thể.",
}


def summary(entry: Entry) -> str:
    """Return the title of an entry with its promise, and whether it is cancelled or made up."""
    title = _BEFORE_TITLE.get(entry.promise, "{title}").format(title=entry.title, **_facts(entry))
    title = f"{title} (mẫu)" if entry.sample else title
    return f"Đã hủy: {title}" if entry.cancelled else title


def description(entry: Entry, *, units: str) -> str:
    """Return what else there is to say of an entry, a line each; `units` are whose it is."""
    return "\n".join(line for line in _lines(entry, units) if line)


def _lines(entry: Entry, units: str) -> Iterator[str]:
    if entry.cancelled:
        yield "Đã hủy, không còn phải làm hay tổ chức nữa."
    yield _EXPLAINED.get(entry.promise, "").format(**_facts(entry))
    yield entry.summary
    if entry.since:
        yield f"Kỷ niệm hằng năm, kể từ năm {entry.since.year}."
    if entry.lunar:
        leap = " nhuận" if entry.lunar.leap else ""
        yield f"Ngày {entry.lunar.day} tháng {entry.lunar.month}{leap} âm lịch."
    if entry.responsible:
        yield f"Ai làm: {entry.responsible}."
    if entry.detail and entry.kind is not OccurrenceKind.HOLIDAY:
        yield f"Theo kế hoạch: {entry.detail}."
    elif entry.detail:
        yield f"Căn cứ: {entry.detail}."
    if units:
        yield f"Đơn vị: {units}."
    if entry.sample:
        yield "Dữ liệu mẫu, bịa ra để minh họa."


def _facts(entry: Entry) -> dict[str, str]:
    yearly = entry.repeat is not Repeat.ONCE
    return {
        "named": _day(entry.named, yearly=yearly),
        "last": _day(entry.last, yearly=yearly),
        "stretch": _stretch(entry, yearly=yearly),
    }


def _day(day: datetime.date, *, yearly: bool) -> str:
    text = day_short(day)
    return text.rpartition("/")[0] if yearly else text


def _stretch(entry: Entry, *, yearly: bool) -> str:
    """Return the month, quarter, year or day that an entry names; what is yearly has no year."""
    first, year = entry.first, "" if yearly else f"/{entry.first.year}"
    if entry.grain is Grain.YEAR:
        return f"năm {first.year}" if year else "năm"
    if entry.grain is Grain.DAY:
        return f"ngày {_day(first, yearly=yearly)}"
    if first.month != entry.last.month:
        return f"quý {_QUARTERS[first.month // _MONTHS_OF_QUARTER]}{year}"
    return f"tháng {first.month}{year}"
