"""One entry as a VEVENT, by the library icalendar, which escapes and folds.

DTSTAMP is the time of the last change, as RFC 5545 (3.8.7.2) has it for calendars without a METHOD:
nothing here depends on when the site is built.
"""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from icalendar import Alarm, Event, vRecur

from thidua.calendar.words import description, summary
from thidua.link.occurrences import Entry, Promise, Repeat
from thidua.link.occurrences.entry import DEADLINES
from thidua.link.occurrences.unroll import lunar_days
from thidua.link.occurrences.words import kind_in_words
from thidua.vietnamese.lunar import LAST_YEAR

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = datetime.timedelta(days=1)

_REMINDERS = tuple(_DAY * days - datetime.timedelta(hours=7) for days in (7, 1))
"""How long before the last day in time: a week and a day, at seven in the morning."""


def vevent(entry: Entry, *, uid: str, url: str, units: tuple[str, ...]) -> bytes:
    """Return `entry` as the lines of a VEVENT.

    Args:
        entry: What is to be written.
        uid: Its UID, the same for good.
        url: The full address of its page; empty where it has none.
        units: The names of the units that it belongs to.

    """
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", entry.modified)
    event.add("last-modified", entry.modified)
    event.add("sequence", entry.sequence)
    event.add("summary", summary(entry))
    if text := description(entry, units=", ".join(units)):
        event.add("description", text)
    if entry.place:
        event.add("location", entry.place)
    if url:
        event.add("url", url)
    kind = kind_in_words(entry.kind, entry.event, off=entry.off)
    event.add("categories", [kind.capitalize(), *units])
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    # Only an hour keeps anyone from something else.
    busy = entry.promise is Promise.TIMED and not entry.cancelled
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    _add_time(event, entry)
    if entry.promise in DEADLINES and not entry.cancelled:
        for before in _REMINDERS:
            event.add_component(_alarm(entry, before))
    return bytes(event.to_ical())


def _add_time(event: Event, entry: Entry) -> None:
    if entry.promise is Promise.TIMED and entry.starts_at:
        event.add("dtstart", datetime.datetime.combine(entry.first, entry.starts_at, ZONE))
        if end := _end(entry):
            event.add("dtend", end)
    else:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + _DAY)
    if entry.repeat is Repeat.SOLAR:
        event.add("rrule", vRecur(freq="yearly"))
    elif entry.repeat is Repeat.LUNAR:
        # No rule can say it, so all days are given that the conversion knows.
        years = range(entry.first.year, LAST_YEAR + 1)
        days = [day for day in lunar_days(entry, years) if day > entry.first]
        if entry.promise is Promise.TIMED and entry.starts_at:
            hour = entry.starts_at
            event.add("rdate", [datetime.datetime.combine(day, hour, ZONE) for day in days])
        else:
            event.add("rdate", days, parameters={"value": "DATE"})


def _end(entry: Entry) -> datetime.datetime | None:
    """Return when a timed event ends: the hour, or with the last of several days."""
    if entry.ends_at:
        return datetime.datetime.combine(entry.last, entry.ends_at, ZONE)
    if entry.first == entry.last:
        return None
    return datetime.datetime.combine(entry.last + _DAY, datetime.time.min, ZONE)


def _alarm(entry: Entry, before: datetime.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary(entry))
    alarm.add("trigger", -before)
    return alarm
