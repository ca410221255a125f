"""Tone marks of open syllables: both ways of placing them are known, and names are let be."""

from __future__ import annotations

import pytest

from thidua.vietnamese.placement import moved, on_first, on_second


@pytest.mark.parametrize(
    ("first", "second"),
    [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy", "uỷ"), ("họa", "hoạ")],
)
def test_a_mark_moves_to_the_other_vowel_and_back(first: str, second: str) -> None:
    """Either spelling gives the other."""
    assert (moved(first), moved(second)) == (second, first)


def test_words_are_told_apart_by_their_way() -> None:
    """Words of both ways are found at their places, in small letters only."""
    text = "văn hóa, khoẻ; Hoà, THỦY, quý, quà, hoàn toàn, hoạt, ngoài, tuần, đỏa"
    first, second = on_first(text), on_second(text)
    assert [text[start:end] for start, end in first] == ["hóa", "đỏa"]
    assert [text[start:end] for start, end in second] == ["khoẻ"]
