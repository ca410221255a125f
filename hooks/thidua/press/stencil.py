"""Templates that are rendered once and filled for every page, like the theme's shell.

For kinds of pages of which there are thousands: a fill is a join, a render a hundred times that.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from thidua.press.environment import Articles
from thidua.press.shell import Shell
from thidua.work.questions import Question

_KEPT = 64


def fill(environment: Articles, template: str, values: Mapping[str, str]) -> str:
    """Return `template` with `values` in it; plain text among them is escaped.

    The template may ask of a value whether it is empty, and print it; it cannot look into it, for
    it is rendered with a mark in place of each value that is not empty.
    """
    there = frozenset(name for name, value in values.items() if value)
    shell, questions = _shell(environment, template, there, frozenset(values) - there)
    environment.notebook.note_all(questions)
    return shell.fill({name: _safe(values[name]) for name in there})


def _safe(value: str) -> str:
    return value if isinstance(value, Markup) else _escaped(value)


@lru_cache(maxsize=1 << 12)  # most are ways to the same neighbours, and names of months
def _escaped(text: str) -> str:
    return str(escape(text))


@lru_cache(maxsize=_KEPT)
def _shell(
    environment: Articles, template: str, there: frozenset[str], empty: frozenset[str]
) -> tuple[Shell, frozenset[Question]]:
    """Return the template with its marks cut out, and which templates it is made of."""
    marks = {name: Markup(f"\x02{name}\x03") for name in there}  # noqa: S704 - names of values
    with environment.notebook.opened() as questions:
        rendered = environment.get_template(template).render(**marks, **dict.fromkeys(empty, ""))
    return Shell.cut(rendered), frozenset(questions)
