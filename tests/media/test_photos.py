"""Photos: which are taken, and what of them is published."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from thidua.media.photos import derive, inspect
from thidua.media.values import Derivative, FaultKind, PhotoFault, PhotoSize

if TYPE_CHECKING:
    from collections.abc import Mapping

Colour = tuple[int, int, int]
Format = Literal["JPEG", "PNG", "WEBP"]

RED: Colour = (200, 20, 30)
BLUE: Colour = (20, 30, 200)
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

FORMATS: tuple[Format, ...] = ("JPEG", "PNG", "WEBP")
ORIENTATION, ARTIST, GPS, LATITUDE_REFERENCE, PLACE_NAME = 0x0112, 0x013B, 0x8825, 1, 28
SECRET = b"Nha-rieng-so-7"


def written(image: Image.Image, file_format: Format, **options: object) -> bytes:
    """Return the picture as the bytes of a file."""
    file = BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def exif(*, orientation: int = 1) -> Image.Exif:
    """Return what a phone writes into a photo: how it was held, whose it is, where it was."""
    data = Image.Exif()
    data[ORIENTATION] = orientation
    data[ARTIST] = SECRET.decode()
    data[GPS] = {LATITUDE_REFERENCE: "N", PLACE_NAME: SECRET}
    return data


def halves(width: int, height: int) -> Image.Image:
    """Return a picture that is red in its upper half and blue in its lower."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image


def noise(width: int, height: int) -> Image.Image:
    """Return a picture that does not compress to nothing, the same on every run."""
    return Image.linear_gradient("L").resize((width, height)).convert("RGB").rotate(17)


def opened(copy: Derivative) -> Image.Image:
    """Return the picture that a reader's browser would show."""
    image = Image.open(BytesIO(copy.data))
    image.load()
    return image


def assert_colour(image: Image.Image, place: tuple[int, int], expected: Colour) -> None:
    """Check one pixel, within what lossy formats change."""
    found = image.convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    assert all(abs(a - b) <= 12 for a, b in zip(found, expected, strict=True)), found


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose header claims any size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(100))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def with_claimed_size(data: bytes, *, before: bytes, layout: str, size: tuple[int, int]) -> bytes:
    """Return a file with the size in its header overwritten, after the bytes `before`."""
    start = data.index(before) + len(before)
    return data[:start] + struct.pack(layout, *size) + data[start + 4 :]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_sound_photo_is_taken(file_format: Format) -> None:
    """JPEG, PNG and WebP are taken, and their size is told."""
    assert inspect(written(noise(90, 60), file_format)) == PhotoSize(90, 60)


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_size_is_that_of_the_upright_photo(file_format: Format) -> None:
    """A photo taken with the phone on its side is measured as it will be seen."""
    data = written(noise(90, 60), file_format, exif=exif(orientation=6))
    assert inspect(data) == PhotoSize(60, 90)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a" + bytes(20), "GIF"),
        (b"II*\0" + bytes(20), "TIFF"),
        (b"MM\0*" + bytes(20), "TIFF"),
        (b"\0\0\0\x18ftypheic" + bytes(20), "HEIC"),
        (b"\0\0\0\x18ftypmif1" + bytes(20), "HEIC"),
        (b"\0\0\0\x1cftypavif" + bytes(20), "AVIF"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"%PDF-1.7\n", "PDF"),
    ],
)
def test_other_formats_are_refused_by_name(data: bytes, name: str) -> None:
    """An editor who gives a picture of another format is told which one it is."""
    assert inspect(data) == PhotoFault(FaultKind.FORMAT, name)


@pytest.mark.parametrize("data", [b"", b"\xff", "Kế hoạch số 43".encode(), b"RIFF0000WAVE"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    """A text renamed to .jpg is found out by its bytes."""
    assert inspect(data) == PhotoFault(FaultKind.NOT_A_PICTURE)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_photo_cut_off_on_its_way_is_refused(file_format: Format, share: float) -> None:
    """However little is missing, half a photo is not published."""
    data = written(noise(400, 300), file_format)
    fault = inspect(data[: int(len(data) * share)])
    assert isinstance(fault, PhotoFault)
    assert fault.kind is FaultKind.BROKEN


HUGE = {
    "PNG just over the limit": (png_that_claims(7001, 7142), "7001x7142"),
    "PNG of four thousand million": (png_that_claims(65_000, 65_000), "65000x65000"),
    "JPEG": (
        with_claimed_size(
            written(noise(16, 16), "JPEG"),
            before=b"\xff\xc0\x00\x11\x08",
            layout=">HH",
            size=(65_000, 60_000),
        ),
        "60000x65000",
    ),
    "WebP": (
        with_claimed_size(
            written(noise(16, 16), "WEBP"),
            before=b"\x9d\x01\x2a",
            layout="<HH",
            size=(16_000, 16_000),
        ),
        "> 50000000",
    ),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_photo_that_claims_to_be_huge_is_refused_unread(name: str) -> None:
    """A few bytes that would unfold into gigabytes are stopped at their header."""
    data, size = HUGE[name]
    assert inspect(data) == PhotoFault(FaultKind.TOO_LARGE, size)
    with pytest.raises(ValueError, match="too-large"):
        derive(data)


def test_a_strip_too_tall_for_its_copies_is_refused() -> None:
    """A screenshot of a whole chat is no photo, and WebP could not hold it."""
    data = written(Image.new("L", (100, 16_384)), "PNG")
    assert inspect(data) == PhotoFault(FaultKind.TOO_LARGE, "100x16384")
    sideways = written(Image.new("L", (16_384, 100)), "PNG")
    assert inspect(sideways) == PhotoSize(16_384, 100)
    assert [copy.height for copy in derive(sideways)] == [2, 2, 4, 4, 8, 8]


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_an_animation_is_refused(file_format: Format) -> None:
    """Nothing on the site moves by itself."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE, BLACK)]
    data = written(frames[0], file_format, save_all=True, append_images=frames[1:])
    assert inspect(data) == PhotoFault(FaultKind.ANIMATED, "3")


def test_a_refused_photo_has_no_copies() -> None:
    """Asking for copies of what was refused is a mistake of the program, said at once."""
    with pytest.raises(ValueError, match="not-a-picture"):
        derive(b"Not a photo")


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((2600, 1300), [(320, 160), (640, 320), (1280, 640)]),
        ((1280, 960), [(320, 240), (640, 480), (1280, 960)]),
        ((1000, 500), [(320, 160), (640, 320), (1000, 500)]),
        ((640, 320), [(320, 160), (640, 320)]),
        ((500, 1000), [(320, 640), (500, 1000)]),
        ((20, 10), [(20, 10)]),
    ],
)
@pytest.mark.parametrize("file_format", FORMATS)
def test_copies_come_in_three_widths_and_are_never_enlarged(
    file_format: Format, size: tuple[int, int], expected: list[tuple[int, int]]
) -> None:
    """Each width has a WebP and a JPEG; a small photo keeps its own width as the largest."""
    copies = derive(written(noise(*size), file_format))
    assert [(copy.width, copy.height) for copy in copies[::2]] == expected
    assert [(copy.width, copy.height) for copy in copies[1::2]] == expected
    assert [copy.format for copy in copies] == ["webp", "jpeg"] * len(expected)
    for copy in copies:
        image = opened(copy)
        assert image.size == (copy.width, copy.height)
        assert image.format == copy.format.upper()
        assert image.mode == "RGB"


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (80, 64), (8, 8)),
        (2, (80, 64), (72, 8)),
        (3, (80, 64), (72, 56)),
        (4, (80, 64), (8, 56)),
        (5, (64, 80), (8, 8)),
        (6, (64, 80), (56, 8)),
        (7, (64, 80), (56, 72)),
        (8, (64, 80), (8, 72)),
    ],
)
@pytest.mark.parametrize("file_format", FORMATS)
def test_copies_stand_upright(
    file_format: Format, orientation: int, size: tuple[int, int], red: tuple[int, int]
) -> None:
    """However the phone was held, the copy is upright without any note saying so."""
    corner = Image.new("RGB", (80, 64), BLUE)
    corner.paste(RED, (0, 0, 32, 32))
    for copy in derive(written(corner, file_format, exif=exif(orientation=orientation))):
        image = opened(copy)
        assert image.size == size
        corners = {(x, y) for x in (8, size[0] - 8) for y in (8, size[1] - 8)}
        for place in corners:
            assert_colour(image, place, RED if place == red else BLUE)


def test_a_large_photo_on_its_side_is_not_made_coarse() -> None:
    """The widest copy of a large photo on its side has its full width in pixels."""
    data = written(halves(4000, 2000), "JPEG", exif=exif(orientation=8))
    widest = derive(data)[-1]
    assert (widest.width, widest.height) == (1280, 2560)
    image = opened(widest)
    assert_colour(image, (630, 1200), RED)
    assert_colour(image, (650, 1200), BLUE)


def metadata_of_every_kind() -> Mapping[str, bytes]:
    """Return photos that carry the secret in every place their format has for it."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    start = profile.index("sRGB".encode("utf-16-be"))
    profile[start : start + 8] = SECRET[:8]
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    text = PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_text("Author", SECRET.decode(), zip=True)
    text.add_itxt("XML:com.adobe.xmp", packet.decode())
    image, icc = noise(700, 350), bytes(profile)
    return {
        "JPEG": written(
            image, "JPEG", exif=exif(), icc_profile=icc, xmp=packet, comment=SECRET, dpi=(301, 301)
        ),
        "PNG": written(image, "PNG", exif=exif(), icc_profile=icc, pnginfo=text, dpi=(301, 301)),
        "WebP": written(image, "WEBP", exif=exif(), icc_profile=icc, xmp=packet),
        "after the end": written(image, "JPEG") + SECRET,
    }


@pytest.mark.parametrize("name", metadata_of_every_kind())
def test_nothing_but_the_pixels_is_published(name: str) -> None:
    """No place, owner, comment, profile or thumbnail of the original is in any copy."""
    data = metadata_of_every_kind()[name]
    source = Image.open(BytesIO(data))
    source.load()
    assert name == "after the end" or {"exif", "icc_profile"} <= source.info.keys()
    for copy in derive(data):
        assert SECRET not in copy.data
        assert SECRET[:8] not in copy.data
        for trace in (b"Exif", b"EXIF", b"ICC", b"xmp", b"XMP", b"http:", b"GPS"):
            assert trace not in copy.data
        image = opened(copy)
        assert not image.getexif()
        assert image.info.keys().isdisjoint({"exif", "icc_profile", "xmp", "comment", "dpi"})


@pytest.mark.parametrize("file_format", FORMATS)
def test_damaged_metadata_does_not_cost_the_photo(file_format: Format) -> None:
    """A photo with sound pixels is published though its metadata are garbage."""
    garbage = b"Exif\0\0II*\0\x08\0\0\0\xff\xff\xff\xff" + SECRET
    data = written(halves(80, 60), file_format, exif=garbage, icc_profile=b"no profile")
    assert inspect(data) == PhotoSize(80, 60)
    for copy in derive(data):
        assert_colour(opened(copy), (40, 5), RED)


def test_a_profile_for_other_colours_is_passed_over() -> None:
    """A grey scan that carries the profile of a colour photo is still published."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = written(Image.new("L", (40, 40), 128), "JPEG", icc_profile=profile)
    for copy in derive(data):
        assert_colour(opened(copy), (20, 20), (128, 128, 128))


def test_print_colours_become_screen_colours() -> None:
    """A CMYK photo from a printer's folder shows its colours, not their negative."""
    image = Image.new("CMYK", (40, 40), (0, 255, 255, 0))
    image.paste((255, 255, 0, 0), (0, 20, 40, 40))
    for copy in derive(written(image, "JPEG")):
        assert_colour(opened(copy), (20, 4), (255, 0, 0))
        assert_colour(opened(copy), (20, 36), (0, 0, 255))


def test_colours_of_another_profile_are_converted() -> None:
    """A profile is obeyed before it is dropped: where it says that red is blue, blue is seen."""
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = srgb.index(b"rXYZ"), srgb.index(b"bXYZ")
    srgb[red : red + 4], srgb[blue : blue + 4] = b"bXYZ", b"rXYZ"
    data = written(Image.new("RGB", (40, 40), (255, 0, 0)), "PNG", icc_profile=bytes(srgb))
    for copy in derive(data):
        assert_colour(opened(copy), (20, 20), (0, 0, 255))


def transparent_pictures() -> Mapping[str, bytes]:
    """Return pictures whose upper half is red and whose lower half cannot be seen."""
    clear = halves(40, 40).convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 20, 40, 40))
    palette = Image.new("P", (40, 40), 0)
    palette.putpalette([*RED, *BLACK])
    palette.paste(1, (0, 20, 40, 40))
    return {
        "PNG": written(clear, "PNG"),
        "WebP": written(clear, "WEBP", lossless=True),
        "palette": written(palette, "PNG", transparency=1),
        "one colour": written(clear.convert("RGB"), "PNG", transparency=BLACK),
    }


@pytest.mark.parametrize("name", transparent_pictures())
def test_transparent_parts_become_white(name: str) -> None:
    """What cannot be seen lies on white paper, and not on whatever colour was beneath."""
    for copy in derive(transparent_pictures()[name]):
        assert_colour(opened(copy), (20, 4), RED)
        assert_colour(opened(copy), (20, 36), WHITE)


@pytest.mark.parametrize("mode", ["1", "L", "I;16"])
def test_greys_stay_greys(mode: str) -> None:
    """Scans in black and white, or in sixteen bits of grey, look as they did."""
    middle = {"1": 1, "L": 128, "I;16": 128 * 256}[mode]
    expected = WHITE if mode == "1" else (128, 128, 128)
    for copy in derive(written(Image.new(mode, (40, 40), middle), "PNG")):
        assert_colour(opened(copy), (20, 20), expected)
    for copy in derive(written(Image.new(mode, (40, 40), 0), "PNG")):
        assert_colour(opened(copy), (20, 20), BLACK)


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_photo_gives_the_same_bytes(file_format: Format) -> None:
    """Building the site again changes no copy of any photo."""
    data = written(noise(1500, 900), file_format, exif=exif(orientation=6))
    assert derive(data) == derive(data)


def test_metadata_do_not_change_the_copies() -> None:
    """Two files with the same pixels give the same copies, whoever took them."""
    image = noise(400, 300)
    assert derive(written(image, "PNG")) == derive(written(image, "PNG", exif=exif()))


@given(
    file_format=st.sampled_from(FORMATS),
    damage=st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=6)), min_size=1, max_size=4),
)
def test_damage_is_told_and_never_raised(
    file_format: Format, damage: list[tuple[int, bytes]]
) -> None:
    """However a file is damaged, it is a photo with copies or a fault, and no crash."""
    data = written(noise(40, 30), file_format, exif=exif(orientation=6))
    for place, replacement in damage:
        start = place % len(data)
        data = data[:start] + replacement + data[start + 4 :]
    if isinstance(inspect(data), PhotoFault):
        with pytest.raises(ValueError, match=r"^[a-z-]+: "):
            derive(data)
    else:
        assert derive(data)
