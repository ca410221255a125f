"""From a photo to the files that are published of it."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.link.pictures import Picture, Source
from thidua.media.photos import Derivative, derive
from thidua.model.profile import Photo
from thidua.press.page import Output


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
