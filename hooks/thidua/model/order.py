"""The order in which readers list each kind: one table of keys."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.event import Event
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.vietnamese.collation import collation_key, person_key

_LONG_AGO = datetime.date.min


def _newest(day: datetime.date | None) -> int:
    return -(day or _LONG_AGO).toordinal()


def _plan(plan: Plan) -> tuple[Any, ...]:
    start = plan.year or int((plan.school_year or "0")[:4])
    return (-start, _newest(plan.issued), collation_key(plan.title), plan.id)


def _profile(profile: Profile) -> tuple[Any, ...]:
    quarter = profile.quarter
    newest = (-quarter.year, -quarter.number) if quarter else (0, 0)
    return (newest, person_key(profile.name), profile.id)


def _unit(unit: Unit) -> tuple[Any, ...]:
    return (collation_key(unit.label), unit.id)


def _campaign(campaign: Campaign) -> tuple[Any, ...]:
    return (collation_key(campaign.name), campaign.id)


def _dated(record: Document | Report) -> tuple[Any, ...]:
    return (_newest(record.issued), collation_key(record.title), record.id)


def _event(event: Event) -> tuple[Any, ...]:
    return (event.id,)


ORDER: dict[Kind, Callable[[Any], tuple[Any, ...]]] = {
    Kind.UNIT: _unit,
    Kind.PLAN: _plan,
    Kind.CAMPAIGN: _campaign,
    Kind.PROFILE: _profile,
    Kind.EVENT: _event,
    Kind.DOCUMENT: _dated,
    Kind.REPORT: _dated,
}
"""Kind → sort key: plans by newest year, people by given name within the newest quarter."""
