"""Which calendars can be followed: units and campaigns of which something is to be sent."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.link.occurrences.addresses import of_campaign, of_unit
from thidua.link.site import Site, derived


@derived
def calendars_sent(site: Site) -> Mapping[str, str]:
    """Return the address of each file of a unit or campaign → its id."""
    calendars, year = site.stock.calendars, site.year_of_today
    units = ((of_unit(key), key, item) for key, item in calendars.of_units.items())
    campaigns = ((of_campaign(key), key, item) for key, item in calendars.of_campaigns.items())
    return {
        address: key
        for some in (units, campaigns)
        for address, key, calendar in some
        if calendar.subscribed(year)
    }


def is_sent(site: Site, address: str) -> bool:
    """Whether there is a calendar's file at `address`."""
    return site.once_at(calendars_sent, address) is not None
