"""What a stage found wrong, as values.

A `Rule` is a permanent name with its words in both languages; a `Diagnostic` is one
place where it was broken. Stages return diagnostics; nothing here prints or raises.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType


class Severity(IntEnum):
    """How much a finding weighs, gravest first."""

    ERROR = 1
    """Nothing is built while it stands."""
    WARNING = 2
    """Built all the same; fails only under `--strict`."""
    NOTE = 3
    """A warning that the record answers with a visible note, or news that asks for nothing."""


@dataclass(frozen=True)
class Wording:
    """What happened and what to do next, in one language; `{name}` is filled with facts.

    A fact called `nearest` that is not empty is added as "did you mean".
    """

    message: str
    hint: str


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong: a permanent id, its weight and its words."""

    id: str
    severity: Severity
    vi: Wording
    en: Wording


def error(name: str, vi: tuple[str, str], en: tuple[str, str]) -> Rule:
    """Return a rule that stops the build; `vi` and `en` are each a message and a hint."""
    return Rule(name, Severity.ERROR, Wording(*vi), Wording(*en))


@dataclass(frozen=True)
class Mark:
    """A place in a text file; line and column count from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Edit:
    """A change of a file's text that needs no person to decide it.

    `old`, in which any white space stands for any other, becomes `new`. It begins `skip`
    characters that are no white space after `mark`; where `mark` is the place of a value in
    YAML, they are counted from the value's own first character.
    """

    mark: Mark
    skip: int
    old: str
    new: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding: which rule, where, and the facts its words need."""

    rule: Rule
    path: Path
    mark: Mark = Mark()
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.ERROR
    edit: Edit | None = None
    """What would mend it; None where a person has to decide."""

    @property
    def file(self) -> str:
        """The path as it can be printed."""
        return printable(self.path.as_posix())

    @property
    def order(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """The key by which findings are listed: file, line, column, rule, facts."""
        facts = tuple(sorted(self.facts.items()))
        return (self.path.as_posix(), self.mark.line, self.mark.column, self.rule.id, facts)


def printable(name: str) -> str:
    """Return a file's name as text: bytes in it that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode(errors="replace")


def found(rule: Rule, path: Path, mark: Mark | None = None, /, **facts: object) -> Diagnostic:
    """Return the finding of `rule` at `path` and `mark`, with the rule's own severity."""
    values = MappingProxyType({name: printable(str(value)) for name, value in facts.items()})
    return Diagnostic(rule, path, mark or Mark(), values, rule.severity)
