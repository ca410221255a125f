"""The order of the stages, top to bottom: what goes in, what comes out, and why here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from thidua.checks.around import Around
from thidua.checks.levels import levels_of
from thidua.checks.registry import EDITORIAL, SILENCEABLE, examine
from thidua.diagnostics import Diagnostic, Severity
from thidua.judging import Desk, judge
from thidua.link.build import build, inspect
from thidua.link.ignores import faults as ignore_faults
from thidua.link.ignores import part
from thidua.link.ledger import behind
from thidua.link.notes import UNNEEDED, settle
from thidua.link.site import Site
from thidua.load.folder import load
from thidua.load.ledger import Ledger, read_ledger
from thidua.load.recollection import NOTHING
from thidua.validate.keeping import keep, recollected
from thidua.validate.records import Library, validate


@dataclass(frozen=True)
class Outcome:
    """What reading content/ gave."""

    library: Library
    """Every valid record with its place, public or not."""
    site: Site | None
    """What is public; None while there are errors."""
    ledger: Ledger
    """What was recorded of the calendar, as far as it can be read."""
    diagnostics: tuple[Diagnostic, ...]
    """Every finding, in the order of files and lines."""


def read(
    content: Path,
    *,
    today: datetime.date,
    pages: frozenset[str] | None = None,
    desk: Desk | None = None,
) -> Outcome:
    """Read, validate, link and check the folder `content` as it is public on `today`.

    Args:
        content: The folder of records.
        today: The day that gates and lists go by.
        pages: The addresses of the hand-written pages, which bodies may link to; None leaves
            such links unjudged.
        desk: Where records and judgements are kept from build to build; None keeps none.

    Raises:
        OSError: The folder cannot be read.

    """
    # Every file is read even when the first is broken: editors want all faults in one run.
    desk = desk or Desk()
    before = recollected(desk.records) if desk.records else NOTHING
    raws, diagnostics = load(content, before)
    ledger, faults = read_ledger(content)
    diagnostics += faults

    # Each record by itself; the ids of broken ones stay known, so that a record that refers
    # to one of them is not blamed for it.
    library, faults = validate(raws)
    diagnostics += faults

    # Records with one another and with their files, then the editorial rules. Both give
    # findings and not yet diagnostics, because a note in the record may answer them.
    findings, faults = inspect(library, today=today, pages=pages)
    diagnostics += faults
    if desk.records:
        faulty = {item.path for item in diagnostics}
        faulty |= {item.raw.path for items in findings.values() for item in items}
        # What lies beside a record is read with it.
        faulty |= {
            raw.path for raw in raws if any(asset.path in faulty for asset in raw.assets.values())
        }
        keep(desk.records, raws, library, before=before, faulty=faulty)
    levels, faults = levels_of(library, EDITORIAL)
    diagnostics += faults
    judged, used = judge(library, findings, day=today, levels=levels, desk=desk)
    diagnostics += judged
    # What could be read of a faulty record is judged too, so that mending it brings no news.
    around = Around(library, today)
    for mended in library.mended:
        examined = examine(mended.valid, around, levels)
        heard, _ = part(item for item in examined if mended.stands(item.loc))
        settled = settle(mended.valid, heard)
        diagnostics += [item for item in settled if item.rule is not UNNEEDED]
    diagnostics += ignore_faults(library, used=used, known=SILENCEABLE)
    # Last, so that a rule that is off leaves the notes and comments about it in peace.
    diagnostics = [item for item in diagnostics if not levels.silences(item)]

    # A Site only of what is sound: later stages never meet a reference that leads nowhere.
    sound = all(item.severity is not Severity.ERROR for item in diagnostics)
    site = build(library, today=today, ledger=ledger) if sound else None
    if site:
        diagnostics += behind(ledger, site, library, content)
    ordered = tuple(sorted(diagnostics, key=lambda item: item.order))
    return Outcome(library, site, ledger, ordered)
