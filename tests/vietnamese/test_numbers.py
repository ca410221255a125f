"""Numbers with a comma before decimals and dots between thousands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese.numbers import decimal_text, parse_decimal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("96.3", "96,3"),
        ("96.30", "96,30"),
        ("1234.5", "1.234,5"),
        ("1000000", "1.000.000"),
        ("1E+3", "1.000"),
        ("100", "100"),
        ("0", "0"),
        ("-0.125", "-0,125"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value: str, text: str) -> None:
    """Readers see commas before decimals, dots between thousands, no decimal lost."""
    assert decimal_text(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_not_written(value: str) -> None:
    """No page ever says NaN."""
    with pytest.raises(ValueError, match="no written form"):
        decimal_text(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("96,3", "96.3"),
        ("96.3", "96.3"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1234.567", "1234.567"),
        ("0.125", "0.125"),
        ("1,234", "1.234"),
        (" 100 ", "100"),
        ("-5,0", "-5.0"),
    ],
)
def test_numbers_are_read_as_vietnamese_writers_mean_them(text: str, value: str) -> None:
    """Comma and point are both understood; dots before three digits part thousands."""
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chín mươi",
        "96%",
        "1,234.5",
        "1,234,567",
        "1.23.456",
        "0.123.456",
        "96,",
        ",5",
        "1 234",
        "1e3",
        "NaN",
        "٣",
        "--5",
    ],
)
def test_text_that_is_no_number_is_refused(text: str) -> None:
    """What cannot be read in one way only is an error, never a guess."""
    with pytest.raises(ValueError, match="not a number"):
        parse_decimal(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_what_is_written_is_read_back(value: Decimal) -> None:
    """Every number that the site writes, it can read."""
    assert parse_decimal(decimal_text(value)) == value
