"""The sections of the site: their names in the main navigation, and their addresses."""

from __future__ import annotations

from thidua.link import channels
from thidua.model.base import Kind
from thidua.model.kinds import KINDS
from thidua.press import words
from thidua.press.page import Crumb

HOME = Crumb(words.HOME, "/")


def _section(name: str, kind: Kind) -> Crumb:
    return Crumb(name, f"/{KINDS[kind].address}/")


CAMPAIGNS = _section(words.CAMPAIGNS, Kind.CAMPAIGN)
WALL = _section(words.WALL, Kind.PROFILE)
PLANS = _section(words.PLANS, Kind.PLAN)
UNITS = _section(words.UNITS, Kind.UNIT)
DOCUMENTS = _section(words.DOCUMENTS, Kind.DOCUMENT)
CALENDAR = Crumb(words.CALENDAR, "/lich/")
FEEDS = Crumb(words.FEEDS, channels.FEEDS)
SEARCH = Crumb(words.SEARCH, "/tim-kiem/")
PROGRESS = Crumb(words.PROGRESS, "/tien-do/")
