"""The feeds there are: what each is called and where it lies, for all who name or write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.link.addresses import address, record_at
from thidua.model.base import Kind, Record
from thidua.model.campaign import Campaign
from thidua.model.kinds import KINDS
from thidua.model.unit import Unit

FEEDS = "/tin/"
"""The page that lists and explains the feeds; they all lie below it."""


@dataclass(frozen=True)
class Channel:
    """One feed, which comes in two formats with the same entries."""

    stem: str
    """Its address without the ending."""
    title: str
    sentence: str
    """What comes through it."""
    home: str
    """The address of the page that shows the same to people."""
    first_stem: str = ""
    """For what moved: the stem it had at first, which stays its identity."""

    @property
    def atom(self) -> str:
        """The address of the Atom file."""
        return f"{self.stem}.xml"

    @property
    def json(self) -> str:
        """The address of the JSON Feed file."""
        return f"{self.stem}.json"


EVERYTHING = Channel(
    f"{FEEDS}tat-ca",
    "Tất cả tin mới",
    "Gương tốt, kế hoạch, báo cáo, phong trào và văn bản mới trên trang.",
    "/",
)
PROFILES = Channel(
    f"{FEEDS}guong",
    "Gương tốt mới",
    "Những người và tập thể vừa được giới thiệu.",
    f"/{KINDS[Kind.PROFILE].address}/",
)
PLANS = Channel(
    f"{FEEDS}ke-hoach",
    "Kế hoạch mới",
    "Kế hoạch thi đua các đơn vị vừa ban hành.",
    f"/{KINDS[Kind.PLAN].address}/",
)


def stem(kind: Kind, identifier: str) -> str:
    """Return where the feed of a unit or campaign lies."""
    return f"{FEEDS}{KINDS[kind].address}/{identifier}"


def old_stems(record: Unit | Campaign) -> Iterator[str]:
    """Yield where the feed of `record` lay before the record moved, oldest first."""
    kind = Kind.UNIT if isinstance(record, Unit) else Kind.CAMPAIGN
    for old in record.moved_from:
        found = record_at(old)
        if found and found[0] is kind and old == f"/{KINDS[kind].address}/{found[1]}/":
            yield stem(*found)


def channel_of(record: Record) -> Channel | None:
    """Return the feed about `record`; None for kinds that have none of their own."""
    if isinstance(record, Unit):
        kind, name = Kind.UNIT, record.label
        sentence = f"Kế hoạch, báo cáo, gương tốt và phong trào mới của {record.name}."
    elif isinstance(record, Campaign):
        kind, name = Kind.CAMPAIGN, record.name
        sentence = f"Gương tốt và kế hoạch mới trong phong trào {record.name}."
    else:
        return None
    first = next(old_stems(record), "")
    return Channel(stem(kind, record.id), f"Tin mới: {name}", sentence, address(record), first)
