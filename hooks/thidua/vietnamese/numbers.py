"""Numbers as Vietnamese writes them: a comma before decimals, dots between thousands.

The signs are those of the Vietnamese locale in the Unicode CLDR (`common/main/vi.xml`).
"""

from __future__ import annotations

import re
from decimal import Decimal

_VIETNAMESE = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_WITH_POINT = re.compile(r"-?[0-9]+\.[0-9]+")
_TO_VIETNAMESE = str.maketrans(",.", ".,")


def decimal_text(value: Decimal) -> str:
    """Return a number as in "96,3" or "1.234,5", with as many decimals as `value` has.

    Raises ValueError for infinity and for what is not a number.
    """
    if not value.is_finite():
        raise ValueError(f"{value} has no written form")
    return f"{value:,f}".translate(_TO_VIETNAMESE)


def parse_decimal(text: str) -> Decimal:
    """Return the number written in `text`: "96,3", "96.3", "1.234" and "1.234,5" alike.

    Dots before whole groups of three digits part thousands, so "1.234" is 1234; one dot
    anywhere else is a decimal point, so "96.3" is 96.3 and "0.125" an eighth.
    Raises ValueError for anything else, such as "1,234.5", "96%" or an empty text.
    """
    written = text.strip()
    if _VIETNAMESE.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _WITH_POINT.fullmatch(written):
        return Decimal(written)
    raise ValueError(f"{text!r} is not a number such as 96,3 or 1.234,5")
