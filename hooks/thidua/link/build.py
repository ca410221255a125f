"""All records at once: what does not fit together."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from thidua.diagnostics import Diagnostic, Mark, found
from thidua.link import assets, resolve, rules
from thidua.link.notes import Finding
from thidua.link.references import written
from thidua.load.raw import RawRecord
from thidua.model.base import Kind
from thidua.model.gates import Gate
from thidua.model.profile import Party, Profile, Scope
from thidua.model.walking import references
from thidua.validate.records import Library, Valid

_PARTIES = {
    Party.PERSON: "person",
    Party.GUARDIAN: "guardian (cha mẹ, người giám hộ)",
    Party.CHILD: "child (chính trẻ)",
}


def _consent(valid: Valid, today: datetime.date) -> Iterator[Finding]:
    if valid.raw.collection != Kind.PROFILE.value:
        return
    if valid.gate(today) is not Gate.CONSENT:
        return
    profile = valid.record
    if not isinstance(profile, Profile):
        return
    loc = ("consent",) if profile.consent else ()
    if profile.agreed(Scope.NAME) and profile.agreed(Scope.STORY):
        # Time or a withdrawal ended it: the page has to go today, so nothing may stop the build.
        yield Finding(rules.CONSENT_ENDED, valid.raw, loc, {})
    elif profile.child is None:
        yield Finding(rules.CONSENT, valid.raw, loc, {})
    else:
        parties = ", ".join(_PARTIES[party] for party in sorted(profile.consenting_parties))
        yield Finding(rules.CHILD_CONSENT, valid.raw, loc, {"parties": parties})


class Inspection(NamedTuple):
    """What is wrong between records and with their files."""

    findings: dict[str, list[Finding]]
    """What notes may answer, by the record it is about (`collection/id`)."""
    diagnostics: list[Diagnostic]
    """What stands for itself."""
    faulty: set[str]
    """The records that either is about."""


def inspect(
    library: Library,
    *,
    today: datetime.date,
    pages: frozenset[str] | None,
    sure: Collection[str] = (),
) -> Inspection:
    """Return what is wrong between records and with their files.

    Args:
        library: All records.
        today: The day by which consent holds.
        pages: The addresses of the hand-written pages; None where nobody knows them.
        sure: The records that are as they were, and in which nothing was found when all that is
            asked of others was as it is: see `frame`.

    """
    taken = resolve.addresses(library)
    former: dict[str, RawRecord] = {}
    found_in = Inspection({}, [], set())
    looked_at: list[tuple[str, RawRecord]] = []
    for collection, items in library.known.items():
        for identifier, raw in items.items():
            name = f"{collection}/{identifier}"
            if name not in sure:
                looked_at.append((name, raw))
            # All have to say which old addresses and ids are theirs.
            elif not raw.moved_from and not raw.formerly:
                continue
            common = [
                *resolve.taken_addresses(taken, raw, pages),
                *resolve.taken_ids(library, former, raw),
            ]
            if name not in sure:
                _inspect_one(library, raw, today, common, found_in)
    # Only now are all old addresses known, to which a body may lead as well.
    for name, raw in looked_at:
        for line, column, target in resolve.body_links(taken, raw, pages):
            mark = Mark(line, column)
            found_in.diagnostics.append(found(rules.BODY_LINK, raw.path, mark, address=target))
            found_in.faulty.add(name)
    return found_in


def _inspect_one(
    library: Library,
    raw: RawRecord,
    today: datetime.date,
    common: Iterable[Finding],
    found_in: Inspection,
) -> None:
    name = f"{raw.collection}/{raw.id}"
    valid = library.valid[raw.collection].get(raw.id)
    if valid is None:
        named = written(raw)
    elif all(key in library.known[collection] for _, collection, key in valid.refers):
        named = iter(())
    else:
        named = references(valid.record)
    findings = [
        *resolve.unknown_references(library, raw, named),
        *common,
        *assets.files(raw),
    ]
    unused = [*assets.unused(raw)]
    found_in.diagnostics.extend(unused)
    if valid:
        findings += [*resolve.circles(library, valid), *_consent(valid, today)]
        if findings:
            found_in.findings[name] = findings
    else:
        found_in.diagnostics.extend(finding.diagnostic for finding in findings)
    if findings or unused:
        found_in.faulty.add(name)


def everything(library: Library) -> Iterator[tuple[str, Valid]]:
    """Yield every valid record and term with a key of its own, in the order of collections."""
    for collection, items in library.valid.items():
        for identifier, valid in items.items():
            yield f"{collection}/{identifier}", valid
