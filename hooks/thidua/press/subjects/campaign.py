"""The page of a campaign: who launched it, who takes part, and the people who stand for it."""

from __future__ import annotations

from typing import cast

from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.plan import Plan
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.subject import Subject
from thidua.press.timeline import Course, course_of
from thidua.vietnamese.collation import collation_key


def _view(edition: Edition, campaign: Campaign) -> dict[str, object]:
    site = edition.site
    plans = cast("tuple[Plan, ...]", site.referrers(campaign, Kind.PLAN, "campaigns", "thematic"))
    units = {plan.unit: site.unit_of(plan) for plan in plans}
    course: Course = course_of(campaign.period, site.today)
    return {
        "course": course,
        "plans": plans,
        "units": sorted(units.values(), key=lambda unit: collation_key(unit.label)),
        "profiles": site.referrers(campaign, Kind.PROFILE, "campaigns"),
        "parts": site.referrers(campaign, Kind.CAMPAIGN, "parent"),
    }


CAMPAIGN: Subject[Campaign] = Subject(
    template="campaign.html",
    kind="campaign",
    section=sections.CAMPAIGNS,
    title=lambda _edition, campaign: campaign.name,
    description=lambda _edition, campaign: campaign.summary,
    view=_view,
    thing=structured.campaign,
)
