"""A job for each feed, from the Site and what the press made of it: the stage's one way in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from heapq import nsmallest
from typing import TypeAlias, cast

from thidua.feeds import words
from thidua.feeds.atom import atom, atom_entry
from thidua.feeds.entry import entry
from thidua.feeds.feed import Feed
from thidua.feeds.json_feed import json_feed, json_item
from thidua.link.channels import (
    EVERYTHING,
    FEEDS,
    PLANS,
    PROFILES,
    Channel,
    channel_of,
    old_stems,
    stem,
)
from thidua.link.identity import absolute
from thidua.link.printed import Printed
from thidua.link.publication import days_of_publication
from thidua.link.site import Site, derived
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.kinds import KINDS
from thidua.model.unit import Unit
from thidua.work.job import Job, Output, Series
from thidua.work.questions import Question

NEWEST = 50
"""How many entries a feed of the whole site has."""

NEWEST_OF_ONE = 10
"""How many entries the feed of a unit or campaign has; there is one for each of thousands,
and programs fetch all of it every hour. A school has news a few times a month."""

_ENTRIES_KEPT = 500
"""How many are kept, as bytes of some kB each, for other feeds that have them too."""

_NEVER = datetime.date(1970, 1, 1)
"""When a feed that has no entry yet changed last."""


@derived
def newest(site: Site) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return stem of a feed → day, kind and id of what it lists, the newest first."""
    dated: dict[tuple[Kind, str], tuple[int, str]] = {}
    for kind in words.KINDS:
        start = f"/{KINDS[kind].address}/"
        for key, day in days_of_publication(site, kind).items():
            dated[kind, key] = -day.toordinal(), f"{start}{key}/"

    def chosen(records: Iterable[tuple[Kind, str]], count: int) -> tuple[tuple[str, str, str], ...]:
        keys = dict.fromkeys(key for key in records if key in dated)
        # Chosen before anything is made of them: of a thousand records a feed takes fifty.
        found = nsmallest(count, keys, key=dated.__getitem__)
        return tuple((_day_of(dated[key][0]), key[0].value, key[1]) for key in found)

    everyones = {
        EVERYTHING: tuple(dated),
        PROFILES: (key for key in dated if key[0] is Kind.PROFILE),
        PLANS: (key for key in dated if key[0] is Kind.PLAN),
    }
    listed = {channel.stem: chosen(keys, NEWEST) for channel, keys in everyones.items()}
    for kind, members in _MEMBERS.items():
        for key in site.records[kind]:
            listed[stem(kind, key)] = chosen(members(site, key), NEWEST_OF_ONE)
    return listed


def _day_of(negative: int) -> str:
    return datetime.date.fromordinal(-negative).isoformat()


_Keys: TypeAlias = Iterator[tuple[Kind, str]]


def _of_unit(site: Site, unit: str) -> _Keys:
    for kind in (Kind.PROFILE, Kind.PLAN, Kind.REPORT):
        yield from ((kind, key) for key in site.ids_of_unit(unit, kind))
    yield from _referring(site, (Kind.UNIT, unit), Kind.CAMPAIGN, "launched_by")
    yield from _referring(site, (Kind.UNIT, unit), Kind.DOCUMENT, "issuer")


def _of_campaign(site: Site, campaign: str) -> _Keys:
    itself = (Kind.CAMPAIGN, campaign)
    yield itself
    yield from _referring(site, itself, Kind.PROFILE, "campaigns")
    yield from _referring(site, itself, Kind.PLAN, "campaigns", "thematic")
    yield from _referring(site, itself, Kind.CAMPAIGN, "parent")


def _referring(site: Site, target: tuple[Kind, str], kind: Kind, *fields: str) -> _Keys:
    return ((kind, key) for key in site.ids_of_those_referring(target, kind, *fields))


_MEMBERS: Mapping[Kind, Callable[[Site, str], _Keys]] = {
    Kind.UNIT: _of_unit,
    Kind.CAMPAIGN: _of_campaign,
}
"""Kind whose records have feeds of their own → what is listed there."""


def feed_jobs(site: Site, printed: Printed) -> Iterator[Job | Series]:
    """Yield the jobs of all feeds of `site`; each makes one in both formats.

    A feed is there before it has an entry, so that one can subscribe to it.
    """
    desk = _Desk(site, printed)
    for channel in (EVERYTHING, PROFILES, PLANS):
        yield Job(f"feeds/{channel.stem.removeprefix(FEEDS)}", partial(desk.feed, channel))
    for kind in _MEMBERS:
        ids = site.stock.records[kind].keys
        yield Series(f"feeds/{kind.value}", ids, partial(desk.feed_of, kind))


class _Desk:
    """Makes the feeds of one site."""

    def __init__(self, site: Site, printed: Printed) -> None:
        self._site = site
        self._printed = printed
        self._full: Callable[[str], str] = partial(absolute, site_url=printed.site_url)
        self._made: dict[tuple[Kind, str], tuple[bytes, bytes, frozenset[Question]]] = {}

    def feed_of(self, kind: Kind, key: str) -> Iterator[Output]:
        """Yield the feed of a unit or campaign.

        One that moved is found at its old address too, where its readers go on asking for it.
        """
        record = cast("Unit | Campaign", self._site.records[kind][key])
        if channel := channel_of(record):
            yield from self.feed(channel, *old_stems(record))

    def feed(self, channel: Channel, *old: str) -> Iterator[Output]:
        """Yield a feed in both formats, also at the stems where it lay before."""
        full, printed = self._full, self._printed
        listed = self._site.once_at(newest, channel.stem) or ()
        feed = Feed(
            id=full(f"{channel.first_stem or channel.stem}.xml"),
            title=f"{channel.title} · {printed.site_name}",
            sentence=channel.sentence,
            home=full(channel.home),
            atom_url=full(channel.atom),
            json_url=full(channel.json),
            updated=datetime.date.fromisoformat(listed[0][0]) if listed else _NEVER,
            site_name=printed.site_name,
            site_url=full("/"),
            rights=printed.rights,
        )
        entries = [self._entry(Kind(kind), key) for _, kind, key in listed]
        as_atom = atom(feed, [element for element, _ in entries])
        as_json = json_feed(feed, [item for _, item in entries])
        for place in (channel.stem, *old):
            yield Output(f"{place.lstrip('/')}.xml", as_atom)
            yield Output(f"{place.lstrip('/')}.json", as_json)

    def _entry(self, kind: Kind, key: str) -> tuple[bytes, bytes]:
        """Return the entry of a record as Atom and as JSON: it is in several feeds."""
        notebook = self._site.notebook
        if (kind, key) not in self._made:
            if len(self._made) == _ENTRIES_KEPT:
                self._made.pop(next(iter(self._made)))
            with notebook.opened() as asked:
                made = entry(self._site, self._site.records[kind][key], self._printed)
                self._made[kind, key] = atom_entry(made), json_item(made), frozenset(asked)
        as_atom, as_json, questions = self._made[kind, key]
        notebook.note_all(questions)
        return as_atom, as_json
