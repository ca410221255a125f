"""Documents cited in running text: kind, number, day, issuer and title of each.

Laws and resolutions of congresses are cited without a number. `Recogniser` is made from the list
of kinds, and serves import, checks and links alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from thidua.vietnamese.bare import bare
from thidua.vietnamese.bodies import body_at
from thidua.vietnamese.document_numbers import Number, numbers
from thidua.vietnamese.moments import Moment, moments


@dataclass(frozen=True)
class Citation:
    """A document cited at `start` to `end` of a text; None where the words do not say."""

    start: int
    end: int
    kind: str | None
    number: Number | None
    issued: Moment | None
    issuer: str | None
    title: str | None
    inferred: bool = False
    """Whether the issuer comes from the symbol and not from the words."""


_NATIONAL = {
    "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội", "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ", "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BGD&ĐT": "Bộ Giáo dục và Đào tạo",
    "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BYT": "Bộ Y tế", "CTN": "Chủ tịch nước",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam", "CĐN": "Công đoàn Giáo dục Việt Nam",
    "VPQH": "Văn phòng Quốc hội", "HĐBT": "Hội đồng Bộ trưởng",
    "HĐTĐKTTW": "Hội đồng Thi đua - Khen thưởng Trung ương",
}  # fmt: skip

_GAP = re.compile(r"[\s,(]{0,4}(?:(?:duoc )?(?:ban hanh|ky|phat hanh)\s)?(?:ngay\s)?$")
_OF = re.compile(r"[\s,)]{0,4}(?:cua|do|tu)\s{1,2}")
_TITLE = re.compile(
    r"[\s,)]{0,4}(?:\(.{0,80}?\)\s?)?(?:ve\b|v/v|quy dinh|phe duyet|ban hanh|huong dan|phat dong"
    r"|sua doi|trien khai"
    r"|to chuc|cong nhan|tuyen truyen|thuc hien|thanh lap|kien toan|tang cuong|day manh|giao|\""
    r"|chi dinh"
    r"|ban to chuc|tong ket|khen thuong|tang|cho phep|khung ke hoach)"
)
_ACTOR = re.compile(
    r",\s(?=(?:truong|phong|so|ubnd|uy ban|trung tam|cong doan|ban chap hanh|ban giam hieu"
    r"|hieu truong|lien doi|chu tich"
    r"|doan|hoi dong|chi bo|dang uy|lien doan|bch|giam doc|bo)\s)"
)
_STOP = re.compile(r";|\sva cac van ban\b|\.(?=\s|$)|\n|[,.]?/\.|\.\.\.|…")
_SEPARATED = re.compile(r"(?:[,;.]|\bva|\bcung|\bhoac)\s{0,2}(?:cac\s)?$")
_ABBREVIATED = re.compile(r"\b(?:tp|tx|tt|t\.p|gs|ts|st|p|q)$")
_AT = re.compile(r"\bcua\s(?P<who>[^,;.\n]{3,90}?)\stai\s(?:cac\s)?$")
"""Before a document: "xét đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 19/TTr-NV"."""
_REACH = 110
_UNKNOWN_ISSUER = re.compile(
    r"[^,;.()\n\"]{3,90}?(?=\s(?:ve|v/v|quy dinh|ban hanh|phe duyet|phat dong|ngay|huong dan"
    r"|to chuc)\b|[,;.()\n]|$)"
)
_LONGEST = 600
_CONGRESS = re.compile(
    r"nghi quyet (?:cua )?dai hoi\b[^;.,()\n\"]{3,140}?"
    r"(?:, nhiem ky \d{4}\s?-\s?\d{4})?(?=\s(?:va (?:nghi quyet|cac|ke hoach|chi thi)|gan voi"
    r"|cua nha truong)\b|[;.,()\n\"]|$)"
)
_RESOLUTION = re.compile(
    r"nghi quyet cua (?=ban chap hanh|hoi dong nhan dan|hdnd|dang bo|dang uy|chi bo|bch|tinh uy"
    r"|thanh uy"
    r"|huyen uy|quan uy|cong doan|hoi nghi can bo)"
)
_LAW = re.compile(r"\b(?:bo luat|luat|phap lenh|hien phap)\s")
_LAW_END = re.compile(
    r"\s(?:va (?:cac|luat|nghi dinh|huong dan)|ngay|nam|so|duoc|cua|da|quy dinh|co hieu luc"
    r"|hien hanh|tai|trong|den"
    r"|toi|cho|cung|voi|theo|gom|duoc)\b|[;.:()\n\"]|,\s(?=(?:nghi dinh|thong tu|ke hoach"
    r"|chi thi|nghi quyet"
    r"|quyet dinh|cac|cong van|luat|co hieu luc|phap lenh)\b)|$"
)


class Recogniser:
    """Finds citations, with the kinds of documents it was given."""

    def __init__(self, kinds: Mapping[str, str], codes: Mapping[str, str]) -> None:
        """Take the names of kinds, each way of writing → its usual name, and code → name."""
        self._kinds = {bare(written): name for written, name in kinds.items()}
        self._codes = dict(codes)
        short = {bare(code): name for code, name in codes.items()}
        names = sorted({*self._kinds, *short}, key=len, reverse=True)
        self._named = {**short, **self._kinds}
        self._before = re.compile(
            rf"\b(?P<kind>{'|'.join(map(re.escape, names))})(?:\s(?:lien tich|phoi hop"
            rf"|lien nganh))?"
            r"(?P<of>\scua\s[^,;.\n\d]{3,70})?[\s:]{0,3}(?:\(?so(?: hieu)?)?[\s:.]{0,3}$"
        )
        self._starts = re.compile(
            rf"(?:,|\bva|\bhoac|\bcung)\s{{1,2}}(?:cac\s)?"
            rf"(?:{'|'.join(map(re.escape, sorted(self._kinds, key=len, reverse=True)))})"
            r"\s(?:lien tich\s|cua\s[^,;.\n]{3,60}\s)?(?:so\b|\d)|,\s{1,2}(?:luat|bo luat)\s"
        )
        kinds_only = "|".join(map(re.escape, sorted(self._kinds, key=len, reverse=True)))
        self._opening = re.compile(rf"(?P<kind>{kinds_only})(?![a-z])")

    def find(self, text: str, *, plain: str | None = None) -> tuple[Citation, ...]:
        """Return the documents cited in `text` (NFC), in order.

        They overlap only where the title of one names another.
        """
        plain = bare(text) if plain is None else plain
        found = [self._numbered(text, plain, number) for number in numbers(text)]
        starts = [item.start for item in found]
        found = [self._cut(item, starts, text, plain) for item in found]
        taken = bytearray(len(text))
        for item in found:
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
        for item in (*self._laws(text, plain), *self._resolutions(text, plain)):
            if not any(taken[item.start : item.end]):
                found.append(item)
                taken[item.start : item.end] = b"\1" * (item.end - item.start)
        return tuple(sorted(found, key=lambda item: item.start))

    def opening(self, text: str, plain: str) -> Citation | None:
        """Return the document without number that `text`, a line of *Căn cứ*, begins with."""
        match = self._opening.match(plain)
        if not match:
            return None
        issued, issuer, end, title = self._after(text, plain, match.end())
        if issuer and not _OF.search(plain, match.end(), end):
            issuer = None  # "Điều lệ Công đoàn Việt Nam"
        if issuer is None and issued is None:
            of = re.search(r"\bcua\s", plain)
            body = body_at(text, plain, of.end()) if of else None
            issuer = text[body.start : body.end] if body else None
            end = _stop(text, plain, match.end())
            title = text[match.end() : end].strip(" ,") or None
        if issued is None:
            issued = _day_at_end(plain, end)
        return Citation(0, end, self._kinds[match["kind"]], None, issued, issuer, title)

    def kind_of(self, number: Number) -> str | None:
        """Return the kind that a number's code tells; a number without code is a *công văn*'s."""
        for code in number.codes[:2]:
            if code in self._codes:
                return self._codes[code]
        if "QH" in number.codes[-1]:
            return None
        return self._kinds.get("cong van") if "-" in number.symbol else None

    def _numbered(self, text: str, plain: str, number: Number) -> Citation:
        low = max(0, number.start - 100)
        window = plain[low : number.start]
        start, kind, issuer = number.start, self.kind_of(number), None
        if match := self._before.search(window):
            start = low + match.start()
            named = self._named[match["kind"]]
            # "văn bản số 123/SGDĐT-VP" says less than the number does.
            kind = named or kind
            if match["of"]:
                offset = low + match.start("of")
                words = text[offset + 5 : low + match.end("of")]
                issuer = re.sub(r"\s+số\s*$", "", words).strip(" ,") or None
        elif (law := list(_LAW.finditer(window))[-1:]) and not re.search(
            r"[;.\n]", window[law[0].end() :]
        ):
            start, kind = low + law[0].start(), self._kinds.get("luat", "Luật")
        issued, stated, end, title = self._after(text, plain, number.end)
        issuer = stated or issuer
        if issuer is None and (at := _AT.search(plain, max(0, start - _REACH), start)):
            issuer = text[at.start("who") : at.end("who")]
        inferred = False
        if issuer is None:
            issuer = self._from_symbol(number)
            inferred = issuer is not None
        return Citation(start, end, kind, number, issued, issuer, title, inferred)

    def _from_symbol(self, number: Number) -> str | None:
        for code in reversed(number.codes):
            plain_code = re.sub(r"\d+$", "", code)
            if plain_code in _NATIONAL and number.codes[0] != code:
                return _NATIONAL[plain_code]
        if number.codes and re.sub(r"\d+$", "", number.codes[0]) in ("QH", "UBTVQH"):
            return _NATIONAL[re.sub(r"\d+$", "", number.codes[0])]
        return None

    def _after(
        self, text: str, plain: str, place: int
    ) -> tuple[Moment | None, str | None, int, str | None]:
        """Return date, issuer, end and title that follow a number or name which ends at `place`."""
        issued, place = date_after(plain, place)
        issuer = None
        of = _OF.match(plain, place)
        begin = of.end() if of else re.compile(r"[\s,]{0,3}").match(plain, place).end()  # type: ignore[union-attr] # it may be empty
        if body := body_at(text, plain, begin):
            issuer, place = text[body.start : body.end], body.end
        elif of and of[0].strip(" ,)") != "tu" and (unknown := _UNKNOWN_ISSUER.match(plain, begin)):
            issuer, place = text[unknown.start() : unknown.end()].strip(), unknown.end()
        if issued is None:
            issued, place = date_after(plain, place)
        title = None
        opening = _TITLE.match(plain, place)
        if opening and text[opening.end() - 1] not in "”»’":
            end = _stop(text, plain, place)
            title = text[opening.start() : end].strip(" ,") or None
            place = end
        return issued, issuer, place, title

    def _cut(self, item: Citation, starts: Sequence[int], text: str, plain: str) -> Citation:
        """Return `item` ended where the next citation begins; one that its title names may stay.

        `starts` are those of all citations, in order.
        """
        inside = starts[bisect_right(starts, item.start) : bisect_left(starts, item.end)]
        end = min(
            (
                start
                for start in inside
                if _SEPARATED.search(plain, max(item.start, start - 12), start)
            ),
            default=item.end,
        )
        after_number = item.number.end if item.number else item.start
        if follower := self._starts.search(plain, after_number, item.end):
            end = min(end, follower.start())
        if end == item.end:
            return item
        shorter = re.sub(r"(?:\s|,|\bva|\bvà|\bcùng|\bcác)+$", "", text[item.start : end])
        title = item.title
        if title:
            offset = text.find(title, item.start)
            title = text[offset : item.start + len(shorter)].strip(" ,") if offset >= 0 else title
        return replace(item, end=item.start + len(shorter), title=title or None)

    def _laws(self, text: str, plain: str) -> Iterator[Citation]:
        for match in _LAW.finditer(plain):
            start = match.start()
            capital = text[start].isupper() and text[match.end() : match.end() + 1].isupper()
            if not capital or plain[max(0, start - 5) : start] in ("phap ", " phap"):
                continue
            end = _LAW_END.search(plain, match.end(), match.end() + 120)
            if not end:
                continue
            kind = self._kinds.get(match[0].strip(), "Luật")
            issued, place = date_after(plain, end.start())
            if issued is None and (
                year := re.match(r"\s(?:nam\s)?(?=(?:19|20)\d\d\b)", plain[end.start() :])
            ):
                issued, place = date_after(plain, end.start() + year.end() - 5)
            yield Citation(start, place, kind, None, issued, None, text[start : end.start()])

    def _resolutions(self, text: str, plain: str) -> Iterator[Citation]:
        kind = self._kinds.get("nghi quyet", "Nghị quyết")
        for match in _CONGRESS.finditer(plain):
            if text[match.start()].isupper():
                yield Citation(match.start(), match.end(), kind, None, None, None, None)
        for match in _RESOLUTION.finditer(plain):
            body = body_at(text, plain, match.end())
            if body and text[match.start()].isupper():
                title = _TITLE.match(plain, body.end)
                end = _stop(text, plain, body.end) if title else body.end
                issuer = text[body.start : body.end]
                words = text[body.end : end].strip(" ,") or None
                yield Citation(match.start(), end, kind, None, None, issuer, words)


def date_after(plain: str, place: int) -> tuple[Moment | None, int]:
    """Return the date that follows in `plain`, bare, at once after `place`, and where it ends."""
    window = plain[place : place + 60]
    for moment in moments(window)[:1]:
        dated = moment.day is not None or not window[: moment.start].strip(" ,(")
        if dated and not moment.school_year and _GAP.match(window[: moment.start]):
            end = place + moment.end
            return _moved(moment, place), end + (plain[end : end + 1] == ")")
    return None, place


def _day_at_end(plain: str, end: int) -> Moment | None:
    """Return the day that ends the words of a document: "Biên bản họp … ngày 28/5/2025"."""
    last = next(reversed(moments(plain[:end])), None)
    if last is None or not (last.day and last.year and plain.startswith("ngay", last.start)):
        return None
    return None if plain[last.end : end].strip(" .,)") else last


def _moved(moment: Moment, by: int) -> Moment:
    return Moment(
        moment.start + by, moment.end + by, moment.year, moment.month, moment.day, moment.quarter
    )


def _stop(text: str, plain: str, place: int) -> int:
    end = min(len(plain), place + _LONGEST)
    actors = _ACTOR.finditer(plain, place, end)
    end = next((match.start() for match in actors if text[match.end()].isupper()), end)
    for match in _STOP.finditer(plain, place, end):
        if match[0] != "." or not _ABBREVIATED.search(
            plain[max(0, match.start() - 4) : match.start()]
        ):
            return match.start()
    return end
