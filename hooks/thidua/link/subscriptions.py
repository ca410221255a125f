"""Which calendars can be followed: units and campaigns of which something is to be sent."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from thidua.link.occurrences import Calendar
from thidua.link.occurrences.addresses import of_campaign, of_unit
from thidua.link.site import Site, derived
from thidua.model.base import Kind


@derived
def calendars_sent(site: Site) -> Mapping[str, str]:
    """Return the address of each file of a unit or campaign → its id."""
    return {
        file(key): key
        for kind, file in ((Kind.UNIT, of_unit), (Kind.CAMPAIGN, of_campaign))
        for key, is_any in site.told_of_calendars(_is_any, of=kind).items()
        if is_any
    }


def _is_any(calendar: Calendar, today: datetime.date) -> bool:
    """Whether anything of `calendar` is to be sent."""
    return bool(calendar.subscribed(today.year))


def is_sent(site: Site, address: str) -> bool:
    """Whether there is a calendar's file at `address`."""
    return site.once_at(calendars_sent, address) is not None
