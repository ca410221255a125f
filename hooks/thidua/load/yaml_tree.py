"""YAML as plain strings, lists and mappings, with the place of every key and value.

Scalars stay strings: YAML 1.1 would read `7:30` as 450 and `no` as False. The stream of
events is read with a stack of our own, so that depth and aliases cannot blow up memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import yaml

from thidua.diagnostics import Diagnostic, Mark, Rule, found
from thidua.load import rules
from thidua.load.ignores import Ignore, ignores_in
from thidua.load.yaml_words import yaml_problem

Loc = tuple[str | int, ...]
"""Where a value stands in its tree: keys and list indexes from the root."""

MAX_DEPTH = 12
"""Deeper than any record needs; what is deeper is a mistake or an attack."""

_NOTHING = ("", "~", "null")
# YAML ends lines at these too; no editor does, and most do not even show them.
_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")


class Place(Protocol):
    """Where PyYAML found something; its readers in C and Python differ in type."""

    index: int
    """Characters before it."""
    line: int
    """Lines before it."""
    column: int
    """Characters before it in its line."""


Spot = tuple[int, int]
"""Line and column, from 1; a `Mark` is made of one when somebody asks for it."""


@dataclass(frozen=True)
class Tree:
    """A document's value and where each part of it stands."""

    value: object
    keys: Mapping[Loc, Spot]
    values: Mapping[Loc, Spot]
    complete: bool = True
    """Whether all of the text was read: what is missing here may stand in the rest."""
    ignores: tuple[Ignore, ...] = ()
    """The comments that ask for silence."""

    def mark(self, loc: Loc, *, key: bool = False) -> Mark:
        """Return the place of the value at `loc` (or of its key), else of what holds it."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        for length in range(len(loc), -1, -1):
            part = loc[:length]
            if spot := first.get(part) or second.get(part):
                return Mark(*spot)
        return Mark()


REFUSED = ...
"""Stands for a value that was found at fault here: whoever meets it need not say so again."""

UNREAD = Tree({}, MappingProxyType({}), MappingProxyType({}), complete=False)
"""Stands for what could not be read at all."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled."""

    loc: Loc
    value: dict[str, object] | list[object]
    key: str | None = None
    key_loc: Loc = ()
    dropped: bool = False
    """The key is not one that can be used: its value leads nowhere."""


class _Builder:
    """Fills one tree from the events of one stream."""

    def __init__(self, text: str, path: Path, first_line: int) -> None:
        self._text = text
        self._end = len(text.rstrip("\n"))
        self._path = path
        self._first_line = first_line
        self._stack: list[_Frame] = []
        self._documents = 0
        self._root: object = None
        self.keys: dict[Loc, Spot] = {}
        self.values: dict[Loc, Spot] = {}
        self.complete = True
        self.diagnostics: list[Diagnostic] = []

    def mark(self, place: Place | None) -> Mark:
        """Return where PyYAML found something, counted as editors count."""
        return Mark(*self._spot(place))

    def _spot(self, place: Place | None) -> Spot:
        if place is None or place.index >= self._end:
            mark = self.mark_at(place.index if place else 0)
            return mark.line, mark.column
        return place.line + self._first_line, place.column + 1

    def mark_at(self, offset: int) -> Mark:
        """Return the place of a character of the text.

        What ends too early is found after the last line, where no editor could show it.
        """
        offset = min(offset, self._end)
        line = self._text.count("\n", 0, offset) + self._first_line
        return Mark(line, offset - self._text.rfind("\n", 0, offset))

    def fault(self, rule: Rule, mark: Mark, **facts: object) -> None:
        """Note that `rule` is broken at `mark`."""
        self.diagnostics.append(found(rule, self._path, mark, **facts))

    def tree(self) -> Tree:
        """Return what was read so far."""
        keys, values = MappingProxyType(self.keys), MappingProxyType(self.values)
        return Tree(self._root, keys, values, self.complete)

    def take(self, event: yaml.Event) -> bool:
        """Work in one event; False when reading on makes no sense."""
        match event:
            case yaml.ScalarEvent():
                self._check_node(event)
                self._scalar(event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self.fault(rules.YAML_DOCUMENTS, self.mark(event.start_mark))
                    return False
            case yaml.AliasEvent():
                self.fault(rules.YAML_ALIAS, self.mark(event.start_mark), name=event.anchor)
                self._add(event, REFUSED)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_node(event)
                if len(self._stack) >= MAX_DEPTH:
                    self.fault(rules.YAML_DEPTH, self.mark(event.start_mark), limit=MAX_DEPTH)
                    return False
                mapping = isinstance(event, yaml.MappingStartEvent)
                value: dict[str, object] | list[object] = {} if mapping else []
                loc = self._add(event, value)
                self._stack.append(_Frame(loc, value))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
        return True

    def _check_node(
        self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent
    ) -> None:
        tag = event.tag
        if tag is not None and tag != "!":
            self.fault(rules.YAML_TAG, self.mark(event.start_mark), name=tag)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame and isinstance(frame.value, dict) and frame.key is None:
            frame.key = event.value
            frame.key_loc = (*frame.loc, event.value)
            self.keys.setdefault(frame.key_loc, self._spot(event.start_mark))
            if event.value in frame.value:
                place = self.mark(event.start_mark)
                self.fault(rules.YAML_DUPLICATE_KEY, place, key=event.value)
            return
        plain = event.implicit[0]
        self._add(event, None if plain and event.value in _NOTHING else event.value)

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
                self.fault(rules.YAML_KEY, self.mark(event.start_mark))
                frame.key, frame.key_loc, frame.dropped = "", (*frame.loc, ""), True
                return frame.key_loc
            else:
                loc = frame.key_loc
                if not frame.dropped:
                    frame.value.setdefault(frame.key, value)
                frame.key, frame.dropped = None, False
        self.values.setdefault(loc, self._spot(event.start_mark))
        return loc


def _events(text: str) -> Iterator[yaml.Event]:
    return iter(yaml.CSafeLoader(text).get_event, None)


def read_yaml(text: str, path: Path, first_line: int = 1) -> tuple[Tree, list[Diagnostic]]:
    """Read one YAML document.

    Args:
        text: The document, at most as large as the loader lets through.
        path: The file it stands in, for messages.
        first_line: The line of the file on which `text` begins.

    Returns:
        The tree, as far as it could be read, and what was wrong. An empty document is None.

    """
    builder = _Builder(text, path, first_line)
    for match in _ODD_LINE_END.finditer(text):
        builder.fault(rules.YAML_CHARACTER, builder.mark_at(match.start()))
    try:
        events = _events(_ODD_LINE_END.sub(" ", text))
        builder.complete = all(builder.take(event) for event in events)
    except yaml.MarkedYAMLError as error:
        builder.complete = False
        place = builder.mark(error.problem_mark or error.context_mark)
        problem = error.problem or "?"
        facts = {"problem": problem, "problem_vi": yaml_problem(problem)}
        builder.fault(rules.YAML_SYNTAX, place, **facts)
    except yaml.reader.ReaderError as error:  # counts bytes, and knows no lines
        builder.complete = False
        before = text.encode()[: error.position].decode(errors="ignore")
        builder.fault(rules.YAML_CHARACTER, builder.mark_at(len(before)))
    return replace(builder.tree(), ignores=ignores_in(text, first_line)), builder.diagnostics
