"""The units of a year as tables show them: by the body above, by cluster, and in sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from thidua.link.progress import Presence, UnitYear
from thidua.link.site import Site
from thidua.model.unit import Unit
from thidua.vietnamese.collation import collation_key

_NO_PARENT = "Chưa ghi đơn vị cấp trên"

Clusters = tuple[tuple[str, tuple[UnitYear, ...]], ...]
"""Names of clusters with the units of each; units without one come last, under an empty name."""


@dataclass(frozen=True)
class Group:
    """The units below one body, by cluster (*khối thi đua*)."""

    name: str
    id: str
    """The id of the body above; empty where none is known."""
    address: str
    """Where its own table is, when there are many units."""
    clusters: Clusters

    @property
    def rows(self) -> tuple[UnitYear, ...]:
        """Its units, cluster after cluster."""
        return tuple(row for _, rows in self.clusters for row in rows)

    @property
    def totals(self) -> Totals:
        """What its units come to."""
        return totals_of(self.rows)


@dataclass(frozen=True)
class Totals:
    """What some units come to in one year."""

    units: int
    present: tuple[tuple[int, int], ...]
    """For each quarter: how many units have presented someone, of how many at work."""
    reports_in: int
    reports: int
    overdue: int


def totals_of(rows: Sequence[UnitYear]) -> Totals:
    """Return the sums of `rows`."""
    quarters = zip(*(row.quarters for row in rows), strict=True)
    return Totals(
        units=len(rows),
        present=tuple(
            (
                sum(item.presence is Presence.THERE for item in quarter),
                sum(item.presence is not Presence.OUTSIDE for item in quarter),
            )
            for quarter in quarters
        ),
        reports_in=sum(row.reports_in for row in rows),
        reports=sum(row.reports for row in rows),
        overdue=sum(row.overdue for row in rows),
    )


def clusters_of(rows: Iterable[UnitYear]) -> Clusters:
    """Return `rows` by cluster."""
    found: defaultdict[str, list[UnitYear]] = defaultdict(list)
    for row in rows:
        found[row.unit.cluster or ""].append(row)
    names = sorted(found, key=lambda name: (not name, collation_key(name)))
    return tuple((name, tuple(found[name])) for name in names)


def groups_of(
    site: Site, rows: Sequence[UnitYear], *, address: Callable[[str], str]
) -> tuple[Group, ...]:
    """Return `rows` by the bodies above, these in the order of Vietnamese; unknown ones last.

    `address` says where the units below the body of an id are, or below no known one.
    """
    found: defaultdict[str, list[UnitYear]] = defaultdict(list)
    names = {"": _NO_PARENT}
    for row in rows:
        parent = site.find(row.unit.parent) if row.unit.parent else None
        key = parent.id if isinstance(parent, Unit) else ""
        if isinstance(parent, Unit):
            names[key] = parent.label
        found[key].append(row)
    keys = sorted(found, key=lambda key: (not key, collation_key(names[key]), key))
    return tuple(Group(names[key], key, address(key), clusters_of(found[key])) for key in keys)
