"""YAML as plain strings, lists and mappings, with the place of every key and value.

Scalars stay strings: YAML 1.1 would read `7:30` as 450 and `no` as False. The stream of
events is read with a stack of our own, so that depth and aliases cannot blow up memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import yaml

from thidua.diagnostics import Diagnostic, Mark, Rule, found
from thidua.load import rules

Loc = tuple[str | int, ...]
"""Where a value stands in its tree: keys and list indexes from the root."""

MAX_DEPTH = 12
"""Deeper than any record needs; what is deeper is a mistake or an attack."""


class Place(Protocol):
    """Where PyYAML found something, counted from 0; its readers in C and Python differ in type."""

    line: int
    column: int


@dataclass(frozen=True)
class Tree:
    """A document's value and where each part of it stands."""

    value: object
    keys: Mapping[Loc, Mark]
    values: Mapping[Loc, Mark]

    def mark(self, loc: Loc, *, key: bool = False) -> Mark:
        """Return the place of the value at `loc` (or of its key), else of what holds it."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        for length in range(len(loc), -1, -1):
            part = loc[:length]
            if mark := first.get(part) or second.get(part):
                return mark
        return Mark()


@dataclass
class _Frame:
    """A mapping or list that is being filled."""

    loc: Loc
    value: dict[str, object] | list[object]
    key: str | None = None
    seen: set[str] = field(default_factory=set)


class _Builder:
    """Fills one tree from the events of one stream."""

    def __init__(self, path: Path, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._stack: list[_Frame] = []
        self._documents = 0
        self._root: object = None
        self.keys: dict[Loc, Mark] = {}
        self.values: dict[Loc, Mark] = {}
        self.diagnostics: list[Diagnostic] = []

    def mark(self, place: Place | None) -> Mark:
        if place is None:
            return Mark(self._first_line, 1)
        return Mark(place.line + self._first_line, place.column + 1)

    def fault(self, rule: Rule, place: Place | None, **facts: object) -> None:
        self.diagnostics.append(found(rule, self._path, self.mark(place), **facts))

    def tree(self) -> Tree:
        return Tree(self._root, MappingProxyType(self.keys), MappingProxyType(self.values))

    def take(self, event: yaml.Event) -> bool:
        """Work in one event; False when reading on makes no sense."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self.fault(rules.YAML_DOCUMENTS, event.start_mark)
                    return False
            case yaml.AliasEvent():
                self.fault(rules.YAML_ALIAS, event.start_mark, name=event.anchor)
                self._add(event, None)
            case yaml.ScalarEvent():
                self._check_node(event)
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_node(event)
                if len(self._stack) >= MAX_DEPTH:
                    self.fault(rules.YAML_DEPTH, event.start_mark, limit=MAX_DEPTH)
                    return False
                mapping = isinstance(event, yaml.MappingStartEvent)
                value: dict[str, object] | list[object] = {} if mapping else []
                loc = self._add(event, value)
                self._stack.append(_Frame(loc, value))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
        return True

    def _check_node(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.fault(rules.YAML_TAG, event.start_mark, name=tag)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame and isinstance(frame.value, dict) and frame.key is None:
            frame.key = event.value
            self.keys.setdefault((*frame.loc, event.value), self.mark(event.start_mark))
            if event.value in frame.seen:
                self.fault(rules.YAML_DUPLICATE_KEY, event.start_mark, key=event.value)
            frame.seen.add(event.value)
            return
        plain_nothing = event.style is None and event.value in ("", "~", "null")
        self._add(event, None if plain_nothing else event.value)

    def _add(self, event: yaml.NodeEvent, value: object) -> Loc:
        if not self._stack:
            self._root = value
            loc: Loc = ()
        else:
            frame = self._stack[-1]
            if isinstance(frame.value, list):
                loc = (*frame.loc, len(frame.value))
                frame.value.append(value)
            elif frame.key is None:
                self.fault(rules.YAML_KEY, event.start_mark)
                frame.key = ""
                return (*frame.loc, "")
            else:
                loc = (*frame.loc, frame.key)
                frame.value.setdefault(frame.key, value)
                frame.key = None
        self.values.setdefault(loc, self.mark(event.start_mark))
        return loc


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=yaml.CSafeLoader)


def read_yaml(text: str, path: Path, first_line: int = 1) -> tuple[Tree, list[Diagnostic]]:
    """Read one YAML document.

    Args:
        text: The document, at most as large as the loader lets through.
        path: The file it stands in, for messages.
        first_line: The line of the file on which `text` begins.

    Returns:
        The tree, as far as it could be read, and what was wrong. An empty document is None.

    """
    builder = _Builder(path, first_line)
    try:
        for event in _events(text):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "?"
        builder.fault(rules.YAML_SYNTAX, error.problem_mark or error.context_mark, problem=problem)
    except yaml.YAMLError as error:  # characters YAML does not allow: no mark, only a position
        position = getattr(error, "position", 0)
        before = text[:position]
        mark = Mark(before.count("\n") + first_line, position - before.rfind("\n"))
        builder.diagnostics.append(found(rules.YAML_CHARACTER, path, mark))
    return builder.tree(), builder.diagnostics
