"""Every record judged by the editorial rules, and heard with its notes and comments.

A record is judged again only when its file, or something that a rule asked about it, has changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from thidua.cache import version
from thidua.checks.around import Around
from thidua.checks.levels import Levels
from thidua.checks.registry import EDITORIAL, examine
from thidua.diagnostics import Diagnostic, Edit, Mark, Rule, Severity
from thidua.link import rules
from thidua.link.build import everything
from thidua.link.ignores import Used, part
from thidua.link.notes import UNNEEDED, Finding, settle
from thidua.load.raw import RawRecord
from thidua.validate.records import Library, Valid
from thidua.work.crew import Bench, Hire, hired, work_off
from thidua.work.job import Job, Told
from thidua.work.memory import NOTHING, Done, Memory, keep, remembered
from thidua.work.questions import digest_of

_RULES = {
    rule.id: rule
    for rule in (
        UNNEEDED,
        *(check.rule for check in EDITORIAL.values()),
        *(value for value in vars(rules).values() if isinstance(value, Rule)),
        *rules.PHOTO.values(),
    )
}
"""Whatever can be said of a record that is sound by itself."""

_Plain: TypeAlias = tuple[str, int, int, dict[str, str], int, tuple[Any, ...] | None]
"""A diagnostic: rule, line, column, facts, weight, and what would mend it."""


_TOLD = "told"
_Told: TypeAlias = dict[str, tuple[bytes, tuple[int, ...]]]


@dataclass(frozen=True)
class Desk:
    """What is kept of records and judgements from build to build, and who gives these."""

    folder: Path | None = None
    """Where it is kept; None where nothing is."""
    hire: Hire = hired

    @property
    def records(self) -> Path | None:
        """The file of records that were found sound."""
        return self.folder / "records.work" if self.folder else None

    @property
    def path(self) -> Path | None:
        """The file of judgements."""
        return self.folder / "judged.work" if self.folder else None


def judge(
    library: Library,
    findings: Mapping[str, Sequence[Finding]],
    *,
    day: datetime.date,
    levels: Levels,
    desk: Desk,
) -> tuple[list[Diagnostic], set[Used]]:
    """Return what is to be said of all sound records, and the comments that silenced something.

    Args:
        library: All records.
        findings: What was found in each before its notes were asked, by `collection/id`.
        day: The day on which they are judged.
        levels: How much the rules weigh.
        desk: Where judgements are kept.

    """
    before = remembered(desk.path) if desk.path else NOTHING
    key = digest_of(version("thidua"), repr(levels))
    known = before.done.get(_TOLD)
    memory = cast("_Told", known.told) if known and before.key == key else {}
    around = Around(library, day, memory=memory)
    records = dict(everything(library))
    jobs = {
        name: Job(
            name,
            partial(_judge, valid, findings[name], around, levels),
            # What was found around it belongs to the judgement, and is rare.
            always=bool(findings[name]) or not valid.raw.stamp,
            near=valid.raw.unit or valid.raw.id,
        )
        for name, valid in records.items()
    }
    fresh = before.done if before.key == key else {}
    stale = before.stale(around.answer) if fresh else set()
    kept = {name for name, job in jobs.items() if name in fresh and not job.always} - stale
    done = {name: fresh[name] for name in kept}
    bench = Bench(jobs, around.notebook, Path(), {})
    todo = [name for name in jobs if name not in kept]
    if todo:
        around.prepare()
    done |= work_off(bench, todo, hire=desk.hire)
    if desk.path and (len(kept) < len(jobs) or len(jobs) < len(fresh)):
        lasting = {name: item for name, item in done.items() if not jobs[name].always}
        asked = {question for item in lasting.values() for question in item.questions}
        answers = {question: around.answer(question) for question in asked}
        lasting[_TOLD] = Done((), (), around.told_now)
        with suppress(OSError):  # what cannot be kept is worked out again
            keep(Memory(key, answers, lasting), desk.path)
    diagnostics: list[Diagnostic] = []
    used: set[Used] = set()
    for name, valid in records.items():
        said, silencing = cast("tuple[list[_Plain], list[int]]", done[name].told)
        diagnostics += (_diagnostic(item, valid.raw, levels) for item in said)
        used |= {(valid.raw.path, valid.raw.ignores[place]) for place in silencing}
    return diagnostics, used


def _judge(
    valid: Valid, findings: Iterable[Finding], around: Around, levels: Levels
) -> Iterator[Told]:
    raw = valid.raw
    around.notebook.note("own", raw.collection, raw.id)
    heard, used = part([*findings, *examine(valid, around, levels)])
    silencing = [raw.ignores.index(ignore) for _, ignore in used]
    yield Told(([*map(_plain, settle(valid, heard))], sorted(silencing)))


def _plain(item: Diagnostic) -> _Plain:
    edit = item.edit
    mend = (edit.mark.line, edit.mark.column, edit.skip, edit.old, edit.new) if edit else None
    where = item.mark
    return item.rule.id, where.line, where.column, dict(item.facts), int(item.severity), mend


def _diagnostic(plain: _Plain, raw: RawRecord, levels: Levels) -> Diagnostic:
    rule, line, column, facts, severity, mend = plain
    edit = Edit(Mark(mend[0], mend[1]), *mend[2:]) if mend else None
    weighed = levels.weigh(_RULES[rule])
    return Diagnostic(
        weighed, raw.path, Mark(line, column), MappingProxyType(facts), Severity(severity), edit
    )
