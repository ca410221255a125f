"""Photos: `inspect` judges the file an editor gave, `derive` makes the copies readers get.

Bytes in, values out; no file is touched. Copies are encoded anew from the pixels alone, so
that no place, device, comment or profile of the original can come along.
"""

from __future__ import annotations

from thidua.media.values import Derivative, PhotoFault, PhotoSize


def inspect(data: bytes) -> PhotoFault | PhotoSize:
    """Return the upright size of the photo in `data`, or the first thing wrong with it.

    All pixels are read, so a photo cut off in its last line is found out; a JPEG is read
    at an eighth of its size, to spare memory. A damaged file is a fault, never an exception.
    """
    from thidua.media import pixels

    return pixels.inspect(data)


def derive(data: bytes) -> tuple[Derivative, ...]:
    """Return the copies of the photo in `data`: each width as WebP, then as JPEG.

    Upright, in sRGB, transparent parts on white, with no metadata whatever. A photo is
    never enlarged: one narrower than the widest of `WIDTHS` has the widths below its own,
    and its own. The same bytes give the same copies with the same version of Pillow.
    Raises ValueError where `inspect` finds a fault.
    """
    from thidua.media import pixels

    return pixels.derive(data)


def tells_place(data: bytes) -> bool:
    """Whether the picture in `data` holds a position (GPS); what is no sound picture tells none."""
    from thidua.media import pixels

    return pixels.tells_place(data)


def codecs() -> str:
    """Return the versions of Pillow and of its codecs, which decide on the bytes of copies."""
    from thidua.media import pixels

    return pixels.codecs()
