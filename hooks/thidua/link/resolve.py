"""Whether records fit together: references, circles, addresses and links in bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.link import rules
from thidua.link.notes import Finding
from thidua.link.references import references
from thidua.link.site import RECORD_ADDRESS, address
from thidua.model.base import Kind, Record, Reference
from thidua.model.kinds import KINDS, Layout
from thidua.validate.records import Library, Valid
from thidua.vietnamese.folding import nearest

_PARENTS = {Kind.UNIT.value: "parent", Kind.CAMPAIGN.value: "parent"}
"""Collections whose records form a tree, and the field that leads up."""

_PLACES = {
    Layout.FILE: "content/{folder}/{id}.yml",
    Layout.PAGE: "content/{folder}/{id}.md",
    Layout.UNIT_PAGE: "content/{folder}/{id}.md",
    Layout.UNIT_FOLDER: "content/{folder}/{id}/index.md",
    Layout.ENTRIES: "content/{folder}/<year>.yml",
}

_BODY_LINK = re.compile(r"\]\((/[^)\s#]*)")


def _where(collection: str, identifier: str) -> dict[str, str]:
    """Return the folder of a collection and the file in which a record would stand."""
    if collection not in {kind.value for kind in KINDS}:
        file = f"content/vocab/{collection}.yml"
        return {"where": file, "example": file}
    facts = KINDS[Kind(collection)]
    place = _PLACES[facts.layout].format(folder=facts.folder, id=identifier)
    return {"where": f"content/{facts.folder}/", "example": place}


def unknown_references(library: Library, valid: Valid) -> Iterator[Finding]:
    """Yield each reference of a record that names nothing in content/."""
    for loc, reference in references(valid.record):
        known = library.known[reference.collection]
        if reference not in known:
            near = nearest(reference, candidates=known) or ""
            facts = {"id": reference, "nearest": near, **_where(reference.collection, reference)}
            yield Finding(rules.REFERENCE, valid.raw, loc, facts)


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


def addresses(library: Library) -> dict[str, Valid]:
    """Return every address of a page of a record, public or not, with its record."""
    return {
        address(valid.record): valid
        for kind, facts in KINDS.items()
        if facts.address
        for valid in library.valid[kind.value].values()
        if isinstance(valid.record, Record)
    }


def taken_addresses(taken: dict[str, Valid], valid: Valid) -> Iterator[Finding]:
    """Yield each old address of a record that is another's; `taken` grows by the others."""
    if not isinstance(valid.record, Record):
        return
    for index, old in enumerate(valid.record.moved_from):
        owner = taken.setdefault(old, valid)
        if owner is not valid or old == address(valid.record):
            facts = {"address": old, "other": owner.raw.path.as_posix()}
            yield Finding(rules.ADDRESS, valid.raw, ("moved_from", index), facts)


def body_links(taken: dict[str, Valid], valid: Valid) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and address of each link in a body to a record that is not there."""
    for number, line in enumerate(valid.raw.body.split("\n")):
        for match in _BODY_LINK.finditer(line):
            if RECORD_ADDRESS.match(match[1]) and match[1] not in taken:
                yield valid.raw.body_line + number, match.start(1) + 1, match[1]
