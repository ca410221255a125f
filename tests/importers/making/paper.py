"""A document of a school as tests describe it: two-column head, title, body, two-column foot.

Each is one YAML file in `papers/`; the JSON beside it says what must be found, whatever the format.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PAPERS = Path(__file__).parents[1] / "papers"

Table = list[list[str]]


@dataclass(frozen=True)
class Paper:
    """What stands on the pages."""

    name: str
    left: list[str]
    right: list[str]
    title: list[str]
    body: list[str | Table]
    foot_left: list[str]
    foot_right: list[str]
    facts: dict[str, Any]
    """What `thidua import --json` has to say."""


def papers() -> list[Paper]:
    """Return all papers, by name."""
    return [read(path) for path in sorted(PAPERS.glob("*.yml"))]


def read(path: Path) -> Paper:
    """Return the paper of one file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = ("left", "right", "title", "foot_left", "foot_right")
    body = [item["table"] if isinstance(item, dict) else item for item in data["body"]]
    lines = {part: data.get(part) or [] for part in parts}
    facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Paper(name=path.stem, body=body, facts=facts, **lines)
