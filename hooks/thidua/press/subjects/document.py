"""The page of a document: what it is, whether it still binds, and who cites it."""

from __future__ import annotations

from thidua.model.base import Kind
from thidua.model.document import Document
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.listings import Shelf
from thidua.press.naming import kind_of_document, label
from thidua.press.subject import Subject


def _description(edition: Edition, document: Document) -> str:
    return document.summary or f"{label(edition.site, document)}: {document.title}."


def _view(edition: Edition, document: Document) -> dict[str, object]:
    return {
        "kind_name": kind_of_document(edition.site, document.kind),
        "twin": edition.plan_of(document),
    }


def _shelves(edition: Edition, document: Document) -> tuple[Shelf, ...]:
    site = edition.site
    resting = site.ids_of_referrers(document, Kind.PLAN, "legal_basis")
    mentioning = site.ids_of_referrers(document, Kind.PLAN, "cites")
    rests = frozenset(resting)
    only_mentioning = [plan for plan in mentioning if plan not in rests]
    return (
        Shelf("can-cu", "Kế hoạch lấy làm căn cứ", Kind.PLAN, site.picked(Kind.PLAN, resting)),
        Shelf(
            "nhac-toi",
            "Kế hoạch có nhắc tới",
            Kind.PLAN,
            site.picked(Kind.PLAN, only_mentioning),
        ),
        Shelf(
            "sua-doi",
            "Được sửa đổi, hướng dẫn bởi",
            Kind.DOCUMENT,
            site.referrers(document, Kind.DOCUMENT, "amends"),
        ),
        Shelf(
            "thay-the",
            "Thay thế",
            Kind.DOCUMENT,
            site.referrers(document, Kind.DOCUMENT, "replaced_by"),
        ),
        Shelf(
            "phong-trao",
            "Phong trào được phát động bởi văn bản này",
            Kind.CAMPAIGN,
            site.referrers(document, Kind.CAMPAIGN, "launched_in"),
        ),
        Shelf(
            "don-vi",
            "Đơn vị thay đổi theo văn bản này",
            Kind.UNIT,
            site.referrers(document, Kind.UNIT, "changed_by"),
        ),
    )


DOCUMENT: Subject[Document] = Subject(
    template="document.html",
    kind="document",
    section=sections.DOCUMENTS,
    title=lambda edition, document: label(edition.site, document),
    description=_description,
    view=_view,
    shelves=_shelves,
    thing=structured.document,
)
