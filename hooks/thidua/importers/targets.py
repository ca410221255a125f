"""Targets (*chỉ tiêu*): shares, per cents, least numbers and titles to be won."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.importers.context import Located, Taken
from thidua.importers.facts import Evidence, Target
from thidua.vietnamese.bare import bare
from thidua.vietnamese.numbers import parse_decimal

_PERCENT = re.compile(r"(?<![\d.,/])(?P<p>\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_SHARE = re.compile(r"(?<![\d/.,])(?P<v>\d{1,4})\s?/\s?(?P<t>\d{1,4})(?![\d/])")
_SHARE_CONTEXT_AFTER = re.compile(
    r"\s{0,2}[-–=(,:]{0,2}\s{0,2}(?:\(?\s?(?:ty le|ti le|dat|chiem)|\d{1,3}(?:[.,]\d{1,2})?\s?%"
    r"|giao vien|hoc sinh|tap the|nguoi|can bo"
    r"|lop|to\b|cb|gv|hs|doan vien|dang vien|em\b|chi\b|thanh vien|don vi|truong|sang kien"
    r"|doi vien|tre\b|chau\b|nhan vien)"
)
_DATE_BEFORE = re.compile(r"(?:\bngay|\bthang|\btruoc|\bden|\btu|\bdip|\bmung|\bnam|\bso)\s$")
_LEAST = re.compile(
    r"\b(?:it nhat|toi thieu|tu)\s(?:la\s|tu\s"
    r"|co\s)?(?P<n>\d{1,5})(?![\d/.,]*[\d%])\s(?P<what>[a-z]+)"
)
_UP = re.compile(r"\btro len\b")
_OR_MORE = re.compile(r"(?<![\d/.,])(?P<n>\d{1,5})\s(?P<what>[a-z ,]{2,50}?)\s?tro len\b")
_COUNT = re.compile(
    r"(?<![\d/.,%])(?P<n>\d{1,5})\s(?P<what>giao vien|hoc sinh|sang kien|dang vien|doan vien"
    r"|tap the|ca nhan|giai|de tai|can bo|dong chi"
    r"|tiet|bai|lop|san pham|chuyen de|cong trinh|nguoi|em|guong|nhan vien|doi vien|to |chi doi"
    r"|luot|hoat dong|dien hinh|phan viec|don vi|huy chuong|quan chung|cstd\w*|ldtt|gvg|gvdg|hsg"
    r"|skkn|bang khen|giay khen|chien si|mo hinh|tre\b|chau\b|chi bo|clb|cau lac bo|tac pham)"
)
_LABELLED = re.compile(
    r"[a-z][^:;]{3,90}:\s?(?P<n>\d{1,5})(?![\d/.,%])(?!\s?(?:%|gio|phut|h\d|thang|ngay|nam\b))"
)
_GRADE = re.compile(
    r"\b(?:hoan thanh (?:tot|xuat sac)|lao dong xuat sac|lao dong tien tien|chien si thi dua"
    r"|bang khen|giay khen|co thi dua|vung manh|tieu bieu|dat chuan"
    r"|trong sach|xuat sac|huan chuong|danh hieu|xep loai|tien tien)\b"
)
_AREA = re.compile(
    r"\bchi tieu\b|\bdanh hieu thi dua\b|\bdang ky (?:thi dua|danh hieu)|\bmuc tieu (?:cu the"
    r"|phan dau)|\bphan dau\b"
)
_NO_AREA = re.compile(
    r"\bnoi dung\b|\bgiai phap\b|\bto chuc thuc hien\b|\bmuc dich\b|\bket qua\b|\bkhen thuong\b"
    r"|\bbien phap\b"
)
_RESULT = re.compile(
    r"\bket qua\b|\bdanh gia\b|\bthuc trang\b|\buu diem\b|\bton tai\b|\bdac diem tinh hinh\b"
    r"|\bthuan loi\b|\bkho khan\b"
    r"|\btinh hinh\b|\bda dat\b"
)
_REWARD = re.compile(
    r"\btang (?:giay|bang) khen\b|\bthuong\b|\bmuc chi\b|\bkinh phi\b|\d diem\b"
    r"|\bdiem (?:thuong|tru|cong|so)\b|\bthang diem\b|\d dong\b|\bdieu kien\b|\btieu chuan\b"
)
_CLAUSE = re.compile(r";(?!\s?(?:dat )?(?:ty|ti) le:? \d)|\.\s|\n")
_COMPARED = re.compile(
    r"\b(?:chi so|ty le|ti le|so luong|chat luong)\b.{0,60}\b(?:cao hon|tang"
    r"|giam)\b.{0,20}\bso voi\b"
)
_WITH_PERCENT = re.compile(
    r":\s?(?P<n>\d{1,5})\s(?:d/c|dong chi|nguoi|gv|hs|em|giao vien|hoc sinh|can bo|tap the|to|lop)"
    r"[\s,(-]{1,4}(?:(?:dat|ty le|ti le|chiem)\s)?\d"
    r"|(?<![\d/.,%])(?P<m>\d{1,5})\s[a-z][a-z ]{1,90}"
    r"(?:,\s?(?:dat|ty le|ti le|chiem)\s|\((?:(?:dat|ty le|ti le|chiem)\s)?)"
    r"\d{1,3}(?:,\d{1,2})?\s?%"
)
_TIMES = ("ngay", "thang", "nam", "gio", "dau", "phut", "dot")
_ADMITTED = re.compile(
    r"\b(?:ket nap|phan dau co|gioi thieu)\s(?:duoc\s|moi\s)?(?P<n>\d{1,4})\s(?:dang vien|doan vien"
    r"|quan chung|guong|giao vien|hoc sinh)"
)
_PLAIN_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3}){1,2}|\d{1,5}(?:[.,]\d{1,2})?)\s?(%?)")
_THOUSANDS = re.compile(r"\.(?=\d{3}\b)")
_GOAL = re.compile(
    r"(?:muc tieu|(?P<area>chi tieu(?: phan dau)?|phan dau(?: dat)?))(?: cu the| thi dua)?\s?:\s?"
)
_HEADER = re.compile(r"chi tieu|ty le|ti le|so luong|danh hieu|dang ky")
_RESULT_HEADER = re.compile(rf"{_HEADER.pattern}|ket qua|thuc hien|\bdat\b")
_SITUATION = re.compile(
    r"tinh hinh (?:chung|doi ngu|nha truong|don vi)|dac diem|thuan loi|kho khan|co so vat chat"
)
_ACHIEVED = re.compile(
    r"\b(?:dat|duoc (?:cong nhan|khen|tang|xep|bieu duong|\w{1,8} (?:\w{1,8} )?cong nhan)|doat|giai"
    r"|ket nap|giay khen|bang khen|huy chuong|cong nhan)\b"
)
_LONGEST = 420
_WHOLE = 1000


@dataclass(frozen=True)
class _Measure:
    value: int | None = None
    total: int | None = None
    percent: Decimal | None = None
    at_least: bool = False

    @property
    def given(self) -> bool:
        return self.value is not None or self.percent is not None


def targets(passages: Sequence[Located], *, report: bool, taken: Taken) -> tuple[Target, ...]:
    """Return the targets in order.

    Args:
        passages: The body.
        report: Whether the document is a report: its figures are results then, and taken as
            well, but for those of its situation.
        taken: What stands for other facts.

    """
    found: list[Target] = []
    seen: set[str] = set()
    for located in passages:
        if located.preamble or _results(located, report=report):
            continue
        results = report and not in_area(located) and not _planned(located)
        if located.whole.cells:
            rows = _table(located, results=results)
        else:
            rows = _text(located, taken, results=results)
        for target in rows:
            key = re.sub(r"\W+", " ", bare(target.text))
            if key not in seen:
                seen.add(key)
                found.append(target)
    return tuple(found)


def _results(located: Located, *, report: bool) -> bool:
    """Whether a passage tells how things are or were: in a report, only how they are."""
    if in_area(located):
        return False
    told = (*located.path, located.plain[:60] if located.whole.level else "")
    return any((_SITUATION if report else _RESULT).search(text) for text in told if text)


def _planned(located: Located) -> bool:
    return any(
        _AREA.search(text) or "phuong huong" in text or "nhiem vu trong tam" in text
        for text in located.path
    )


def in_area(located: Located) -> bool:
    """Whether the nearest telling heading above is one of targets."""
    for text in reversed(located.path):
        if _AREA.search(text) and not ("noi dung" in text and "," in text):
            return True
        if _NO_AREA.search(text):
            return False
    return False


def _text(located: Located, taken: Taken, *, results: bool) -> Iterator[Target]:
    goal = _GOAL.match(located.plain, located.start)
    area = in_area(located) or bool(goal and goal["area"])
    start = located.start
    bounds = [match.start() for match in _CLAUSE.finditer(located.plain, start)]
    for end in [*bounds, len(located.plain)]:
        label = _GOAL.match(located.plain, start)
        start = min(label.end(), end) if label else start
        text = located.text[start:end].strip(" ;.-+")
        plain = located.plain[start:end]
        blocked = taken.covers(located, start, end)
        measure = _measure(plain, area=area or (results and not blocked))
        if results and measure.percent is None and not measure.total:
            measure = measure if measure.given and _ACHIEVED.search(plain) else _Measure()
        graded = area and bool(_GRADE.search(plain)) and len(text) < 160  # noqa: PLR2004 - a line of a list
        if located.whole.level and not re.search(rf":\s.*?{_GRADE.pattern}", plain):
            graded = False
        compared = bool(_COMPARED.search(plain)) and len(text) < 160  # noqa: PLR2004 - as above
        numeric = (measure.given or compared) and not (blocked and not (area or results))
        if (
            text
            and len(text) < _LONGEST
            and (numeric or graded)
            and not (_REWARD.search(plain) and not area)
        ):
            heading = located.path[-1] if located.path else ""
            evidence = Evidence(located.whole.place_of(start), text)
            yield Target(
                text, heading.strip(" .:"), measure.value, measure.total, measure.percent,
                measure.at_least, evidence,
            )  # fmt: skip
        start = end + 1


def _measure(plain: str, *, area: bool) -> _Measure:
    value = total = None
    for match in _SHARE.finditer(plain):
        before = plain[max(0, match.start() - 10) : match.start()]
        dated = _DATE_BEFORE.search(before)
        if not dated and (area or _SHARE_CONTEXT_AFTER.match(plain, match.end())):
            numbers = int(match["v"]), int(match["t"])
            if numbers[0] <= numbers[1]:
                value, total = numbers
                break
    percents = list(_PERCENT.finditer(plain))
    percent = parse_decimal(percents[0]["p"]) if percents else None
    if percent is not None and percent > _WHOLE:
        percent = None
    at_least = bool(_UP.search(plain) or re.search(r"\b(?:it nhat|toi thieu)\b", plain))
    if value is None and percent is None:
        value = _count(plain, area=area, at_least=at_least)
    elif value is None and area and (both := _WITH_PERCENT.search(plain)):
        value = int(both["n"] or both["m"])
    if not area and percent is not None and value is None and not _promised(plain):
        percent = None
    return _Measure(value, total, percent, at_least)


def _count(plain: str, *, area: bool, at_least: bool) -> int | None:
    """Return the number of people or things that a clause wants."""
    least = _LEAST.search(plain) or _OR_MORE.search(plain)
    if least and least["what"] not in _TIMES and (at_least or area):
        return int(least["n"])
    listed = (_COUNT.search(plain) or _LABELLED.search(plain)) if area else None
    match = listed or _ADMITTED.search(plain)
    return int(match["n"]) if match else None


def _promised(plain: str) -> bool:
    """Whether a per cent outside a list of targets is one: it says what is to be reached."""
    return bool(
        re.search(
            (
                r"tro len|\bdat\b|phan dau|it nhat|toi thieu|ty le|ti le|duoi|khong qua"
                r"|^\W{0,3}100\s?%|100% (?:can bo|cb|giao vien|hoc sinh|doan vien|gv|hs|cac|tap the"
                r"|dang vien|to|lop|nha)"
            ),
            plain,
        )
    )


def _table(located: Located, *, results: bool) -> Iterator[Target]:
    rows = located.whole.cells
    header = [bare(cell) for cell in rows[0]]
    if not (_RESULT_HEADER if results else _HEADER).search(" | ".join(header)):
        return
    for row in rows[1:]:
        words = [cell for cell in row if re.search(r"[^\W\d_]{2}", cell)]
        if not words:
            continue
        cells = [(head, cell) for head, cell in zip(header, row, strict=False) if cell != words[0]]
        measure = _of_row(bare(words[0]), cells)
        if not measure.given:
            continue
        told = [cell for _, cell in cells if cell and not re.fullmatch(r"\d{1,2}", cell)]
        text = ": ".join([words[0], " - ".join(told)]).strip(" :-")
        value, total, percent = measure.value, measure.total, measure.percent
        evidence = Evidence(located.whole.place_of(0), " | ".join(row))
        yield Target(
            text,
            located.path[-1] if located.path else "",
            value,
            total,
            percent,
            measure.at_least,
            evidence,
        )


def _of_row(label: str, cells: Sequence[tuple[str, str]]) -> _Measure:
    """Return what the cells of a row say, each with the head of its column."""
    measure = _measure(f"{label}: {' - '.join(bare(cell) for _, cell in cells)}", area=True)
    for head, cell in cells:
        number = _PLAIN_NUMBER.fullmatch(cell.strip())
        if not number or head.strip(" .") in ("stt", "tt"):
            continue
        amount = parse_decimal(_THOUSANDS.sub("", number[1]))
        if number[2] or re.search(r"ty le|ti le|%", head):
            measure = replace(measure, percent=amount)
        elif re.search(r"tong so|\bsi so\b", head):
            measure = replace(measure, total=int(amount))
        elif re.search(r"so luong|dang ky|chi tieu|dat|so |thuc hien|ket qua", head):
            measure = replace(measure, value=int(amount))
    return measure
