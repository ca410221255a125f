"""The page of a document: what it is, whether it still binds, and who cites it."""

from __future__ import annotations

from thidua.model.base import Kind
from thidua.model.document import Document
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.naming import kind_of_document, label
from thidua.press.subject import Subject


def _description(edition: Edition, document: Document) -> str:
    return document.summary or f"{label(edition.site, document)}: {document.title}."


def _view(edition: Edition, document: Document) -> dict[str, object]:
    site = edition.site
    resting = site.referrers(document, Kind.PLAN, "legal_basis")
    rests = {plan.id for plan in resting}
    mentioning = site.referrers(document, Kind.PLAN, "cites")
    return {
        "kind_name": kind_of_document(site, document.kind),
        "twin": edition.plan_of(document),
        "resting": resting,
        "mentioning": [plan for plan in mentioning if plan.id not in rests],
        "replaces": site.referrers(document, Kind.DOCUMENT, "replaced_by"),
        "amended_by": site.referrers(document, Kind.DOCUMENT, "amends"),
        "launched": site.referrers(document, Kind.CAMPAIGN, "launched_in"),
        "changed": site.referrers(document, Kind.UNIT, "changed_by"),
    }


DOCUMENT: Subject[Document] = Subject(
    template="document.html",
    kind="document",
    section=sections.DOCUMENTS,
    title=lambda edition, document: label(edition.site, document),
    description=_description,
    view=_view,
    thing=structured.document,
)
