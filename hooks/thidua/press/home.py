"""The home page: people first, then what is coming, what is running, and who takes part."""

from __future__ import annotations

from thidua.link.coming import next_of_all
from thidua.link.site import Site
from thidua.model.base import Kind, Record
from thidua.model.campaign import Campaign
from thidua.model.unit import Unit
from thidua.press import moments, words
from thidua.press.course import Course, Standing, course_of, standing_of
from thidua.press.edition import Edition
from thidua.press.indexes import units_by_group
from thidua.press.page import Page
from thidua.press.structured import website

_PEOPLE_SHOWN = 3
_CAMPAIGNS_SHOWN = 6
_PLANS_SHOWN = 4


def _running(edition: Edition) -> list[tuple[Campaign, Course]]:
    """Return the campaigns that run today, those that end first at the front."""
    site = edition.site
    running = [
        (campaign, course_of(site, campaign.period))
        for campaign in site.campaigns
        if standing_of(site, campaign.period) is Standing.RUNNING
    ]
    return sorted(running, key=lambda pair: pair[1].end)


def _at_work(site: Site, unit: Record) -> bool:
    return isinstance(unit, Unit) and not (unit.until and site.is_over(unit.until))


def _units_at_work(edition: Edition) -> list[tuple[str, list[Record]]]:
    """Return the units by group, without those that have ended."""
    site = edition.site
    groups = [
        (name, [unit for unit in site.picked(Kind.UNIT, ids) if _at_work(site, unit)])
        for name, ids in site.once(units_by_group)
    ]
    return [(name, units) for name, units in groups if units]


def home(edition: Edition) -> Page:
    """Return the home page."""
    site = edition.site
    people = site.profiles[:_PEOPLE_SHOWN]
    quarters = {person.quarter for person in people}
    one_quarter = people[0].quarter if len(quarters) == 1 else None
    running = _running(edition)
    return Page(
        address="/",
        title=words.HOME,
        description=edition.sentence,
        article=edition.article(
            "home.html",
            "/",
            people=people,
            people_heading=(
                f"Gương tốt {moments.quarter(one_quarter)}" if one_quarter else "Gương tốt mới"
            ),
            dates=site.once(next_of_all),
            running=running[:_CAMPAIGNS_SHOWN],
            more_running=max(0, len(running) - _CAMPAIGNS_SHOWN),
            plans=site.plans[:_PLANS_SHOWN],
            units=_units_at_work(edition),
        ),
        section="/",
        kind="home",
        structured=(website(edition),),
    )
