"""Names of bodies in running text: offices, schools, Party and mass organisations.

A name is a head from the table ("Ủy ban nhân dân", "Sở GDĐT", "Trường THCS") and what follows
of levels ("huyện", "Thành phố") and capitalised words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.vietnamese.bare import bare

_SECTOR = (
    r"(?:giao duc(?: va|,| &| -)? dao tao|gd ?(?:&|-|va)? ?dt|giao duc|noi vu|van hoa ?- ?xa hoi"
    r"|van hoa,? the thao(?: va|,) (?:du lich|thong tin)|van hoa va the thao"
    r"|tai chinh(?: ?- ?ke hoach)?"
    r"|khoa hoc va cong nghe|y te|cong an|tu phap|quoc phong|thong tin va truyen thong"
    r"|lao dong ?[-,–] ?thuong binh va xa hoi|ke hoach va dau tu|van hoa|cong thuong|kinh te)"
)
_SCHOOL = (
    r"(?:tieu hoc (?:va|-|&) trung hoc co so|trung hoc co so (?:va|-|&) trung hoc pho thong"
    r"|th,? ?thcs (?:&|va) thpt|th ?(?:&|va|-) ?thcs|thcs ?(?:&|va|-) ?thpt"
    r"|pho thong dan toc (?:noi|ban) tru|pt ?dtnt|pt ?dtbt|trung hoc co so|trung hoc pho thong"
    r"|trung hoc"
    r"|mam non|mau giao|tieu hoc|pho thong|giao duc chuyen biet|lien cap|thcs|thpt|mn|mg|th|chuyen"
    r"|cao dang|dai hoc|trung cap|boi duong|chinh tri|nuoi day tre)"
)
_PARTY = (
    r"(?:thanh uy|tinh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|chi uy|trung uong dang"
    r"|trung uong)"
)
_HEADS = (
    r"hiep hoi|uy ban thuong vu quoc hoi|quoc hoi|hoi dong nha nuoc|hoi dong bo truong",
    r"thu tuong(?: chinh phu)?|chinh phu|van phong chinh phu|chu tich nuoc",
    r"bo chinh tri|ban bi thu(?: trung uong(?: dang)?)?",
    (
        r"uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|uy ban mat tran to quoc(?: viet nam)?"
        r"|ubmttq(?:vn)?"
    ),
    rf"(?:bo|so|phong|ban|nganh) {_SECTOR}|bgddt|sgddt|pgd(?:dt|&dt)?",
    rf"truong(?: {_SCHOOL}){{1,3}}|(?:thcs|thpt|mam non|tieu hoc)(?= [a-z])",
    (
        r"trung tam(?: [a-z&,-]{2,14}){0,9}?(?= quan\b| huyen\b| tinh\b| thanh pho\b| tp\b| xa\b"
        r"| phuong\b"
        r"| thi xa\b| khu vuc\b| so \d)|trung tam gdnn ?- ?gdtx|trung tam gdtx"
    ),
    (
        r"tong lien doan lao dong(?: viet nam)?|lien doan lao dong|ldld|cong doan(?: co so| nganh"
        r"| cap tren)?"
        r"(?: giao duc(?: va dao tao)?)?|cdcs|bch cong doan|ban chap hanh cong doan"
    ),
    (
        r"hoi dong thi dua ?(?:-|,|va|&)? ?khen thuong|hoi dong tdkt|hd ?tdkt|hoi dong su pham"
        r"|hoi dong sang kien|hoi dong truong|hoi dong doi|hoi dong khoa hoc"
    ),
    r"ban to chuc(?: cuoc thi| hoi thi)?|ban chi dao|ban giam hieu|ban dai dien cha me hoc sinh",
    (
        rf"(?:ban thuong vu |ban chap hanh |bch |btv )?(?:{_PARTY}|(?:tinh|thanh|huyen|quan|xa"
        rf"|phuong) doan|doan (?:truong|xa|phuong|thanh nien))"
        rf"|ban chap hanh(?: trung uong(?: dang)?)?|ban thuong vu|bch|btv"
    ),
    (
        r"trung uong doan|(?:tinh|thanh|huyen|quan|xa) doan|doan (?:thanh nien|tncs|truong|xa"
        r"|phuong)"
        r"(?: cong san)?(?: ho chi minh)?|chi doan|lien doi|doi (?:tntp|thieu nien tien phong)"
        r"(?: ho chi minh)?"
    ),
    (
        r"hoi (?:lien hiep phu nu|khuyen hoc|chu thap do|cuu giao chuc|dong doi)"
        r"|mat tran to quoc(?: viet nam)?"
    ),
    r"khoi thi dua|cum thi dua|cum truong|tong phu trach",
)
_PERSON = (
    r"(?:chu tich|pho chu tich|bo truong|giam doc|truong phong|hieu truong|bi thu|chanh van phong)"
)
_HEAD = re.compile(rf"\b(?:{_PERSON} )?(?:{'|'.join(_HEADS)})(?![a-z])")

_LEVELS = (
    r"(?:tinh|thanh pho|tp\.?|t\.p|thi xa|tx\.?|huyen|quan|xa|phuong|thi tran|dac khu|khu vuc|nganh"
    r"|cap (?:tinh|huyen|xa|tren)|so)(?![a-z])"
)
_LEVEL = re.compile(_LEVELS)
_GAP = re.compile(r" +(?![,-])")
_GAP_TO_LEVEL = re.compile(rf" ?[,-] *(?=(?!so\b){_LEVELS})")
_NAME_WORD = re.compile(r"[^\W_]{1,2}\.(?=\s?[^\W\d_])|[^\W_]+(?:-[^\W\d_]+)?")
_NUMERIC = re.compile(r"\d{1,4}(?:[/-]\d{1,4}){0,2}(?![\d/])")
_TITLE = re.compile(
    r"(?:phat dong|tuyen truyen|ve viec|v/v|quy dinh|ban hanh|phe duyet|to chuc|trien khai"
    r"|thuc hien|ke hoach|cong tac|huong dan|nang cao|tang cuong|day manh|sua doi|thong bao|bao cao"
    r"|cong nhan|phong trao|tong ket|xay dung|cu the|nghi quyet|chi thi|quyet dinh|cong van"
    r"|thong tu|nghi dinh|can cu|so:|doc lap|cong hoa)(?![a-z])"
)
_MOST_WORDS = 12


@dataclass(frozen=True)
class Body:
    """A body named at `start` to `end` of a text."""

    start: int
    end: int


def body_at(text: str, plain: str, place: int) -> Body | None:
    """Return the body whose name begins at `place`.

    Args:
        text: The text, NFC.
        plain: The same text, `bare`.
        place: Where the name is to begin.

    """
    head = _HEAD.match(plain, place)
    return Body(place, _end(text, plain, head.end())) if head else None


def bodies(text: str, plain: str | None = None) -> tuple[Body, ...]:
    """Return the bodies named in `text`, in order."""
    plain = bare(text) if plain is None else plain
    found: list[Body] = []
    place = 0
    while head := _HEAD.search(plain, place):
        place = _end(text, plain, head.end())
        # "trường" and its like in small letters without a name are no names.
        if text[head.start()].isupper() or place > head.end():
            found.append(Body(head.start(), place))
    return tuple(found)


def _end(text: str, plain: str, place: int) -> int:
    """Return where the levels and names end that follow a head which ends at `place`."""
    after_level = False
    for _ in range(_MOST_WORDS):
        gap = _GAP.match(plain, place) or _GAP_TO_LEVEL.match(plain, place)
        if not gap:
            return place
        start = gap.end()
        if level := _LEVEL.match(plain, start):
            place, after_level = level.end(), True
            continue
        if _TITLE.match(plain, start):
            return place
        number = _NUMERIC.match(plain, start)
        if number and (after_level or _school_before(plain, start)):
            place, after_level = number.end(), False
            continue
        word = _NAME_WORD.match(text, start)
        if not word or not word[0][0].isupper():
            return place
        place, after_level = word.end(), False
    return place


def _school_before(plain: str, place: int) -> bool:
    return bool(re.search(rf"{_SCHOOL} $", plain[max(0, place - 30) : place]))


_VERB = (
    r"(?:xay dung|ban hanh|phat dong|trien khai|bao cao|thong bao|to chuc|de nghi|yeu cau"
    r"|huong dan|quyet dinh|lap "
    r"|tong hop|kinh moi|kinh trinh|trinh|de ra|cu the|tien hanh|gui|danh gia|thong nhat|dang ky"
    r"|tong ket|so ket|kinh de nghi)"
)
_ACTS = re.compile(
    rf"\s{{0,2}},?\s{{0,2}}(?:\([^)]{{1,40}}\)\s)?(?:kinh |da |se |long trong )?{_VERB}"
)


def acts(plain: str, place: int) -> bool:
    """Whether the body whose name ends at `place` does what bodies do in their documents."""
    return bool(_ACTS.match(plain, place))
