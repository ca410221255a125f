"""Trong bài, một số văn bản đi với ngày khác nhau, hoặc khác ngày trong bản ghi của nó.

Ví dụ chỗ này viết *Kế hoạch 79/KH-UBND ngày 14/3/2024*, chỗ kia viết *ngày 14/4/2024*; hoặc bản ghi
của văn bản được viện dẫn ghi ngày khác. Số bắt đầu lại mỗi năm, nên máy chỉ so với bản ghi mà bài
viện dẫn; bài không viện dẫn bản ghi nào thì so với những bản ghi cùng số, cùng năm.

Sửa ngày sai. Văn bản gốc viết vậy thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.citations import cited
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
from thidua.link.references import references
from thidua.model.base import DocumentRef
from thidua.model.document import Document

RULE = warning(
    "citation/date",
    ("{number} ở đây ghi ngày {written}, {where} ghi {other}", MEND_OR_NOTE),
    ("{number} has the day {written} here, and {other} {where}", MEND_OR_NOTE_EN),
)

_ELSEWHERE = "chỗ khác trong bài"


def _by_number(around: Around) -> Mapping[str, tuple[Document, ...]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in around.all(Document):
        if document.number and document.issued:
            found[document.number.upper()].append(document)
    return {number: tuple(documents) for number, documents in found.items()}


def _meant(
    number: str, on: datetime.date, texts: tuple[Text, ...], around: Around
) -> tuple[Document, ...]:
    """Return the documents that a cited number may mean."""
    known = around.once(_by_number).get(number.upper(), ())
    if not known:
        return ()
    named = {str(ref) for _, ref in references(texts[0].record) if isinstance(ref, DocumentRef)}
    return tuple(document for document in known if document.id in named) or tuple(
        document for document in known if document.issued and document.issued.year == on.year
    )


def check(texts: tuple[Text, ...], around: Around) -> Iterator[Problem]:
    """Yield each cited day that another place contradicts."""
    first: dict[str, datetime.date] = {}
    for text in texts:
        for item in cited(text.value, text.bare):
            documents = _meant(item.number, item.on, texts, around)
            days = {document.issued for document in documents}
            before = first.setdefault(item.number.upper(), item.on)
            other = None
            if days and item.on not in days:
                other, where = min(str(day) for day in days), "bản ghi của văn bản"
            elif not days and before != item.on:
                other, where = str(before), _ELSEWHERE
            if other:
                yield spot(
                    text,
                    item.start,
                    item.end,
                    number=item.number,
                    written=item.on,
                    where=where,
                    other=other,
                )


CHECK = Check(RULE, all_texts, check)
