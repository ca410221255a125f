"""The Jinja environment of the articles: strict, escaping, with the words of Vietnamese.

Templates decide what stands where; how a date, a number or a name reads is decided here.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from thidua.link.occurrences import Entry
from thidua.link.occurrences.addresses import of_entry
from thidua.link.site import Site
from thidua.model.base import Kind, Record, Reference
from thidua.model.plan import Target
from thidua.model.report import Result
from thidua.model.time import Period
from thidua.model.unit import Unit
from thidua.model.vocabulary import Term
from thidua.press import leaves, moments, naming
from thidua.press.calendar.chips import names_days, prefix_of, shape_of
from thidua.press.calendar.frame import name_of
from thidua.press.course import Standing, course_of
from thidua.press.tiles import tile
from thidua.press.wording import capitalised, deepened, host
from thidua.press.words import BEHALF_SPELT_OUT, word
from thidua.vietnamese import dates
from thidua.vietnamese.names import initials
from thidua.vietnamese.numbers import decimal_text

_WHOLE = Decimal(100)
_COUNT = re.compile(r"(?<![\d.,/])\d+(?![\d.,/%])")


@pass_context
def _href(context: Context, address: str) -> str:
    """Return the way to `address` from the page that is being printed."""
    root: str = context["root"]
    # Names of files come from editors and may hold spaces or commas, which would end an
    # address in `srcset`.
    return root + quote(address.removeprefix("/"), safe="/#")


def _quoted(name: str) -> str:
    """Return the name of a file as one step of an address, whatever its editor called it."""
    return quote(name, safe="")


@pass_context
def _label(context: Context, record: Record) -> str:
    site: Site = context["site"]
    return naming.label(site, record)


@pass_context
def _link(context: Context, record: Record, text: str | None = None) -> Markup:
    """Return a link to `record`; only its name where the kind has no page."""
    site: Site = context["site"]
    said = text or naming.label(site, record)
    address = site.address(record)
    if not address:
        return Markup("{}").format(said)
    return Markup('<a href="{}">{}</a>').format(_href(context, address), said)


@pass_context
def _refer(context: Context, reference: Reference | None, text: str | None = None) -> Markup:
    """Return a link to what `reference` names, else `text` alone.

    What a gate keeps from the public leaves only the words of the record that refers to it.
    """
    site: Site = context["site"]
    found = site.find(reference) if reference is not None else None
    if isinstance(found, Record):
        return _link(context, found, text)
    if isinstance(found, Term):
        return Markup("{}").format(text or found.name)
    return Markup("{}").format(text or "")


@pass_context
def _found(context: Context, reference: Reference | None) -> Record | Term | None:
    site: Site = context["site"]
    return site.find(reference) if reference is not None else None


@pass_context
def _term(context: Context, reference: Reference | None) -> str:
    site: Site = context["site"]
    return naming.term_name(site, reference)


@pass_context
def _address(context: Context, record: Record) -> str:
    site: Site = context["site"]
    return site.address(record)


@pass_context
def _standing(context: Context, period: Period | None) -> Standing:
    today: datetime.date = context["today"]
    return course_of(period, today).standing


@pass_context
def _active(context: Context, unit: Unit) -> bool:
    """Whether `unit` has plans or people of its own to show."""
    site: Site = context["site"]
    return any(site.of_unit(unit, kind) for kind in (Kind.PLAN, Kind.PROFILE))


@pass_context
def _file_of(context: Context, entry: Entry) -> str:
    """Return the address of the iCalendar file of `entry`; empty where it is over."""
    today: datetime.date = context["today"]
    return of_entry(entry, today)


def _number(value: int) -> str:
    return decimal_text(Decimal(value))


def _percent(value: Decimal) -> str:
    return f"{decimal_text(value)}%"


def _share(measure: Target | Result) -> Decimal | None:
    """Return how much of a bar is full, 0 to 100; None where nothing can be drawn."""
    if measure.percent is not None:
        return min(measure.percent, _WHOLE)
    if measure.value is not None and measure.total:
        exact = _WHOLE * measure.value / measure.total
        return min(exact, _WHOLE).quantize(Decimal("0.1"))
    return None


def _level(measure: Target | Result) -> str:
    """Return a target or result in figures: *26/27*, *ít nhất 2*, *từ 90% trở lên*."""
    at_least = isinstance(measure, Target) and measure.at_least
    figures = []
    if measure.value is not None:
        whole = f"/{_number(measure.total)}" if measure.total is not None else ""
        figures.append(f"{_number(measure.value)}{whole}")
    if measure.percent is not None:
        figures.append(_percent(measure.percent))
    if not figures:
        return ""
    first, *rest = figures
    joined = f"{first} ({rest[0]})" if rest else first
    if not at_least:
        return joined
    return f"{joined} trở lên" if measure.percent is not None else f"ít nhất {joined}"


def _told_in_words(measure: Target | Result) -> bool:
    """Whether the words of a measure give its one number too: 2 and *02 giáo viên*."""
    if measure.text is None or measure.value is None:
        return False
    if measure.total is not None or measure.percent is not None:
        return False
    if isinstance(measure, Target) and measure.at_least:
        return False
    return measure.value in map(int, _COUNT.findall(measure.text))


_FILTERS = {
    "address": _address,
    "behalf": BEHALF_SPELT_OUT.__getitem__,
    "capitalised": capitalised,
    "deepened": deepened,
    "day": moments.day,
    "day_short": moments.day_short,
    "file_of": _file_of,
    "found": _found,
    "host": host,
    "href": _href,
    "initials": initials,
    "label": _label,
    "hours": leaves.hours,
    "kind_words": leaves.kind_words,
    "leaf": leaves.leaf,
    "level": _level,
    "link": _link,
    "month_name": name_of,
    "number": _number,
    "partial_short": moments.partial_short,
    "period": moments.period,
    "prefix": prefix_of,
    "quarter": moments.quarter,
    "quoted": _quoted,
    "refer": _refer,
    "shape": shape_of,
    "share": _share,
    "standing": _standing,
    "term": _term,
    "tile": tile,
    "timing": moments.timing,
    "weekday": dates.weekday,
    "when": leaves.when,
    "word": word,
    "year_of": naming.year_of,
}

_TESTS = {
    "active": _active,
    "told_in_words": _told_in_words,
    "without_day": lambda occurrence: not names_days(occurrence),
}


def environment(templates: Path) -> Environment:
    """Return the environment for the articles in the folder `templates`.

    A name that a template does not know is an error, and all text is escaped.
    """
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(_FILTERS)
    made.tests.update(_TESTS)
    return made
