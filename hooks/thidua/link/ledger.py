"""What the calendar's ledger is to have, and whether it lags behind. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from thidua.diagnostics import Diagnostic, found
from thidua.link import rules
from thidua.link.occurrences.days import SHELVES
from thidua.link.occurrences.memory import line_of
from thidua.link.occurrences.records import bases
from thidua.link.resolve import home
from thidua.link.site import Site
from thidua.load.ledger import LEDGER_FILE, Ledger, Line
from thidua.load.raw import RawRecord
from thidua.model.base import Kind, PageRecord
from thidua.validate.records import Library

_TITLES_SHOWN = 3


def renewed(ledger: Ledger, site: Site, library: Library) -> dict[str, Line]:
    """Return the lines that the ledger is to have.

    What a public record no longer has is marked as gone, so that its name is not given to
    something else. Lines of records that are not public stay as they are, so that they come
    back as what they were; those of deleted records go.
    """
    lines = {entry.key: line_of(entry) for entry in site.calendar.entries}
    public = {*SHELVES, *chain.from_iterable(map(bases, _pages(site)))}
    standing = set(chain.from_iterable(map(_bases, _raws(library))))
    for key, line in ledger.items():
        base = key.rpartition("/")[0] or key
        if key in lines:
            continue
        if base in public:
            lines[key] = line.model_copy(update={"gone": True})
        elif base in standing:
            lines[key] = line
    return lines


def _pages(site: Site) -> Iterator[PageRecord]:
    for records in site.records.values():
        yield from (record for record in records.values() if isinstance(record, PageRecord))


def _raws(library: Library) -> Iterator[RawRecord]:
    for kind in Kind:
        yield from library.known[kind.value].values()


def _bases(raw: RawRecord) -> Iterator[str]:
    """Yield what keys of a record begin with, sound or not: its addresses, an event's ids."""
    yield home(raw).strip("/") or raw.id
    for item in (*raw.moved_from, *raw.formerly):
        if isinstance(item, str):
            yield item.strip().strip("/")


def behind(ledger: Ledger, site: Site, library: Library, content: Path) -> list[Diagnostic]:
    """Return a note where the ledger is in use and not as it is to be."""
    if not ledger:
        return []
    lines = renewed(ledger, site, library)
    if lines == ledger:
        return []
    gone = [line for key, line in lines.items() if line.gone and ledger[key] != line]
    titles = ", ".join(f"“{line.title}”" for line in gone[:_TITLES_SHOWN])
    facts = {
        "new": sum(key not in ledger for key in lines),
        "changed": sum(
            key in ledger and not line.gone and ledger[key] != line for key, line in lines.items()
        ),
        "gone": len(gone),
        "titles": f" ({titles}{', …' if len(gone) > _TITLES_SHOWN else ''})" if gone else "",
    }
    return [found(rules.LEDGER_BEHIND, content / LEDGER_FILE, **facts)]
