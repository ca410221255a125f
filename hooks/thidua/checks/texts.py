"""The texts of a record: every string that readers see, and the body.

Names of files, numbers, addresses and ids are no texts; nor are `aliases`, which hold
misspellings on purpose, and notes, which quote them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from pydantic import BaseModel

from thidua.diagnostics import Edit, Mark
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import Record, Reference
from thidua.model.walking import fields_with
from thidua.validate.records import Valid
from thidua.vietnamese.bare import bare, bare_words
from thidua.vietnamese.document_numbers import Number, numbers

_NUMBERS = frozenset(("number", "decision"))
_NO_TEXTS = {
    "id", "unit", "body", "aliases", "notes", "moved_from", "file", "website", "link",
    "school_year", "abbreviation", "proof",
}  # fmt: skip
_VERBATIM = frozenset(("as_written", "wording"))
_BODY = "body"

NO_PROSE = "\ufffc"
"""Stands for each character that is no prose: neither a letter nor white space."""

# Addresses of links and code: what stands there is no prose.
_NO_PROSE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?s:.*?)(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<=\])\([^()\n]{0,2000}\)|https?://\S+|<[^<>\n]{0,2000}>|`[^`\n]{1,2000}`|^(?: {4}|\t).*$",
    re.MULTILINE,
)

_SIGNS_OF_NO_PROSE = ("`", "~", "<", "\t", "](", "://", "    ")
"""Without one of these a body is all prose."""

_INKED = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Text:
    """One text and where it stands."""

    value: str
    """In bodies, code and the addresses of links are made of `NO_PROSE`."""
    loc: Loc
    raw: RawRecord
    record: Record

    @cached_property
    def bare(self) -> str:
        """The value in lower case without marks, letter for letter."""
        return bare(self.value)

    @cached_property
    def words(self) -> list[str]:
        """The bare value cut at each sign that is no letter or digit, as `bare_words` does."""
        return bare_words(self.bare)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of documents in it."""
        return tuple(numbers(self.value))

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.value))]

    @property
    def verbatim(self) -> bool:
        """Whether it repeats the words of a document, faults included."""
        return self.loc[-1] in _VERBATIM

    @property
    def is_number(self) -> bool:
        """Whether it is no text but the number of a document."""
        return self.loc[-1] in _NUMBERS

    @property
    def is_body(self) -> bool:
        """Whether it is the record's body, in Markdown."""
        return self.loc == (_BODY,)

    def mark(self, start: int) -> Mark:
        """Return the place in the file of the character at `start`; of a value, its beginning."""
        if not self.is_body:
            return self.raw.mark(self.loc)
        line = bisect_right(self._lines, start)
        return Mark(self.raw.body_line + line - 1, start - self._lines[line - 1] + 1)

    def edit(self, start: int, end: int, new: str) -> Edit:
        """Return the change that makes `new` of what stands from `start` to `end`."""
        skip = 0 if self.is_body else sum(not sign.isspace() for sign in self.value[:start])
        return Edit(self.mark(start), skip, self.value[start:end], new)


def _strings(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, BaseModel):
        for name, key in fields_with(type(value), str):
            if name not in _NO_TEXTS and (part := getattr(value, name)):
                yield from _strings(part, (*loc, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _strings(item, (*loc, index))
    elif isinstance(value, str) and not isinstance(value, Reference | Enum):
        yield loc, value


def prose(body: str) -> str:
    """Return a body with `NO_PROSE` for code and addresses; all else stays at its place."""
    if not any(sign in body for sign in _SIGNS_OF_NO_PROSE):
        return body
    return _NO_PROSE.sub(lambda match: _INKED.sub(NO_PROSE, match[0]), body)


def texts_and_numbers_of(valid: Valid) -> tuple[Text, ...]:
    """Return the texts of a record and the numbers of documents in it, its body last."""
    record, raw = valid.record, valid.raw
    if not isinstance(record, Record):
        return ()
    found = [Text(value, loc, raw, record) for loc, value in _strings(record, ())]
    if raw.body:
        found.append(Text(prose(raw.body), (_BODY,), raw, record))
    return tuple(found)
