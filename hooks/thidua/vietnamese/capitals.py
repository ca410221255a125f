"""Names and titles in capitals, as heads of documents print them, in their usual letters."""

from __future__ import annotations

import re

from thidua.vietnamese.bare import bare

_CANONICAL = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Giáo dục và Đào tạo", "Phòng Văn hóa - Xã hội",
    "Phòng Nội vụ", "Sở Nội vụ", "Trung học cơ sở", "Trung học phổ thông", "Tiểu học", "Mầm non",
    "Mẫu giáo", "Tiểu học và Trung học cơ sở", "Phổ thông dân tộc nội trú",
    "Phổ thông dân tộc bán trú", "Giáo dục thường xuyên", "Giáo dục nghề nghiệp",
    "Giáo dục nghề nghiệp - Giáo dục thường xuyên", "Hỗ trợ phát triển giáo dục hòa nhập",
    "Công đoàn cơ sở", "Công đoàn", "Liên đoàn Lao động", "Ban Chấp hành", "Ban Thường vụ",
    "Đảng bộ", "Đảng ủy", "Chi bộ", "Hội đồng Thi đua - Khen thưởng", "Hội đồng Đội", "Liên đội",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Ban Tổ chức", "Ban Chỉ đạo", "Tỉnh đoàn",
    "Thành đoàn", "Đoàn trường", "Trưởng phòng", "Phó Trưởng phòng", "Hiệu trưởng",
    "Phó Hiệu trưởng", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Bí thư",
    "Phó Bí thư", "Tổng phụ trách", "Tổ trưởng", "Chánh Văn phòng", "Thành phố Hồ Chí Minh",
    "Hồ Chí Minh", "Hà Nội", "Thủ tướng Chính phủ", "Bộ trưởng", "Ban Giám hiệu", "Trung tâm",
    "Trường", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn",
    "đặc khu", "và", "ngành", "Liên đoàn", "Tổng Liên đoàn Lao động Việt Nam", "Ủy viên",
    "Tổ trưởng chuyên môn", "Kế toán", "Trưởng ban", "Phó Trưởng ban", "Hội đồng",
    "Hội đồng trường", "Chính phủ", "Quốc hội", "Bộ", "Sở", "Phòng", "kiêm", "số", "Văn phòng",
    "Cụm thi đua", "Khối thi đua", "Cụm trưởng", "Khối trưởng", "Chi đoàn", "Hội đồng Sư phạm",
    "Thường trực", "phụ trách", "Liên tịch",
)  # fmt: skip
_BY_BARE = {bare(phrase): phrase for phrase in _CANONICAL}
_CANON = re.compile(
    rf"\b(?:{'|'.join(re.escape(key) for key in sorted(_BY_BARE, key=len, reverse=True))})(?![a-z])"
)
_SHORT = re.compile(
    r"\b(?:ubnd|hdnd|thcs|thpt|ptdtnt|ptdtbt|tncs|tntp|gd ?& ?dt|gddt|gdtx|gdnn|gdnn-gdtx|tphcm"
    r"|tp|bch|bgh|cdcs"
    r"|ldld|th|mn|mg|pt|dtnt|dtbt|stem|tdkt|hdtdkt|[ivx]{2,5}|pgd|sgd|tx|cmhs|khtn)(?![a-z])"
)


def natural(name: str) -> str:
    """Return `name` in usual letters where it is all in capitals; else as it is.

    "TRƯỜNG TRUNG HỌC CƠ SỞ LÊ LỢI" gives "Trường Trung học cơ sở Lê Lợi". Marks are kept as
    written; abbreviations and Roman numerals keep their capitals.
    """
    if any(letter.islower() for letter in name):
        return name
    plain = bare(name)
    written = list(name.title())
    # str.title makes a capital after every sign; only words begin with one.
    for match in re.finditer(r"[^\W_]+", name):
        word = match[0]
        written[match.start() : match.end()] = word[0] + word[1:].lower()
    for match in _CANON.finditer(plain):
        for offset, letter in enumerate(_BY_BARE[match[0]]):
            sign = name[match.start() + offset]
            written[match.start() + offset] = sign if letter.isupper() else sign.lower()
    for match in _SHORT.finditer(plain):
        written[match.start() : match.end()] = name[match.start() : match.end()]
    result = "".join(written)
    return result[:1].upper() + result[1:]


def sentence(text: str) -> str:
    """Return `text`, a title, in the letters of a sentence where it is all in capitals."""
    if any(letter.islower() for letter in text):
        return text
    written = list(text.lower())
    for match in _CANON.finditer(bare(text)):
        for offset, letter in enumerate(_BY_BARE[match[0]]):
            if letter.isupper():
                written[match.start() + offset] = text[match.start() + offset]
    for match in _SHORT.finditer(bare(text)):
        written[match.start() : match.end()] = text[match.start() : match.end()]
    first = next((place for place, letter in enumerate(written) if letter.isalpha()), 0)
    return (
        "".join(written[:first])
        + "".join(written[first:])[:1].upper()
        + "".join(written[first + 1 :])
    )
