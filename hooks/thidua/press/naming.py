"""What records are called on the site: in links, in titles and in the way to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from thidua.link.site import Site
from thidua.model.base import DocumentKindRef, Record, Reference
from thidua.model.campaign import Campaign
from thidua.model.document import Document
from thidua.model.event import Event
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.model.vocabulary import Term
from thidua.press import words
from thidua.press.wording import capitalised


def term_name(site: Site, reference: Reference | None) -> str:
    """Return the name of a term of a vocabulary; empty where there is none."""
    term = site.find(reference) if reference is not None else None
    return term.name if isinstance(term, Term) else ""


def kind_of_document(site: Site, reference: DocumentKindRef) -> str:
    """Return *Kế hoạch*, *Chỉ thị* and so on."""
    return term_name(site, reference) or words.DOCUMENTS


def _plan(site: Site, plan: Plan) -> str:
    kind = kind_of_document(site, plan.kind)
    if plan.number:
        return f"{kind} số {plan.number}"
    when = f"năm {plan.year}" if plan.year else f"năm học {plan.school_year}"
    return f"{kind} {when}"


def _document(site: Site, document: Document) -> str:
    kind = kind_of_document(site, document.kind)
    if document.number:
        return f"{kind} số {document.number}"
    # Laws go by their name, which begins with the word for what they are.
    named = document.title.casefold().startswith(kind.casefold())
    return document.title if named else f"{kind}: {document.title}"


def _report(_site: Site, report: Report) -> str:
    kind = words.word(report.kind)
    return f"{kind} số {report.number}" if report.number else kind


_LABELS: Mapping[type[Record], Callable[[Site, Any], str]] = {
    Unit: lambda _site, unit: unit.label,
    Plan: _plan,
    Campaign: lambda _site, campaign: campaign.name,
    Profile: lambda _site, profile: profile.name,
    Event: lambda _site, event: event.title,
    Document: _document,
    Report: _report,
}


def label(site: Site, record: Record) -> str:
    """Return what a link to `record` says."""
    return _LABELS[type(record)](site, record)


def year_of(plan: Plan) -> str:
    """Return the year and school year of a plan, as far as it names them."""
    years = [f"năm {plan.year}"] if plan.year else []
    years += [f"năm học {plan.school_year}"] if plan.school_year else []
    return capitalised(", ".join(years))


def year_heading(plan: Plan) -> str:
    """Return the year under which a plan is listed: the calendar year where it names both."""
    return f"Năm {plan.year}" if plan.year else f"Năm học {plan.school_year}"
