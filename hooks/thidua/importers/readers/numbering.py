"""Word's automatic numbers: *I.*, *1.*, *a)* are often no text but counted by Word.

From numbering.xml come the levels of each list, from the paragraphs in their order the count
(ECMA-376, Part 1, 17.9). The same counting serves .odt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from thidua.importers.readers.archive import child, number, value

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LAST_ROMAN = 3999
_LETTERS = 26
_PLACEHOLDER = re.compile(r"%([1-9])")


def _roman(count: int) -> str:
    if not 0 < count <= _LAST_ROMAN:
        return str(count)
    text = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        text += sign * times
    return text


def _letter(count: int) -> str:
    """Return a, b, … z, aa, bb, …: Word repeats the letter."""
    if count < 1:
        return str(count)
    return chr(ord("a") + (count - 1) % _LETTERS) * min(1 + (count - 1) // _LETTERS, 9)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerLetter": _letter,
    "decimalZero": lambda count: f"{count:02d}",
    "none": lambda _count: "",
}
"""Number format of Word → the count in it; every other format is taken for decimal."""


def written(count: int, form: str) -> str:
    """Return `count` in a number format of Word."""
    return _FORMS.get(form, str)(count)


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    form: str = "decimal"
    text: str = ""
    """What is printed, `%1` standing for the count of the first level."""
    start: int = 1
    style: str = ""
    """The paragraph style that stands for this level."""


@dataclass
class Counter:
    """The counts of the lists of one document, as far as it was read."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    """Id of a list → whose counts it goes on with, and its levels."""
    restarts: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Id of a list → the levels that begin anew at its first paragraph."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def marker(self, identifier: str, depth: int) -> str:
        """Count one paragraph of list `identifier` at level `depth`; return its marker."""
        shared, levels = self.lists.get(identifier, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return level.text if level.text in ("+", "*") else "-"
        counts = self._counts.setdefault(shared, {})
        if depth in self.restarts.get(identifier, ()) and (identifier, depth) not in self._begun:
            self._begun.add((identifier, depth))
            counts.pop(depth, None)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

        def count(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            its = levels.get(which, level)
            return written(counts.get(which, its.start), its.form)

        return _PLACEHOLDER.sub(count, level.text).strip()

    def restart(self, identifier: str) -> None:
        """Let the list `identifier` begin anew."""
        self._counts.pop(self.lists.get(identifier, ("", {}))[0], None)

    def of_style(self, style: str) -> tuple[str, int] | None:
        """Return the list and level that a paragraph style stands for."""
        for identifier, (_, levels) in self.lists.items():
            for depth, level in levels.items():
                if style and level.style == style:
                    return identifier, depth
        return None


def word_numbering(root: Element | None) -> Counter:
    """Return the lists that numbering.xml defines; none where the part is missing."""
    if root is None:
        return Counter({})
    abstract = {
        item.get("abstractNumId", ""): {
            number(level.get("ilvl")): _level(level) for level in item.iter("lvl")
        }
        for item in root.iter("abstractNum")
    }
    lists, restarts = {}, {}
    for item in root.iter("num"):
        identifier, shared = item.get("numId", ""), value(item, "abstractNumId") or ""
        levels = dict(abstract.get(shared, {}))
        begun_anew = set()
        for override in item.iter("lvlOverride"):
            depth = number(override.get("ilvl"))
            own, start = child(override, "lvl"), value(override, "startOverride")
            if own is not None:
                levels[depth] = _level(own)
            if start is not None and depth in levels:
                levels[depth] = replace(levels[depth], start=number(start, 1))
                begun_anew.add(depth)
        lists[identifier] = (shared, levels)
        restarts[identifier] = frozenset(begun_anew)
    return Counter(lists, restarts)


def _level(item: Element) -> Level:
    return Level(
        form=value(item, "numFmt") or "decimal",
        text=value(item, "lvlText") or "",
        start=number(value(item, "start"), 1),
        style=value(item, "pStyle") or "",
    )
