"""Lists in Vietnamese order."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese.collation import collation_key, person_key

DICTIONARIES = {
    "letters": [*"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"],
    "capitals": [*"AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"],
    "tones": ["ma", "mà", "mả", "mã", "má", "mạ"],
    "tones on marked letters": [*"ăằẳẵắặâầẩẫấậêềểễếệôồổỗốộơờởỡớợưừửữứự"],
    "letters weigh more than tones": ["mạ", "mai", "man", "mạn", "màng", "măn", "mân", "mẹ"],
    "foreign marks": ["ma", "mà", "mạ", "mä", "man"],
    "both tone placements": ["hoa", "hoà", "hòa", "hoả", "hỏa", "hoá", "hóa", "hoạ", "họa"],
    "capitals count last": ["hoa", "Hoa", "HOA", "hòa", "Hòa"],
    "short names before long ones": ["An", "Án", "An Giang", "An Giang 2", "Anh", "Ân Thi"],
    "numbers": ["Đợt 1", "Đợt 2", "Đợt 007", "Đợt 10", "Đợt cuối năm", "Đợt I"],
    "documents": ["5/KH-LAX", "43/KH-LAX", "43-KH/TU", "101/QĐ-UBND", "1225/QĐ-BGDĐT"],
    "provinces": [
        "An Giang",
        "Bắc Ninh",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
        "Điện Biên",
        "Đồng Nai",
        "Đồng Tháp",
        "Gia Lai",
        "Hà Nội",
        "Hà Tĩnh",
        "Hải Phòng",
        "Huế",
        "Hưng Yên",
        "Khánh Hòa",
        "Lai Châu",
        "Lạng Sơn",
        "Lào Cai",
        "Lâm Đồng",
        "Nghệ An",
        "Ninh Bình",
        "Phú Thọ",
        "Quảng Ngãi",
        "Quảng Ninh",
        "Quảng Trị",
        "Sơn La",
        "Tây Ninh",
        "Thái Nguyên",
        "Thanh Hóa",
        "Thành phố Hồ Chí Minh",
        "Tuyên Quang",
        "Vĩnh Long",
    ],
}

REGISTER = [
    "Nguyễn Thị An",
    "Lê Hoàng Ân",
    "Phạm Gia Bảo",
    "Trần Quốc Bảo",
    "Vũ Thị Dung",
    "Bùi Tiến Dũng",
    "Nguyễn Văn Đạt",
    "Đặng Thị Hoa",
    "Nguyễn Hoa",
    "Nguyễn Thị Hoa",
    "Nguyễn Thị Ánh Hoa",
    "Lê Thị Hòa",
    "Bùi Thị Hoàn",
    "Nguyễn Thị Ơn",
    "Trần Thị Út",
    "Lê Thị Ước",
    "Nguyễn Như Ý",
]


def shuffled(texts: list[str]) -> list[str]:
    """Return the texts in a disorder that is the same on every run."""
    mixed = sorted(texts, reverse=True)
    random.Random(len(texts)).shuffle(mixed)  # noqa: S311 - nothing here is a secret
    return mixed


@pytest.mark.parametrize("name", DICTIONARIES)
def test_a_list_stands_as_in_a_vietnamese_dictionary(name: str) -> None:
    """Words, places and numbered things stand where Vietnamese readers look for them."""
    expected = DICTIONARIES[name]
    assert sorted(shuffled(expected), key=collation_key) == expected


def test_punctuation_does_not_move_a_title() -> None:
    """Quotation marks, dashes and double spaces leave a title in its place."""
    titles = ["Dạy tốt", "“Dạy tốt – học tốt”", "Dạy tốt, học tốt 2", "«Dân vận khéo»"]
    assert sorted(shuffled(titles), key=collation_key) == titles


def test_a_mark_too_many_does_not_tear_a_word_apart() -> None:
    """A word with a damaged mark stands beside the sound word."""
    words = ["hoà ca", "hoạt", "hoạ\N{COMBINING GRAVE ACCENT}t", "hoạt động"]
    assert sorted(shuffled(words), key=collation_key) == words


def test_a_number_of_any_length_has_its_place() -> None:
    """Longer numbers than Python reads at once are still compared as numbers."""
    texts = ["9", "1" + "0" * 5000, "2" + "0" * 5000]
    assert sorted(shuffled(texts), key=collation_key) == texts


def test_people_are_listed_by_given_name() -> None:
    """A list of people stands as in a class register: given, then family, then middle name."""
    assert sorted(shuffled(REGISTER), key=person_key) == REGISTER


def test_a_name_in_capitals_stands_among_its_like() -> None:
    """A name typed in capitals stands where it would in small letters."""
    names = ["Bùi Thị Hoa", "LÊ THỊ HOA", "Phạm Thị Hoa", "BÙI THỊ HÒA"]
    assert sorted(shuffled(names), key=person_key) == names


def test_a_name_of_one_word_comes_before_longer_ones() -> None:
    """A person known by one name opens the list of those who bear it."""
    names = ["", "Hoa", "Lê Hoa", "Lê Thị Hoa"]
    assert sorted(shuffled(names), key=person_key) == names


@given(st.text(), st.text())
def test_only_the_same_text_has_the_same_place(one: str, other: str) -> None:
    """The order never depends on how texts were composed, nor on the order they came in."""
    for key in (collation_key, person_key):
        assert key(one) == key(unicodedata.normalize("NFD", one))
        same_text = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
        assert (key(one) == key(other)) == same_text
