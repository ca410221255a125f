"""The Jinja environment of the articles: strict, escaping, with the words of Vietnamese.

Templates decide what stands where; how a date, a number or a name reads is decided here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import MutableMapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from thidua.link.progress import plans_with_dues
from thidua.link.site import Site
from thidua.model.base import Kind, Record, Reference
from thidua.model.plan import Target
from thidua.model.report import Result
from thidua.model.time import Period
from thidua.model.unit import Unit
from thidua.model.vocabulary import Term
from thidua.press import leaves, moments, naming
from thidua.press.course import Standing, standing_of
from thidua.press.links import href
from thidua.press.tiles import tile
from thidua.press.wording import capitalised, deepened, host
from thidua.press.words import BEHALF_SPELT_OUT, word
from thidua.press.year_table import year_table
from thidua.vietnamese.names import initials
from thidua.vietnamese.numbers import decimal_text
from thidua.work.questions import Notebook

_WHOLE = Decimal(100)
_COUNT = re.compile(r"(?<![\d.,/])\d+(?![\d.,/%])")


@pass_context
def _href(context: Context, address: str) -> str:
    """Return the way to `address` from the page that is being printed."""
    root: str = context["root"]
    return href(address, root)


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
    site: Site = context["site"]
    return standing_of(site, period)


@pass_context
def _active(context: Context, unit: Unit) -> bool:
    """Whether `unit` has plans or people of its own to show."""
    site: Site = context["site"]
    return any(site.of_unit(unit, kind) for kind in (Kind.PLAN, Kind.PROFILE))


@pass_context
def _with_dues(context: Context, unit: Unit) -> bool:
    """Whether plans of `unit` ask for reports or presentations by a day."""
    site: Site = context["site"]
    return site.once_at(plans_with_dues, unit.id) is not None


@pass_context
def _over(context: Context, day: datetime.date) -> bool:
    """Whether `day` is past."""
    site: Site = context["site"]
    return site.is_over(day)


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
    "found": _found,
    "host": host,
    "href": _href,
    "href_from": href,
    "initials": initials,
    "label": _label,
    "hours": leaves.hours,
    "kind_words": leaves.kind_words,
    "leaf": leaves.leaf,
    "level": _level,
    "link": _link,
    "number": _number,
    "partial_short": moments.partial_short,
    "period": moments.period,
    "quarter": moments.quarter,
    "quoted": _quoted,
    "refer": _refer,
    "share": _share,
    "standing": _standing,
    "term": _term,
    "tile": tile,
    "timing": moments.timing,
    "when": leaves.when,
    "word": word,
    "year_of": naming.year_of,
    "year_table": year_table,
}

_TESTS = {
    "active": _active,
    "over": _over,
    "told_in_words": _told_in_words,
    "with_dues": _with_dues,
}


class Articles(Environment):
    """The environment of the articles, which notes each template that a page is made of."""

    notebook: Notebook

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja calls it
    ) -> Template:
        """Return the template `name`, as Jinja does."""
        self.notebook.note("template", str(name))
        return super().get_template(name, parent, globals)


def environment(templates: Path, notebook: Notebook) -> Articles:
    """Return the environment for the articles in the folder `templates`.

    A name that a template does not know is an error, and all text is escaped. Which templates
    a page is made of is noted in `notebook`.
    """
    made = Articles(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Each build has an environment of its own: a file need not be looked at for every page.
        auto_reload=False,
    )
    made.notebook = notebook
    made.filters.update(_FILTERS)
    made.tests.update(_TESTS)
    return made
