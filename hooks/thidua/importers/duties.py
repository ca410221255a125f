"""What is due and when, from one clause or sentence of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.importers.context import Located, Years
from thidua.importers.facts import Evidence, Milestone
from thidua.vietnamese.bare import bare
from thidua.vietnamese.when import When

SENTENCE = re.compile(r"(?<!\btp)(?<!\bths)(?<!\bts)\.\s+(?=[^\W\d_])")
_LABEL = re.compile(r"[^:;.\"]{3,110}:\s+(?=\S)")
_AND = re.compile(r"^(?:va|dong thoi|,|;|\.|:|-|\+|\)|cu the|trong do|rieng|con)+\s+")
WORK = re.compile(
    r"\b(?:nop|gui|bao cao|hop|to chuc|so ket|tong ket|dang ky|hoan thanh|kiem tra|phat dong"
    r"|trien khai|xet|binh|cham|nghiem thu"
    r"|danh gia|le\b|hoi nghi|hoi thi|tham dinh|tong hop|lap|xay dung|ky ket|tuyen truyen"
    r"|giao luu|tap huan|khen|cong bo|thuc hien|ban hanh|ra soat|xem xet|phan cong|kien toan"
    r"|de nghi|trinh|thanh lap|hoan thien|gioi thieu|chuan bi|tham gia|sinh hoat|khai giang"
    r"|be giang|ra quan|viet|cap nhat|suy ton|dien ra|khai mac|van dong|tap hop|phoi hop|trao"
    r"|ve nguon|tham hoi|cong khai|niem yet|luyen tap|tap luyen|so duyet|tong duyet|khao sat"
    r"|kiem ke|quyet toan|tuyen duong|ton vinh|quyen gop|ung ho|boi duong|du gio|hoi giang"
    r"|thao giang|ngoai khoa|dai hoi|nhan (?:bai|ho so)|thu bai"
    r"|thi (?:cap|vong|chung|van nghe|viet|ve|do vui)|chung khao"
    r"|so khao|bo sung|chinh sua|tiep nhan|cu (?:giao|can|hoc|nguoi|doi|giam))"
)
_TIMED = re.compile(
    r"\bthoi gian\b|\btien do\b|\blo trinh\b|\blich\b|\bke hoach (?:thoi gian|cu the"
    r"|thuc hien)\b|\bmoc\b|\btrien khai\b|\bto chuc thuc hien\b|\bthuc hien\b"
)
PAST = re.compile(
    r"\bda (?:to chuc|trien khai|thuc hien|phat dong|hoan thanh|tham gia)\b|\bvua qua\b"
    r"|\btu nam\b|\bso voi\b|\bco hieu luc\b|\bke tu ngay ky\b|\bduoc thanh lap\b|\bsinh ngay\b"
    r"|\bthanh lap ngay\b"
)
_NO_DUTY = re.compile(
    r"\bgiai doan\b(?! (?:\d|[ivx]{1,4}|mot|hai|ba)\b)"
    r"|\btam nhin\b|\bdinh huong\b|\bnhiem ky\b|\btuoi\b"
)
_NOTHING_SAID = re.compile(
    r"(?:thoi gian |thoi han )?(?:hoan thanh|xong|thuc hien|bao cao|ket qua|gui ve)?(?: va)?"
)
_ENDS = re.compile(r"[ .);,]*(?:(?:,\s|\()?tai (?!thoi diem).{2,80})?$")
"""After a time that ends its clause; the place may follow it."""
FEWEST_LETTERS = 6


@dataclass(frozen=True)
class Clause:
    """A clause of a passage."""

    located: Located
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the clause."""
        return self.located.text[self.start : self.end]

    @property
    def plain(self) -> str:
        """The words of the clause, bare."""
        return self.located.plain[self.start : self.end]


@dataclass(frozen=True)
class Duty:
    """When something is due, and the words that say so."""

    located: Located
    when: When
    wording: str
    words: str


def dutiful(when: When) -> bool:
    """Whether a time is precise enough to be a duty: not a year alone."""
    return bool(when.first.month or when.first.quarter or when.first.term) and when.marked


def of_clause(
    clause: Clause, inside: Sequence[When], years: Years, before: str
) -> Iterator[Milestone]:
    """Yield what is due in a clause.

    Args:
        clause: The clause.
        inside: What it says of time.
        years: What completes days without a year.
        before: The clause before it, for one that says no more than "xong trước …".

    """
    duties = [when for when in inside if _promises(clause, when, years)]
    firm = any(when.promise in ("before", "by") for when in duties)
    if not duties or PAST.search(clause.plain) or (_NO_DUTY.search(clause.plain) and not firm):
        return
    label = _label(clause.located, clause.start)
    begin, last = clause.start, ""
    ends = [*(when.start for when in duties), clause.end][1:]
    for when, end in zip(duties, ends, strict=True):
        title = _worded(clause, (begin, when.start), (when.end, end), alone=len(duties) == 1)
        if label and not bare(title).startswith(bare(label)):
            title = f"{label}: {title}" if title else label
        title = title.strip(" ,;:.-(") or last
        if _NOTHING_SAID.fullmatch(bare(title)) and before.strip():
            title = f"{before.strip(' ,;:.-')}; {title}".strip(" ;")
        begin, last = when.end, title
        if title:
            wording = clause.located.text[when.start : when.end]
            yield made(Duty(clause.located, when, wording, clause.text), title, years)


def _worded(clause: Clause, before: tuple[int, int], after: tuple[int, int], *, alone: bool) -> str:
    """Return what is due: the words before the time, else those after it."""
    text = clause.located.text
    title, rest = _title(text[slice(*before)]), text[slice(*after)].strip(" .;,)")
    if _letters(title) < FEWEST_LETTERS:
        rest = _title(rest)
        return f"{title} {rest}".strip() if alone or _letters(rest) >= FEWEST_LETTERS else title
    tail = alone and len(rest) > FEWEST_LETTERS and not rest.startswith("(")
    return f"{title} {rest}" if tail else title


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _label(located: Located, start: int) -> str:
    """Return the words before the colon that opens the sentence to which a clause belongs."""
    begin = located.start
    # One letter more, which has to follow the full stop.
    for match in SENTENCE.finditer(located.plain, located.start, start + 1):
        begin = match.end()
    label = _LABEL.match(located.plain, begin)
    if not label or label.end() >= start + 1:
        return ""
    return located.text[begin : label.end()].strip(" :")


def _title(text: str) -> str:
    plain = bare(text)
    match = _AND.match(plain.lstrip(" ,;.:-)"))
    shift = len(plain) - len(plain.lstrip(" ,;.:-)"))
    trimmed = text[shift + (match.end() if match else 0) :].strip(" ,;:-(")
    tail = re.search(
        r"\s(?:la|vao|trong|den|xong|thoi gian|han nop|han|ngay)\s*$", f" {bare(trimmed)}"
    )
    return trimmed[: tail.start()].strip(" ,;:-(") if tail else trimmed


def _promises(clause: Clause, when: When, years: Years) -> bool:
    if when.promise in ("before", "by"):
        return True
    located = clause.located
    before = located.plain[clause.start : when.start]
    work = bool(WORK.search(clause.plain))
    timed = any(_TIMED.search(text) for text in located.path)
    if when.promise == "span":
        return work or timed
    if when.promise == "on":
        return work and (when.first.edge == "" or timed)
    ends = bool(_ENDS.match(located.plain, when.end, clause.end))
    introduced = before.rstrip().endswith((":", "(", ",")) or before.rstrip(" (").endswith("ngay")
    first = when.first
    precise = first.day is not None or bool(first.quarter or (first.month and first.edge == ""))
    told = introduced or timed or (first.day is not None and _lies_ahead(when, years))
    listed = located.plain[when.end : when.end + 1] == "," and before.count(":") == 1
    return work and precise and told and (ends or listed)


def _lies_ahead(when: When, years: Years) -> bool:
    """Whether a day is none before the document's own month."""
    iso, _ = years.complete(when.first)
    issued = years.issued
    return bool(iso and issued and (int(iso[:4]), int(iso[5:7])) >= issued)


def of_sentences(
    located: Located, start: int, when: When, words: str, years: Years
) -> Iterator[Milestone]:
    """Yield one duty a sentence of the text that begins at `start`."""
    place = start
    cuts = [start + m.end() for m in SENTENCE.finditer(located.plain[start:])]
    for end in [*cuts, len(located.text)]:
        title = _title(located.text[place:end]).strip(" .:;,-–")
        if len(title) >= FEWEST_LETTERS:
            wording = (
                words[when.start : when.end] if words is located.text else words.strip(" :.-*+")
            )
            yield made(Duty(located, when, wording, located.text[place:end]), title, years)
        place = end


def made(duty: Duty, title: str, years: Years) -> Milestone:
    """Return the milestone of `duty`, its year completed from `years` where none is written."""
    when, wording = duty.when, duty.wording
    due = start = end = None
    if when.promise == "span" or when.first.quarter or (when.last and when.last is not when.first):
        start, end, guessed = years.stretch(when.first, when.last)
        promise = "span"
        if when.promise in ("before", "by"):
            due, start, end, promise = end, None, None, when.promise
    else:
        due, guessed = years.complete(when.first)
        promise = when.promise or "on"
    evidence = Evidence(
        duty.located.whole.place_of(0), duty.words.strip(), ("year",) if guessed else ()
    )
    return Milestone(title, promise, due, start, end, wording.strip(" (:"), evidence)
