"""What the index says besides items: of units, campaigns and abbreviations.

It is small and asked of the Site at every build; items are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from thidua.link.site import Site
from thidua.search.packing import as_json
from thidua.search.terms import Ways


class Unit(NamedTuple):
    """How a unit is called."""

    label: str
    names: tuple[str, ...]
    """All names but the label."""
    place: str


class Setting(NamedTuple):
    """What is known beside the items."""

    ways: Ways
    """What can be abbreviated."""
    units: Mapping[str, Unit]
    """By id, in the order in which they are listed."""
    campaigns: Mapping[str, str]
    """Id → name."""

    @property
    def known(self) -> bytes:
        """All of it as one value."""
        return as_json(self)


def setting(site: Site) -> Setting:
    """Return what `site` knows beside its items."""
    units = {
        unit.id: Unit(
            unit.label, (unit.name, unit.abbreviation or "", *unit.aliases), unit.place or ""
        )
        for unit in site.units
    }
    terms = site.vocabularies["abbreviations"].values()
    ways = tuple([(term.name, *term.aliases) for term in terms if term.aliases])
    campaigns = {campaign.id: campaign.name for campaign in site.campaigns}
    return Setting(ways, units, campaigns)
