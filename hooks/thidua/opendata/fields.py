"""Which fields of records are given out as data, one by one, and which are held back.

What nobody named here does not leave: a field that is added to a model stays inside until
someone has decided, and a test asks for the decision.
"""

from __future__ import annotations

from collections.abc import Mapping

from thidua.model.base import Attachment, Element, Kind, Note, Record
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.event import Event
from thidua.model.plan import (
    CarriedCampaign,
    Citation,
    Milestone,
    Plan,
    Recipient,
    Reward,
    Round,
    Signer,
    Target,
    Thematic,
)
from thidua.model.profile import AwardReceived, Consent, Photo, Profile
from thidua.model.report import Report, Result
from thidua.model.time import Anniversary, Period
from thidua.model.unit import Unit

_TIMING = ("on", "before", "by", "start", "end", "wording")

SHOWN: Mapping[type[Element], tuple[str, ...]] = {
    Unit: (
        "name", "short_name", "abbreviation", "aliases", "kind", "level", "parent", "cluster",
        "place", "website", "summary", "from_", "until", "succeeded_by", "changed_by",
    ),
    Plan: (
        "unit", "kind", "number", "title", "place", "issued", "signer", "year", "school_year",
        "summary", "theme", "legal_basis", "cites", "campaigns", "rounds", "thematic",
        "anniversaries", "targets", "milestones", "recipients", "attachments",
    ),
    Campaign: (
        "name", "aliases", "kind", "launched_by", "launched_in", "period", "slogan", "objective",
        "audience", "parent", "summary", "attachments",
    ),
    Profile: (
        "unit", "name", "who", "role", "deed", "quote", "quarter", "campaigns", "awards", "photos",
    ),
    Event: (
        "title", "kind", "on", "start", "end", "lunar", "yearly", "starts_at", "ends_at",
        "cancelled", "place", "unit", "campaign", "plan", "summary",
    ),
    Document: (
        "kind", "number", "aliases", "title", "issuer", "issued", "state", "in_force_from",
        "in_force_until", "replaced_by", "amends", "link", "summary",
    ),
    Report: (
        "unit", "plan", "kind", "number", "title", "place", "issued", "signer", "period",
        "summary", "results", "attachments",
    ),
    Signer: ("name", "title", "behalf", "behalf_of"),
    Citation: ("document", "as_written"),
    CarriedCampaign: ("campaign", "as_written"),
    Round: ("name", "period", "content", "anniversaries"),
    Period: ("start", "end", "school_year", "wording"),
    Anniversary: ("occasion", "name", "years", "since", "on"),
    Thematic: (
        "name", "campaign", "objective", "audience", "content", "period", "rewards",
    ),
    Reward: ("giver", "award", "collectives", "individuals"),
    Target: ("area", "title", "award", "value", "total", "percent", "at_least", "text"),
    Milestone: (*_TIMING, "title", "kind", "quarter", "responsible", "cancelled"),
    Recipient: ("name", "unit"),
    AwardReceived: ("award", "year", "school_year", "giver", "decision", "decided"),
    Result: ("target", "value", "total", "percent", "text"),
    Attachment: ("title",),
    Photo: ("alt", "credit", "portrait"),
}  # fmt: skip
"""Model → the fields that are given out; of files the published address goes with them."""

HELD_BACK: Mapping[type[Element], tuple[str, ...]] = {
    # The text stands on the page and in the feeds; `moved_from` is in the identity; whether
    # it is a sample is said outside the facts; the rest is between editors and the gates.
    Record: (
        "id", "body", "status", "publish_on", "unpublish_on", "sample", "notes", "moved_from",
    ),
    Event: ("formerly",),
    Profile: ("child", "consent"),
    Photo: ("file",),
    Attachment: ("file",),
    Note: ("text", "answers"),
    Consent: ("given_by", "covers", "on", "until", "proof", "withdrawn_on"),
}  # fmt: skip
"""Model → fields that never leave, for it and what derives from it; `notes` leave nowhere."""

OF_A_CHILD = ("unit", "name", "deed", "quarter", "campaigns")
"""All that is given out of a profile about a child: what its entry in a list says, no more."""

KEY_FACTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.UNIT: ("name", "short_name", "kind", "level", "parent", "cluster", "from_", "until"),
    Kind.PLAN: ("unit", "kind", "number", "title", "issued", "year", "school_year"),
    Kind.CAMPAIGN: ("name", "kind", "period"),
    Kind.PROFILE: ("unit", "name", "who", "deed", "quarter"),
    Kind.EVENT: (
        "title", "kind", "on", "start", "end", "lunar", "yearly", "starts_at", "cancelled", "unit",
    ),
    Kind.DOCUMENT: ("kind", "number", "title", "issuer", "issued", "state"),
    Kind.REPORT: ("unit", "plan", "kind", "title", "issued", "period"),
}  # fmt: skip
"""Kind → what a list says of each record; all else stands in the record's own file."""
