"""A timeline as a table: what and when in words, beside each the strip on which it is drawn.

Every plan, every unit and every year of a unit has one, so they are joined from strings.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from thidua.press.calendar.chips import CANCELLED
from thidua.press.links import href
from thidua.press.timeline import HEIGHT, MONTH, Line, Span, Timeline
from thidua.press.wording import capitalised

_LEAST = 4
"""How wide what lasts is drawn at least."""

_JANUARY = 1
_LONG = 14
"""Months above which a small screen has no room for the name of each."""


def year_table(timeline: Timeline, caption: str, root: str) -> Markup:
    """Return `timeline` as a table for a page whose way to the root of the site is `root`."""
    groups = "".join(
        f"<tbody>\n<tr class=area><th scope=rowgroup colspan=2>{escape(name)}</th></tr>\n"
        f"{''.join([_row(line, timeline.span.width, root) for line in lines])}</tbody>\n"
        for name, lines in timeline.groups
    )
    head = _head(timeline.span, caption)
    return Markup(f"{head}{groups}</table>\n")  # noqa: S704 - escaped where it is joined


@lru_cache(maxsize=64)
def _head(span: Span, caption: str) -> str:
    long = " timeline-long" if len(span.months) > _LONG else ""
    names = "".join(
        f"<span>{month}{f'<small>{year}</small>' if not at or month == _JANUARY else ''}</span>"
        for at, (year, month) in enumerate(span.months)
    )
    lines = "".join(f"M{place} 0v{HEIGHT}" for place in range(0, span.width + MONTH, MONTH))
    return (
        f'<table class="timeline{long}">\n<caption>{escape(caption)}</caption>\n'
        "<thead><tr><th scope=col>Việc và thời gian</th>"
        "<th scope=col><span class=unseen>Trên trục thời gian</span>\n"
        f"<span class=axis aria-hidden=true>{names}</span>\n"
        "<svg class=track-source width=0 height=0 aria-hidden=true>"
        f'<path id=track-months class=track-months d="{lines}"/></svg>\n</th></tr></thead>\n'
    )


def _row(line: Line, width: int, root: str) -> str:
    title = f"{escape(line.title)}"
    if line.address:
        title = f'<a href="{href(line.address, root)}">{title}</a>'
    gone, cancelled = (
        (" class=gone", f"<strong>{CANCELLED}</strong> ") if line.cancelled else ("", "")
    )
    return (
        f"<tr{gone}><th scope=row>{cancelled}{title}"
        f' <span class="small quiet">{capitalised(line.when)}</span></th>'
        f'<td><svg class=track viewBox="0 0 {width} {HEIGHT}" preserveAspectRatio=none'
        f' aria-hidden=true><use href="#track-months"/>{_shape(line)}</svg></td></tr>\n'
    )


def _shape(line: Line) -> str:
    match line.shape:
        case "":
            return ""
        case "stretch" | "loose":
            place = (
                f'x="{line.start}" y="5" width="{max(line.end - line.start, _LEAST)}" height="10"'
            )
            return f'<rect class="track-{line.shape}" {place}/>'
        case _:
            return f'<path class="track-{line.shape}" d="M{line.middle} 10h0"/>'
