"""Hai bản ghi văn bản cùng một số mà khác ngày hoặc khác nơi ban hành.

Trong một năm, một cơ quan chỉ dùng mỗi số, ký hiệu một lần. Hai bản ghi cùng số, cùng nơi ban hành,
cùng năm mà khác ngày thì một ngày sai; giống hệt nhau thì thừa một bản ghi. Cùng số, cùng ngày,
cùng trích yếu mà khác nơi ban hành thì một nơi sai. Số giống nhau ở hai huyện, hai năm là chuyện
thường.

Gộp hai bản ghi, hoặc sửa ngày, nơi ban hành. Đúng là hai văn bản thì thêm ghi chú ở đầu bản ghi.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thidua.checks.around import Around
from thidua.checks.index import indexed
from thidua.checks.rule import Check, Problem, each, warning
from thidua.load.raw import RawRecord
from thidua.model.document import Document
from thidua.vietnamese.bare import bare

RULE = warning(
    "document/twice",
    (
        "số “{number}” đã có ở {other}, {what}",
        "gộp hai bản ghi hoặc sửa chỗ sai; đúng là hai văn bản thì thêm notes với answers: {rule}",
    ),
    (
        "the number “{number}” is that of {other} too, {what}",
        "merge the two or mend one; if they are two documents, add notes with answers: {rule}",
    ),
)

Key = tuple[str, ...]


def _keys(document: Document) -> Iterator[Key]:
    if document.number and document.issued:
        if document.issuer:
            yield "issuer", document.number, str(document.issuer), str(document.issued.year)
        yield "title", document.number, str(document.issued), bare(document.title)


def _told(document: Document, _: RawRecord) -> tuple[Key, ...]:
    return tuple(_keys(document))


@indexed(_told, Document)
def _first(told: Iterable[tuple[str, tuple[Key, ...]]]) -> Mapping[Key, str]:
    """Return the id of the document that had each key first."""
    found: dict[Key, str] = {}
    for identifier, keys in told:
        for key in keys:
            found.setdefault(key, identifier)
    return found


def check(document: Document, around: Around) -> Iterator[Problem]:
    """Yield one problem when another record has the number, at odds with this one."""
    for key in _keys(document):
        first = around.get(around.once(_first, key) or document.id, Document)
        if first is None or first.id == document.id:
            continue
        if first.issuer != document.issuer:
            what = "cùng ngày, cùng trích yếu mà khác nơi ban hành"
        elif first.issued != document.issued:
            what = f"cùng nơi ban hành mà ghi ngày {first.issued}, ở đây ghi {document.issued}"
        else:
            what = "cùng ngày, cùng nơi ban hành"
        other = around.raw(first).path.as_posix()
        yield Problem(("number",), {"number": document.number, "other": other, "what": what})
        return


CHECK = Check(RULE, each(Document), check)
