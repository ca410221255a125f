"""Names in running text: those in quotation marks of any style, and campaigns without any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.importers.context import Located
from thidua.importers.knowledge import Knowledge, name_key

_QUOTED = re.compile(
    r"[“„](?P<a>[^“”„]{3,300})[”“]|\"(?P<b>[^\"]{3,300})\"|[«](?P<c>[^«»]{3,300})[»]"
    r"|‘‘(?P<d>[^‘’]{3,300})’’|''(?P<e>[^']{3,300})''|‘(?P<f>[^‘’]{8,300})’"
)
_OPEN = re.compile(r"\b(?P<kind>phong trao(?: thi dua)?|cuoc van dong)\s?:?\s(?=[a-z])")
_NAME_ENDS = re.compile(
    r"[;:.()\"]|\s(?:do|gan voi|trong|va (?:phong trao|cuoc|cac|thuc hien)|nham|theo|den)\b"
    r"|,\s(?=phong trao|cuoc van dong|gan|gop phan|nham|tao|cac|thuc hien)|$"
)
_FEWEST_WORDS = 3
_LONGEST = 160


@dataclass(frozen=True)
class Quote:
    """A text in quotation marks at `start` to `end` (with the marks) of a passage."""

    start: int
    end: int
    text: str


def quotes(text: str) -> Iterator[Quote]:
    """Yield what stands in quotation marks of any style."""
    for match in _QUOTED.finditer(text):
        inner = match[match.lastgroup or 0]
        yield Quote(match.start(), match.end(), inner.strip(" ,.;"))


def unquoted(located: Located, knowledge: Knowledge) -> Iterator[tuple[Quote, str]]:
    """Yield the campaigns that stand without quotation marks, a capital their only sign.

    After *cuộc vận động* any name is one; after *phong trào* only one that is known.
    """
    for match in _OPEN.finditer(located.plain):
        start = match.end()
        if not located.text[start : start + 1].isupper():
            continue
        ends = [
            item.start() for item in _NAME_ENDS.finditer(located.plain, start, start + _LONGEST)
        ]
        names = [(end, located.text[start:end].strip(" ,")) for end in ends]
        known = [item for item in names if name_key(item[1]) in knowledge.campaigns]
        if not known and match["kind"] == "cuoc van dong":
            known = [item for item in names if len(item[1].split()) > _FEWEST_WORDS][:1]
        for end, name in known[-1:]:
            yield Quote(start, end, name), match["kind"]
