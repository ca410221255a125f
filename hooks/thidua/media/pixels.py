"""The work of `thidua.media.photos`, which says what each function here does, by Pillow."""

from __future__ import annotations

import contextlib
import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, ImageCms, features
from PIL.Image import Resampling, Transpose
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from thidua.media.values import (
    MAX_PIXELS,
    WIDTHS,
    Derivative,
    FaultKind,
    PhotoFault,
    PhotoSize,
)

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_CODECS = ("jpg", "libjpeg_turbo", "mozjpeg", "webp", "littlecms2")
_WEBP_MAX_SIDE = 16_383
_PAPER = (255, 255, 255)

# The readers are called by name, and not through Image.open, so that a file is only ever
# read as what its first bytes say, and the limit above holds without Pillow's global one.
_READERS: dict[str, type[ImageFile]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WebP": WebPImageFile,
}
_SIGNATURES = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (8, b"WEBP", "WebP"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"%PDF", "PDF"),
)
_SVG_TAG_WITHIN = 1024

# All that Pillow's readers have been seen to raise on damaged files.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)

_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_TURNS_ON_THE_SIDE = {
    Transpose.TRANSPOSE,
    Transpose.ROTATE_270,
    Transpose.TRANSVERSE,
    Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class _Decoded:
    image: Image.Image
    turn: Transpose | None
    size: PhotoSize


def inspect(data: bytes) -> PhotoFault | PhotoSize:
    """Do what `photos.inspect` says."""
    decoded = _decode(data, least=1)
    return decoded if isinstance(decoded, PhotoFault) else decoded.size


def derive(data: bytes) -> tuple[Derivative, ...]:
    """Do what `photos.derive` says."""
    decoded = _decode(data, least=WIDTHS[-1])
    if isinstance(decoded, PhotoFault):
        # The type of `data` is right, its value is not.
        raise ValueError(f"{decoded.kind.value}: {decoded.detail}")  # noqa: TRY004
    image = _in_plain_mode(decoded.image)
    if decoded.turn is not None:
        image = image.transpose(decoded.turn)
    # Colours are converted after shrinking: the same to the eye, and bounded in memory.
    widest = _on_paper(_resized(image, width=min(WIDTHS[-1], image.width)))
    widths = sorted({min(width, widest.width) for width in WIDTHS})
    return tuple(copy for width in widths for copy in _encoded(_resized(widest, width=width)))


def tells_place(data: bytes) -> bool:
    """Do what `photos.tells_place` says."""
    with warnings.catch_warnings(action="ignore"), contextlib.suppress(*_DAMAGE):
        image = _opened(data)
        if not isinstance(image, PhotoFault):
            return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    return False


def codecs() -> str:
    """Do what `photos.codecs` says."""
    found = {name: features.version(name) for name in ("pil", *_CODECS)}
    return " ".join(f"{name} {version}" for name, version in found.items())


def _decode(data: bytes, *, least: int) -> _Decoded | PhotoFault:
    """Return the pixels in `data`, both sides at least `least` if they were so before."""
    # Pillow warns of damaged metadata, which no copy will have.
    with warnings.catch_warnings(action="ignore"):
        image = _opened(data)
        return image if isinstance(image, PhotoFault) else _loaded(image, least=least)


def _opened(data: bytes) -> ImageFile | PhotoFault:
    """Return the picture in `data` with its pixels still unread."""
    name = _format_name(data)
    if name is None:
        return PhotoFault(FaultKind.NOT_A_PICTURE)
    if name not in _READERS:
        return PhotoFault(FaultKind.FORMAT, name)
    try:
        image = _READERS[name](BytesIO(data))
    except Image.DecompressionBombError:
        return PhotoFault(FaultKind.TOO_LARGE, f"> {MAX_PIXELS}")
    except _DAMAGE as error:
        return PhotoFault(FaultKind.BROKEN, str(error))
    width, height = image.size
    if width * height > MAX_PIXELS:
        return PhotoFault(FaultKind.TOO_LARGE, f"{width}x{height}")
    return image


def _loaded(image: ImageFile, *, least: int) -> _Decoded | PhotoFault:
    frames: int = getattr(image, "n_frames", 1)
    if frames > 1:
        return PhotoFault(FaultKind.ANIMATED, str(frames))
    width, height = image.size
    try:
        image.draft(None, (least, least))
        image.load()
    except _DAMAGE as error:
        return PhotoFault(FaultKind.BROKEN, str(error))
    turn = _turn(image)
    if turn in _TURNS_ON_THE_SIDE:
        width, height = height, width
    if height * min(1, WIDTHS[-1] / width) > _WEBP_MAX_SIDE:
        return PhotoFault(FaultKind.TOO_LARGE, f"{width}x{height}")
    return _Decoded(image, turn, PhotoSize(width, height))


def _format_name(data: bytes) -> str | None:
    for offset, signature, name in _SIGNATURES:
        if data.startswith(signature, offset):
            return name
    return "SVG" if b"<svg" in data[:_SVG_TAG_WITHIN] else None


def _turn(image: Image.Image) -> Transpose | None:
    # Metadata may be damaged where the pixels are sound: such a photo stays as it lies.
    with contextlib.suppress(*_DAMAGE):
        return _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    return None


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """Return `image` in a mode that can be resized: L, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        # Pillow clips 16-bit greys to white instead of scaling them.
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _resized(image: Image.Image, *, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Resampling.LANCZOS)


def _on_paper(image: Image.Image) -> Image.Image:
    """Return the pixels of `image` in sRGB on white, as a new image that knows nothing else."""
    paper = Image.new("RGB", image.size, _PAPER)
    if image.mode == "RGBA":
        paper.paste(_in_srgb(image.convert("RGB")), mask=image.getchannel("A"))
    else:
        paper.paste(_in_srgb(image))
    return paper


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile:
        # A profile that is damaged, or made for another mode, is as good as none.
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
                outputMode="RGB",
            )
            if converted is not None:
                return converted
    return image.convert("RGB")


def _encoded(image: Image.Image) -> tuple[Derivative, Derivative]:
    webp, jpeg = BytesIO(), BytesIO()
    image.save(webp, "WEBP", quality=80, method=4)
    image.save(jpeg, "JPEG", quality=82, optimize=True, progressive=True)
    return (
        Derivative(image.width, image.height, "webp", webp.getvalue()),
        Derivative(image.width, image.height, "jpeg", jpeg.getvalue()),
    )
