"""Text compared without its marks."""

from __future__ import annotations

import re
import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese.folding import (
    first_not_nfc,
    fold,
    nearest,
    slugify,
)

TWELVE_VOWELS_IN_ALL_TONES = (
    "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ"
)


def test_every_vietnamese_vowel_folds_to_its_bare_letter() -> None:
    """Whoever types without marks finds every letter with marks."""
    bare = "aaaaaa aaaaaa aaaaaa eeeeee eeeeee iiiiii oooooo oooooo oooooo uuuuuu uuuuuu yyyyyy"
    assert fold(TWELVE_VOWELS_IN_ALL_TONES) == bare
    assert fold(TWELVE_VOWELS_IN_ALL_TONES.upper()) == bare


def test_crossed_d_folds_to_d() -> None:
    """A name in Đ is found under d, which Unicode's own decomposition does not give."""
    assert fold("Đặng Đình Độ") == "dang dinh do"


def test_both_tone_placements_fold_to_one_word() -> None:
    """Whether a plan says hoà or hòa, a search finds it."""
    assert fold("hoà thuỷ khoẻ") == fold("hòa thủy khỏe") == "hoa thuy khoe"


@given(st.text())
def test_folding_sees_no_difference_between_composed_and_decomposed(text: str) -> None:
    """Text typed on a Mac and text typed on Windows fold alike, once and twice."""
    folded = fold(unicodedata.normalize("NFC", text))
    assert folded == fold(unicodedata.normalize("NFD", text))
    assert folded == fold(folded)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Trường THCS Lê Anh Xuân", "truong-thcs-le-anh-xuan"),
        ("Kế hoạch số 43/KH-LAX (2024–2025)", "ke-hoach-so-43-kh-lax-2024-2025"),
        ("  Đợt 1: “Dạy tốt, học tốt”  ", "dot-1-day-tot-hoc-tot"),
        ("GD&ĐT", "gd-dt"),
        ("…", ""),
    ],
)
def test_an_address_is_made_of_plain_letters(text: str, slug: str) -> None:
    """A title becomes an address that can be read aloud and typed."""
    assert slugify(text) == slug


@given(st.text())
def test_an_address_never_needs_escaping(text: str) -> None:
    """Whatever the title, its address holds nothing but a to z, 0 to 9 and single hyphens."""
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slugify(text))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sloagn", "slogan"),
        ("titel", "title"),
        ("Title", "title"),
        ("audiense", "audience"),
        ("publish-on", "publish_on"),
    ],
)
def test_a_slip_of_the_finger_is_understood(word: str, meant: str) -> None:
    """A mistyped key is answered with the key that was meant."""
    keys = ["slogan", "title", "audience", "publish_on", "period", "unit", "until"]
    assert nearest(word, candidates=keys) == meant


@pytest.mark.parametrize("word", ["màu sắc", "xyz", "", "until"])
def test_no_guess_is_better_than_a_wild_one(word: str) -> None:
    """A word like none of the candidates gets no answer."""
    assert nearest(word, candidates=["unit", "title", "slogan"]) is None
    assert nearest(word, candidates=[]) is None


def test_the_candidate_comes_back_as_written() -> None:
    """An editor who left out the marks is shown the word with its marks."""
    assert nearest("ke hoach", candidates=["Báo cáo", "Kế hoạch", "Quyết định"]) == "Kế hoạch"


def test_marks_decide_between_candidates_alike_without_them() -> None:
    """Among má, mà and ma, the one with the writer's own mark wins, in whatever order."""
    for candidates in permutations(["ma", "mà", "má"]):
        assert nearest("mà", candidates=candidates) == "mà"
        assert nearest("MA", candidates=candidates) == "ma"


def test_the_first_decomposed_letter_is_pointed_at() -> None:
    """An editor is led to the very letter that is not in composed form."""
    text = "Kế hoạch năm học"
    assert first_not_nfc(text) is None
    assert first_not_nfc(text[:9] + unicodedata.normalize("NFD", text[9:])) == 10
    assert first_not_nfc(unicodedata.normalize("NFD", text)) == 1


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_place_is_named_exactly_when_text_is_not_composed(text: str) -> None:
    """There is a place to point at if, and only if, the text is not in composed form."""
    offset = first_not_nfc(text)
    assert (offset is None) == unicodedata.is_normalized("NFC", text)
    assert offset is None or 0 <= offset < len(text)
