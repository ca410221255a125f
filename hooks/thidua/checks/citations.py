"""Numbers that texts cite with their days, as in *số 79/KH-UBND ngày 14 tháng 3 năm 2024*."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_CITED = re.compile(
    r"\b(?P<number>\d{1,6}\s?(?:/\s?(?:\d{4}\s?/\s?)?|-\s?)[a-z][\w&]*(?:\s?[-/]\s?[a-z][\w&]*)*)"
    r",?\s+ngay\s+(?P<day>\d{1,2})"
    r"(?:\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})\b"
    r"|\s+thang\s+(?P<month_word>\d{1,2})\s+nam\s+(?P<year_word>\d{4})\b)"
)


@dataclass(frozen=True)
class Cited:
    """A number with its day, and where both stand in a text."""

    number: str
    """As the model writes it: without spaces."""
    on: datetime.date
    start: int
    end: int


def cited(text: str, letters: str) -> Iterator[Cited]:
    """Yield each number of a document that has a day of the calendar beside it.

    Args:
        text: What is searched.
        letters: The same, bare.

    """
    if "ngay" not in letters or not ("/" in letters or "-" in letters):
        return
    for match in _CITED.finditer(letters):
        written = text[match.start("number") : match.end("number")]
        year = match["year"] or match["year_word"]
        month = match["month"] or match["month_word"]
        try:
            on = datetime.date(int(year), int(month), int(match["day"]))
        except ValueError:
            continue
        yield Cited("".join(written.split()), on, match.start(), match.end())
