"""The pictures of a page: which files stand for a photo, and how HTML names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.media.photos import Derivative, derive
from thidua.model.profile import Photo
from thidua.press.page import Output


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
    sources: tuple[Source, ...]

    def of_format(self, name: str) -> tuple[Source, ...]:
        """Return the files of one format, narrowest first."""
        return tuple(source for source in self.sources if source.format == name)

    @property
    def largest(self) -> Source:
        """The widest JPEG: what an `img` falls back to and what is shared."""
        return self.of_format("jpeg")[-1]


def develop(
    photo: Photo, data: bytes, *, home: str, number: int
) -> tuple[Picture, Iterator[Output]]:
    """Return the picture made of `data`, photo `number` of the page at address `home`.

    The original never leaves, not even its name, which may say more than its editor noticed;
    every file is encoded anew from the pixels.
    """

    def address(derivative: Derivative) -> str:
        return f"{home}anh-{number}-{derivative.width}.{derivative.format}"

    derivatives = derive(data)
    sources = tuple(
        Source(address(item), item.width, item.height, item.format) for item in derivatives
    )
    files = (Output(address(item).lstrip("/"), item.data) for item in derivatives)
    return Picture(photo, sources), files
