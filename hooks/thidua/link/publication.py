"""When records came out: the order of what is new, from what they say and never from a clock."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from thidua.link.site import Site, telling
from thidua.model.base import Kind, Record
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.kinds import KIND_OF
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.model.report import Report

_SCHOOL_YEAR_BEGINS = 9


@dataclass(frozen=True)
class Publication:
    """The day by which a record is listed among what is new."""

    day: datetime.date
    exact: bool
    """Whether the record names this very day; else it is the first of a year, month or quarter."""


def _first_of_school_year(school_year: str) -> datetime.date:
    return datetime.date(int(school_year[:4]), _SCHOOL_YEAR_BEGINS, 1)


def _of_plan(_site: Site, plan: Plan) -> datetime.date | None:
    days = [datetime.date(plan.year, 1, 1)] if plan.year else []
    days += [_first_of_school_year(plan.school_year)] if plan.school_year else []
    return max(days, default=None)


def _of_report(_site: Site, report: Report) -> datetime.date | None:
    moment = report.period.end or report.period.start
    if moment:
        return moment.first
    school_year = report.period.school_year
    return _first_of_school_year(school_year) if school_year else None


def _of_campaign(site: Site, campaign: Campaign) -> datetime.date | None:
    document = site.find(campaign.launched_in) if campaign.launched_in else None
    if isinstance(document, Document) and document.issued:
        return document.issued
    period = campaign.period
    if period and period.start:
        return period.start.first
    return _first_of_school_year(period.school_year) if period and period.school_year else None


def _of_profile(_site: Site, profile: Profile) -> datetime.date | None:
    quarter = profile.quarter
    return datetime.date(quarter.year, quarter.number * 3 - 2, 1) if quarter else None


_ROUGHLY: Mapping[type[Record], Callable[[Any, Any], datetime.date | None]] = {
    Plan: _of_plan,
    Report: _of_report,
    Campaign: _of_campaign,
    Profile: _of_profile,
    Document: lambda _site, document: document.in_force_from,
}


def publication(site: Site, record: Record) -> Publication | None:
    """Return when `record` came out; None where it does not say, or not yet on this day.

    `publish_on` goes before the day of issue, and that before whatever else dates the record.
    A day is not made up where there is none: such a record is listed nowhere as new.
    """
    exact = record.publish_on or getattr(record, "issued", None)
    roughly = _ROUGHLY.get(type(record))
    day = exact or (roughly(site, record) if roughly else None)
    if day is None or not site.reached(day):
        return None
    return Publication(day, exact=exact is not None)


@telling(*(KIND_OF[model] for model in _ROUGHLY if model is not Campaign))
def _day_named(record: Any) -> datetime.date | None:  # noqa: ANN401 - of the kinds of the table
    exact = record.publish_on or getattr(record, "issued", None)
    return cast("datetime.date | None", exact or _ROUGHLY[type(record)](None, record))


def days_of_publication(site: Site, kind: Kind) -> Mapping[str, datetime.date]:
    """Return by id the day of `publication` of every record of `kind` that has one."""
    if kind is Kind.CAMPAIGN:  # whose days other records may say
        found = {item.id: publication(site, item) for item in site.campaigns}
        return {key: came_out.day for key, came_out in found.items() if came_out}
    days = site.told(_day_named, of=kind)
    return {key: day for key, day in days.items() if day and site.reached(day)}
