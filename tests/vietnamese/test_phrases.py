"""Fixed phrases: slips that show only in their phrase, and neighbours that are none."""

from __future__ import annotations

import pytest

from thidua.vietnamese.bare import bare
from thidua.vietnamese.phrases import PHRASES, SLIPS, slips


def found(text: str) -> list[tuple[str, str]]:
    """Return what is written and what was meant, for each slip of `text`."""
    return [(text[slip.start : slip.end], slip.meant) for slip in slips(text, bare(text))]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_as_it_should_be_is_no_slip(phrase: str) -> None:
    """Every phrase passes in small letters, in capitals, and broken over lines."""
    for text in (phrase, phrase.upper(), phrase.replace(" ", "\n"), f"({phrase})."):
        assert found(text) == []


@pytest.mark.parametrize("phrase", [phrase for phrase in PHRASES if not phrase.isascii()])
def test_a_phrase_without_its_marks_is_a_slip(phrase: str) -> None:
    """A phrase whose letters are right and whose marks are not is found where it stands."""
    assert (bare(phrase), phrase) in found(f"Về việc {bare(phrase)} năm 2026")


@pytest.mark.parametrize(("wrong", "meant"), [(wrong, meant) for wrong, meant, _ in SLIPS])
def test_a_known_slip_is_found(wrong: str, meant: str) -> None:
    """Each slip of the list is found, with what must stand around it."""
    text = f"Phó {wrong} khen thưởng"
    assert (wrong, meant) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nơi đây mạnh dạn đổi mới, lòng đầy mạnh mẽ.",
        "Nhà trường phòng chống dịch, phục vụ sự nghiệp giáo dục.",
        "Thuở ấy, quờ quạng trong đêm.",
        "Uỷ ban nhân dân, ủy ban nhân dân và UỶ BAN NHÂN DÂN.",
        "Tỉ lệ, tỷ lệ; chiến sỹ thi đua, chiến sĩ thi đua.",
        "Giới thiệu học sinh giỏi với các bạn.",
    ],
)
def test_what_only_looks_alike_is_no_slip(text: str) -> None:
    """Other words with the same letters, and the two spellings of one word, pass."""
    assert found(text) == []


def test_horns_are_missed_where_no_word_is_without() -> None:
    """*uơ* before a final letter is *ươ* typed in haste."""
    assert found("khen thuởng truờng lớp") == [("thuởng", "thưởng"), ("truờng", "trường")]
