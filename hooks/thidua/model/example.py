"""Example values for every key of every model, each accepted by the model itself.

Where a key's description gives an example (*Ví dụ: …*), that is the one; what goes together
is found by trying, so that an example cannot contradict the rules of its element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from enum import EnumType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from thidua.model.base import Reference
from thidua.model.plan import Shorthand

Known = Mapping[str, Sequence[str]]
"""Collection → the ids that stand in content/: an example refers to something that is there."""

TEXTS = {
    "Anniversary.name": "Ngày Nhà giáo Việt Nam",
    "Attachment.file": "ke-hoach.pdf",
    "Campaign.name": "Đổi mới, sáng tạo trong dạy và học",
    "Campaign.summary": "Thầy và trò cùng tìm cách dạy, cách học mới.",
    "Consent.proof": "Tủ hồ sơ thi đua, văn phòng nhà trường",
    "Document.title": "Về việc phát động phong trào thi đua năm 2026",
    "Note.text": "Bản lưu viết như vậy.",
    "Photo.alt": "Cô giáo đọc sách cùng học sinh ở góc thư viện",
    "Photo.file": "doc-sach.jpg",
    "Plan.summary": "Nhà trường đặt ra các đợt và chỉ tiêu thi đua của năm.",
    "Plan.title": "Tổ chức phong trào thi đua năm 2026",
    "Profile.deed": "Hai mươi năm lập tủ sách cho học sinh vùng xa",
    "Profile.name": "Nguyễn Thị An",
    "Recipient.name": "Các tổ chuyên môn",
    "Report.summary": "Kết quả các chỉ tiêu thi đua của năm.",
    "Report.title": "Tổng kết phong trào thi đua năm 2026",
    "Result.target": "Lao động tiên tiến",
    "Signer.name": "Trần Văn Bình",
}
"""Texts that are required and whose description gives no example."""

_VALUES = (
    "2026-09-05",
    "2026-2027",
    "2026-Q3",
    "10/3",
    "7:30",
    "43/KH-THCSA",
    "96,3",
    "26",
    "2026",
    "9",
    "true",
    "https://moet.gov.vn/",
    "/ke-hoach/thcs-a/ke-hoach-cu/",
)
"""For all that is no text: the first that a key accepts is its example."""

_UNKNOWN_ID = "ma-can-dien"
_IN_DESCRIPTION = re.compile(r"[Vv]í dụ:? (.+?)(?:[.;] .*|[.;])?$")


def writable(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return what an editor may write in `model`, by key."""
    return {
        field.alias or name: field
        for name, field in model.model_fields.items()
        if field.title is not None
    }


def unwrap(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type as Python gives it
    """Return what a key holds, without None and shorthands, and whether it is a list of it."""
    parts = get_args(annotation)
    if get_origin(annotation) is tuple:
        return unwrap(parts[0])[0], True
    if get_origin(annotation) is Annotated:
        shorthand = any(isinstance(part, Shorthand) for part in parts)
        return unwrap(parts[0]) if shorthand else (annotation, False)
    if type(None) in parts:
        return unwrap(next(part for part in parts if part is not type(None)))
    return annotation, False


def example(model: type[BaseModel], key: str, known: Known) -> object:
    """Return an example of what `key` of `model` holds."""
    field = writable(model)[key]
    if isinstance(field.default, Reference):
        return str(field.default)
    item, many = unwrap(field.rebuild_annotation())
    value = _of_type(item, known) or _accepted(item, _texts(f"{model.__name__}.{key}", field))
    return [value] if many else value


def _of_type(item: Any, known: Known) -> object:  # noqa: ANN401 - as `unwrap`
    """Return the example that a type has for itself, whatever key it stands at."""
    if not isinstance(item, type):
        return None
    if issubclass(item, BaseModel):
        return minimal(item, known)
    if issubclass(item, Reference):
        return next(iter(known.get(item.collection, ())), _UNKNOWN_ID)
    return next(iter(item)).value if isinstance(item, EnumType) else None


def _texts(name: str, field: FieldInfo) -> Iterator[str]:
    if match := _IN_DESCRIPTION.search(field.description or ""):
        yield match[1]
    if name in TEXTS:
        yield TEXTS[name]
    yield field.title or name
    yield from _VALUES


def _accepted(item: Any, values: Iterator[str]) -> str:  # noqa: ANN401 - as `unwrap`
    adapter = TypeAdapter(item)
    for value in values:
        with suppress(ValidationError):
            adapter.validate_python(value)
            return value
    raise LookupError(f"no example for {item}")


def minimal(model: type[BaseModel], known: Known) -> dict[str, object]:
    """Return the required keys of `model` with examples, and what else makes it valid.

    A plan needs a year or a school year, a milestone one of five timings: the first optional
    key that satisfies the model is taken.
    """
    keys = writable(model)
    required = {name: example(model, name, known) for name in keys if keys[name].is_required()}
    from_place = {
        name: "a"
        for name, field in model.model_fields.items()
        if field.title is None and field.is_required()
    }
    for more in ((), *((name,) for name in keys if name not in required)):
        data = required | {name: example(model, name, known) for name in more}
        with suppress(ValidationError):
            model.model_validate({**data, **from_place})
            return data
    raise LookupError(f"no example for {model}")
