"""What units are called, for those who need of them no more than that."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.link.site import Site, derived


@derived
def labels_of_units(site: Site) -> Mapping[str, str]:
    """Return unit id → what links to it say."""
    return {unit.id: unit.label for unit in site.units}


def label_of_unit(site: Site, key: str) -> str:
    """Return what links to the public unit `key` say."""
    return site.once_at(labels_of_units, key) or ""
