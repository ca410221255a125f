"""Dated obligations: what is due before, by or in which time; from sentences, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.importers.context import Located, Taken, Years
from thidua.importers.duties import (
    FEWEST_LETTERS,
    PAST,
    SENTENCE,
    WORK,
    Clause,
    Duty,
    dutiful,
    made,
    of_clause,
    of_sentences,
)
from thidua.importers.facts import Milestone
from thidua.importers.recurring import recurring
from thidua.vietnamese.bare import bare
from thidua.vietnamese.when import When, whens

_CLAUSE = re.compile(r";\s*(?:-\s)?")
_BACK = re.compile(r"\b(?:danh gia chung|ket qua dat duoc|dac diem tinh hinh|uu diem|ton tai)\b")
_CLOSING = re.compile(
    r"(?:tren day la|nhan duoc|trong qua trinh|de nghi|yeu cau|.{3,80}\bthong bao (?:de|toi|den)\b)"
)
_EVENT = re.compile(
    r"thoi gian(?:,? (?:va )?dia diem| to chuc| bat dau| thuc hien| trien khai| phat dong)?\s?:\s?"
)
_SCHEDULE = re.compile(r"\bthoi gian\b|\btien do\b|\blich\b|\blo trinh\b")
_TIME_HEADER = re.compile(r"thoi gian|thoi diem|thang|\bhan\b|ngay|tien do")
_WORK_HEADER = re.compile(r"noi dung|cong viec|nhiem vu|hoat dong|viec")
_LONGEST = 500


@dataclass(frozen=True)
class _Standing:
    """A time that stands above the items below it, and the level of its heading."""

    when: When
    text: str
    level: int

    def holds(self, located: Located) -> bool:
        """Whether a passage still stands below: an item, a sentence, a lower heading."""
        level = located.whole.level
        return not level or bool(self.level and level > self.level)


def milestones(
    passages: Sequence[Located], years: Years, *, taken: Taken, report: bool, title: str
) -> tuple[Milestone, ...]:
    """Return what is due, in the order of the text; a report's past is no duty.

    Args:
        passages: The body.
        years: What completes days without a year.
        taken: What stands for other facts.
        report: Whether the document is a report.
        title: What the document is about: the event whose day a line "Thời gian: …" gives.

    """
    found: list[Milestone] = []
    standing: _Standing | None = None
    for located in passages:
        if located.whole.cells:
            found += _table(located, years)
            continue
        if located.preamble or located.index in taken.passages or _looks_back(located):
            continue
        told = _event(located, years, title)
        when = None if told else _alone(located)
        if when and dutiful(when):
            standing = _Standing(when, located.text, located.whole.level)
            continue
        standing = standing if standing and standing.holds(located) else None
        if report and not _planned(located):
            continue
        again = list(recurring(located.whole))
        told = told or [*_told(located, years, taken), *again]
        if told:
            standing = _schedule(located, taken) or standing
        elif (
            standing
            and not _begins_with_time(located)
            and not _CLOSING.match(located.plain)
            and FEWEST_LETTERS < len(located.text) < _LONGEST
        ):
            told = list(of_sentences(located, located.start, standing.when, standing.text, years))
        found += told
    return tuple(_unique(found))


def _looks_back(located: Located) -> bool:
    return any(_BACK.search(text) for text in located.path)


def _planned(located: Located) -> bool:
    return any(
        re.search(r"phuong huong|nhiem vu|ke hoach|thoi gian toi", text) for text in located.path
    )


def _unique(found: Sequence[Milestone]) -> Iterator[Milestone]:
    seen = set()
    for item in found:
        key = (bare(item.title), item.due, item.start, item.end)
        if key not in seen:
            seen.add(key)
            yield item


def _alone(located: Located) -> When | None:
    """Return the time that a passage consists of: "Tháng 9/2024:", "* Quý I"."""
    plain = located.plain[located.start :]
    if len(plain) > 80:  # noqa: PLR2004 - no heading
        return None
    found = [when for when in whens(plain) if when.marked]
    if len(found) != 1:
        return None
    if located.whole.item and plain.startswith("thoi gian"):
        return None  # one line of a list gives its time, the next ones stand beside it
    rest = (plain[: found[0].start] + plain[found[0].end :]).strip(" :.-()*")
    if re.fullmatch(
        (
            r"(?:thoi gian(?: thuc hien)?|cong tac|cac hoat dong|hoat dong|nhiem vu|trong|noi dung"
            r"|tuan \d(?:\s?[-,]\s?\d)?)?\s?:?"
        ),
        rest,
    ):
        return found[0]
    return None


def _told(located: Located, years: Years, taken: Taken) -> Iterator[Milestone]:
    """Yield the duties whose time stands in the passage itself."""
    found = [
        when
        for when in whens(located.plain)
        if dutiful(when) and not when.remembered and not taken.covers(located, when.start, when.end)
    ]
    # "xét thi đua cuối năm" is no time but says which.
    found = [
        when
        for when in found
        if when.promise in ("on", "span") or not when.first.edge or when.start == located.start
    ]
    # "sơ kết học kỳ I" says which, "hết năm 2025: 90% lớp …" how far by then.
    found = [
        when
        for when in found
        if not (when.first.term and not when.promise)
        and not (when.first.edge and "%" in located.plain[when.end :])
    ]
    if not found:
        return
    first = found[0]
    opening = located.plain[located.start : first.start].strip(' -+*("')
    after = located.plain[first.end : first.end + 3]
    stands_alone = after[:1] == "." and not after.startswith("./")
    leads = (
        not opening
        and not stands_alone
        and (
            first.promise != ""
            or after[:1] in (":", ",")
            or after[:2] == " :"
            or first.end + 2 < len(located.plain)
        )
    )
    if leads and (len(found) == 1 or after[:1] == ":") and _duty_text(located, first):
        yield from of_sentences(located, first.end, first, located.text, years)
        return
    clauses = list(_clauses(located))
    for place, (start, end) in enumerate(clauses):
        inside = [when for when in found if start <= when.start < end]
        before = located.text[slice(*clauses[place - 1])] if place else ""
        yield from of_clause(Clause(located, start, end), inside, years, before)


def _event(located: Located, years: Years, title: str) -> list[Milestone]:
    """Return the day that a line "Thời gian: …" gives to what the document is about."""
    if not title or not (label := _EVENT.match(located.plain, located.start)):
        return []
    found = [
        when for when in whens(located.plain) if when.start >= label.end() - 1 and when.first.day
    ]
    words = located.text
    name = re.sub(r"^(?:(?:Về việc|V/v|Dự|Tổ chức)\s+)?(?:tổ chức\s+)?", "", title)
    return [
        made(
            Duty(located, when, words[when.start : when.end], words),
            name[:1].upper() + name[1:],
            years,
        )
        for when in found[:1]
    ]


def _schedule(located: Located, taken: Taken) -> _Standing | None:
    """Return the time that a passage of a time-table begins with, for what stands below it."""
    if not located.path or not _SCHEDULE.search(located.path[-1]):
        return None
    for when in whens(located.plain[: located.start + 60])[:1]:
        opening = not located.plain[located.start : when.start].strip(" -+*(")
        if opening and dutiful(when) and not taken.covers(located, when.start, when.end):
            words = located.text[when.start : when.end]
            return _Standing(replace(when, start=0, end=len(words)), words, located.whole.level)
    return None


def _begins_with_time(located: Located) -> bool:
    """Whether a passage has a time of its own at its beginning, whatever it says of it."""
    plain = located.plain[located.start : located.start + 60]
    return any(when.start == 0 and when.marked for when in whens(plain))


def _duty_text(located: Located, when: When) -> bool:
    rest = located.plain[when.end :]
    return bool(WORK.search(rest)) and not PAST.search(rest)


def _clauses(located: Located) -> Iterator[tuple[int, int]]:
    start = located.start
    cuts = [
        m.span()
        for m in re.finditer(rf"{SENTENCE.pattern}|{_CLAUSE.pattern}", located.plain[start:])
    ]
    for begin, end in cuts:
        yield start, located.start + begin
        start = located.start + end
    yield start, len(located.plain)


def _table(located: Located, years: Years) -> Iterator[Milestone]:
    rows = located.whole.cells
    if not rows:
        return
    header = [bare(cell) for cell in rows[0]]
    time = next((i for i, cell in enumerate(header) if _TIME_HEADER.search(cell)), None)
    work = next(
        (i for i, cell in enumerate(header) if _WORK_HEADER.search(cell) and i != time), None
    )
    if time is None or work is None:
        return
    above = ""
    for row in rows[1:]:
        if max(time, work) >= len(row):
            continue
        above = row[time] or above
        when = next((w for w in whens(bare(above)) if dutiful(w) or w.first.month), None)
        if when is None:
            continue
        for part in re.split(r"(?:^|\s)[-+•]\s+|;\s*(?=[^\W\d_])", row[work]):
            title = part.strip(" ;.,-")
            if len(title) >= FEWEST_LETTERS:
                yield made(Duty(located, when, above, " | ".join(row)), title, years)
