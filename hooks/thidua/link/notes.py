"""Notes answer warnings: a fact that looks wrong but stands so in the document is explained.

A note that names a rule in `answers` covers what that rule finds on the element that holds
the note, or below it; elsewhere in the record the rule still warns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel

from thidua.diagnostics import Diagnostic, Edit, Mark, Rule, Severity, Wording, found
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import Noted
from thidua.model.walking import fields_with
from thidua.validate.records import Valid

UNNEEDED = Rule(
    "note/unneeded",
    Severity.WARNING,
    Wording("ghi chú trả lời “{rule}” nhưng ở đây không có cảnh báo ấy", "bỏ dòng answers"),
    Wording("the note answers “{rule}”, which finds nothing here", "remove the answers line"),
)


@dataclass(frozen=True)
class Finding:
    """What a rule says of one place in a record, before notes are asked."""

    rule: Rule
    raw: RawRecord
    loc: Loc
    facts: Mapping[str, object]
    mark: Mark | None = None
    """The place, where it is not that of the value at `loc`."""
    edit: Edit | None = None

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding as it stands where no note can answer it."""
        mark = self.mark or self.raw.mark(self.loc)
        return replace(found(self.rule, self.raw.path, mark, **self.facts), edit=self.edit)


def _answers(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, int, str]]:
    """Yield (element, number of the note, rule) for each note that answers a rule."""
    if isinstance(value, Noted):
        for index, note in enumerate(value.notes):
            if note.answers:
                yield loc, index, note.answers
    if isinstance(value, BaseModel):
        for name, key in fields_with(type(value), Noted):
            yield from _answers(getattr(value, name), (*loc, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _answers(item, (*loc, index))


def settle(valid: Valid, findings: Iterable[Finding]) -> list[Diagnostic]:
    """Return the findings on one record as diagnostics; those its notes answer weigh NOTE."""
    record, raw = valid.record, valid.raw
    answers = list(_answers(record))
    used: set[tuple[Loc, int, str]] = set()
    diagnostics = []
    for finding in findings:
        diagnostic = finding.diagnostic
        for answer in answers:
            holder, _, rule = answer
            if rule == finding.rule.id and finding.loc[: len(holder)] == holder:
                used.add(answer)
                if diagnostic.severity is Severity.WARNING:
                    diagnostic = replace(diagnostic, severity=Severity.NOTE, edit=None)
        diagnostics.append(diagnostic)
    for answer in answers:
        if answer not in used:
            loc, index, rule = answer
            place = raw.mark((*loc, "notes", index, "answers"))
            diagnostics.append(found(UNNEEDED, raw.path, place, rule=rule))
    return diagnostics
