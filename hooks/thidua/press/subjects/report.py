"""The page of a report: its official facts, and each result beside the target of the plan."""

from __future__ import annotations

from thidua.model.plan import Plan
from thidua.model.report import Report
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.naming import label
from thidua.press.page import Crumb
from thidua.press.subject import Subject


def _plan(edition: Edition, report: Report) -> Plan | None:
    plan = edition.site.find(report.plan)
    return plan if isinstance(plan, Plan) else None


def _view(edition: Edition, report: Report) -> dict[str, object]:
    plan = _plan(edition, report)
    targets = {target.title: target for target in plan.targets} if plan else {}
    return {
        "unit": edition.site.unit_of(report),
        "plan": plan,
        "results": [(result, targets.get(result.target)) for result in report.results],
    }


def _way(edition: Edition, report: Report) -> tuple[Crumb, ...]:
    plan = _plan(edition, report)
    return (Crumb(label(edition.site, plan), edition.site.address(plan)),) if plan else ()


REPORT: Subject[Report] = Subject(
    template="report.html",
    kind="report",
    section=sections.PLANS,
    title=lambda edition, report: (
        f"{label(edition.site, report)}, {edition.site.unit_of(report).label}"
    ),
    description=lambda _edition, report: report.summary,
    view=_view,
    thing=structured.report,
    way=_way,
)
