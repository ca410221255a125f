"""Titles of those who sign, forms of signing and names of people, as documents end with them.

Forms of signing: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7.
"""

from __future__ import annotations

import re

from thidua.vietnamese.bare import bare

_BEHALF = {
    "tm": "TM.", "t/m": "TM.", "kt": "KT.", "k/t": "KT.", "tl": "TL.", "t/l": "TL.",
    "tuq": "TUQ.", "q": "Q.", "quyen": "Q.",
}  # fmt: skip
_FORM = re.compile(
    r"(?P<form>tm|t/m|kt|k/t|tl|t/l|tuq|q|quyen)(?:\s?[.,:]\s?|\s(?=[a-z]))(?=[a-z])"
)
_POST = (
    r"(?:pho |p\.\s?)?(?:hieu truong|truong phong|giam doc(?: so)?|chu tich|bi thu"
    r"|chanh van phong|truong ban"
    r"|bo truong|thu truong|to truong|chu nhiem|truong khoi|truong khoa|tong phu trach|vien truong"
    r"|truong doan|lien doi truong|chi huy truong|cuc truong|vu truong|truong cum|cum truong"
    r"|khoi truong)"
    r"|thuong truc|uy vien|chuyen vien|can bo|thu ky|chu toa|chu tri|nguoi (?:lap|viet|bao cao"
    r"|ghi)|ke toan|phu trach"
    r"|thu tuong|tong thu ky|truong (?:bo phan|tieu ban|nhom|phan hieu)|nhom truong|chi huy pho"
    r"|(?:pho )?chanh (?:thanh tra|van phong)|cum pho|phu trach truong|chanh an|thu truong don vi"
)
_POSTS = re.compile(rf"(?:{_POST})(?![a-z])")
_POST_IN_CAPITALS = re.compile(rf"\s((?:(?:tm|kt|tl|tuq|q)\.? )?(?:{_POST})(?![a-z]).{{0,50}})$")
_DEGREE = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Ths|THS|Th\.S|CN|NGƯT|NGND|BS|KS|LS|Đ/c|Ông|Bà|Thầy|Cô)\.?\s?,?\s?)+(?=[^\W\d_a-z])"
)
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_SURNAMES = {
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui",
    "do", "ho", "ngo", "duong", "ly", "dinh", "doan", "lam", "trinh", "mai", "dao",
    "luong", "truong", "ha", "cao", "to", "ta", "chau", "quach", "la", "lu", "thai",
    "tong", "kieu", "vuong", "nong", "ma", "giang", "tang", "luu", "nghiem", "chu", "cu",
    "trieu", "sung", "giau", "vang", "hau", "lo", "ro", "y", "k", "ksor", "ralan", "nay",
    "siu", "rmah", "h", "dieu", "thach", "son", "danh", "kim", "lieu", "ton", "mac", "on",
    "quan", "ung", "van", "vi", "viet", "phung", "khuc", "khuong", "kha", "ong", "thieu",
    "tieu", "bach", "bang", "cam",
}  # fmt: skip
_SHORTEST_NAME = 2
"""Words; fewer are no name in a signature."""
_NO_NAME = re.compile(
    r"\b(?:phong|truong|so|bo|ubnd|ban|hoi|to chuyen|dang|van phong|luu|nhu tren|cac|toan the"
    r"|ky ten|da ky|dong dau"
    r"|noi nhan|phu luc|noi dung|ke hoach|cong doan|chi doan|lien doi|giao vien|cha me|phuong|xa"
    r"|quan|huyen|tinh"
    r"|website|cong thong tin)\b"
)


def form_of(text: str) -> tuple[str, str] | None:
    """Return the form of signing that `text` begins with, and the rest: "KT.", "HIỆU TRƯỞNG"."""
    match = _FORM.match(bare(text))
    if not match or not text[: match.end("form")].replace("/", "").isupper():
        return None
    return _BEHALF[match["form"]], text[match.end() :].strip()


def is_post(text: str) -> bool:
    """Whether `text` is the title of one who signs: in capitals, or nothing but a known title."""
    plain = bare(text).strip(" .,:;*")
    match = _POSTS.match(plain)
    if not match:
        return False
    return match.end() == len(plain) or not any(letter.islower() for letter in text)


def post_at_end(text: str) -> int | None:
    """Return where a title in capitals begins that ends `text`, as flattened columns leave it."""
    for match in _POST_IN_CAPITALS.finditer(bare(text)):
        if not any(letter.islower() for letter in text[match.start(1) :]):
            return match.start(1)
    return None


def two_posts(text: str) -> tuple[str, str] | None:
    """Return both titles of "HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG", which stood in two lines."""
    plain = bare(text)
    first = _POSTS.match(plain)
    if first and plain[first.end() : first.end() + 1] == " ":
        second = _POSTS.search(plain, first.end())
        if second and second.end() == len(plain.rstrip()):
            return text[: second.start()].strip(), text[second.start() :].strip()
    return None


def two_persons(text: str) -> tuple[str, str] | None:
    """Return both names of "Nguyễn Văn An Trần Thị Bình", which stood side by side."""
    words = text.split()
    for place in range(_SHORTEST_NAME, len(words) - _SHORTEST_NAME + 1):
        one, other = (person(" ".join(part)) for part in (words[:place], words[place:]))
        longer = len(words) > 2 * _SHORTEST_NAME
        if one and other and longer and bare(words[place]) in _SURNAMES:
            return one, other
    return None


def person(text: str) -> str | None:
    """Return the name of a person that `text` is, without degrees; None if it is none."""
    written = re.sub(r"^[\W\d_]+|[\W_]+$", "", text)
    name = _DEGREE.sub("", written)
    if not _NAME.fullmatch(name) or is_post(name):
        return None
    words = name.split()
    surname = bare(words[0]) in _SURNAMES and words[0] not in ("Đảng", "Ban", "Hội")
    if not surname and _NO_NAME.search(bare(name)):
        return None
    if all(word[0].isupper() and (word[1:].islower() or len(word) == 1) for word in words):
        return name
    if name.isupper() and bare(words[0]) in _SURNAMES:
        return name.title()
    return None
