"""Whether records fit together: references, circles, addresses and links in bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.link import rules
from thidua.link.notes import Finding
from thidua.link.site import LIST_ADDRESS, record_at
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import Kind, Reference
from thidua.model.kinds import KINDS, PLACES
from thidua.validate.records import Library, Valid
from thidua.vietnamese.folding import nearest

_PARENTS = {Kind.UNIT.value: "parent", Kind.CAMPAIGN.value: "parent"}
"""Collections whose records form a tree, and the field that leads up."""

_BODY_LINK = re.compile(r"\]\((/[^)\s#]*)")


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
    field = _PARENTS.get(collection)
    if field is None:
        return
    chain = [valid.raw.id]
    step: Reference | None = getattr(valid.record, field)
    while step is not None and step in library.valid[collection]:
        if step == valid.raw.id:
            facts = {"id": step, "chain": " → ".join([*chain, step]), "field": field}
            yield Finding(rules.CYCLE, valid.raw, (field,), facts)
            return
        if step in chain:
            return  # a circle higher up, found from its own members
        chain.append(step)
        step = getattr(library.valid[collection][step].record, field)


def addresses(library: Library) -> dict[str, RawRecord]:
    """Return every address of a page of a record, public or not, sound or not."""
    return {
        f"/{facts.address}/{identifier}/": raw
        for kind, facts in KINDS.items()
        if facts.address
        for identifier, raw in library.known[kind.value].items()
    }


def _owner(taken: dict[str, RawRecord], address: str) -> tuple[str, RawRecord] | None:
    """Return the record to which `address` belongs, with its page's own address, if it is there."""
    found = record_at(address)
    if found is None:
        return None
    kind, identifier = found
    home = f"/{KINDS[kind].address}/{identifier}/"
    raw = taken.get(home)
    # An old address only leads on: below it there is nothing.
    there = raw is not None and (raw.collection, raw.id) == (kind.value, identifier)
    return (home, raw) if raw is not None and there else None


def _taken(taken: dict[str, RawRecord], address: str) -> str | None:
    """Return whose `address` is already: a list's, or a record's by its file."""
    if in_list := LIST_ADDRESS.fullmatch(address):
        return in_list["list"]
    owner = _owner(taken, address)
    raw = owner[1] if owner else taken.get(address)
    return raw.path.as_posix() if raw else None


def taken_addresses(taken: dict[str, RawRecord], raw: RawRecord) -> Iterator[Finding]:
    """Yield each address of a record, own or old, that is another page's.

    `taken` grows by the old ones that are free.
    """
    facts = KINDS.get
    old_addresses = raw.data.get("moved_from") if isinstance(raw.data, dict) else None
    for index, old in enumerate(old_addresses if isinstance(old_addresses, list) else ()):
        if not isinstance(old, str):
            continue
        owner = _taken(taken, old.strip())
        if owner:
            facts = {"address": old.strip(), "other": owner}
            yield Finding(rules.ADDRESS, raw, ("moved_from", index), facts)
        else:
            taken[old.strip()] = raw


def body_links(taken: dict[str, RawRecord], raw: RawRecord) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and address of each link in a body to a record that is not there."""
    for number, line in enumerate(raw.body.split("\n")):
        for match in _BODY_LINK.finditer(line):
            if record_at(match[1]) is None or match[1] in taken:
                continue
            owner = _owner(taken, match[1])
            if owner is None or not match[1].startswith(owner[0]):
                yield raw.body_line + number, match.start(1) + 1, match[1]
