"""What every editorial rule is made of."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Generic, TypeVar

from thidua.checks.around import Around
from thidua.checks.texts import Text, texts_and_numbers_of
from thidua.diagnostics import Edit, Mark, Rule, Severity, Wording
from thidua.load.yaml_tree import Loc
from thidua.model.base import Record
from thidua.validate.records import Valid

S = TypeVar("S")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Problem:
    """A place in a record that a rule found, and the facts its words need."""

    loc: Loc
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    mark: Mark | None = None
    """The place, where it is not that of the value at `loc`."""
    edit: Edit | None = None


@dataclass(frozen=True)
class Check(Generic[S]):
    """A rule with what it looks at and the function that looks."""

    rule: Rule
    subjects: Callable[[Valid, Around], Iterator[S]]
    """What of a record the rule looks at; see `each` and `texts`."""
    check: Callable[[S, Around], Iterator[Problem]]
    mends: bool = False
    """Whether what it finds can be mended by `thidua check --fix`."""

    @cached_property
    def explanation(self) -> str:
        """The documentation of the rule, in Vietnamese: its module's docstring."""
        return (sys.modules[self.check.__module__].__doc__ or "").strip()


@dataclass(frozen=True)
class Each(Generic[R]):
    """Look at each record of `models`."""

    models: tuple[type[R], ...]

    def __call__(self, valid: Valid, around: Around) -> Iterator[R]:
        """Yield the record, if it is of one of the models."""
        del around
        if isinstance(valid.record, self.models):
            yield valid.record


def each(*models: type[R]) -> Callable[[Valid, Around], Iterator[R]]:
    """Look at each record of `models`."""
    return Each(models)


def texts_and_numbers(valid: Valid, around: Around) -> Iterator[Text]:
    """Look at each text, and at each number of a document."""
    return iter(around.once_of(valid, _sorted_texts)[0])


def texts(valid: Valid, around: Around) -> Iterator[Text]:
    """Look at each text that readers see: in the front matter, and the body."""
    return iter(around.once_of(valid, _sorted_texts)[1])


def all_texts(valid: Valid, around: Around) -> Iterator[tuple[Text, ...]]:
    """Look at all texts of a record at once."""
    if found := around.once_of(valid, _sorted_texts)[1]:
        yield found


def _sorted_texts(valid: Valid) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Return all texts of a record and its numbers of documents, and the texts alone."""
    every = texts_and_numbers_of(valid)
    return every, tuple(text for text in every if not text.is_number)


def spot(text: Text, start: int, end: int, *, new: str | None = None, **facts: object) -> Problem:
    """Return the problem that stands in `text` from `start` to `end`, and its mending, if any."""
    edit = None if new is None else text.edit(start, end, new)
    return Problem(text.loc, facts, text.mark(start), edit)


def warning(name: str, vi: tuple[str, str], en: tuple[str, str]) -> Rule:
    """Return an editorial rule that warns; `vi` and `en` are each a message and a hint."""
    return Rule(name, Severity.WARNING, Wording(*vi), Wording(*en))


def news(name: str, vi: tuple[str, str], en: tuple[str, str]) -> Rule:
    """Return an editorial rule whose findings ask for nothing."""
    return Rule(name, Severity.NOTE, Wording(*vi), Wording(*en))


MEND_OR_NOTE = "sửa nếu chép nhầm; nếu văn bản gốc viết vậy thì thêm notes với answers: {rule}"
"""What to do where a document may have said it itself."""

MEND_OR_NOTE_EN = "mend a slip of the copy; if the document says so, add notes with answers: {rule}"
