"""The one table of kinds: which folder, which model, which address.

What differs by kind in loading, linking and addresses is looked up here; how a kind is
printed stands in the press's own table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thidua.model.base import Kind, Record
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.event import Event
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.model.report import Report
from thidua.model.unit import Unit


class Layout(StrEnum):
    """How the records of a kind lie in their folder."""

    FILE = "one YAML file a record"
    PAGE = "one Markdown file a record"
    UNIT_PAGE = "one Markdown file a record, in the folder of its unit"
    UNIT_FOLDER = "one folder with index.md a record, in the folder of its unit"
    ENTRIES = "many records in one YAML file, by their keys"


PLACES: dict[Layout, str] = {
    Layout.FILE: "{folder}/{id}.yml",
    Layout.PAGE: "{folder}/{id}.md",
    Layout.UNIT_PAGE: "{folder}/{id}.md",
    Layout.UNIT_FOLDER: "{folder}/{id}/index.md",
    Layout.ENTRIES: "{folder}/<year>.yml",
}
"""Where in content/ a record lies."""


@dataclass(frozen=True)
class KindFacts:
    """What the stages need to know of a kind."""

    model: type[Record]
    folder: str
    layout: Layout
    address: str
    """First part of the address on the site; empty where records have no page."""


KINDS: dict[Kind, KindFacts] = {
    Kind.UNIT: KindFacts(Unit, "units", Layout.FILE, "don-vi"),
    Kind.PLAN: KindFacts(Plan, "plans", Layout.UNIT_PAGE, "ke-hoach"),
    Kind.CAMPAIGN: KindFacts(Campaign, "campaigns", Layout.PAGE, "phong-trao"),
    Kind.PROFILE: KindFacts(Profile, "profiles", Layout.UNIT_FOLDER, "guong"),
    Kind.EVENT: KindFacts(Event, "events", Layout.ENTRIES, ""),
    Kind.DOCUMENT: KindFacts(Document, "documents", Layout.FILE, "van-ban"),
    Kind.REPORT: KindFacts(Report, "reports", Layout.UNIT_PAGE, "bao-cao"),
}

KIND_OF: dict[type[Record], Kind] = {facts.model: kind for kind, facts in KINDS.items()}
