"""Photos as they are published: which files stand for a photo, and where they lie.

The press makes the files; whatever else names them (feeds, open data) takes them from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.model.profile import Photo


@dataclass(frozen=True)
class Source:
    """One file of a picture; `address` is from the root of the site, sizes in pixels."""

    address: str
    width: int
    height: int
    format: str
    """`webp` or `jpeg`."""


@dataclass(frozen=True)
class Picture:
    """A photo as published: its files from small to large in both formats."""

    photo: Photo
    sources: Sequence[Source]

    def of_format(self, name: str) -> tuple[Source, ...]:
        """Return the files of one format, narrowest first."""
        return tuple(source for source in self.sources if source.format == name)

    @property
    def largest(self) -> Source:
        """The widest JPEG: what an `img` falls back to and what is shared."""
        return self.of_format("jpeg")[-1]


def portrait(pictures: Iterable[Picture]) -> Picture | None:
    """Return the picture that stands for someone in lists: the one marked so, else the first."""
    found = tuple(pictures)
    marked = [picture for picture in found if picture.photo.portrait]
    return next(iter(marked or found), None)
