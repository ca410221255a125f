"""Whether records fit together: references, circles, addresses and links in bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.link import rules
from thidua.link.addresses import LIST_ADDRESS, OWN_PAGES, RESERVED, record_at
from thidua.link.frame import TREES
from thidua.link.notes import Finding
from thidua.link.occurrences.addresses import ALL, of_unit
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import Kind, Reference
from thidua.model.kinds import KINDS, PLACES
from thidua.validate.records import Library, Valid
from thidua.vietnamese.folding import nearest

_PARTS = {kind.value: facts.address for kind, facts in KINDS.items() if facts.address}
"""Collections whose records have pages, and the first part of their addresses."""

Pages = frozenset[str] | None
"""The addresses of the hand-written pages; None where nobody knows them."""

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _where(collection: str, identifier: str) -> dict[str, str]:
    """Return the folder of a collection and the file in which a record would stand."""
    if collection not in {kind.value for kind in KINDS}:
        file = f"content/vocab/{collection}.yml"
        return {"where": file, "example": file}
    facts = KINDS[Kind(collection)]
    place = PLACES[facts.layout].format(folder=facts.folder, id=identifier)
    return {"where": f"content/{facts.folder}/", "example": f"content/{place}"}


def unknown_references(
    library: Library, raw: RawRecord, references: Iterable[tuple[Loc, Reference]]
) -> Iterator[Finding]:
    """Yield each of a record's `references` that names nothing in content/."""
    for loc, reference in references:
        known = library.known[reference.collection]
        # With a file of entries read in part, nobody knows what else there is.
        if reference not in known and "" not in known:
            near = nearest(reference, candidates=known) or ""
            facts = {"id": reference, "nearest": near, **_where(reference.collection, reference)}
            yield Finding(rules.REFERENCE, raw, loc, facts)


def circles(library: Library, valid: Valid) -> Iterator[Finding]:
    """Yield a finding when going up from a record leads back to it."""
    collection = valid.raw.collection
    field = TREES.get(collection)
    if field is None:
        return
    chain = [valid.raw.id]
    step = _above(valid, field)
    while step is not None and step in library.valid[collection]:
        if step == valid.raw.id:
            facts = {"id": step, "chain": " → ".join([*chain, step]), "field": field}
            yield Finding(rules.CYCLE, valid.raw, (field,), facts)
            return
        if step in chain:
            return  # a circle higher up, found from its own members
        chain.append(step)
        step = _above(library.valid[collection][step], field)


def _above(valid: Valid, field: str) -> str | None:
    """Return the id of the record one step up."""
    return next((key for name, _, key in valid.refers if name == field), None)


def home(raw: RawRecord) -> str:
    """Return the address of the record's page; empty where it has none."""
    part = _PARTS.get(raw.collection)
    return f"/{part}/{raw.id}/" if part else ""


def addresses(library: Library) -> dict[str, RawRecord]:
    """Return every address of a page of a record, public or not, sound or not."""
    records = (raw for collection in _PARTS for raw in library.known[collection].values())
    return {home(raw): raw for raw in records}


def _owner(taken: dict[str, RawRecord], address: str) -> RawRecord | None:
    """Return the record to which `address` belongs, if it is there."""
    found = record_at(address)
    raw = taken.get(f"/{KINDS[found[0]].address}/{found[1]}/") if found else None
    # An old address only leads on: below it there is nothing.
    return raw if raw and (raw.collection, raw.id) == found else None


def _holder(taken: dict[str, RawRecord], address: str, pages: Pages) -> str:
    """Return what has `address` already: a list or page by its own, a record by its file."""
    if in_list := LIST_ADDRESS.fullmatch(address):
        return in_list["list"]
    first = address.strip("/").split("/")[0]
    if first in RESERVED or address in (pages or ()):
        return f"/{first}/" if first in RESERVED else address
    raw = taken.get(address) or _owner(taken, address)
    return raw.path.as_posix() if raw else ""


def taken_addresses(taken: dict[str, RawRecord], raw: RawRecord, pages: Pages) -> Iterator[Finding]:
    """Yield each address of a record, its own or an old one, that something else has.

    `taken` grows by the old addresses that are free.
    """
    own = home(raw)
    if raw.collection == Kind.UNIT.value and of_unit(raw.id) == ALL:
        yield Finding(rules.ADDRESS, raw, (), {"address": ALL, "other": "/lich/"})
    if in_list := LIST_ADDRESS.fullmatch(own):
        yield Finding(rules.ADDRESS, raw, (), {"address": own, "other": in_list["list"]})
    for index, old in enumerate(raw.moved_from):
        if not isinstance(old, str):
            continue
        if holder := _holder(taken, old.strip(), pages):
            facts = {"address": old.strip(), "other": holder}
            yield Finding(rules.ADDRESS, raw, ("moved_from", index), facts)
        else:
            taken[old.strip()] = raw


def taken_ids(library: Library, taken: dict[str, RawRecord], raw: RawRecord) -> Iterator[Finding]:
    """Yield each former id of an event that another event has, or had before.

    `taken` grows by the former ids that are free.
    """
    for index, old in enumerate(raw.formerly if raw.collection == Kind.EVENT.value else ()):
        if not isinstance(old, str):
            continue
        holder = library.known[raw.collection].get(old.strip()) or taken.get(old.strip())
        if holder:
            facts = {"id": old.strip(), "other": f"{holder.id} ({holder.path.as_posix()})"}
            yield Finding(rules.SAME_KEY, raw, ("formerly", index), facts)
        else:
            taken[old.strip()] = raw


def body_links(
    taken: dict[str, RawRecord], raw: RawRecord, pages: Pages
) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and address of each link in a body that leads nowhere.

    What lies below a record's address is there when the record is; a link to this site is
    written from its root.
    """
    for line, column, target in raw.links:
        if not _leads_on(taken, target, pages):
            yield line, column, target


def _leads_on(taken: dict[str, RawRecord], target: str, pages: Pages) -> bool:
    """Whether a link in a body to `target` leads somewhere, as far as that is known."""
    if _ELSEWHERE.match(target) or target in taken:
        return True
    # What is relative to the page, or names no scheme, cannot be judged: a body is shown at
    # the record's address, which its editor does not see.
    if not target.startswith("/") or target.startswith("//"):
        return False
    if record_at(target) is None:
        ours = target in OWN_PAGES or LIST_ADDRESS.fullmatch(target)
        return pages is None or target in pages or bool(ours)
    owner = _owner(taken, target)
    return owner is not None and target.startswith(home(owner))
