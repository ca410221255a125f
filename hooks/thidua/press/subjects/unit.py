"""The page of a unit: what it is, was and became, its plans, its people, its dates."""

from __future__ import annotations

from itertools import groupby
from typing import cast

from thidua.model.base import Kind
from thidua.model.plan import Plan
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitGroup, UnitKind
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.naming import term_name, year_heading
from thidua.press.subject import Subject

_DATES_SHOWN = 8


def _description(edition: Edition, unit: Unit) -> str:
    if unit.summary:
        return unit.summary
    kind = term_name(edition.site, unit.kind)
    return f"{unit.name} ({kind}): kế hoạch thi đua, gương người tốt, việc tốt và lịch sắp tới."


def _view(edition: Edition, unit: Unit) -> dict[str, object]:
    site = edition.site
    kind = site.find(unit.kind)
    school = isinstance(kind, UnitKind) and kind.group is UnitGroup.SCHOOL
    ended = unit.until is not None and unit.until < site.today
    plans = cast("tuple[Plan, ...]", site.of_unit(unit, Kind.PLAN))
    return {
        "plans_by_year": [(year, tuple(group)) for year, group in groupby(plans, key=year_heading)],
        "profiles": site.of_unit(unit, Kind.PROFILE),
        "reports": site.of_unit(unit, Kind.REPORT),
        "coming": site.coming(unit)[:_DATES_SHOWN],
        "predecessors": site.referrers(unit, Kind.UNIT, "succeeded_by"),
        "children": site.referrers(unit, Kind.UNIT, "parent"),
        "launched": site.referrers(unit, Kind.CAMPAIGN, "launched_by"),
        "documents": site.referrers(unit, Kind.DOCUMENT, "issuer"),
        "ended": ended,
        # Only a school at work will have plans and people one day; elsewhere a list that is
        # empty is left out.
        "awaited": school and not ended,
    }


UNIT: Subject[Unit] = Subject(
    template="unit.html",
    kind="unit",
    section=sections.UNITS,
    title=lambda _edition, unit: unit.label,
    description=_description,
    view=_view,
    thing=structured.unit,
)
