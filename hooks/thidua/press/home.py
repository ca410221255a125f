"""The home page: people first, then what is coming, what is running, and who takes part."""

from __future__ import annotations

from itertools import islice

from thidua.link.occurrences import Occurrence, OccurrenceKind
from thidua.model.campaign import Campaign
from thidua.model.unit import Unit
from thidua.press import moments, words
from thidua.press.course import Course, Standing, course_of
from thidua.press.edition import Edition
from thidua.press.indexes import units_by_group
from thidua.press.page import Page
from thidua.press.structured import website

_PEOPLE_SHOWN = 3
_DATES_SHOWN = 5
_CAMPAIGNS_SHOWN = 6
_PLANS_SHOWN = 4


def _running(edition: Edition) -> list[tuple[Campaign, Course]]:
    """Return the campaigns that run today, those that end first at the front."""
    today = edition.site.today
    found = [(campaign, course_of(campaign.period, today)) for campaign in edition.site.campaigns]
    running = [pair for pair in found if pair[1].standing is Standing.RUNNING]
    return sorted(running, key=lambda pair: pair[1].end)


def _units_at_work(edition: Edition) -> list[tuple[str, list[Unit]]]:
    """Return the units by group, without those that have ended."""
    today = edition.site.today
    groups = [
        (name, [unit for unit in units if unit.until is None or unit.until >= today])
        for name, units in units_by_group(edition)
    ]
    return [(name, units) for name, units in groups if units]


def _next_dates(edition: Edition) -> list[Occurrence]:
    """Return what begins next. Days off are left to the calendar: most are occasions too."""
    site = edition.site
    ahead = (item for item in site.coming() if item.first >= site.today)
    return list(islice((i for i in ahead if i.kind is not OccurrenceKind.HOLIDAY), _DATES_SHOWN))


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
            dates=_next_dates(edition),
            running=running[:_CAMPAIGNS_SHOWN],
            more_running=max(0, len(running) - _CAMPAIGNS_SHOWN),
            plans=site.plans[:_PLANS_SHOWN],
            units=_units_at_work(edition),
        ),
        section="/",
        kind="home",
        structured=(website(edition),),
    )
