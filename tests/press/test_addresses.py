"""What lies below a record's address is the record's, and lists have addresses of their own."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from tests.press.pressing import outcome_of, page, pressed

from thidua.link.addresses import record_at
from thidua.model.base import Kind


@pytest.mark.parametrize(
    ("address", "record"),
    [
        ("/phong-trao/x/", (Kind.CAMPAIGN, "x")),
        ("/phong-trao/x/ke-hoach/", (Kind.CAMPAIGN, "x")),
        ("/phong-trao/x/ke-hoach/trang-2/", (Kind.CAMPAIGN, "x")),
        ("/phong-trao/trang-tri-lop-hoc/", (Kind.CAMPAIGN, "trang-tri-lop-hoc")),
        ("/phong-trao/quy-4-2026/", (Kind.CAMPAIGN, "quy-4-2026")),
        ("/don-vi/x/don-vi-truc-thuoc/", (Kind.UNIT, "x")),
        ("/ke-hoach/x/y", (Kind.PLAN, "x/y")),
        ("/ke-hoach/x/y/tep.pdf", (Kind.PLAN, "x/y")),
        ("/ke-hoach/x/", (Kind.PLAN, "x")),
        ("/guong/x/y/?z", (Kind.PROFILE, "x/y")),
        ("/phong-trao/x/../y/", (Kind.CAMPAIGN, "y")),
        ("/phong-trao/x\\..\\y/", (Kind.CAMPAIGN, "y")),
        ("//phong%2Dtrao/./x//ke-hoach/", (Kind.CAMPAIGN, "x")),
        ("/phong-trao/", None),
        ("/phong-trao", None),
        ("/ke-hoach/trang-2/", None),
        ("/guong/quy-4-2026/", None),
        ("/guong/quy-4-2026/trang-2/", None),
        ("/gioi-thieu/", None),
        ("/", None),
    ],
)
def test_an_address_belongs_to_the_record_above_it(
    address: str, record: tuple[Kind, str] | None
) -> None:
    """Lists and files of a record are below it; the site's own lists are nobody's."""
    assert record_at(address) == record


def test_lists_are_public_with_their_record(tmp_path: Path) -> None:
    """A link to a list below a record is a link to the record."""
    draft = page(name="Kín", kind="phong-trao", summary="Kín.").replace("published", "draft")
    site = outcome_of(tmp_path, {"campaigns/kin.md": draft}).site
    assert site is not None
    assert site.is_public("/phong-trao/day-tot/ke-hoach/trang-2/")
    assert site.is_public("/guong/quy-3-2026/")
    assert not site.is_public("/phong-trao/kin/ke-hoach/")
    assert not site.is_public("/phong-trao/day-tot/../kin/")


def test_links_in_texts_to_lists_need_the_record(tmp_path: Path) -> None:
    """A link below a record is a mistake where there is no such record."""
    text = """
- [có](/phong-trao/day-tot/ke-hoach/), [có](/ke-hoach/thcs-a/ke-hoach-2026/ke-hoach.pdf)
- [có](/guong/quy-3-2026/), [có](/ke-hoach/trang-2/)
- [không](/phong-trao/khong-co/ke-hoach/), [không](/phong-trao/ten-cu/ke-hoach/)
- [có](/phong-trao/ten-cu/), [không](/ke-hoach/thcs-a/)
"""
    outcome = outcome_of(
        tmp_path,
        {
            "plans/thcs-a/ke-hoach-2026.md": {"append": text},
            "campaigns/day-tot.md": {
                "edit": {"kind: phong-trao": "kind: phong-trao\nmoved_from: [/phong-trao/ten-cu/]"}
            },
        },
    )
    found = [(item.rule.id, item.facts["address"]) for item in outcome.diagnostics]
    assert found == [
        ("body/unknown-address", "/phong-trao/khong-co/ke-hoach/"),
        ("body/unknown-address", "/phong-trao/ten-cu/ke-hoach/"),
        ("body/unknown-address", "/ke-hoach/thcs-a/"),
    ]


def test_no_record_takes_the_address_of_a_list(tmp_path: Path) -> None:
    """Neither by its name nor by an old address can a record stand where a list is."""
    taken = ["/ke-hoach/trang-2/", "/guong/quy-3-2026/", "/phong-trao/day-tot/ke-hoach/"]
    campaign = page(name="Trang hai", kind="phong-trao", summary="Hai.", moved_from=taken)
    outcome = outcome_of(tmp_path, {"campaigns/trang-2.md": campaign})
    found = [(item.rule.id, item.facts["address"]) for item in outcome.diagnostics]
    assert found == [
        ("record/same-address", "/phong-trao/trang-2/"),
        *(("record/same-address", address) for address in taken),
    ]


def test_a_link_to_a_file_leads_to_it_whatever_it_is_called(tmp_path: Path) -> None:
    """Spaces and the marks of addresses in a file's name stay part of the name."""
    home = "plans/thcs-a/ke-hoach-2026"
    name = "a b#?.pdf"
    files = {
        f"{home}.md": {"edit": {"file: ke-hoach.pdf": f'file: "{name}"'}},
        f"{home}/{quote(name)}": {"copy-of": f"minimal/content/{home}/ke-hoach.pdf"},
        f"{home}/ke-hoach.pdf": None,
    }
    html = pressed(tmp_path, files)["/ke-hoach/thcs-a/ke-hoach-2026/"]
    link = re.search(r'href="([^"]*)" download', html)
    assert link is not None
    address = urlsplit(urljoin("https://a.example/ke-hoach/thcs-a/ke-hoach-2026/", link[1]))
    assert (address.query, address.fragment) == ("", "")
    assert unquote(address.path) == f"/ke-hoach/thcs-a/ke-hoach-2026/{name}"
