"""What the ledger remembers of entries: their names, and how often and when they changed.

Nothing is written here. An entry that changed since the ledger was written gets the figures
that the next writing will record, so that a build is right with a ledger that is behind.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from thidua.link.occurrences.entry import Entry
from thidua.load.ledger import Ledger, Line
from thidua.model.base import Kind

Lines: TypeAlias = Mapping[tuple[str, str], Sequence[Line]]

_SECOND = datetime.timedelta(seconds=1)


def when(entry: Entry) -> str:
    """Return the time of an entry as the ledger has it."""
    hours = [f"{hour:%H:%M}" for hour in (entry.starts_at, entry.ends_at) if hour]
    days = (entry.first.isoformat(), entry.last.isoformat())
    lunar = f"{entry.lunar.day}/{entry.lunar.month}" if entry.lunar else ""
    parts = (entry.repeat.value, entry.promise.value, *days, *hours, lunar)
    return " ".join(part for part in parts if part)


def fingerprint(entry: Entry) -> str:
    """Return what changes when the entry changes: what it is, not where it is told of.

    A page that moved and a unit that is called anew change no event.
    """
    facts = (
        entry.title, when(entry), entry.kind, entry.grain, entry.units, entry.campaigns,
        entry.detail, entry.place, entry.responsible, entry.summary, entry.off, entry.cancelled,
        entry.since.isoformat() if entry.since else None,
    )  # fmt: skip
    text = json.dumps(facts, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def by_slot(ledger: Ledger) -> Lines:
    """Return the lines of the ledger by the entries of one sort of one record."""
    lines: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in ledger.values():
        lines[_slot(line.key)].append(line)
    return lines


def remember(
    entries: Iterable[Entry],
    ledger: Ledger,
    lines: Lines,
    bases: Mapping[tuple[str, str], tuple[str, ...]],
) -> tuple[Entry, ...]:
    """Return the entries with the names and figures that the ledger has or will have of them.

    Args:
        entries: All entries of some records.
        ledger: What was recorded.
        lines: The same, `by_slot`.
        bases: The beginnings that keys of a record may have, by the entries' `source`.

    """
    groups: defaultdict[tuple[tuple[str, str], str], list[Entry]] = defaultdict(list)
    named: list[Entry] = []
    for entry in entries:
        if entry.source[0] == Kind.PLAN:
            groups[entry.source, _slot(entry.key)[1]].append(entry)
        else:
            named.append(_moved(entry, ledger, bases.get(entry.source, ())))
    for (source, slot), members in groups.items():
        known = [line for base in bases[source] for line in lines.get((base, slot), ())]
        named += _named(members, known) if known else members
    return tuple(_dated(entry, ledger.get(entry.key)) for entry in named)


def _moved(entry: Entry, ledger: Ledger, bases: Iterable[str]) -> Entry:
    """Return the only entry of its sort by the name that it has had at any address."""
    name = entry.key.rpartition("/")[2]
    known = (key for base in bases if (key := f"{base}/{name}") in ledger)
    key = next(known, entry.key)
    return entry if key == entry.key else replace(entry, key=key)


def _slot(key: str) -> tuple[str, str]:
    """Return of `ke-hoach/a/b/moc-3` what is before the last slash, and `moc`."""
    base, _, name = key.rpartition("/")
    return base, name.rpartition("-")[0]


def _number(line: Line) -> int:
    number = line.key.rpartition("-")[2]
    return int(number) if number.isdigit() else 0


_LIKENESS: tuple[Callable[[str, str], tuple[str, ...]], ...] = (
    lambda title, when: (title, when),
    lambda title, _when: (title,),
    lambda _title, when: (when,),
    lambda _title, _when: (),
)
"""By what an entry is known again, surest first; at last by its place among the others."""


def _named(entries: list[Entry], lines: list[Line]) -> list[Entry]:
    """Return the entries of one sort of one record, each by the name of the line that is its."""
    free = {line.key: line for line in sorted(lines, key=lambda line: (line.gone, _number(line)))}
    names: dict[int, str] = {}
    for alike in _LIKENESS:
        found: defaultdict[tuple[str, ...], deque[str]] = defaultdict(deque)
        for line in free.values():
            # What is gone comes back as itself only, not as whatever takes its place.
            if not line.gone or alike(line.title, line.when):
                found[alike(line.title, line.when)].append(line.key)
        for index, entry in enumerate(entries):
            if index not in names and (keys := found[alike(entry.title, when(entry))]):
                names[index] = keys.popleft()
                del free[names[index]]
    last = max(map(_number, lines))
    for index, entry in enumerate(entries):
        if index not in names:
            last += 1
            names[index] = "/".join((entry.key.rpartition("/")[0], f"{_slot(entry.key)[1]}-{last}"))
    return [replace(entry, key=names[index]) for index, entry in enumerate(entries)]


def _dated(entry: Entry, line: Line | None) -> Entry:
    if line is None:
        return entry
    if line.fingerprint == fingerprint(entry) and not line.gone:
        return replace(entry, sequence=line.sequence, changed=line.modified)
    return replace(entry, sequence=line.sequence + 1, changed=line.modified + _SECOND)


def line_of(entry: Entry) -> Line:
    """Return what the ledger is to have of an entry."""
    return Line(
        key=entry.key,
        title=entry.title,
        when=when(entry),
        fingerprint=fingerprint(entry),
        sequence=entry.sequence,
        modified=entry.modified,
    )
