"""Who is behind can be seen at a glance, in a small place and in a province of thousands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.press.pressing import page, pressed, unit

MOST_BYTES = 150_000


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An office with 260 schools in three clusters; every tenth has presented someone."""
    files = {}
    for number in range(260):
        name = f"th-{number:03}"
        files[f"units/{name}.yml"] = unit(
            f"Tiểu học số {number:03}", parent="so-gddt", cluster=f"Khối {number % 3 + 1}"
        )
        if number % 10 == 0:
            files[f"profiles/{name}/a/index.md"] = page(
                name="Tổ Một", who="collective", role="Tổ", deed="Làm tốt", quarter="2026-Q1"
            )
    files["units/duc.yml"] = unit("Trường Đức")
    files["units/an.yml"] = unit("Trường Ân")
    return pressed(tmp_path_factory.mktemp("province"), files)


def rows(html: str) -> list[str]:
    """Return the names at the head of the rows of tables, in order."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)', html)


def test_the_day_is_said(province: dict[str, str]) -> None:
    """Readers know to which day the page counts, and what “not there” does not mean."""
    assert '<time datetime="2026-09-10">' in province["/tien-do/"]
    assert "không có nghĩa là đơn vị chưa làm" in province["/tien-do/"]


def test_many_units_are_summed_up_by_the_body_above(province: dict[str, str]) -> None:
    """The page of the year gives sums; each body has a table of its own, in pages."""
    html = province["/tien-do/"]
    assert rows(html) == ["Sở Giáo dục và Đào tạo", "Chưa ghi đơn vị cấp trên"]
    assert "<td>26/261</td>" in html
    table = "/tien-do/2026/don-vi/so-gddt/"
    pages = [table, f"{table}trang-2/", f"{table}trang-3/"]
    assert [len(rows(province[at])) for at in pages] == [100, 100, 61]
    everyone = [name for at in pages for name in rows(province[at])]
    assert everyone[:2] == ["Tiểu học số 000", "Tiểu học số 003"]
    assert everyone[-1] == "THCS A", "without a cluster"
    assert rows(province["/tien-do/2026/khac/"]) == ["Trường Ân", "Trường Đức"]


def test_the_missing_of_a_quarter_have_a_list(province: dict[str, str]) -> None:
    """From the page of the year one click leads to the names of those who are missing."""
    assert 'href="../tien-do/2026/quy-1/">237 đơn vị chưa có' in province["/tien-do/"]
    first = province["/tien-do/2026/quy-1/"]
    assert "Sở Giáo dục và Đào tạo: Khối 1" in first
    assert "Tiểu học số 003" in first
    assert "Tiểu học số 000" not in first
    assert "/tien-do/2026/quy-4/" not in province, "it has not begun"


def test_few_units_stand_in_one_table(tmp_path: Path) -> None:
    """Where all fit on a page nobody has to look further; the table says numbers in words too."""
    pages = pressed(tmp_path, {"units/duc.yml": unit("Trường Đức")})
    html = pages["/tien-do/"]
    assert rows(html) == ["THCS A", "Trường Đức"]
    assert 'href="../don-vi/thcs-a/tien-do/"' in html
    assert '<td class="there">1<span class="unseen"> gương</span></td>' in html
    assert '0<span class="unseen"> gương, đã hết hạn</span>' in html
    assert not any(at.startswith("/tien-do/2026/don-vi/") for at in pages)


def test_the_page_of_a_unit_leads_to_its_deadlines(tmp_path: Path) -> None:
    """Only where its plans ask for something; the page says what is there."""
    pages = pressed(tmp_path, {"units/duc.yml": unit("Trường Đức")})
    assert 'href="../../don-vi/thcs-a/tien-do/"' in pages["/don-vi/thcs-a/"]
    assert "/don-vi/duc/tien-do/" not in pages
    assert "tien-do/" not in pages["/don-vi/duc/"]
    html = pages["/don-vi/thcs-a/tien-do/"]
    assert "Báo cáo sơ kết" in html
    assert '<span class="badge badge-overdue">Chưa có trên trang</span>' in html


def test_no_page_is_heavy(province: dict[str, str]) -> None:
    """Phones load every page at once."""
    sizes = {at: len(html.encode()) for at, html in province.items()}
    assert {at: size for at, size in sizes.items() if size > MOST_BYTES} == {}
