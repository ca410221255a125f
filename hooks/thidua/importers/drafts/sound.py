"""A draft that the model accepts: what it refuses is left out, and a remark says so.

Documents contradict the calendar and themselves; a draft must pass the check all the same, and
nothing may go missing without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from thidua.importers.drafts.front import Fields, remarked, without_remarks
from thidua.importers.drafts.shelf import DOUBT
from thidua.model.base import Record

_WORDS_SHOWN = 160
_Loc = tuple[int | str, ...]


def sound(model: type[Record], fields: Fields, *, given: dict[str, str]) -> Fields:
    """Return `fields` after everything was taken out that `model` refuses.

    Args:
        model: The kind of record.
        fields: Its keys; changed in place.
        given: What comes from where the file lies: id, unit.

    """
    while True:
        try:
            model.model_validate({**cast("Fields", without_remarks(fields)), **given})
        except ValidationError as refusal:
            # From the back, so that places in lists stay right.
            for error in reversed(refusal.errors(include_url=False)):
                _leave_out(fields, error)
        else:
            return fields


def _leave_out(fields: Fields, error: ErrorDetails) -> None:
    """Take out what an error is about: a key where the rest can do without it.

    An element that lacks a key goes as a whole, and so does one that is refused as a whole.
    """
    loc: _Loc = error["loc"]
    field = error.get("ctx", {}).get("field")
    if error["type"] == "missing":
        loc = loc[:-1]
    elif field:
        loc = (*loc, str(field))
    while loc and not _stands(fields, loc):
        loc = loc[:-1]
    if not loc:
        raise AssertionError(f"a draft lacks what the model wants: {error}")
    _take_out(fields, loc)


def _holder(fields: Fields, loc: Sequence[int | str]) -> object:
    holder: object = fields
    for step in loc:
        if isinstance(holder, dict) and step in holder:
            holder = holder[str(step)]
        elif isinstance(holder, list) and isinstance(step, int) and step < len(holder):
            holder = holder[step]
        else:
            return None
    return holder


def _stands(fields: Fields, loc: _Loc) -> bool:
    return _holder(fields, loc) is not None


def _take_out(fields: Fields, loc: _Loc) -> None:
    holder, step = _holder(fields, loc[:-1]), loc[-1]
    if isinstance(holder, dict):
        remarked(holder, str(step), _left_out(holder.pop(str(step))))
    elif isinstance(holder, list) and isinstance(step, int):
        above, key = _holder(fields, loc[:-2]), str(loc[-2])
        if isinstance(above, dict):
            remarked(above, key, _left_out(holder.pop(step)))
            if not holder:
                del above[key]


def _left_out(value: object) -> str:
    plain = without_remarks(value)
    if isinstance(plain, dict):
        plain = "; ".join(f"{key}: {its}" for key, its in plain.items())
    text = f"{plain}"
    shown = text if len(text) <= _WORDS_SHOWN else text[: _WORDS_SHOWN - 1] + "…"
    return f"{DOUBT}: đã bỏ “{shown}” vì không hợp lệ"
