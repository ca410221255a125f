"""Names of bodies in running text, and names in capitals in their usual letters."""

from __future__ import annotations

import pytest

from thidua.vietnamese.bodies import bodies
from thidua.vietnamese.capitals import natural, sentence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "của Ủy ban nhân dân huyện Vĩnh Thuận Phát động phong trào",
            "Ủy ban nhân dân huyện Vĩnh Thuận",
        ),
        ("của Uỷ ban nhân dân Thành phố Hồ Chí Minh về", "Uỷ ban nhân dân Thành phố Hồ Chí Minh"),
        ("UBND quận 1 về việc", "UBND quận 1"),
        ("Sở GD&ĐT TP. Hồ Chí Minh tổ chức", "Sở GD&ĐT TP. Hồ Chí Minh"),
        ("theo Phòng Giáo dục và Đào tạo Gia Lâm.", "Phòng Giáo dục và Đào tạo Gia Lâm"),
        ("trường mầm non Liên Nghĩa, yêu cầu", "trường mầm non Liên Nghĩa"),
        (
            "Trường Tiểu học số 2 Hòa Bình, xã A Lưới xây dựng",
            "Trường Tiểu học số 2 Hòa Bình, xã A Lưới",
        ),
        ("Trường THCS&THPT Tân Tiến ban hành", "Trường THCS&THPT Tân Tiến"),
        ("Ban Thường vụ Thành ủy Thành phố về", "Ban Thường vụ Thành ủy Thành phố"),
        ("Công đoàn Giáo dục Việt Nam phát động", "Công đoàn Giáo dục Việt Nam"),
        ("Công đoàn cơ sở Trường THPT Nguyễn Du", "Công đoàn cơ sở Trường THPT Nguyễn Du"),
        ("Ban Chấp hành Đoàn trường THPT A ban hành", "Ban Chấp hành Đoàn trường THPT A"),
        ("Phòng Văn hóa - Xã hội là cơ quan", "Phòng Văn hóa - Xã hội"),
        ("Thủ tướng Chính phủ phát động", "Thủ tướng Chính phủ"),
        (
            "Hội đồng Thi đua - Khen thưởng tỉnh Nam Định",
            "Hội đồng Thi đua - Khen thưởng tỉnh Nam Định",
        ),
    ],
)
def test_a_body_is_found_with_its_whole_name(text: str, name: str) -> None:
    """Levels and capitalised words belong to a name, what the body does or the title does not."""
    (body,) = bodies(text)
    assert text[body.start : body.end] == name


@pytest.mark.parametrize(
    "text", ["các trường học trong huyện", "phòng học bộ môn", "bộ sách giáo khoa"]
)
def test_common_words_are_no_bodies(text: str) -> None:
    """A school, a room or a set in general has no name."""
    assert bodies(text) == ()


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("TRƯỜNG TRUNG HỌC CƠ SỞ LÊ ANH XUÂN", "Trường Trung học cơ sở Lê Anh Xuân"),
        ("ỦY BAN NHÂN DÂN QUẬN TÂN PHÚ", "Ủy ban nhân dân quận Tân Phú"),
        ("UỶ BAN NHÂN DÂN XÃ HOÀ BÌNH", "Uỷ ban nhân dân xã Hoà Bình"),
        ("PHÒNG GD&ĐT HUYỆN A LƯỚI", "Phòng GD&ĐT huyện A Lưới"),
        ("PHÓ TRƯỞNG PHÒNG", "Phó Trưởng phòng"),
        ("Trường THCS Lê Lợi", "Trường THCS Lê Lợi"),
    ],
)
def test_capitals_of_a_head_become_usual_letters(written: str, usual: str) -> None:
    """Names keep their marks as written, abbreviations their capitals."""
    assert natural(written) == usual


def test_a_title_in_capitals_becomes_a_sentence() -> None:
    """Only its first letter and what is known to have capitals keep them."""
    assert sentence("THI ĐUA CỦA TRƯỜNG THCS NĂM 2024") == "Thi đua của Trường THCS năm 2024"
