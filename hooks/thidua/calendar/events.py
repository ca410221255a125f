"""One entry as a VEVENT, line by line: texts are escaped by the library icalendar.

Its components would take several times as long, and there are as many of these as dates.
DTSTAMP is the time of the last change, as RFC 5545 (3.8.7.2) has it for calendars without a METHOD:
nothing here depends on when the site is built.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache

from icalendar import vText

from thidua.calendar.lines import folded
from thidua.calendar.words import description, summary
from thidua.link.occurrences import Entry, Promise, Repeat
from thidua.link.occurrences.entry import DEADLINES
from thidua.link.occurrences.unroll import lunar_days
from thidua.link.occurrences.words import kind_in_words
from thidua.vietnamese.lunar import LAST_YEAR

ZONE = "Asia/Ho_Chi_Minh"
_DAY = datetime.timedelta(days=1)

_REMINDERS = ("-P6DT17H", "-PT17H")
"""How long before the last day in time: a week and a day, at seven in the morning."""


@lru_cache(maxsize=1 << 14)  # it stands in the file of all, of its unit, of its campaign, its own
def vevent(entry: Entry, *, uid: str, url: str, units: tuple[str, ...]) -> bytes:
    """Return `entry` as the lines of a VEVENT.

    Args:
        entry: What is to be written.
        uid: Its UID, the same for good.
        url: The full address of its page; empty where it has none.
        units: The names of the units that it belongs to.

    """
    return b"".join([folded(line) for line in _lines(entry, uid, url, units)])


def _lines(entry: Entry, uid: str, url: str, units: tuple[str, ...]) -> Iterator[str]:
    title = _text(summary(entry))
    kind = kind_in_words(entry.kind, entry.event, off=entry.off)
    # Only an hour keeps anyone from something else.
    busy = entry.promise is Promise.TIMED and not entry.cancelled
    changed = _utc(entry.modified)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{title}"
    yield from _time(entry)
    yield f"DTSTAMP:{changed}"
    yield f"UID:{_text(uid)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield from _again(entry)
    yield f"CATEGORIES:{','.join(map(_text, (kind.capitalize(), *units)))}"
    if text := description(entry, units=", ".join(units)):
        yield f"DESCRIPTION:{_text(text)}"
    yield f"LAST-MODIFIED:{changed}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}"
    if url:
        yield f"URL:{url}"
    if entry.promise in DEADLINES and not entry.cancelled:
        for before in _REMINDERS:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}")
            yield from (f"TRIGGER:{before}", "END:VALARM")
    yield "END:VEVENT"


def _text(text: str) -> str:
    return vText(text).to_ical().decode()


def _utc(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def _time(entry: Entry) -> Iterator[str]:
    if entry.promise is Promise.TIMED and entry.starts_at:
        yield f"DTSTART;TZID={ZONE}:{_local(entry.first, entry.starts_at)}"
        if entry.ends_at:
            yield f"DTEND;TZID={ZONE}:{_local(entry.last, entry.ends_at)}"
        elif entry.first != entry.last:
            yield f"DTEND;TZID={ZONE}:{_local(entry.last + _DAY, datetime.time.min)}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.last + _DAY:%Y%m%d}"


def _local(day: datetime.date, hour: datetime.time) -> str:
    return f"{day:%Y%m%d}T{hour:%H%M%S}"


def _again(entry: Entry) -> Iterator[str]:
    if entry.repeat is Repeat.SOLAR:
        yield "RRULE:FREQ=YEARLY"
    elif entry.repeat is Repeat.LUNAR:
        # No rule can say it, so all days are given that the conversion knows.
        years = range(entry.first.year, LAST_YEAR + 1)
        days = [day for day in lunar_days(entry, years) if day > entry.first]
        if entry.promise is Promise.TIMED and entry.starts_at:
            hours = ",".join([_local(day, entry.starts_at) for day in days])
            yield f"RDATE;TZID={ZONE}:{hours}"
        else:
            yield f"RDATE;VALUE=DATE:{','.join([f'{day:%Y%m%d}' for day in days])}"
