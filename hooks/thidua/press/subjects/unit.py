"""The page of a unit: what it is, was and became, its plans, its people, its dates."""

from __future__ import annotations

from thidua.link.coming import next_of_unit
from thidua.link.occurrences.addresses import of_unit
from thidua.link.subscriptions import is_sent
from thidua.model.base import Kind
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitGroup, UnitKind
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.listings import Shelf
from thidua.press.naming import term_name, year_heading
from thidua.press.subject import Subject
from thidua.press.timeline import span_around, timeline_of_unit

_ROWS_SHOWN = 40


def _description(edition: Edition, unit: Unit) -> str:
    if unit.summary:
        return unit.summary
    kind = term_name(edition.site, unit.kind)
    return f"{unit.name} ({kind}): kế hoạch thi đua, gương người tốt, việc tốt và lịch sắp tới."


def _view(edition: Edition, unit: Unit) -> dict[str, object]:
    site = edition.site
    kind = site.find(unit.kind)
    school = isinstance(kind, UnitKind) and kind.group is UnitGroup.SCHOOL
    ended = unit.until is not None and site.is_over(unit.until)
    return {
        "coming": next_of_unit(site, unit),
        "has_calendar": bool(site.calendar_of(unit).occurrences),
        "is_sent": is_sent(site, of_unit(unit.id)),
        "timeline": timeline_of_unit(
            site, unit, span_around(site, school=school), most=_ROWS_SHOWN
        ),
        "ended": ended,
        # Only a school at work will have plans and people one day; elsewhere a list that is
        # empty is left out.
        "awaited": school and not ended,
    }


def _shelves(edition: Edition, unit: Unit) -> tuple[Shelf, ...]:
    site = edition.site
    return (
        Shelf(
            "ke-hoach",
            "Kế hoạch theo năm",
            Kind.PLAN,
            site.of_unit(unit, Kind.PLAN),
            within=year_heading,
            names_unit=False,
        ),
        Shelf("bao-cao", "Báo cáo", Kind.REPORT, site.of_unit(unit, Kind.REPORT)),
        Shelf(
            "guong",
            "Gương người tốt, việc tốt",
            Kind.PROFILE,
            site.of_unit(unit, Kind.PROFILE),
            names_unit=False,
        ),
        Shelf(
            "phong-trao",
            "Phong trào do đơn vị phát động",
            Kind.CAMPAIGN,
            site.referrers(unit, Kind.CAMPAIGN, "launched_by"),
        ),
        Shelf(
            "van-ban",
            "Văn bản đã ban hành",
            Kind.DOCUMENT,
            site.referrers(unit, Kind.DOCUMENT, "issuer"),
        ),
        Shelf(
            "don-vi-truc-thuoc",
            "Đơn vị trực thuộc",
            Kind.UNIT,
            site.referrers(unit, Kind.UNIT, "parent"),
        ),
        Shelf(
            "tiep-noi-tu",
            "Tiếp nối từ",
            Kind.UNIT,
            site.referrers(unit, Kind.UNIT, "succeeded_by"),
        ),
    )


UNIT: Subject[Unit] = Subject(
    template="unit.html",
    kind="unit",
    section=sections.UNITS,
    title=lambda _edition, unit: unit.label,
    description=_description,
    view=_view,
    shelves=_shelves,
    thing=structured.unit,
)
