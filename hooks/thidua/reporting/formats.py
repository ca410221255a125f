"""The four formats: one table of name → function from diagnostics to text."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

from thidua.diagnostics import Diagnostic, Severity
from thidua.reporting.words import SEVERITY, Language, summary, words

Diagnostics = tuple[Diagnostic, ...]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def line(diagnostic: Diagnostic, language: Language) -> str:
    """Return `file:line:column: rule-id: message → what to do`."""
    said = words(diagnostic, language)
    place = f"{diagnostic.file}:{diagnostic.mark.line}:{diagnostic.mark.column}"
    named = SEVERITY[language][diagnostic.severity]
    weight = "" if diagnostic.severity is Severity.ERROR else f"[{named}] "
    return f"{place}: {diagnostic.rule.id}: {weight}{said.message} → {said.hint}"


def text(diagnostics: Diagnostics, language: Language) -> str:
    """Return a line for each finding and a last one that counts them."""
    lines = [line(item, language) for item in diagnostics]
    return "\n".join([*lines, summary(diagnostics, language)]) + "\n"


def _escape(value: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def github(diagnostics: Diagnostics, language: Language) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    lines = []
    for item in diagnostics:
        said = words(item, language)
        place = f"file={_escape(item.file, ':,')}"
        place += f",line={item.mark.line},col={item.mark.column}"
        title = _escape(item.rule.id, ":,")
        said_in_one = _escape(f"{said.message} → {said.hint}")
        lines.append(f"::{_GITHUB[item.severity]} {place},title={title}::{said_in_one}\n")
    return "".join(lines)


def as_json(diagnostics: Diagnostics, language: Language) -> str:
    """Return a list of objects with path, line, column, rule, severity, message and hint."""
    found = []
    for item in diagnostics:
        said = words(item, language)
        found.append(
            {
                "path": item.file,
                "line": item.mark.line,
                "column": item.mark.column,
                "rule": item.rule.id,
                "severity": _LEVELS[item.severity],
                "message": said.message,
                "hint": said.hint,
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def sarif(diagnostics: Diagnostics, language: Language) -> str:
    """Return a SARIF 2.1.0 log (OASIS standard), which code scanners and editors read."""
    rules = sorted({item.rule.id for item in diagnostics})
    results = []
    for item in diagnostics:
        said = words(item, language)
        region = {"startLine": item.mark.line, "startColumn": item.mark.column}
        artifact = {"uri": quote(item.file)}
        results.append(
            {
                "ruleId": item.rule.id,
                "ruleIndex": rules.index(item.rule.id),
                "level": _LEVELS[item.severity],
                "message": {"text": f"{said.message} → {said.hint}"},
                "locations": [
                    {"physicalLocation": {"artifactLocation": artifact, "region": region}}
                ],
            }
        )
    driver = {"name": "thidua", "rules": [{"id": rule} for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Diagnostics, Language], str]] = {
    "text": text,
    "github": github,
    "json": as_json,
    "sarif": sarif,
}
