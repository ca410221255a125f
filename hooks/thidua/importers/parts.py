"""The three parts of a document: head with title, body, and foot with signature and recipients."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.importers.knowledge import Knowledge
from thidua.importers.mending import Line, marker_of
from thidua.importers.source import BlockKind
from thidua.vietnamese.bodies import acts, body_at
from thidua.vietnamese.signatures import form_of, is_post, person

_HEAD_LINES = 60
_FOOT_LINES = 25
_TITLE_LINES = 7
_LONGEST_TITLE_LINE = 200
_RECIPIENTS = re.compile(r"\W{0,4}noi nhan\b")
_ADDRESS = re.compile(r"\W{0,3}kinh (?:gui|moi|thua)\b")
_NO_TITLE = re.compile(
    r"(?:can cu|kinh gui|theo |xet (?!thi dua|khen thuong|cong nhan)|de |nham |tren co so"
    r"|thi hanh|phat huy|trong |hom nay|vao hoi|i\s?[./-]|1\s?[./]\s|-\s"
    r"|phan |dieu 1|thuc hien (?:ke hoach|chi thi|cong van|quyet dinh|nghi quyet|huong dan"
    r"|chuong trinh|thong tu|su|theo)"
    r"|tiep tuc|nam hoc \d{4}\s?-\s?\d{4} (?:la|tiep)|nam \d{4} (?:la|tiep)"
    r"|uy ban nhan dan (?!.*\d{4}$)|dia diem|thoi gian"
    r"|\(?kem theo|\(?ban hanh kem|so\s?:|phu luc|chuc vu|muc luc|doc lap)"
)
_TITLE_GOES_ON = re.compile(
    r"(?:chao mung|lap thanh tich|nhan dip|huong toi) "
    r"|\(?(?:nam|nam hoc|giai doan|hoc ky|tu ngay|thang|quy|so lieu)\b.{0,60}$"
)
_ANNEX = re.compile(r"\W{0,3}(?:phu luc|bieu mau|mau so)\b")


@dataclass(frozen=True)
class Parts:
    """The lines of a document, part by part."""

    head: tuple[Line, ...]
    kind: str | None
    """The usual name of the kind, where a line names it."""
    kind_line: Line | None
    title: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]


def split(lines: Sequence[Line], knowledge: Knowledge) -> Parts:
    """Return the parts of a document; a part that is missing is empty."""
    found = _kind_line(lines, knowledge)
    if found:
        place, kind, rest = found
        head, kind_line = lines[:place], lines[place]
        first = [rest] if rest else []
        title, after = _title(lines, place + 1, first)
    else:
        head_end = _address(lines)
        head, kind, kind_line, title, after = lines[:head_end], None, None, [], head_end
    foot_start, foot_end = _foot(lines, after)
    body = [*lines[after:foot_start], *lines[foot_end:]]
    foot = lines[foot_start:foot_end]
    return Parts(tuple(head), kind, kind_line, tuple(title), tuple(body), tuple(foot))


def _kind_line(lines: Sequence[Line], knowledge: Knowledge) -> tuple[int, str, Line | None] | None:
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if _ADDRESS.match(line.plain) or marker_of(line.plain) or line.plain.startswith("can cu"):
            return None
        plain = _unspaced(line.plain.strip(" .:*"), knowledge)
        if plain in knowledge.kinds:
            capital = line.text.isupper() or line.bold or line.centred or line.text[0].isupper()
            if capital:
                return place, knowledge.kinds[plain], None
        for name, kind in knowledge.kinds.items():
            if plain.startswith(f"{name} ") and line.text[: len(name)].isupper():
                offset = len(line.plain) - len(line.plain.lstrip(" .:*")) + len(name)
                rest = Line(
                    line.text[offset:].strip(), line.plain[offset:].strip(), line.place, line.kind
                )
                return place, kind, rest
    return None


def _unspaced(plain: str, knowledge: Knowledge) -> str:
    """Return the kind that a line names whose letters stood apart: "K Ế H O Ạ C H"."""
    if " " in plain or plain in knowledge.kinds:
        return plain
    return next((name for name in knowledge.kinds if name.replace(" ", "") == plain), plain)


def _title(lines: Sequence[Line], place: int, title: list[Line]) -> tuple[list[Line], int]:
    while place < len(lines) and len(title) < _TITLE_LINES and _is_title(lines[place], title):
        title.append(lines[place])
        place += 1
    return title, place


def _is_title(line: Line, title: Sequence[Line]) -> bool:
    too_long = len(line.text) > _LONGEST_TITLE_LINE * (1 if title else 2)
    if too_long or line.kind in (BlockKind.TABLE, BlockKind.ITEM):
        return False
    if _NO_TITLE.match(line.plain) or is_post(line.text):
        return False
    return not title or _title_goes_on(line, title[-1])


def _title_goes_on(line: Line, last: Line) -> bool:
    capitals = line.text.isupper(), last.text.isupper()
    if last.text.endswith((".", ";", ":")):
        return False
    if capitals == (False, True):
        return bool(re.match(r"nam (?:hoc )?\d{4}", line.plain))
    if (
        line.text[0].islower()
        or line.text[0].isdecimal()
        or last.text.endswith((",", "-", "–"))
        or _TITLE_GOES_ON.match(line.plain)
    ):
        return True
    body = body_at(line.text, line.plain, 0)
    if line.text.endswith((".", ";", ":")) or (body and acts(line.plain, body.end)):
        return all(capitals)
    alike = (line.bold, line.centred, capitals[0]) == (last.bold, last.centred, capitals[1])
    set_off = line.bold or line.centred or capitals[0]
    return alike and (set_off or len(last.text) > len(line.text))


def _address(lines: Sequence[Line]) -> int:
    """Return where a letter's head ends, before *Kính gửi*, or a fragment's text begins."""
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if _ADDRESS.match(line.plain):
            return place
        if marker_of(line.plain) or line.plain.startswith(("can cu", "thuc hien ")):
            return place
    return 0


def _foot(lines: Sequence[Line], after: int) -> tuple[int, int]:
    """Return where the foot begins and ends; what follows it are annexes."""
    marks = [place for place in range(after, len(lines)) if _RECIPIENTS.match(lines[place].plain)]
    if marks:
        start = marks[0]
        while start > after and _signs(lines[start - 1]):
            start -= 1
    else:
        low = max(after, len(lines) - _FOOT_LINES)
        start = next((p for p in range(low, len(lines)) if _post(lines[p])), len(lines))
    base = marks[0] if marks else start
    end = next(
        (
            place
            for place in range(base + 1, len(lines))
            if _ANNEX.match(lines[place].plain) or lines[place].kind is BlockKind.TABLE
        ),
        len(lines),
    )
    return start, max(end, start)


def _post(line: Line) -> bool:
    form = form_of(line.text)
    return (form is not None and not any(c.islower() for c in line.text)) or (
        is_post(line.text) and not line.text[:1].islower()
    )


def _signs(line: Line) -> bool:
    if _post(line) or line.plain.strip("()[] .").startswith(("da ky", "ky ten", "ky, ")):
        return True
    return person(line.text) is not None and not line.text.endswith((".", ";", ":"))
