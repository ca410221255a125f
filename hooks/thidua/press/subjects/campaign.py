"""The page of a campaign: who launched it, who takes part, and the people who stand for it."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.link.occurrences.addresses import of_campaign
from thidua.link.site import Site, derived
from thidua.link.subscriptions import is_sent
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.press import sections, structured
from thidua.press.calendar.subscribing import subscription
from thidua.press.course import course_of
from thidua.press.edition import Edition
from thidua.press.listings import Shelf
from thidua.press.subject import Subject


def _view(edition: Edition, campaign: Campaign) -> dict[str, object]:
    site = edition.site
    file = of_campaign(campaign.id)
    return {
        "course": course_of(site, campaign.period),
        "subscription": subscription(
            edition,
            file=file if is_sent(site, file) else "",
            page=site.address(campaign),
            name=campaign.name,
        ),
    }


@derived
def units_of_campaigns(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return campaign id → ids of the units whose plans take part in it, in the units' order."""
    order = {unit: place for place, unit in enumerate(site.records[Kind.UNIT])}
    found = {}
    for campaign in site.records[Kind.CAMPAIGN]:
        target = Kind.CAMPAIGN, campaign
        plans = site.ids_of_those_referring(target, Kind.PLAN, "campaigns", "thematic")
        units = {plan.partition("/")[0] for plan in plans}
        found[campaign] = tuple(sorted(units, key=order.__getitem__))
    return found


def _shelves(edition: Edition, campaign: Campaign) -> tuple[Shelf, ...]:
    site = edition.site
    units = site.once_at(units_of_campaigns, campaign.id) or ()
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
        Shelf("don-vi", "Đơn vị tham gia", Kind.UNIT, site.picked(Kind.UNIT, units)),
        Shelf(
            "ke-hoach",
            "Kế hoạch triển khai phong trào",
            Kind.PLAN,
            site.referrers(campaign, Kind.PLAN, "campaigns", "thematic"),
        ),
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
