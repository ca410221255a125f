"""The linked site: in readers' order, with every way back, and nothing that is not public."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.planting import planted

from thidua.link.occurrences import OccurrenceKind
from thidua.link.site import Site
from thidua.model.base import CampaignRef, Kind, UnitRef
from thidua.pipeline import read

TODAY = datetime.date(2026, 9, 10)


def site_with(folder: Path, files: dict[str, Any]) -> Site:
    """Return the small site with `files` in it, which have no faults."""
    outcome = read(planted(folder, files), today=TODAY)
    assert outcome.site is not None, outcome.diagnostics
    return outcome.site


def unit(name: str, status: str = "published") -> str:
    """Return a unit's file."""
    return f"status: {status}\nname: {name}\nkind: truong\n"


def plan(title: str, more: str = "year: 2026", status: str = "published") -> str:
    """Return the file of a plan; `more` are further lines."""
    return f"---\nstatus: {status}\ntitle: {title}\nsummary: Thi đua.\n{more}\n---\n"


def profile(name: str, more: str = "") -> str:
    """Return the file of a public profile of a group, which needs no consent."""
    lines = f"status: published\nname: {name}\nwho: collective\nrole: Tổ\ndeed: Làm việc tốt\n"
    return f"---\n{lines}{more}---\n"


def test_units_are_in_vietnamese_order(tmp_path: Path) -> None:
    """Đ comes after D, marks count after letters, and the short name decides."""
    names = {"d": "THCS Đức Thắng", "c": "THCS Dĩ An", "e": "THCS Ân Thi", "f": "THCS An Thi"}
    site = site_with(tmp_path, {f"units/{name}.yml": unit(said) for name, said in names.items()})
    assert [item.label for item in site.units] == [
        "Sở Giáo dục và Đào tạo",
        "THCS A",
        "THCS An Thi",
        "THCS Ân Thi",
        "THCS Dĩ An",
        "THCS Đức Thắng",
    ]


def test_plans_are_newest_first(tmp_path: Path) -> None:
    """By year, a school year by the one it begins in; within a year by date, then by title."""
    plans = {
        "cu": plan("Năm cũ", "year: 2020"),
        "nam-hoc": plan("Năm học", "school_year: 2027-2028"),
        "b": plan("Bình dân", "year: 2026"),
        "a": plan("Ánh sáng", "year: 2026"),
        "muon": plan("Ban hành muộn", "year: 2026\nissued: 2026-03-01"),
    }
    site = site_with(tmp_path, {f"plans/thcs-a/{slug}.md": text for slug, text in plans.items()})
    assert [item.id.removeprefix("thcs-a/") for item in site.plans] == [
        "nam-hoc",
        "muon",
        "ke-hoach-2026",
        "a",
        "b",
        "cu",
    ]


def test_people_are_listed_by_given_name_in_the_newest_quarter(tmp_path: Path) -> None:
    """The wall begins with the newest quarter; within it Ân comes before Bình, after An."""
    people = {
        "binh": ("Đặng An Bình", "quarter: 2026-Q3\n"),
        "an-2": ("Vũ Thị Ân", "quarter: 2026-Q3\n"),
        "moi": ("Trần Văn Út", "quarter: 2026-Q4\n"),
        "khong-quy": ("Lê Văn Anh", ""),
    }
    files = {f"profiles/thcs-a/{slug}/index.md": profile(*said) for slug, said in people.items()}
    site = site_with(tmp_path, files)
    assert [item.name for item in site.profiles] == [
        "Trần Văn Út",
        "Nguyễn Thị An",
        "Vũ Thị Ân",
        "Đặng An Bình",
        "Lê Văn Anh",
    ]


def test_every_reference_has_a_way_back(tmp_path: Path) -> None:
    """A campaign knows the plans that carry it, once each; a document the plans citing it."""
    twice = "year: 2026\ncampaigns: [day-tot, day-tot]\nlegal_basis: [kh-so-2025]\ncites:\n"
    site = site_with(tmp_path, {"plans/thcs-a/b.md": plan("B", f"{twice}  - kh-so-2025")})
    campaign, document = site.campaigns[0], site.documents[0]
    assert [item.id for item in site.referrers(campaign, Kind.PLAN, "campaigns")] == [
        "thcs-a/ke-hoach-2026",
        "thcs-a/b",
    ]
    citing = site.referrers(document, Kind.PLAN, "legal_basis", "cites")
    assert [item.id for item in citing] == ["thcs-a/ke-hoach-2026", "thcs-a/b"]
    assert [item.id for item in site.referrers(document, Kind.PLAN, "cites")] == ["thcs-a/b"]
    assert not site.referrers(document, Kind.REPORT, "plan")


def test_what_a_unit_owns(tmp_path: Path) -> None:
    """A unit knows the public plans, profiles and reports of its folder."""
    site = site_with(tmp_path, {"plans/thcs-a/nhap.md": plan("Nháp", status="draft")})
    school = site.units[1]
    assert [item.id for item in site.of_unit(school, Kind.PLAN)] == ["thcs-a/ke-hoach-2026"]
    assert [item.id for item in site.of_unit(school, Kind.PROFILE)] == ["thcs-a/nguyen-thi-an"]
    assert not site.of_unit(school, Kind.REPORT)
    assert site.unit_of(site.plans[0]) is school


def test_a_hidden_unit_hides_what_it_owns(tmp_path: Path) -> None:
    """With a unit in draft, its plans, profiles and events are not public either."""
    site = site_with(
        tmp_path, {"units/thcs-a.yml": {"edit": {"status: published": "status: draft"}}}
    )
    assert [item.id for item in site.units] == ["so-gddt"]
    assert not any((site.plans, site.profiles, site.reports, site.events))
    kinds = {item.kind for item in site.occurrences}
    assert kinds == {OccurrenceKind.OCCASION, OccurrenceKind.HOLIDAY}
    assert site.find(UnitRef("thcs-a")) is None
    assert not site.is_public("/don-vi/thcs-a/")


def test_a_hidden_record_is_referred_to_by_nobody(tmp_path: Path) -> None:
    """What a draft refers to does not learn of it, and a reference to a draft leads nowhere."""
    site = site_with(
        tmp_path,
        {
            "plans/thcs-a/nhap.md": plan("Nháp", "year: 2026\ncampaigns: [day-tot]", "draft"),
            "campaigns/day-tot.md": {"edit": {"status: published": "status: withdrawn"}},
        },
    )
    assert not site.campaigns
    assert site.find(CampaignRef("day-tot")) is None
    assert [
        record.id for record in site.referrers(site.documents[0], Kind.CAMPAIGN, "launched_in")
    ] == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("/ke-hoach/thcs-a/ke-hoach-2026/", True),
        ("/ke-hoach/thcs-a/ke-hoach-2026", True),
        ("/bao-cao/thcs-a/tong-ket-2026/", False),
        ("/guong/thcs-a/khong-co/", False),
        ("/guong/quy-3-2026/", True),
        ("/ke-hoach/trang-2/", True),
        ("/lich/", True),
    ],
)
def test_links_know_whether_they_lead_to_the_public(
    tmp_path: Path, address: str, *, public: bool
) -> None:
    """An address of a record is public with its record; other addresses are not judged."""
    assert site_with(tmp_path, {}).is_public(address) is public


def test_the_small_site_is_sound(tmp_path: Path) -> None:
    """Every public record of the small site has an address of its own."""
    site = site_with(tmp_path, {})
    addresses = [site.address(item) for items in site.records.values() for item in items.values()]
    with_page = [address for address in addresses if address]
    assert len(with_page) == len(set(with_page)) == 6
    assert site.photos(site.profiles[0])[0].file == "tu-sach.jpg"


def document(number: str, issued: str, more: str = "", status: str = "published") -> str:
    """Return the file of a plan that a higher body issued."""
    lines = f"status: {status}\nkind: ke-hoach\nnumber: {number}\ntitle: Thi đua\n"
    return f"{lines}issued: {issued}\n{more}"


def test_a_cited_number_finds_its_document(tmp_path: Path) -> None:
    """By its number in any spelling, by a misspelling on record; a plan of this site as well."""
    site = site_with(
        tmp_path,
        {
            "documents/cua-so.yml": document(
                "3143/KH-SGDĐT", "2024-09-18", "aliases:\n  - 3413/KH-SGDĐT\n"
            ),
            "plans/thcs-a/ke-hoach.md": plan("Kế hoạch", "year: 2026\nnumber: 07/KH-THCSA"),
        },
    )
    cited = {
        "3143/KH-SGDĐT": "/van-ban/cua-so/",
        "3143/KH-SGDDT": "/van-ban/cua-so/",
        "3413/KH-SGDĐT": "/van-ban/cua-so/",
        "7/KH-THCSA": "/ke-hoach/thcs-a/ke-hoach/",
        "3144/KH-SGDĐT": None,
    }
    assert {number: site.cited(number, "") for number in cited} == cited


def test_a_number_that_two_bodies_gave_is_told_apart_by_its_day(tmp_path: Path) -> None:
    """Every body numbers from 1 each year; without a day nobody can say which is meant."""
    site = site_with(
        tmp_path,
        {
            "documents/mot.yml": document("05/KH-UBND", "2024-01-10"),
            "documents/hai.yml": document("05/KH-UBND", "2024-03-20"),
            "documents/nhap.yml": document("06/KH-UBND", "2024-03-20", status="draft"),
        },
    )
    assert site.cited("05/KH-UBND", " của huyện") is None
    assert site.cited("05/KH-UBND", " ngày 20/3/2024 của huyện") == "/van-ban/hai/"
    assert site.cited("05/KH-UBND", " ngày 01 tháng 01 năm 2023") is None
    assert site.cited("06/KH-UBND", "") is None
