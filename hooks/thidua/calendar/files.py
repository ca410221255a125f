"""The iCalendar files of a site: one of all, one a unit and campaign, one a single entry.

Each entry is written once and its bytes are joined into every file that it is in.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import quote, urlsplit

import icalendar
from icalendar import Timezone, TimezoneStandard, vDuration

from thidua.calendar.events import vevent
from thidua.link.occurrences import Entry
from thidua.link.occurrences.addresses import ALL, of_campaign, of_entry, of_unit
from thidua.link.site import Site

_REFRESH = datetime.timedelta(hours=12)
_END = b"END:VCALENDAR\r\n"


def calendars(site: Site, *, site_name: str, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file.

    A unit or campaign of which nothing is to be sent has no file, nor has what is over.
    """
    writer = _Writer(site, site_url)
    yield writer.file(ALL, site_name, site.calendar.subscribed(site.today))
    for unit in site.units:
        if entries := site.calendar_of(unit).subscribed(site.today):
            yield writer.file(of_unit(unit.id), f"{unit.label} – lịch thi đua", entries)
    for campaign in site.campaigns:
        if entries := site.calendar_of(campaign).subscribed(site.today):
            yield writer.file(of_campaign(campaign.id), campaign.name, entries)
    for entry in site.calendar.entries:
        if address := of_entry(entry, site.today):
            yield writer.file(address, entry.title, [entry])


class _Writer:
    """Writes the entries of one site, each once."""

    def __init__(self, site: Site, site_url: str) -> None:
        self._url = site_url
        self._host = urlsplit(site_url).hostname or "thidua.invalid"
        self._units = {unit.id: unit.label for unit in site.units}
        self._written: dict[str, bytes] = {}

    def file(self, address: str, name: str, entries: Iterable[Entry]) -> tuple[str, bytes]:
        """Return path and bytes of the file at `address` that holds `entries`."""
        head = _head(name, _absolute(self._url, address))
        return address.lstrip("/"), b"".join((head, *map(self._lines, entries), _END))

    def _lines(self, entry: Entry) -> bytes:
        if entry.key not in self._written:
            self._written[entry.key] = vevent(
                entry,
                uid=f"{entry.key}@{self._host}",
                url=_absolute(self._url, entry.address) if entry.address else "",
                units=tuple(self._units[unit] for unit in entry.units),
            )
        return self._written[entry.key]


def _absolute(site_url: str, address: str) -> str:
    return site_url.rstrip("/") + quote(address, safe="/#")


def _head(name: str, url: str) -> bytes:
    """Return the lines of a calendar up to its first entry."""
    made = icalendar.Calendar()
    made.add("prodid", "-//thidua//Lich thi dua//VI")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    made.add("source", url, parameters={"value": "URI"})
    made.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    made.add("x-published-ttl", vDuration(_REFRESH))
    return bytes(made.to_ical()).removesuffix(_END) + _zone()


@cache
def _zone() -> bytes:
    """Return the lines of Vietnam's time: UTC+7 without summer time since 13 June 1975."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1975, 6, 13))  # noqa: DTZ001 # local, by the standard
    standard.add("tzoffsetfrom", datetime.timedelta(hours=8))
    standard.add("tzoffsetto", datetime.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    zone.add_component(standard)
    return bytes(zone.to_ical())
