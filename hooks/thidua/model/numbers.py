"""Numbers as documents write them: counts, per cents and the number of a document itself."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from thidua.vietnamese.numbers import parse_decimal

_GROUP = r"[A-ZĐÀ-Ỹ][A-Za-zĐđÀ-ỹ0-9&]*(\.[A-Za-zĐđÀ-ỹ0-9&]+)*"
_STATE = rf"\d{{1,6}}(/\d{{4}})?/{_GROUP}(-{_GROUP})*"
_PARTY = rf"\d{{1,6}}-{_GROUP}/{_GROUP}"
_NUMBER = rf"^({_STATE}|{_PARTY})$"


def _document_number(text: str) -> str:
    if not re.match(_NUMBER, text):
        raise PydanticCustomError("document/number-form", "not a number", {"value": text})
    return text


DocumentNumber = Annotated[
    str,
    AfterValidator(_document_number),
    WithJsonSchema({"type": "string", "pattern": _NUMBER}),
]
"""Number and symbol (*số, ký hiệu*) without spaces.

State documents put a slash first, `43/KH-LAX`, `98/2023/NĐ-CP` or, for a *công văn*,
`4555/BGDĐT-GDPT` (Nghị định 30/2020/NĐ-CP, Phụ lục I and III); documents of the Party a
hyphen, `34-CT/TW`. Codes of schools named after a day hold a dot, `44/KH-MN19.5`.
"""


def _percentage(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_decimal(value.removesuffix("%").strip())
    except ValueError:
        raise PydanticCustomError("number/percent-form", "no number", {"value": value}) from None


Percentage = Annotated[
    Decimal,
    BeforeValidator(_percentage),
    Field(ge=0, le=1000),
    WithJsonSchema({"type": ["string", "number"], "examples": ["96,3"]}),
]
"""Per cent, 0 to 1000, written `96,3` or `96.3`; results may pass 100."""


def _count(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        number = parse_decimal(value)
        return int(number) if number == int(number) else value
    except ValueError:
        raise PydanticKnownError("int_parsing") from None


Count = Annotated[int, BeforeValidator(_count), Field(ge=0, le=10_000_000)]
"""How many people, collectives or things; `1.200` is one thousand two hundred."""
