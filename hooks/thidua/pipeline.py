"""The order of the stages, top to bottom: what goes in, what comes out, and why here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from thidua.cache import version
from thidua.checks.levels import levels_of
from thidua.checks.registry import EDITORIAL, SILENCEABLE, examine
from thidua.diagnostics import Diagnostic, Severity
from thidua.judging.court import Court
from thidua.judging.desk import Desk
from thidua.judging.judge import judge
from thidua.judging.report import Report
from thidua.link.build import inspect
from thidua.link.frame import frame
from thidua.link.ignores import faults as ignore_faults
from thidua.link.ignores import part
from thidua.link.kept import Kept
from thidua.link.ledger import behind
from thidua.link.notes import UNNEEDED, settle
from thidua.link.public import build
from thidua.link.site import Site
from thidua.load.folder import read_all
from thidua.load.ledger import Ledger, read_ledger
from thidua.load.listing import Listing, listed
from thidua.load.recollection import NOTHING
from thidua.load.sources import sources_in
from thidua.validate.ahead import ahead
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
    report: Report
    """Every finding."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding, in the order of files and lines."""
        return self.report.diagnostics


def read(
    content: Path,
    *,
    today: datetime.date,
    pages: frozenset[str] | None = None,
    desk: Desk | None = None,
    listing: Listing | None = None,
) -> Outcome:
    """Read, validate, link and check the folder `content` as it is public on `today`.

    Args:
        content: The folder of records.
        today: The day that gates and lists go by.
        pages: The addresses of the hand-written pages, which bodies may link to; None leaves
            such links unjudged.
        desk: Where records and judgements are kept from build to build; None keeps none.
        listing: What lies in the folder, if somebody has looked.

    Raises:
        OSError: The folder cannot be read.

    """
    # Every file is read even when the first is broken: editors want all faults in one run.
    desk = desk or Desk()
    before = recollected(desk.records) if desk.records else NOTHING
    sources, diagnostics = sources_in(listing or listed(content))
    known = ahead(sources, before, today=today)
    raws, faults = read_all(sources, known)
    diagnostics += faults
    ledger, faults = read_ledger(content)
    diagnostics += faults

    # Each record by itself; the ids of broken ones stay known, so that a record that refers
    # to one of them is not blamed for it.
    library, faults = validate(raws)
    diagnostics += faults

    # How much rules weigh, and what is known of records that are as they were: these need not be
    # looked at again.
    levels, faults = levels_of(library, EDITORIAL)
    diagnostics += faults
    court = Court(
        library,
        day=today,
        levels=levels,
        frame=frame(library, today=today, pages=pages),
        place=content,
        desk=desk,
    )

    # Records with one another and with their files, then the editorial rules. Both give
    # findings and not yet diagnostics, because a note in the record may answer them.
    inspected = inspect(library, today=today, pages=pages, sure=court.sure)
    diagnostics += inspected.diagnostics
    if desk.records:
        faulty = {item.path for item in diagnostics}
        faulty |= {item.raw.path for items in inspected.findings.values() for item in items}
        # What lies beside a record is read with it.
        beside = [raw for raw in raws if raw.assets] if faulty else []
        faulty |= {
            raw.path for raw in beside if any(it.path in faulty for it in raw.assets.values())
        }
        keep(known, before=before, faulty=faulty, today=today)
    judge(court, inspected.findings, faulty=inspected.faulty)
    # What could be read of a faulty record is judged too, so that mending it brings no news.
    for mended in library.mended:
        examined = examine(mended.valid, court.around, levels)
        heard, _ = part(item for item in examined if mended.stands(item.loc))
        settled = settle(mended.valid, heard)
        diagnostics += [item for item in settled if item.rule is not UNNEEDED]
    diagnostics += ignore_faults(library, used=court.used, known=SILENCEABLE)
    # Last, so that a rule that is off leaves the notes and comments about it in peace.
    diagnostics = [item for item in diagnostics if not levels.silences(item)]

    # A Site only of what is sound: later stages never meet a reference that leads nowhere.
    sound = court.sound and all(item.severity is not Severity.ERROR for item in diagnostics)
    kept = Kept(desk.folder / "site.work", version("thidua")) if desk.folder else Kept()
    site = build(library, today=today, ledger=ledger, kept=kept) if sound else None
    if site:
        diagnostics += behind(ledger, site, library, content)
    return Outcome(library, site, ledger, Report(court, diagnostics))
