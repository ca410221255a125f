"""The words of a diagnostic in one of the two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thidua.diagnostics import Diagnostic, Severity

Language = Literal["vi", "en"]

_NEAREST = {"vi": "; có phải “{}”?", "en": "; did you mean “{}”?"}

SEVERITY = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "để biết"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
}

_SUMMARY = {
    "vi": "{errors} lỗi, {warnings} cảnh báo, {notes} điều để biết",
    "en": "{errors} errors, {warnings} warnings, {notes} notes",
}


@dataclass(frozen=True)
class Words:
    """What happened, and what to do next."""

    message: str
    hint: str


def words(diagnostic: Diagnostic, language: Language) -> Words:
    """Return the words of `diagnostic`, its facts filled in."""
    wording = diagnostic.rule.vi if language == "vi" else diagnostic.rule.en
    message = wording.message.format_map(diagnostic.facts)
    if near := diagnostic.facts.get("nearest"):
        message += _NEAREST[language].format(near)
    return Words(message, wording.hint.format_map(diagnostic.facts))


def summary(diagnostics: tuple[Diagnostic, ...], language: Language) -> str:
    """Return one line that counts the findings by weight."""
    counts = {
        name: sum(item.severity is severity for item in diagnostics)
        for name, severity in (
            ("errors", Severity.ERROR), ("warnings", Severity.WARNING), ("notes", Severity.NOTE),
        )
    }  # fmt: skip
    return _SUMMARY[language].format_map(counts)
