"""Một đơn vị dùng một số hai lần trong một năm.

Nghị định 30/2020/NĐ-CP, Điều 15: số văn bản bắt đầu từ 01 mỗi năm và không lặp lại. Hai kế hoạch
hay báo cáo của một đơn vị, ban hành cùng năm mà cùng số, ký hiệu thì một bên chép nhầm, hoặc là một
văn bản được đưa lên hai lần.

Sửa số, hoặc bỏ bớt một bản ghi.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.load.raw import RawRecord
from thidua.model.plan import Plan
from thidua.model.report import Report

RULE = warning(
    "number/twice",
    ("số “{number}” năm {year} đã là của {other}", MEND_OR_NOTE),
    ("the number “{number}” of {year} is that of {other}", MEND_OR_NOTE_EN),
)

Key = tuple[str, str, int]


_MODELS: Mapping[str, type[Plan | Report]] = {"plan": Plan, "report": Report}
_NAMES = {model: name for name, model in _MODELS.items()}
_NOBODY = "plan", ""


def _key(record: Plan | Report) -> Key | None:
    if record.number is None or record.issued is None:
        return None
    return str(record.unit), record.number, record.issued.year


def _kind_and_key(record: Plan | Report, _: RawRecord) -> tuple[str, Key] | None:
    key = _key(record)
    return (_NAMES[type(record)], key) if key else None


@indexed(_kind_and_key, Plan, Report)
def _first(told: Iterable[tuple[str, tuple[str, Key]]]) -> Mapping[Key, tuple[str, str]]:
    """Return kind and id of what had each number first."""
    found: dict[Key, tuple[str, str]] = {}
    for identifier, (kind, key) in told:
        found.setdefault(key, (kind, identifier))
    return found


def check(record: Plan | Report, around: Around) -> Iterator[Problem]:
    """Yield one problem when another record of the unit has the number already."""
    key = _key(record)
    kind, identifier = (around.once(_first, key) if key else None) or _NOBODY
    first = around.get(identifier, _MODELS[kind])
    if key and first and first.id != record.id:
        other = around.raw(first).path.as_posix()
        yield Problem(("number",), {"number": key[1], "year": key[2], "other": other})


CHECK: Check[Plan | Report] = Check(RULE, each(Plan, Report), check)
