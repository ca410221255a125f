"""The iCalendar files of a site: one of all, one a unit and campaign, one a single entry.

A single entry's file is made together with that of the first unit or campaign that it is of.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from functools import cache, partial
from typing import cast
from urllib.parse import quote, urlsplit

import icalendar
from icalendar import Timezone, TimezoneStandard, vDuration

from thidua.calendar.events import vevent
from thidua.calendar.lines import lines
from thidua.link.labels import label_of_unit
from thidua.link.occurrences import Entry
from thidua.link.occurrences.addresses import (
    ALL,
    days_without,
    of_campaign,
    of_entry,
    of_unit,
)
from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.unit import Unit
from thidua.work.job import Job, Output, Series

_REFRESH = datetime.timedelta(hours=12)
_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"


def calendar_jobs(site: Site, *, site_name: str, site_url: str) -> Iterator[Job | Series]:
    """Yield the jobs of the calendar of all, of each unit, and of each campaign.

    A unit or campaign of which nothing is to be sent has no file, nor has what is over.
    """
    writer, calendars = _Writer(site, site_url), site.stock.calendars
    yield Job("ics", partial(writer.all, site_name))
    yield Job("ics/common", writer.common)
    yield Series("ics/unit", lambda: calendars.of_units, partial(writer.of_one, Kind.UNIT))
    campaigns = partial(writer.of_one, Kind.CAMPAIGN)
    yield Series("ics/campaign", lambda: calendars.of_campaigns, campaigns)


class _Writer:
    """Writes the files of one site."""

    def __init__(self, site: Site, site_url: str) -> None:
        self._site = site
        self._url = site_url
        self._host = urlsplit(site_url).hostname or "thidua.invalid"

    def all(self, name: str) -> Iterator[Output]:
        """Yield the file of everything."""
        yield self._file(ALL, name, self._site.calendar.subscribed(self._site.year_of_today))

    def common(self) -> Iterator[Output]:
        """Yield the files of the entries that belong to no unit and no campaign."""
        return self._singles(self._site.calendar_of_all.entries)

    def of_one(self, kind: Kind, key: str) -> Iterator[Output]:
        """Yield the file of a unit or campaign, and those of the entries that it comes first in."""
        site = self._site
        record = cast("Unit | Campaign", site.records[kind][key])
        name = f"{record.label} – lịch thi đua" if isinstance(record, Unit) else record.name
        calendar = site.calendar_of(record)
        if entries := calendar.subscribed(site.year_of_today):
            address = of_unit(key) if kind is Kind.UNIT else of_campaign(key)
            yield self._file(address, name, entries)
        yield from self._singles([item for item in calendar.entries if _is_first(item, kind, key)])

    def _singles(self, entries: Collection[Entry]) -> Iterator[Output]:
        today = self._site.latest(days_without(entries))
        for entry in entries:
            if address := of_entry(entry, today):
                yield self._file(address, entry.title, [entry])

    def _file(self, address: str, name: str, entries: Iterable[Entry]) -> Output:
        """Return the file at `address` that holds `entries`."""
        head = _head(name, _absolute(self._url, address))
        return Output(address.lstrip("/"), b"".join((head, *map(self._lines, entries), _END)))

    def _lines(self, entry: Entry) -> bytes:
        return vevent(
            entry,
            uid=f"{entry.key}@{self._host}",
            url=_absolute(self._url, entry.address) if entry.address else "",
            units=tuple(label_of_unit(self._site, unit) for unit in entry.units),
        )


def _is_first(entry: Entry, kind: Kind, key: str) -> bool:
    """Whether an entry's own file is made with that of `key`."""
    if kind is Kind.UNIT:
        return entry.units[0] == key
    return not entry.units and entry.campaigns[0] == key


def _absolute(site_url: str, address: str) -> str:
    return site_url.rstrip("/") + quote(address, safe="/#")


def _head(name: str, url: str) -> bytes:
    """Return the lines of a calendar up to its first entry."""
    named = icalendar.Calendar()
    named.add("name", name)
    named.add("x-wr-calname", name)
    named.add("source", url, parameters={"value": "URI"})
    return _BEGIN + lines(named).removeprefix(_BEGIN).removesuffix(_END) + _same()


@cache
def _same() -> bytes:
    """Return what all calendars begin with besides: how to read them, and Vietnam's time."""
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//thidua//Lich thi dua//VI")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    made.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    made.add("x-published-ttl", vDuration(_REFRESH))
    return lines(made).removeprefix(_BEGIN).removesuffix(_END) + lines(_zone())


def _zone() -> Timezone:
    """Return Vietnam's time: UTC+7 without summer time since 13 June 1975."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1975, 6, 13))  # noqa: DTZ001 # local, by the standard
    standard.add("tzoffsetfrom", datetime.timedelta(hours=8))
    standard.add("tzoffsetto", datetime.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    zone.add_component(standard)
    return zone
