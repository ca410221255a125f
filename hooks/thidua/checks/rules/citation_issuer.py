"""Trong bài, một văn bản được ghi của hai cơ quan, hoặc khác cơ quan trong bản ghi của nó.

Ví dụ chỗ này viết *Kế hoạch 70/KH-UBND ngày 04/4/2024 của UBND huyện Văn Giang*, chỗ kia cùng số,
cùng ngày mà viết *của UBND tỉnh Hưng Yên*. Số giống nhau ở hai nơi là chuyện thường, nên máy chỉ so
khi cả ngày cũng trùng, và chỉ khi tên hai cơ quan là tên của hai đơn vị đã có trong `units`; tên
viết thiếu địa phương thì không xét.

Sửa tên cơ quan. Văn bản gốc viết vậy thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.citations import Cited, cited, meant
from thidua.checks.index import indexed
from thidua.checks.rule import (
    MEND_OR_NOTE,
    MEND_OR_NOTE_EN,
    Check,
    Problem,
    all_texts,
    spot,
    warning,
)
from thidua.checks.texts import Text
from thidua.load.raw import RawRecord
from thidua.model.unit import Unit
from thidua.vietnamese.bare import bare

RULE = warning(
    "citation/issuer",
    ("{number} ngày {on} ở đây ghi của {written}, {where} ghi của {other}", MEND_OR_NOTE),
    ("{number} of {on} is by {written} here, and by {other} {where}", MEND_OR_NOTE_EN),
)


def _names(unit: Unit, _: RawRecord) -> tuple[str, ...]:
    return tuple(bare(name) for name in (unit.name, unit.label, *unit.aliases))


@indexed(_names, Unit)
def _units(told: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, str]:
    """Return each name that one unit alone has → the id of that unit."""
    named: dict[str, set[str]] = defaultdict(set)
    for identifier, names in told:
        for name in names:
            named[name].add(identifier)
    return {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1}


def _recorded(item: Cited, text: Text, around: Around) -> Unit | None:
    """Return the unit that alone is recorded as the issuer of what is cited."""
    same_day = (document for document in meant(item, text, around) if document.issued == item.on)
    issuers = [around.find(document.issuer, Unit) for document in same_day]
    return issuers[0] if len(issuers) == 1 else None


def check(texts: tuple[Text, ...], around: Around) -> Iterator[Problem]:
    """Yield each issuer that another place contradicts."""
    first: dict[tuple[str, datetime.date], Unit] = {}
    for text in texts:
        for item in cited(text):
            known = around.once(_units, bare(item.issuer)) if item.issuer else None
            unit = around.get(known, Unit) if known else None
            if unit is None:
                continue
            recorded = _recorded(item, text, around)
            other = recorded or first.setdefault((item.number.upper(), item.on), unit)
            if other.id != unit.id:
                yield spot(
                    text,
                    item.start,
                    item.end,
                    number=item.number,
                    on=item.on,
                    written=unit.label,
                    where="bản ghi của văn bản" if recorded else "chỗ khác trong bài",
                    other=other.label,
                )


CHECK = Check(RULE, all_texts, check)
