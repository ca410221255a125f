"""What later stages take over from the press, so that nothing is rendered twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from thidua.link.pictures import Picture
from thidua.model.base import Record
from thidua.model.profile import Profile


@dataclass(frozen=True)
class Printed:
    """What the press makes of the records, and what the site is called."""

    title: Callable[[Record], str]
    """Record → the title of its page."""
    body: Callable[[Record], Markup]
    """Record → its text, as its page shows it; empty where it has none."""
    pictures: Callable[[Profile], tuple[Picture, ...]]
    """Profile → its pictures, as far as they may be shown."""
    site_name: str
    site_url: str
    rights: str
    """Who may do what with the contents, as the site says; empty where it does not."""
