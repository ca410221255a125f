"""Days that nobody has to plan: occasions remembered every year, and public holidays.

Holidays follow Bộ luật Lao động 45/2019/QH14, article 112, as the library `holidays` computes
them; what the Prime Minister decides for one year, and what a school decides for itself, stands in
`vocab/holidays.yml` and goes before.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from thidua.link.occurrences.entry import Entry, OccurrenceKind, Promise, Repeat
from thidua.link.occurrences.events import RECURS_FROM
from thidua.model.vocabulary import DayOf, Holiday, Occasion
from thidua.vietnamese.lunar import yearly

SHELVES = ("ngay-ky-niem", "ngay-nghi", "lam-bu", "ngay-rieng")
"""What the keys of these entries begin with."""

_OCCASION, _REST, _WORK, _DECIDED = SHELVES


def of_occasion(occasion: Occasion) -> Entry:
    """Return the entry of an occasion, which begins with the first year after `since`."""
    since = occasion.since
    year = max(RECURS_FROM, since.year + 1 if since else RECURS_FROM)
    if occasion.lunar:
        first = yearly(year, occasion.lunar.month, occasion.lunar.day)
    else:
        first = _in_year(year, occasion.month or 1, occasion.day or 1)
    if first is None:
        raise AssertionError("the model refuses days that no year has")
    return Entry(
        key=f"{_OCCASION}/{occasion.id}",
        title=occasion.name,
        kind=OccurrenceKind.OCCASION,
        promise=Promise.DAY,
        first=first,
        last=first,
        repeat=Repeat.LUNAR if occasion.lunar else Repeat.SOLAR,
        summary=occasion.description or "",
        since=since.first if since else None,
        lunar=occasion.lunar,
        source=("occasions", occasion.id),
        written=first,
    )


def _in_year(year: int, month: int, day: int) -> datetime.date:
    """Return the day in `year` or, of 29 February, in the next year that has it."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return _in_year(year + 1, month, day)


def of_holidays(years: Iterable[int], given: Iterable[Holiday]) -> Iterator[Entry]:
    """Yield the holidays of `years`, and the days worked in exchange; `given` goes before."""
    # The library loads the holidays of every country before it knows those of one.
    from holidays.countries.vietnam import Vietnam  # noqa: PLC0415 - slow to load: see above

    given = tuple(given)
    decided = {day for holiday in given for day in holiday.days}
    computed = Vietnam(years=years, language="vi")  # type: ignore[no-untyped-call] # it has none
    for day, name in sorted(computed.items()):
        if day not in decided and day.year in computed.years:
            title = name if name.startswith("Ngày nghỉ") else f"Nghỉ lễ: {name}"
            yield _computed(day, title, off=True)
    for day in sorted(computed.weekend_workdays):
        if day not in decided:
            yield _computed(day, "Làm bù", off=False)
    for holiday in given:
        if holiday.kind is not DayOf.USUAL:
            yield _given(holiday)


def _computed(day: datetime.date, title: str, *, off: bool) -> Entry:
    part = _REST if off else _WORK
    return Entry(
        key=f"{part}/{day.isoformat()}",
        title=title,
        kind=OccurrenceKind.HOLIDAY,
        promise=Promise.DAY,
        first=day,
        last=day,
        off=off,
        source=("holidays", ""),
        written=day,
    )


def _given(holiday: Holiday) -> Entry:
    several = holiday.first != holiday.last
    return Entry(
        key=f"{_DECIDED}/{holiday.id}",
        title=holiday.name,
        kind=OccurrenceKind.HOLIDAY,
        promise=Promise.PERIOD if several else Promise.DAY,
        first=holiday.first,
        last=holiday.last,
        off=holiday.kind is DayOf.REST,
        summary=holiday.description or "",
        detail=holiday.source or "",
        source=("holidays", holiday.id),
        written=holiday.first,
    )
