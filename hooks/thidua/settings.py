"""The site's own settings: `extra.thidua` in mkdocs.yml, checked before anything is read."""

from __future__ import annotations

import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """What a site may choose; a key nobody knows is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    content: Path = Path("content")
    """The folder of records, from the folder of mkdocs.yml."""
    templates: Path = Path("theme_overrides/articles")
    """The templates of the articles, from the folder of mkdocs.yml."""
    today: datetime.date | None = None
    """The day that gates and lists go by; None is the day of the build in Vietnam."""
