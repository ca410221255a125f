"""The one file that a reader loads first: what there is, and where to look for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log2

from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.unit import Unit
from thidua.search.items import Item
from thidua.search.names import Names
from thidua.search.packs import RECORDS_A_FILE, TEXTS_A_FILE
from thidua.search.shards import Shards
from thidua.search.terms import Forms
from thidua.search.units import called, spellings
from thidua.search.words import KINDS
from thidua.vietnamese.reading import fold

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def owners(site: Site, *, units: Iterable[str], campaigns: Iterable[str]) -> list[list[object]]:
    """Return what is said of units and campaigns that have items, which decides on `groups`."""
    records = site.records[Kind.UNIT]
    found: list[list[object]] = [
        [key, unit.label, unit.name, unit.abbreviation, unit.aliases, unit.place]
        for key in units
        if isinstance(unit := records[key], Unit)
    ]
    return found + [[key, name] for key, name in _campaigns(site, campaigns)]


def groups(
    site: Site, *, units: Iterable[str], campaigns: Iterable[str], abbreviations: Sequence[Forms]
) -> dict[str, object]:
    """Return what results are filtered by, and what stands for what in a query.

    Args:
        site: Where units and campaigns are.
        units: The ids of those that have items, in the order of their numbers.
        campaigns: The ids of those that have items, in their order.
        abbreviations: The forms of each.

    """
    known = spellings(abbreviations)
    records = site.records[Kind.UNIT]
    return {
        "kinds": [[kind.value, name] for kind, name in KINDS.items()],
        "units": [
            [key, unit.label, called(unit, known), unit.place or ""]
            for key in units
            if isinstance(unit := records[key], Unit)
        ],
        "campaigns": [*map(list, _campaigns(site, campaigns))],
        "abbreviations": [
            [" ".join(map(fold, form.terms)) for form in (short, long)]
            for long, *shorts in abbreviations
            for short in shorts
        ],
    }


def _campaigns(site: Site, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        record = site.records[Kind.CAMPAIGN][key]
        yield key, record.name if isinstance(record, Campaign) else ""


def contents(found: Sequence[Item], *, names: Names, bodies: Shards) -> dict[str, object]:
    """Return how many items there are, of which years, and which words they have."""
    return {
        "n": len(found),
        "K": len(bodies.keys),
        "P": RECORDS_A_FILE,
        "T": TEXTS_A_FILE,
        "years": [
            [year, sum(1 for _ in run)] for year, run in groupby(found, lambda item: item.date[:4])
        ],
        "names": names.firsts,
        **_vocabulary(names.frequencies, bodies.frequencies),
    }


def _vocabulary(in_names: Mapping[str, int], terms: Mapping[str, int]) -> dict[str, str]:
    in_bodies: Counter[str] = Counter()
    for term, count in terms.items():
        in_bodies[fold(term)] += count
    listed = sorted(key for key in in_names.keys() | in_bodies.keys() if key.isalpha())
    return {
        "vocabulary": " ".join(listed),
        "dn": "".join(_level(in_names.get(key, 0)) for key in listed),
        "db": "".join(_level(in_bodies[key]) for key in listed),
    }


def _level(count: int) -> str:
    return _DIGITS[1 + int(2 * log2(count))] if count else _DIGITS[0]
