"""The small site with more records in it, through the press alone: address → page."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

from tests.planting import planted
from tests.site.project import ROOT

from thidua.pipeline import Outcome, read
from thidua.press.shell import SENTINELS
from thidua.production import produce
from thidua.theme import Theme
from thidua.work.job import Output

TODAY = datetime.date(2026, 9, 10)

SHELL = (
    "<!doctype html><html lang=vi><head><title>{title}</title>"
    '<meta name="description" content="{description}"><link rel="canonical" href="{canonical}">'
    "{extra_head}</head><body class={kind}>{trail}{article}</body></html>"
)


def front(**values: object) -> str:
    """Return the YAML of a public record."""
    lines = (f"{name}: {value}" for name, value in values.items())
    return "\n".join(("status: published", *lines)) + "\n"


def page(**values: object) -> str:
    """Return the file of a public record that has a text."""
    return f"---\n{front(**values)}---\n"


def plan(number: int, **values: object) -> str:
    """Return the file of a public plan."""
    facts = {"title": f"Kế hoạch thứ {number}", "year": 2026, "summary": "Thi đua.", **values}
    return page(**facts)


def unit(name: str, **values: object) -> str:
    """Return the file of a public unit."""
    return front(name=name, kind="truong", **values)


def outcome_of(folder: Path, files: dict[str, Any]) -> Outcome:
    """Read the small site with `files` in it."""
    return read(planted(folder, files), today=TODAY)


def theme_of(*, site_url: str = "https://a.example/", rights: str = "") -> Theme:
    """Return the real templates in the plainest of shells."""
    return Theme(
        render_shell=lambda _section, _depth: SHELL.format_map(SENTINELS),
        extensions=("tables", "toc"),
        extension_settings={},
        templates=ROOT / "theme_overrides" / "articles",
        packages=ROOT / "node_modules",
        site_name="Thử",
        site_url=site_url,
        site_description="Trang thử.",
        site_rights=rights,
    )


def outputs_of(outcome: Outcome, **theme: str) -> list[Output]:
    """Return every file that what was read gives."""
    assert outcome.site is not None, outcome.diagnostics
    outputs = list(produce(outcome.site, theme_of(**theme)))
    paths = Counter(output.path for output in outputs)
    assert [path for path, count in paths.items() if count > 1] == [], "two files, one address"
    return outputs


def pressed(folder: Path, files: dict[str, Any]) -> dict[str, str]:
    """Return address → HTML of every page of the small site with `files` in it."""
    outputs = outputs_of(outcome_of(folder, files))
    return {output.address: str(output.content) for output in outputs if output.address}


def files_of(folder: Path, files: dict[str, Any], **theme: str) -> dict[str, bytes]:
    """Return path → bytes of what the small site with `files` in it gives beside its pages."""
    outputs = outputs_of(outcome_of(folder, files), **theme)
    return {output.path: output.content for output in outputs if isinstance(output.content, bytes)}
