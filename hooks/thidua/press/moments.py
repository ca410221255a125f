"""When things are, as readers of Vietnamese say it: in words, with `<time>` for machines.

What a document leaves open stays open: a month is no day, *trước ngày* is not *vào ngày*.
"""

from __future__ import annotations

import datetime
import re

from markupsafe import Markup, escape

from thidua.model.dates import PartialDate, Quarter
from thidua.model.time import Period, Timing
from thidua.vietnamese import dates

_NUMBER = re.compile(r"\d+")


def time(moment: datetime.date | PartialDate, text: str) -> Markup:
    """Return `text` as an HTML `time` element that names `moment` for machines."""
    iso = moment.iso if isinstance(moment, PartialDate) else moment.isoformat()
    return Markup(f'<time datetime="{iso}">{escape(text)}</time>')  # noqa: S704 - escaped


def partial_text(moment: PartialDate) -> str:
    """Return a day, month or year in words, as precise as it is known."""
    if moment.month is None:
        return f"năm {moment.year}"
    if moment.day is None:
        return dates.month_in_words(moment.year, month=moment.month)
    return dates.day_in_words(moment.first)


def partial(moment: PartialDate) -> Markup:
    """Return a day, month or year in words, marked up."""
    return time(moment, partial_text(moment))


def partial_short(moment: PartialDate) -> Markup:
    """Return a day, month or year in figures, *07/5/1954* or *10/1954*, marked up."""
    if moment.month is None:
        return time(moment, str(moment.year))
    if moment.day is None:
        return time(moment, f"{moment.month}/{moment.year}")
    return time(moment, dates.day_short(moment.first))


def day(moment: datetime.date) -> Markup:
    """Return *ngày 25 tháng 3 năm 2024*, marked up."""
    return time(moment, dates.day_in_words(moment))


def day_short(moment: datetime.date) -> Markup:
    """Return *25/3/2024*, marked up."""
    return time(moment, dates.day_short(moment))


def hour(moment: datetime.time) -> str:
    """Return `7 giờ 30` or, on the hour, `7 giờ`."""
    return f"{moment.hour} giờ {moment.minute:02}" if moment.minute else f"{moment.hour} giờ"


def quarter(moment: Quarter) -> str:
    """Return *quý III năm 2024*."""
    return dates.quarter_in_words(moment.year, quarter=moment.number)


def stretch(start: PartialDate | None, end: PartialDate | None) -> Markup:
    """Return the words for a stretch of time, open or closed; empty where both are None."""
    if start is None and end is None:
        return Markup("")
    if end is None or start is None:
        only = start or end
        preposition = "từ" if start else "đến hết"
        return Markup("{} {}").format(preposition, partial(only)) if only else Markup("")
    if start == end:
        return partial(start)
    if start.month is None and end.month is None:
        years = Markup('<time datetime="{}">{}</time>–<time datetime="{}">{}</time>')
        return Markup("giai đoạn ") + years.format(start.iso, start.year, end.iso, end.year)
    opening = partial_text(start)
    if start.year == end.year:
        # "từ ngày 16 tháng 6 đến hết tháng 12 năm 2024": the year is said once.
        opening = opening.removesuffix(f" năm {start.year}")
    preposition = "đến hết" if end.day is None else "đến"
    return Markup("từ {} {} {}").format(time(start, opening), preposition, partial(end))


def period(value: Period) -> Markup:
    """Return when a period is; the document's own words stand beside dates that say else."""
    said = stretch(value.start, value.end)
    if not said and value.school_year:
        said = Markup("năm học {}").format(value.school_year)
    if not said:
        return Markup("{}").format(value.wording)
    return said + _own_words(value.wording, said)


def timing(value: Timing) -> Markup:
    """Return the promise of a timing in words: *trước ngày*, *chậm nhất ngày*, *trong tháng*."""
    said = _promise(value)
    return said + _own_words(value.wording, said)


def _promise(value: Timing) -> Markup:
    if value.before:
        return Markup("trước {}").format(day(value.before))
    if value.by:
        return Markup("chậm nhất {}").format(day(value.by))
    if value.on:
        whole = value.on.day is None
        return Markup("trong {}").format(partial(value.on)) if whole else partial(value.on)
    return stretch(value.start, value.end)


def _own_words(wording: str | None, said: Markup) -> Markup:
    """Return the document's wording where its numbers are not those of `said`."""
    if wording is None or _numbers(wording) == _numbers(said.striptags()):
        return Markup("")
    return Markup(' <span class="quiet">(văn bản viết: “{}”)</span>').format(wording)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text)]
