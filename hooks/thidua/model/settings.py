"""Settings of a site that editors may change: `content/thidua.yml`."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from thidua.model.base import Element, Line

SETTINGS = "settings"
"""The collection that holds the one record of settings."""

SETTINGS_FILE = "thidua.yml"


class Level(StrEnum):
    """How much an editorial rule weighs on this site."""

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"


class Settings(Element):
    """The settings: which editorial rules are off, or weigh more or less than usual."""

    checks: dict[Line, Level] = Field(
        {},
        title="Quy tắc biên tập",
        description="Tên quy tắc: off (tắt), note (chỉ để biết) hoặc warning (cảnh báo).",
    )
