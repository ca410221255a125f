"""When records came out: the order of what is new, from what they say and never from a clock."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.link.site import Site
from thidua.model.base import Record
from thidua.model.campaign import Campaign
from thidua.model.document import Document
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


_ROUGHLY: Mapping[type[Record], Callable[[Site, Any], datetime.date | None]] = {
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
