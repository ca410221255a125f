"""All that was found in the content, in the order of files: as diagnostics and as lines.

What was said of a record that is as it was is kept as lines, and made into diagnostics only when
somebody asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from thidua.diagnostics import Diagnostic, Severity, printable
from thidua.judging.court import Court
from thidua.judging.plain import Line, diagnostic, line_of

_WEIGHTS = {int(weight): weight for weight in Severity}


class Report:
    """Every finding, in the order of files and lines."""

    def __init__(self, court: Court, others: Iterable[Diagnostic]) -> None:
        """Take what was said of sound records, and all `others`."""
        self._court = court
        self._others: defaultdict[str, list[Diagnostic]] = defaultdict(list)
        for item in others:
            self._others[item.path.as_posix()].append(item)
        self._names: defaultdict[str, list[tuple[str, Sequence[Line]]]] = defaultdict(list)
        for name, lines in court.said:
            self._names[court.records[name].raw.path.as_posix()].append((name, lines))

    @cached_property
    def _files(self) -> list[str]:
        return sorted(self._others.keys() | self._names.keys())

    def _of(self, file: str) -> list[Diagnostic]:
        """Return all that was found in a file."""
        records, levels = self._court.records, self._court.levels
        said = [
            diagnostic(kept, records[name].raw, levels)
            for name, _ in self._names.get(file, ())
            for kept in self._court.whole(name)
        ]
        return sorted((*self._others.get(file, ()), *said), key=lambda item: item.order)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding."""
        return tuple(item for file in self._files for item in self._of(file))

    @cached_property
    def lines(self) -> tuple[tuple[Severity, str], ...]:
        """The weight of every finding, and its line in Vietnamese, as it is printed."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[tuple[Severity, str]]:
        for file in self._files:
            named = self._names.get(file, [])
            # Those of one record are in order already.
            alone = len(named) == 1 and file not in self._others
            lines = named[0][1] if alone else map(line_of, self._of(file))
            shown = file if file.isascii() else printable(file)
            yield from [(_WEIGHTS[weight], f"{shown}{words}") for weight, words in lines]
