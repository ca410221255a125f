"""Tên một người viết theo hai cách.

*Nguyễn Thị Hoà* ở kế hoạch này, *Nguyễn Thị Hòa* ở báo cáo kia; hay trong bài của *Lê Thanh Hương*
lại có *Lê Thanh Hường*. Máy so các tên cùng mặt chữ mà khác dấu: người ký và gương của cùng một đơn
vị, và tên trong thân bài với tên ở đầu bài. Cách viết gặp ít hơn bị nhắc.

Viết theo giấy tờ của người ấy. Đúng là hai người thì thêm ghi chú.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.rule import Check, Problem, all_texts, spot, warning
from thidua.checks.texts import Text
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import Record
from thidua.model.plan import Plan
from thidua.model.profile import Profile, Who
from thidua.model.report import Report
from thidua.vietnamese.bare import bare

RULE = warning(
    "name/two-spellings",
    (
        "“{name}”: {where} viết “{other}”",
        "viết theo giấy tờ của người ấy; đúng là hai người thì thêm notes với answers: {rule}",
    ),
    (
        "“{name}”: “{other}” {where}",
        "write it as the person's papers do; if they are two, add notes with answers: {rule}",
    ),
)

Key = tuple[str, str]


def _named(record: Record) -> tuple[str, str, Loc] | None:
    """Return unit, name and place of the person whom a record is of or by."""
    if isinstance(record, Profile) and record.who is Who.PERSON:
        return record.unit, record.name, ("name",)
    if isinstance(record, Plan | Report) and record.signer:
        return record.unit, record.signer.name, ("signer", "name")
    return None


def _person(record: Record, _: RawRecord) -> Key | None:
    person = _named(record)
    return (str(person[0]), person[1]) if person else None


@indexed(_person, Plan, Report, Profile)
def _usual(told: Iterable[tuple[str, Key]]) -> Mapping[Key, str]:
    """Return (unit, name without marks) → the spelling that is met most often."""
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    for _, (unit, name) in told:
        found[unit, bare(name)][name] += 1
    return {key: spellings.most_common(1)[0][0] for key, spellings in found.items()}


def _in_text(text: Text, name: str) -> Iterator[Problem]:
    """Yield each place of a text that has the letters of `name`, and other marks."""
    said, wanted = text.bare, bare(name)
    start = said.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        written = text.value[start:end]
        whole = not said[max(start - 1, 0) : start].isalpha() and not said[end : end + 1].isalpha()
        if whole and written.istitle() and written.casefold() != name.casefold():
            yield spot(text, start, end, name=written, where="đầu bài", other=name)
        start = said.find(wanted, end)


def check(texts: tuple[Text, ...], around: Around) -> Iterator[Problem]:
    """Yield each spelling of a person's name that is not the usual one."""
    person = _named(texts[0].record)
    if person is None:
        return
    unit, name, loc = person
    usual = around.once(_usual, (unit, bare(name))) or name
    if usual != name:
        yield Problem(loc, {"name": name, "where": "nơi khác của đơn vị", "other": usual})
    if " " in name:
        for text in texts:
            if text.loc != loc:
                yield from _in_text(text, name)


CHECK = Check(RULE, all_texts, check)
