"""Which answers can be other than they were: found by what changed, without asking everything."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, cast

from thidua.link.answers import asset_state
from thidua.link.site import DERIVED, TELLING, Site
from thidua.model.base import Kind
from thidua.work.questions import Question, digest_of


def loose_state(site: Site) -> dict[str, bytes]:
    """Return `kind/id` → what stands for the text and the files of a public record."""
    found: dict[str, bytes] = {}
    for kind in Kind:
        for key in site.stock.records[kind]:
            raw = site.stock.raws[kind, key]
            state = raw.text_version
            if raw.assets:
                state = digest_of(state, *map(asset_state, raw.assets.values()))
            found[f"{kind.value}/{key}"] = state
    return found


def loose_questions(
    site: Site, before: Mapping[str, bytes], now: Mapping[str, bytes]
) -> Iterator[Question]:
    """Yield all that can be asked of texts and files that are not as they were.

    Args:
        site: What is public.
        before: What `loose_state` was.
        now: What it is.

    """
    for name in before.keys() | now.keys():
        if before.get(name) != now.get(name):
            kind, _, key = name.partition("/")
            yield "body", kind, key
            yield "photos", key
            files = site.stock.files.get((Kind(kind), key), ())
            yield from (("file", kind, key, file) for file in files)


_Kept: TypeAlias = tuple[datetime.date | None, Mapping[tuple[str, str], bytes]]
_FACTS, _VERSIONS = "facts", "versions"


def prepare(site: Site) -> None:
    """Work out what many jobs ask, before they are done side by side."""
    for make in DERIVED.values():
        site.made(make)
    stock = site.stock
    for shared in (stock.referring, stock.owned, stock.calendars.all.months):
        len(shared)


def remember(site: Site) -> None:
    """Let all be kept that `questions` needs the next time."""
    if facts_kept(site) == site.ground_of("all"):
        return
    for make in DERIVED.values():
        site.made(make)
    site.ground_of("references")
    site.kept.keep(_FACTS, (), _nothing, site.ground_of("all"))
    site.kept.keep(_VERSIONS, (), _nothing, (site.stock.today, _versions(site)))


def _nothing(_: str) -> bytes:
    return b""


def _versions(site: Site) -> dict[tuple[str, str], bytes]:
    return {place: raw.version for place, raw in site.stock.raws.items()}


def facts_kept(site: Site) -> bytes:
    """Return what stood for all that was public but texts and files when values were kept."""
    return site.kept.former(_FACTS) or b""


def questions(site: Site) -> set[Question] | None:
    """Return all questions whose answers can differ from those when values were kept.

    But those of `loose_questions`. None where that cannot be told by parts.
    """
    today, before = cast("_Kept", site.kept.former(_VERSIONS) or (None, {}))
    calendars = site.stock.calendars.changed()
    derived = _of_derived(site)
    if today != site.stock.today or calendars is None or derived is None:
        return None
    now = _versions(site)
    found: set[Question] = {("stock",), *(("told", name) for name in TELLING), *derived}
    referring: dict[str, Any] = {}
    for place in before.keys() | now.keys():
        if before.get(place) == now.get(place):
            continue
        collection, key = place
        found |= {("record", collection, key), ("there", collection, key), ("photos", key)}
        found |= {("all", collection), ("terms", collection)}
        found.add(("owned", key.partition("/")[0], collection))
        refers = set(site.stock.refers[place] if place in now else ())
        if place in before and collection in _KINDS:
            if collection not in referring:
                referring[collection] = site.kept.former(f"facet/refers/{collection}/values")
            if referring[collection] is None or key not in referring[collection]:
                return None
            refers |= set(referring[collection][key][1])
        found |= {("referring", of, target) for _, of, target in refers}
        if collection in _KINDS and place in now:
            files = site.stock.files[Kind(collection), key]
            found |= {("file", collection, key, name) for name in files}
    if calendars.any:
        found |= {("calendar",), ("calendar", "common")}
        found |= {("calendar", Kind.UNIT.value, key) for key in calendars.units}
        found |= {("calendar", Kind.CAMPAIGN.value, key) for key in calendars.campaigns}
        found |= {("month", str(year), str(month)) for year, month in calendars.months}
    return found


_KINDS = frozenset(kind.value for kind in Kind)


def _of_derived(site: Site) -> set[Question] | None:
    found: set[Question] = set()
    for name, make in DERIVED.items():
        if site.kept.is_as_it_was(name, site.ground_of):
            continue
        before, now = site.kept.former(name), site.made(make)
        if before is None:
            return None
        if before == now:
            continue
        found.add(("derived", name))
        if isinstance(now, dict) and isinstance(before, dict):
            keys = before.keys() | now.keys()
            found |= {("derived", name, key) for key in keys if before.get(key) != now.get(key)}
    return found
