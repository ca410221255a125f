"""How much the editorial rules weigh on this site, as `content/thidua.yml` says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from thidua.diagnostics import Diagnostic, Rule, Severity, error, found
from thidua.model.settings import SETTINGS, Level, Settings
from thidua.validate.records import Library
from thidua.vietnamese.folding import nearest

UNKNOWN = error(
    "settings/unknown-rule",
    (
        "không có quy tắc biên tập “{rule}”",
        "xem tên các quy tắc trong trang Quy tắc biên tập; lỗi thì không tắt được",
    ),
    (
        "there is no editorial rule “{rule}”",
        "the guide lists them; what stops a build cannot be switched off",
    ),
)

_SEVERITY = {Level.NOTE: Severity.NOTE, Level.WARNING: Severity.WARNING}


@dataclass(frozen=True)
class Levels:
    """The rules that weigh differently on this site."""

    by_rule: Mapping[str, Level]

    def weigh(self, rule: Rule) -> Rule:
        """Return `rule` with the weight it has here."""
        severity = _SEVERITY.get(self.by_rule.get(rule.id, Level.OFF), rule.severity)
        return rule if severity is rule.severity else replace(rule, severity=severity)

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is of a rule that is off, or about one that an editor silenced."""
        about = diagnostic.facts.get("rule", diagnostic.rule.id)
        named = about if diagnostic.rule.id in _ABOUT_RULES else diagnostic.rule.id
        return self.by_rule.get(named) is Level.OFF


_ABOUT_RULES = ("note/unneeded", "ignore/unneeded")
"""Rules about silence: with the rule off, nothing is there to be silenced."""


def levels_of(library: Library, known: Collection[str]) -> tuple[Levels, list[Diagnostic]]:
    """Return the weights that the settings give to the rules in `known`, and wrong names."""
    by_rule: dict[str, Level] = {}
    faults = []
    # What could be read of faulty settings is judged too, so that mending them brings no news.
    read = (*library.valid[SETTINGS].values(), *(mended.valid for mended in library.mended))
    for valid in read:
        if isinstance(valid.record, Settings):
            by_rule = valid.record.checks
            for rule in (rule for rule in by_rule if rule not in known):
                near = nearest(rule, candidates=known) or ""
                place = valid.raw.mark(("checks", rule), key=True)
                faults.append(found(UNKNOWN, valid.raw.path, place, rule=rule, nearest=near))
    return Levels(by_rule), faults
