"""The files of all feeds, from the Site and what the press made of it: the stage's one way in."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from itertools import chain
from xml.etree.ElementTree import Element

from thidua.feeds import words
from thidua.feeds.atom import atom, entry_element
from thidua.feeds.entry import entry
from thidua.feeds.feed import Feed
from thidua.feeds.json_feed import Item, item, json_feed
from thidua.link.channels import (
    EVERYTHING,
    PLANS,
    PROFILES,
    Channel,
    channel_of,
    old_stems,
)
from thidua.link.identity import absolute
from thidua.link.printed import Printed
from thidua.link.publication import publication
from thidua.link.site import Site
from thidua.model.base import Kind, Record
from thidua.model.campaign import Campaign
from thidua.model.kinds import KIND_OF
from thidua.model.unit import Unit

NEWEST = 50
"""How many entries a feed of the whole site has."""

NEWEST_OF_ONE = 20
"""How many entries the feed of a unit or campaign has; there is one for each of thousands."""

_NEVER = datetime.date(1970, 1, 1)
"""When a feed that has no entry yet changed last."""


@dataclass(frozen=True)
class _News:
    """One record, ready for any feed of either format."""

    element: Element
    item: Item


def _of_unit(site: Site, unit: Unit) -> Iterator[Record]:
    for kind in (Kind.PROFILE, Kind.PLAN, Kind.REPORT):
        yield from site.of_unit(unit, kind)
    yield from site.referrers(unit, Kind.CAMPAIGN, "launched_by")
    yield from site.referrers(unit, Kind.DOCUMENT, "issuer")


def _of_campaign(site: Site, campaign: Campaign) -> Iterator[Record]:
    yield campaign
    yield from site.referrers(campaign, Kind.PROFILE, "campaigns")
    yield from site.referrers(campaign, Kind.PLAN, "campaigns", "thematic")
    yield from site.referrers(campaign, Kind.CAMPAIGN, "parent")


def _channels(site: Site) -> Iterator[tuple[Channel, Iterable[Record], int, tuple[str, ...]]]:
    """Yield each feed with what it lists, how much of that, and where it lay before."""
    everything = chain.from_iterable(site.records[kind].values() for kind in words.KINDS)
    yield EVERYTHING, everything, NEWEST, ()
    yield PROFILES, site.profiles, NEWEST, ()
    yield PLANS, site.plans, NEWEST, ()
    for unit in site.units:
        if channel := channel_of(unit):
            yield channel, _of_unit(site, unit), NEWEST_OF_ONE, tuple(old_stems(unit))
    for campaign in site.campaigns:
        if channel := channel_of(campaign):
            yield channel, _of_campaign(site, campaign), NEWEST_OF_ONE, tuple(old_stems(campaign))


class _Desk:
    """Turns records into news, each once, however many feeds list it."""

    def __init__(self, site: Site, printed: Printed) -> None:
        self._site = site
        self._printed = printed
        self._made: dict[tuple[Kind, str], _News] = {}

    def newest(self, records: Iterable[Record], count: int) -> tuple[datetime.date, list[_News]]:
        """Return the day of the newest of `records`, and the `count` newest as news."""
        dated = (
            (-came_out.day.toordinal(), self._site.address(record), record)
            for record in records
            if (came_out := publication(self._site, record))
        )
        # Chosen before anything is made of them: of a thousand records a feed takes fifty.
        chosen = nsmallest(count, dated, key=lambda one: one[:2])
        day = datetime.date.fromordinal(-chosen[0][0]) if chosen else _NEVER
        return day, [self._news(record) for _, _, record in chosen]

    def _news(self, record: Record) -> _News:
        key = KIND_OF[type(record)], record.id
        if key not in self._made:
            made = entry(self._site, record, self._printed)
            self._made[key] = _News(entry_element(made), item(made))
        return self._made[key]


def feeds(site: Site, printed: Printed) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each feed of `site`, in both formats.

    A feed is there before it has an entry, so that one can subscribe to it; one that moved is
    found at its old address too, where its readers go on asking for it.
    """
    full = partial(absolute, site_url=printed.site_url)
    desk = _Desk(site, printed)
    for channel, records, count, old in _channels(site):
        updated, listed = desk.newest(records, count)
        feed = Feed(
            id=full(f"{channel.first_stem or channel.stem}.xml"),
            title=f"{channel.title} · {printed.site_name}",
            sentence=channel.sentence,
            home=full(channel.home),
            atom_url=full(channel.atom),
            json_url=full(channel.json),
            updated=updated,
            site_name=printed.site_name,
            site_url=full("/"),
            rights=printed.rights,
        )
        as_atom = atom(feed, (one.element for one in listed))
        as_json = json_feed(feed, (one.item for one in listed))
        for stem in (channel.stem, *old):
            yield f"{stem.lstrip('/')}.xml", as_atom
            yield f"{stem.lstrip('/')}.json", as_json
