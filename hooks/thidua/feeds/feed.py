"""A feed before it is written in one of its formats."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself; all addresses are absolute."""

    id: str
    title: str
    sentence: str
    home: str
    atom_url: str
    json_url: str
    updated: datetime.date
    site_name: str
    site_url: str
    rights: str
