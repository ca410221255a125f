"""What is said of a photo, and what is made of one.

Apart from the code that does it, because that needs Pillow, which is slow to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

MAX_PIXELS = 50_000_000
"""Photos with more pixels than this are refused before their pixels are read."""

WIDTHS = (320, 640, 1280)
"""Widths of the copies in pixels, narrowest first."""


class FaultKind(Enum):
    """Why a file cannot be published as a photo."""

    NOT_A_PICTURE = "not-a-picture"
    """The bytes are of no kind of picture known here, whatever the file is called."""
    FORMAT = "format"
    """A picture, but neither JPEG, PNG nor WebP; the detail names its format."""
    BROKEN = "broken"
    """Cut off or damaged; the detail is the reader's own message."""
    TOO_LARGE = "too-large"
    """More than `MAX_PIXELS`, or too tall for WebP; the detail is the size in pixels."""
    ANIMATED = "animated"
    """More than one frame; the detail is their number."""


@dataclass(frozen=True)
class PhotoFault:
    """What is wrong with a file, and the fact that shows it (see `FaultKind`)."""

    kind: FaultKind
    detail: str = ""


@dataclass(frozen=True)
class PhotoSize:
    """Width and height in pixels of a sound photo, once it stands upright."""

    width: int
    height: int


@dataclass(frozen=True)
class Derivative:
    """One copy of a photo for readers: its size in pixels, its format and its bytes."""

    width: int
    height: int
    format: Literal["webp", "jpeg"]
    data: bytes
