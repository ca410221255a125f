"""What later stages take over from the press, so that nothing is rendered twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from thidua.link.pictures import Picture


@dataclass(frozen=True)
class Printed:
    """What the press made of the records, and what the site is called."""

    titles: Mapping[str, str]
    """Address → title of each page."""
    bodies: Mapping[str, Markup]
    """Address → text of each record that has one, as its page shows it."""
    pictures: Mapping[str, tuple[Picture, ...]]
    """Profile id → its pictures, as far as they may be shown."""
    site_name: str
    site_url: str
    rights: str
    """Who may do what with the contents, as the site says; empty where it does not."""
