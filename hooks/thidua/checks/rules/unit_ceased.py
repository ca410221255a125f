"""Một đơn vị được nhắc tới đã kết thúc hoạt động trước ngày của văn bản.

Từ 01/7/2025 không còn cấp huyện: kế hoạch ngày 10/9/2025 mà gửi *Phòng GDĐT* hay *UBND huyện* là
gửi nơi không còn. Máy xét đơn vị ban hành, nơi nhận, nơi tổ chức sự kiện có `until` trước ngày ấy;
nơi nhận chỉ ghi tên thì so với tên các đơn vị đã kết thúc và các loại đơn vị có `until` trong
`vocab/unit-kinds.yml`. Kế hoạch cũ giữ nguyên, không bị nhắc.

Sửa nơi nhận, hoặc chuyển bài sang đơn vị kế tục. Văn bản gốc viết vậy thì thêm ghi chú ở đó.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.moments import first_day
from thidua.checks.rule import MEND_OR_NOTE, MEND_OR_NOTE_EN, Check, Problem, each, warning
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import UnitRef
from thidua.model.document import Document
from thidua.model.event import Event
from thidua.model.plan import Plan
from thidua.model.report import Report
from thidua.model.unit import Unit
from thidua.model.vocabulary import UnitKind
from thidua.vietnamese.bare import bare

RULE = warning(
    "unit/ceased",
    ("{unit} đã kết thúc ngày {until}, trước ngày {day}", MEND_OR_NOTE),
    ("{unit} ended on {until}, before {day}", MEND_OR_NOTE_EN),
)

Dated = Plan | Report | Document | Event


def _day(record: Dated) -> datetime.date | None:
    if isinstance(record, Plan):
        return first_day(record)
    if isinstance(record, Event):
        on = record.on or record.start
        return on.first if on else None
    return record.issued


def _named(record: Dated) -> Iterator[tuple[Loc, UnitRef | None, str]]:
    """Yield place, unit and name of each unit that acts in a record or receives it."""
    if isinstance(record, Document):
        yield ("issuer",), record.issuer, ""
    else:
        yield ("unit",) if isinstance(record, Event) else (), record.unit, ""
    if isinstance(record, Plan):
        for index, recipient in enumerate(record.recipients):
            yield ("recipients", index), recipient.unit, recipient.name


def _names_and_end(named: Unit | UnitKind, _: RawRecord) -> tuple[tuple[str, ...], str]:
    label = (named.label,) if isinstance(named, Unit) else ()
    names = (named.name, *label, *named.aliases)
    return tuple(map(bare, names)), named.until.isoformat() if named.until else ""


@indexed(_names_and_end, Unit, UnitKind)
def _ended(told: Iterable[tuple[str, tuple[tuple[str, ...], str]]]) -> Mapping[str, str]:
    """Return each name that only ended units and kinds of unit have → their last day."""
    ended: dict[str, str] = {}
    living: set[str] = set()
    for _, (names, until) in told:
        for name in names:
            if until:
                ended[name] = max(until, ended.get(name, until))
            else:
                living.add(name)
    return {name: until for name, until in ended.items() if name not in living}


def check(record: Dated, around: Around) -> Iterator[Problem]:
    """Yield each unit in a record that had ended before the record's day."""
    day = _day(record)
    if day is None:
        return
    for loc, reference, name in _named(record):
        unit = around.find(reference, Unit)
        until = unit.until if unit else None
        if reference is None and name:
            last = around.once(_ended, bare(name))
            until = datetime.date.fromisoformat(last) if last else None
        if until and until < day:
            shown = unit.label if unit else name
            yield Problem(loc, {"unit": shown, "until": until, "day": day})


CHECK: Check[Dated] = Check(RULE, each(Plan, Report, Document, Event), check)
