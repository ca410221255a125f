"""Parts of people's names."""

from __future__ import annotations

import unicodedata

import pytest

from thidua.vietnamese.names import given_name, initials


@pytest.mark.parametrize(
    ("name", "given"),
    [("Nguyễn Thị Hoa", "Hoa"), ("  Đặng  Văn  Độ ", "Độ"), ("Út", "Út"), ("", ""), (" ", "")],
)
def test_the_given_name_is_the_last_word(name: str, given: str) -> None:
    """Vietnamese people are called by the last word of their name."""
    assert given_name(name) == given


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nguyễn Thị Hoa", "NH"),
        ("Đặng Thị Ánh Ơn", "ĐƠ"),
        ("đỗ ân", "ĐÂ"),
        ("Hoa", "H"),
        ("Tổ Toán – Tin", "TT"),
        ("Lê Thị “Mai”", "LM"),
        ("", ""),
        ("– 12", ""),
    ],
)
def test_initials_are_those_of_family_and_given_name(name: str, letters: str) -> None:
    """Where there is no portrait, two capitals stand for the person, marks and all."""
    assert initials(name) == letters
    assert initials(unicodedata.normalize("NFD", name)) == letters
