"""What the whole document tells its parts: its year, and under which headings a passage stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.importers.mending import Whole
from thidua.vietnamese.bare import bare
from thidua.vietnamese.moments import Moment, completed, moments


@dataclass(frozen=True)
class Years:
    """The years that a document is for."""

    year: int | None = None
    school_year: int | None = None
    """The year in which the school year begins."""
    issued: tuple[int, int] | None = None
    """Year and month of the document itself."""

    @classmethod
    def of(cls, texts: Iterable[str], issued: str | None) -> Years:
        """Return the years that the first of `texts` names which names any."""
        when = (int(issued[:4]), int(issued[5:7])) if issued else None
        for text in texts:
            found = moments(bare(text))
            school = next((m.year for m in found if m.school_year or (m.term and m.year)), None)
            # Days are those of cited documents and of what is celebrated.
            year = next((m.year for m in found if m.year and m.iso == str(m.year)), None)
            if year and when and abs(year - when[0]) > 1:
                year = None
            if school or year:
                return cls(year, school, when)
        return cls(None, None, when)

    def complete(self, moment: Moment, *, near: int | None = None) -> tuple[str | None, bool]:
        """Return `moment` as ISO, and whether its year was taken from the context.

        Args:
            moment: What is to be completed.
            near: The year of the other end of the same stretch, which goes before all else.

        """
        if moment.year is not None:
            return moment.iso, False
        year, school_year = self.year, self.school_year
        if near is not None:
            year, school_year = near, None
        elif year is not None:
            school_year = None
        elif school_year is None and self.issued:
            # What is due lies ahead: a month before that of the document is next year's.
            month = moment.month or 12
            year = self.issued[0] + (month < self.issued[1])
        iso = completed(moment, year=year, school_year=school_year).iso
        return iso, iso is not None

    def stretch(self, first: Moment, last: Moment | None) -> tuple[str | None, str | None, bool]:
        """Return both ends as ISO, each completed from the other, and whether one had to be."""
        start_moment, end_moment = first.first, (last or first).last
        end, end_guessed = self.complete(end_moment, near=start_moment.year)
        near = end_moment.year
        if (
            near
            and start_moment.month
            and end_moment.month
            and start_moment.month > end_moment.month
        ):
            near -= 1  # from November to February
        start, start_guessed = self.complete(start_moment, near=near)
        if last is None:
            return start, None, start_guessed
        return start, end, start_guessed or end_guessed


@dataclass(frozen=True)
class Located:
    """A passage with the headings above it, outermost first, and whether it comes before them."""

    whole: Whole
    path: tuple[str, ...]
    preamble: bool
    index: int

    @property
    def text(self) -> str:
        """The passage."""
        return self.whole.text

    @property
    def plain(self) -> str:
        """The passage, bare."""
        return self.whole.plain

    @property
    def start(self) -> int:
        """Where the text begins after the marker."""
        return len(self.whole.marker)


_BASIS = re.compile(r"\W{0,3}(?:can cu|thuc hien|thi hanh|xet|theo|kinh gui|nham|tiep tuc)\b")
_LEADS = re.compile(r"nhu sau\W{0,3}$|nhu sau:|quyet dinh\W{0,3}$")
_FIRST_PASSAGES = 15
_SHORTEST_CELL = 8
"""Letters; what is shorter names nothing."""


def _opening(wholes: Sequence[Whole]) -> int:
    """Return how many passages come before the text proper: address, *Căn cứ*, who does what."""
    first = wholes[:_FIRST_PASSAGES]
    headed = next((place for place, whole in enumerate(first) if whole.level), len(wholes))
    if headed < len(wholes):
        return headed
    opening = [
        place
        for place, whole in enumerate(first)
        if _BASIS.match(whole.plain) or _LEADS.search(whole.plain)
    ]
    return max(opening, default=-1) + 1


def locate(wholes: Sequence[Whole]) -> tuple[Located, ...]:
    """Return each passage with its headings."""
    path: list[tuple[int, str]] = []
    found: list[Located] = []
    opening = _opening(wholes)
    for index, whole in enumerate(wholes):
        if whole.level:
            path = [item for item in path if item[0] < whole.level]
            path.append((whole.level, whole.plain[len(whole.marker) :]))
        above = path[:-1] if whole.level else path
        found.append(Located(whole, tuple(text for _, text in above), index < opening, index))
    return tuple(found)


def cells(located: Located) -> Iterator[Located]:
    """Yield the cells of a table as passages of their own, which have no index."""
    for row in located.whole.cells:
        for text in row:
            if len(text) > _SHORTEST_CELL:
                yield Located(
                    Whole(text, bare(text), located.whole.places),
                    located.path,
                    preamble=False,
                    index=-1,
                )


@dataclass(frozen=True)
class Taken:
    """What in the text is something else already: days of cited documents are no deadlines."""

    masks: Mapping[int, bytearray]
    """Index of a passage → one byte a letter, not 0 where it is taken."""
    passages: frozenset[int]

    @classmethod
    def of(
        cls,
        passages: Sequence[Located],
        spans: Iterable[tuple[int, int, int]],
        whole: frozenset[int],
    ) -> Taken:
        """Return what `spans`, (index of passage, start, end), and the `whole` passages cover."""
        masks: dict[int, bytearray] = {}
        for index, start, end in spans:
            mask = masks.setdefault(index, bytearray(len(passages[index].plain)))
            mask[start:end] = b"\1" * len(mask[start:end])
        return cls(masks, whole)

    def covers(self, located: Located, start: int, end: int) -> bool:
        """Whether anything from `start` to `end` of a passage is taken."""
        mask = self.masks.get(located.index)
        return mask is not None and any(mask[start:end])
