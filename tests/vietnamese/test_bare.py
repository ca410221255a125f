"""Text made bare for patterns, numerals, and signatures."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese.bare import bare
from thidua.vietnamese.roman import month_number, numeral, roman
from thidua.vietnamese.signatures import form_of, is_post, person


@given(st.text())
def test_bare_text_is_as_long_as_it_was(text: str) -> None:
    """So that a place found in it is the place in the text."""
    composed = unicodedata.normalize("NFC", text)
    assert len(bare(composed)) == len(composed)


def test_spellings_and_capitals_are_alike_when_bare() -> None:
    """Both placements of the tone, capitals, dashes and quotation marks."""
    assert bare("Uỷ ban – “ĐỔI MỚI”") == bare('Ủy ban - "đổi mới"') == 'uy ban - "doi moi"'


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("I", 1),
        ("iv", 4),
        ("XIII", 13),
        ("xvii", 17),
        ("IIII", None),
        ("VX", None),
        ("", None),
        ("abc", None),
    ],
)
def test_only_true_roman_numerals_are_numbers(text: str, number: int | None) -> None:
    """What looks like one and is none stays a word."""
    assert roman(text) == number


def test_numerals_are_read_in_figures_roman_and_words() -> None:
    """Đợt 2, đợt II and đợt thứ hai are one."""
    assert [numeral(text) for text in ("2", "ii", "hai", "nhat", "xyz")] == [2, 2, 2, 1, None]
    assert [month_number(text) for text in ("gieng", "tu", "muoi hai", "chap", "x")] == [
        1,
        4,
        12,
        12,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("KT. HIỆU TRƯỞNG", ("KT.", "HIỆU TRƯỞNG")),
        ("TM. BAN CHẤP HÀNH", ("TM.", "BAN CHẤP HÀNH")),
        ("T/M CHI BỘ", ("TM.", "CHI BỘ")),
        ("TUQ. CHỦ TỊCH", ("TUQ.", "CHỦ TỊCH")),
        ("TL.GIÁM ĐỐC", ("TL.", "GIÁM ĐỐC")),
        ("Q. HIỆU TRƯỞNG", ("Q.", "HIỆU TRƯỞNG")),
        ("HIỆU TRƯỞNG", None),
        ("tl. giám đốc", None),
    ],
)
def test_forms_of_signing_are_told_from_titles(text: str, form: tuple[str, str] | None) -> None:
    """TM., KT., TL., TUQ. and Q. in capitals, with or without a space."""
    assert form_of(text) == form


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mai Thanh Bình", "Mai Thanh Bình"),
        ("ThS. Ngô Thế Bảo", "Ngô Thế Bảo"),
        ("✓ Hoàng Việt Cường", "Hoàng Việt Cường"),
        ("NGUYỄN THỊ HOA", "Nguyễn Thị Hoa"),
        ("Đặng Quang Vinh", "Đặng Quang Vinh"),
        ("Phòng Nội Vụ", None),
        ("HIỆU TRƯỞNG", None),
        ("Các tổ chuyên môn", None),
    ],
)
def test_names_of_people_are_told_from_other_lines(text: str, name: str | None) -> None:
    """Degrees and marks before a name go, offices are no people."""
    assert person(text) == name


def test_titles_are_in_capitals_or_nothing_else() -> None:
    """A title inside a sentence is no signature."""
    assert is_post("PHÓ HIỆU TRƯỞNG PHỤ TRÁCH")
    assert is_post("Hiệu trưởng")
    assert not is_post("Hiệu trưởng nhà trường tặng giấy khen")
