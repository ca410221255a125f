"""The page of a plan: its official facts, what it means, and everything tied to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from heapq import nsmallest
from itertools import groupby, islice
from typing import cast

from thidua.model.base import Kind
from thidua.model.document import Document
from thidua.model.plan import Milestone, Plan, Target
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.listings import Shelf
from thidua.press.naming import kind_of_document, label
from thidua.press.subject import Subject
from thidua.press.timeline import timeline_of_plan

_RELATED_SHOWN = 6

_CITING = ("legal_basis", "cites")

_CITED_BY_FEW = 50
"""What more plans cite than this, as all cite the law, does not make two of them kin."""


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
    cited = {citation.document: None for citation in (*plan.legal_basis, *plan.cites)}
    shared: Counter[str] = Counter()
    for document in map(site.find, cited):
        if not isinstance(document, Document):
            continue
        if site.times_referred(document, Kind.PLAN, *_CITING) <= _CITED_BY_FEW:
            shared.update(site.ids_of_referrers(document, Kind.PLAN, *_CITING))
    # Whose a plan is stands in its id, so that only those shown are looked at.
    others = [pair for pair in shared.items() if pair[0].split("/")[0] != plan.unit]
    nearest = nsmallest(_RELATED_SHOWN, others, key=lambda pair: (-pair[1], pair[0]))
    plans = cast("Mapping[str, Plan]", site.records[Kind.PLAN])
    return [(plans[key], count) for key, count in nearest]


def _view(edition: Edition, plan: Plan) -> dict[str, object]:
    site = edition.site
    unit = site.unit_of(plan)
    milestones = _milestones(plan)
    of_unit = site.of_unit(unit, Kind.PLAN)
    siblings = islice((item for item in of_unit if item.id != plan.id), _RELATED_SHOWN)
    return {
        "unit": unit,
        "kind_name": kind_of_document(site, plan.kind),
        "milestones": milestones,
        "next_milestone": next(
            (item for item in milestones if not (item.cancelled or site.is_over(item.last))), None
        ),
        "timeline": timeline_of_plan(site, plan),
        "targets_by_area": targets_by_area(plan),
        "twin": edition.document_of(plan),
        "siblings": list(siblings),
        "plans_of_unit": len(of_unit),
        "kindred": _kindred(edition, plan),
    }


def _shelves(edition: Edition, plan: Plan) -> tuple[Shelf, ...]:
    site = edition.site
    twin = edition.document_of(plan)
    return (
        Shelf(
            "bao-cao",
            "Báo cáo về kế hoạch này",
            Kind.REPORT,
            site.referrers(plan, Kind.REPORT, "plan"),
        ),
        Shelf(
            "dan-chieu",
            "Kế hoạch dẫn chiếu kế hoạch này",
            Kind.PLAN,
            site.referrers(twin, Kind.PLAN, *_CITING) if twin else (),
        ),
    )


PLAN: Subject[Plan] = Subject(
    template="plan.html",
    kind="plan",
    section=sections.PLANS,
    title=title_of,
    description=lambda _edition, plan: plan.summary,
    view=_view,
    shelves=_shelves,
    thing=structured.plan,
)
