"""Records judged by the editorial rules, and heard with their notes and comments."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias, cast

from thidua.checks.registry import examine
from thidua.judging.court import Court
from thidua.judging.docket import marks_of
from thidua.judging.plain import Line, Plain, line_of, plain
from thidua.link.ignores import part
from thidua.link.notes import Finding, settle
from thidua.work.crew import Bench, work_off
from thidua.work.job import Job, Told

_Said: TypeAlias = tuple[list[Line], list[Plain], list[int]]
"""What is said of a record, as lines and whole, and which of its comments silence something."""


def judge(
    court: Court, findings: Mapping[str, Sequence[Finding]], *, faulty: Collection[str]
) -> None:
    """Judge all sound records, as far as it is not known already what is to be said of them.

    Args:
        court: The records, and what is known.
        findings: What was found in each before its notes were asked, by `collection/id`.
        faulty: The records that anything was found about, by notes to be answered or not.

    """
    jobs = {
        name: Job(
            name,
            partial(_judge, court, name, findings.get(name, ())),
            near=court.records[name].raw.unit or court.records[name].raw.id,
        )
        for name in court.summoned(faulty)
    }
    bench = Bench(jobs, court.around.notebook, Path(), {})
    fresh = {}
    for name, done in work_off(bench, [*jobs], hire=court.hire):
        lines, whole, silencing = cast("_Said", done.told)
        # What was found around it belongs to the judgement, and is rare.
        entry = court.entry(
            name,
            lasting=name not in faulty,
            asked=marks_of(done.questions),
            silencing=silencing,
        )
        fresh[name] = entry, lines, whole
    court.close(fresh)


def _judge(court: Court, name: str, findings: Sequence[Finding]) -> Iterator[Told]:
    valid, levels = court.records[name], court.levels
    heard, used = part([*findings, *examine(valid, court.around, levels)])
    silencing = sorted(valid.raw.ignores.index(ignore) for _, ignore in used)
    # A rule that is off leaves the notes and comments about it in peace.
    said = [item for item in settle(valid, heard) if not levels.silences(item)]
    said.sort(key=lambda item: item.order)
    yield Told(([*map(line_of, said)], [*map(plain, said)], silencing))
