"""The page of a plan: its official facts, what it means, and everything tied to it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import cast

from thidua.model.base import Kind
from thidua.model.document import Document
from thidua.model.plan import Milestone, Plan, Target
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.naming import kind_of_document, label
from thidua.press.subject import Subject

_RELATED_SHOWN = 6


def title_of(edition: Edition, plan: Plan) -> str:
    """Return a title that tells this plan from those of other units."""
    return f"{label(edition.site, plan)}, {edition.site.unit_of(plan).label}"


def targets_by_area(plan: Plan) -> list[tuple[str, tuple[Target, ...]]]:
    """Return the targets grouped by area, in the order of the document."""
    return [(area, tuple(group)) for area, group in groupby(plan.targets, lambda item: item.area)]


def _milestones(plan: Plan) -> list[Milestone]:
    return sorted(plan.milestones, key=lambda item: (item.last, item.first))


def _kindred(edition: Edition, plan: Plan) -> list[tuple[Plan, int]]:
    """Return plans of other units that cite the same documents, and how many they share."""
    site = edition.site
    shared: Counter[str] = Counter()
    for citation in (*plan.legal_basis, *plan.cites):
        document = site.find(citation.document)
        if isinstance(document, Document):
            citing = site.referrers(document, Kind.PLAN, "legal_basis", "cites")
            shared.update(other.id for other in citing)
    plans = cast("dict[str, Plan]", site.records[Kind.PLAN])
    others = [(plans[key], count) for key, count in shared.items()]
    others = [(other, count) for other, count in others if other.unit != plan.unit]
    return sorted(others, key=lambda pair: (-pair[1], pair[0].id))[:_RELATED_SHOWN]


def _view(edition: Edition, plan: Plan) -> dict[str, object]:
    site = edition.site
    unit = site.unit_of(plan)
    milestones = _milestones(plan)
    twin = edition.document_of(plan)
    return {
        "unit": unit,
        "parent": site.find(unit.parent) if unit.parent else None,
        "kind_name": kind_of_document(site, plan.kind),
        "milestones": milestones,
        "next_milestone": next((item for item in milestones if item.last >= site.today), None),
        "targets_by_area": targets_by_area(plan),
        "reports": site.referrers(plan, Kind.REPORT, "plan"),
        "twin": twin,
        "cited_by": site.referrers(twin, Kind.PLAN, "legal_basis", "cites") if twin else (),
        "siblings": [item for item in site.of_unit(unit, Kind.PLAN) if item.id != plan.id],
        "kindred": _kindred(edition, plan),
    }


PLAN: Subject[Plan] = Subject(
    template="plan.html",
    kind="plan",
    section=sections.PLANS,
    title=title_of,
    description=lambda _edition, plan: plan.summary,
    view=_view,
    thing=structured.plan,
)
