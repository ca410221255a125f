"""The page of a campaign: who launched it, who takes part, and the people who stand for it."""

from __future__ import annotations

from typing import cast

from thidua.link.occurrences.addresses import of_campaign
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.plan import Plan
from thidua.press import sections, structured
from thidua.press.calendar.subscribing import subscription
from thidua.press.course import course_of
from thidua.press.edition import Edition
from thidua.press.listings import Shelf
from thidua.press.subject import Subject
from thidua.vietnamese.collation import collation_key


def _view(edition: Edition, campaign: Campaign) -> dict[str, object]:
    site = edition.site
    sent = site.calendar_of(campaign).subscribed(site.today)
    return {
        "course": course_of(campaign.period, site.today),
        "subscription": subscription(
            edition,
            file=of_campaign(campaign.id) if sent else "",
            page=site.address(campaign),
            name=campaign.name,
        ),
    }


def _shelves(edition: Edition, campaign: Campaign) -> tuple[Shelf, ...]:
    site = edition.site
    plans = cast("tuple[Plan, ...]", site.referrers(campaign, Kind.PLAN, "campaigns", "thematic"))
    units = {plan.unit: site.unit_of(plan) for plan in plans}
    units_by_name = sorted(units.values(), key=lambda unit: collation_key(unit.label))
    return (
        Shelf(
            "phong-trao-con",
            "Trong phong trào này có",
            Kind.CAMPAIGN,
            site.referrers(campaign, Kind.CAMPAIGN, "parent"),
        ),
        Shelf(
            "guong",
            "Gương của phong trào",
            Kind.PROFILE,
            site.referrers(campaign, Kind.PROFILE, "campaigns"),
        ),
        Shelf("don-vi", "Đơn vị tham gia", Kind.UNIT, tuple(units_by_name)),
        Shelf("ke-hoach", "Kế hoạch triển khai phong trào", Kind.PLAN, plans),
    )


CAMPAIGN: Subject[Campaign] = Subject(
    template="campaign.html",
    kind="campaign",
    section=sections.CAMPAIGNS,
    title=lambda _edition, campaign: campaign.name,
    description=lambda _edition, campaign: campaign.summary,
    view=_view,
    shelves=_shelves,
    thing=structured.campaign,
)
