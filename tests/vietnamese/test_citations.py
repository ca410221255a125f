"""Cited documents in running text: numbers in all their spellings, kinds, days, issuers, titles."""

from __future__ import annotations

import pytest

from thidua.vietnamese.citations import Citation, Recogniser
from thidua.vietnamese.document_numbers import number_key, numbers

KINDS = {
    name: name
    for name in (
        "Kế hoạch",
        "Quyết định",
        "Chỉ thị",
        "Nghị quyết",
        "Nghị định",
        "Thông tư",
        "Công văn",
        "Luật",
        "Hướng dẫn",
        "Chương trình",
        "Điều lệ",
        "Quy chế",
        "Kết luận",
        "Tờ trình",
    )
}
CODES = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
}
RECOGNISER = Recogniser(KINDS, CODES)


def found(text: str) -> list[Citation]:
    """Return what is cited in `text`."""
    return list(RECOGNISER.find(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Kế hoạch số 43/KH-LAX", "43/KH-LAX"),
        ("Số: 43 /KH-LAX", "43/KH-LAX"),
        ("43 / KH - LAX", "43/KH-LAX"),
        ("43/KH–LAX", "43/KH-LAX"),
        ("6482/KH- UBND", "6482/KH-UBND"),
        ("98/2023/NĐ-CP", "98/2023/NĐ-CP"),
        ("12/2025/QĐ-UBND", "12/2025/QĐ-UBND"),
        ("06/2022/QH15", "06/2022/QH15"),
        ("1654/NQ-UBTVQH15", "1654/NQ-UBTVQH15"),
        ("4555/BGDĐT-GDPT", "4555/BGDĐT-GDPT"),
        ("120/PGD&ĐT-TĐ", "120/PGD&ĐT-TĐ"),
        ("34-CT/TW", "34-CT/TW"),
        ("34- CT/TW", "34-CT/TW"),
        ("88 - KH/HU", "88-KH/HU"),
        ("02/KH-HĐTĐKT", "02/KH-HĐTĐKT"),
        ("41/BC-THCS.NT", "41/BC-THCS.NT"),
        ("11/CTr-LĐLĐ", "11/CTr-LĐLĐ"),
        ("14/CT-TTg", "14/CT-TTg"),
        ("77/TTr-VHXH ngày", "77/TTr-VHXH"),
        ("05/KH-BTC, sau đó", "05/KH-BTC"),
    ],
)
def test_numbers_are_read_in_all_spellings(text: str, number: str) -> None:
    """State, Party and letters' numbers, with the spaces and dashes of typists and scanners."""
    assert [item.text for item in numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "26/27 giáo viên",
        "02/GV",
        "20/11/2024",
        "3/4 lớp - Trường",
        "1/2 ngày",
        "5/KH",
        "24/7-365",
        "http://a/1/KH-X/",
    ],
)
def test_other_numbers_are_no_documents(text: str) -> None:
    """Shares, days, fractions and addresses are not taken for numbers of documents."""
    assert list(numbers(text)) == []


def test_a_number_ends_where_the_next_word_begins() -> None:
    """A dash with a name after it does not belong to the number."""
    (number,) = numbers("theo Kế hoạch 43/KH-LAX - Trường THCS A")
    assert number.text == "43/KH-LAX"


@pytest.mark.parametrize(
    ("text", "kind", "day", "issuer"),
    [
        (
            "Kế hoạch số 85/KH-UBND ngày 20/3/2024 của Ủy ban nhân dân tỉnh Kiên Giang Phát động",
            "Kế hoạch",
            "2024-03-20",
            "Ủy ban nhân dân tỉnh Kiên Giang",
        ),
        (
            "Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị",
            "Chỉ thị",
            "2014-04-07",
            "Bộ Chính trị",
        ),
        (
            "Quyết định của Thủ tướng Chính phủ số 1373/QĐ-TTg ngày 30.7.2021",
            "Quyết định",
            "2021-07-30",
            "Thủ tướng Chính phủ",
        ),
        ("NĐ số 98/2023/NĐ-CP", "Nghị định", None, "Chính phủ"),
        ("văn bản 4555/BGDĐT-GDPT (ngày 5/9/2025)", "Công văn", "2025-09-05", None),
        (
            "Công văn 12/SGDĐT-VP ngày 01-10-2024 Sở GD&ĐT Hà Nội",
            "Công văn",
            "2024-10-01",
            "Sở GD&ĐT Hà Nội",
        ),
        ("Luật Thi đua, khen thưởng số 06/2022/QH15", "Luật", None, "Quốc hội"),
        (
            "kế hoạch liên tịch số 5/KH-PGDĐT của Phòng GDĐT ngày 2/10/2024",
            "Kế hoạch",
            "2024-10-02",
            "Phòng GDĐT",
        ),
    ],
)
def test_kind_day_and_issuer_stand_around_the_number(
    text: str, kind: str, day: str | None, issuer: str | None
) -> None:
    """Before it or after it; without words for it the symbol tells a national issuer."""
    (item,) = found(text)
    assert item.kind == kind
    assert (item.issued.iso if item.issued else None) == day
    assert item.issuer == issuer


def test_laws_and_congresses_are_cited_without_number() -> None:
    """A law goes by its name and day, a congress by its name."""
    text = (
        "quán triệt Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022, Nghị định số 98/2023/NĐ-CP "
        "và Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; chấp hành pháp luật"
    )
    items = found(text)
    assert [text[item.start : item.end] for item in items] == [
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Nghị định số 98/2023/NĐ-CP",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
    ]


def test_a_citation_ends_where_the_next_begins() -> None:
    """Documents in one row are told apart, each with its own title."""
    text = (
        "Kế hoạch số 74/KH-UBND ngày 12/4/2024 của UBND huyện A về phát động thi đua và Kế "
        "hoạch số "
        "75/KH-UBND ngày 12/4/2024 của UBND huyện A về tuyên truyền; các văn bản khác"
    )
    assert [item.title for item in found(text)] == ["về phát động thi đua", "về tuyên truyền"]


@pytest.mark.parametrize("other", ["4626/KH-SGDĐT", "4626/ KH-SGDDT", "04626/KH–SGDĐT"])
def test_spellings_of_one_number_have_one_key(other: str) -> None:
    """A lost stroke of Đ, a zero in front, a space or another dash do not make another number."""
    assert number_key(other) == number_key("4626/KH-SGDDT")
