"""Numbers of documents as the model takes them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from thidua.model.numbers import DocumentNumber

NUMBERS: TypeAdapter[str] = TypeAdapter(DocumentNumber)


@pytest.mark.parametrize("number", ["44/KH-MN19.5", "12/KH-TH30.4", "7/KH-P.GDĐT", "98/2023/QH15"])
def test_codes_hold_digits_and_dots(number: str) -> None:
    """Schools named after a day, and offices that abbreviate with a dot, keep their codes."""
    assert NUMBERS.validate_python(number) == number


@pytest.mark.parametrize(
    "number", ["44/KH-MN19.", "44/KH-.MN", "44/KH-MN19..5", "44/.KH", "4.4/KH"]
)
def test_a_dot_stands_inside_a_code_only(number: str) -> None:
    """A full stop that slipped in is still found."""
    with pytest.raises(ValidationError):
        NUMBERS.validate_python(number)
