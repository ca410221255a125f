"""Facts to the keys of a report, where the plan that it reports on is known."""

from __future__ import annotations

from thidua.importers.drafts.elements import target
from thidua.importers.drafts.front import Fields, remarked
from thidua.importers.drafts.plan import head, summary
from thidua.importers.drafts.shelf import DOUBT, Shelf
from thidua.importers.facts import Facts
from thidua.model.base import Kind
from thidua.model.plan import Plan
from thidua.vietnamese.bare import bare
from thidua.vietnamese.document_numbers import number_key
from thidua.vietnamese.folding import nearest


def reported_plan(facts: Facts, shelf: Shelf, *, unit: str) -> tuple[str, Plan] | None:
    """Return the plan of `unit` that a report cites, or else its only plan of that year."""
    plans = {
        identifier: valid.record
        for identifier, valid in shelf.library.valid[Kind.PLAN.value].items()
        if isinstance(valid.record, Plan) and valid.record.unit == unit
    }
    cited = {number_key(item.number) for item in facts.cited if item.number}
    for identifier, plan in plans.items():
        if plan.number and number_key(plan.number) in cited:
            return identifier, plan
    same_year = [
        (identifier, plan)
        for identifier, plan in plans.items()
        if (plan.school_year and plan.school_year == facts.school_year)
        or (plan.year and plan.year == facts.year and not facts.school_year)
    ]
    return same_year[0] if len(same_year) == 1 else None


def report(facts: Facts, plan: tuple[str, Plan], *, unit_name: str) -> Fields:
    """Return the keys of a report on `plan`."""
    identifier, its = plan
    fields = head(facts, unit_name=unit_name)
    interim = "so ket" in bare(facts.title.value if facts.title else "")
    first: Fields = {
        "status": fields.pop("status"),
        "plan": identifier,
        "kind": "interim" if interim else "final",
    }
    fields = first | fields
    year = facts.school_year or (f"{facts.year}" if facts.year else None)
    if facts.school_year:
        fields["period"] = {"school_year": facts.school_year}
    else:
        fields["period"] = {"start": year, "end": year} if year else {"wording": "chưa rõ"}
        if not year:
            remarked(fields, "period", f"{DOUBT}: không rõ kỳ báo cáo")
    summary(facts, fields, unit_name=unit_name)
    results = []
    titles = [item.title for item in its.targets]
    for item in facts.targets:
        result = target(item, facts.body)
        title = nearest(str(result["title"]), candidates=titles)
        if title is None:
            text = f"{DOUBT}: kế hoạch không có chỉ tiêu nào giống “{result['title']}”"
            remarked(fields, "results", f"{text} ({item.evidence.place.text})")
            continue
        results.append(
            {"target": title}
            | {key: result[key] for key in ("value", "total", "percent", "text") if key in result}
        )
    if results:
        fields["results"] = results
    return fields
