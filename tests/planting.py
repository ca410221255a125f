"""Files for tests, described in YAML: plain text, or by a directive what no text can be."""

from __future__ import annotations

import os
import shutil
import struct
import unicodedata
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from PIL import ExifTags, Image

SITES = Path(__file__).parent / "sites"


def planted(folder: Path, files: Mapping[str, Any]) -> Path:
    """Return a copy of the small site's content in `folder`, with `files` in it."""
    content = folder / "content"
    shutil.copytree(SITES / "minimal" / "content", content)
    plant(content, files)
    return content


def plant(content: Path, files: Mapping[str, Any]) -> None:
    """Write `files` into the folder `content`; None removes what is there.

    A name is percent-encoded where it holds bytes that are no UTF-8. A text is the text of
    the file, a mapping one of the directives in `_DIRECTIVES`.
    """
    for name, what in files.items():
        path = content / os.fsdecode(unquote_to_bytes(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        match what:
            case None if path.is_dir():
                shutil.rmtree(path)
            case None:
                path.unlink()
            case str():
                path.write_text(what, encoding="utf-8", newline="")
            case dict():
                ((directive, value),) = what.items()
                _DIRECTIVES[directive](path, value)


def _edit(path: Path, changes: Mapping[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="")


def _append(path: Path, more: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8", newline="")


def _decomposed(path: Path, text: str) -> None:
    path.write_text(unicodedata.normalize("NFD", text), encoding="utf-8", newline="")


def _latin_1(path: Path, text: str) -> None:
    path.write_bytes(text.encode("latin-1"))


def _size(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _link(path: Path, target: str) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def _base(path: Path, name: str) -> None:
    shutil.copyfile(SITES / name, path)


def _picture(path: Path, facts: Mapping[str, Any]) -> None:
    """Write a picture: format, size, how many frames, how many bytes are kept, camera, place."""
    file = BytesIO()
    first, *more = (
        Image.new("RGB", tuple(facts.get("size", (8, 6))), (number * 40, 90, 60))
        for number in range(facts.get("frames", 1))
    )
    frames = {"save_all": True, "append_images": more} if more else {}
    exif = first.getexif()
    if camera := facts.get("camera"):
        exif[ExifTags.Base.Model] = camera
    if place := facts.get("place"):
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {
                ExifTags.GPS.GPSLatitude: (place[0], 0, 0),
                ExifTags.GPS.GPSLongitude: (place[1], 0, 0),
            }
        )
    first.save(file, facts.get("format", "JPEG"), exif=exif, **frames)
    path.write_bytes(file.getvalue()[: facts.get("keep")])


def _claim(path: Path, size: tuple[int, int]) -> None:
    """Write a PNG of a few bytes whose header claims `size`."""
    header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    data = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(data))


_DIRECTIVES: dict[str, Callable[[Path, Any], None]] = {
    "edit": _edit,
    "append": _append,
    "decomposed": _decomposed,
    "latin-1": _latin_1,
    "size": _size,
    "link-to": _link,
    "copy-of": _base,
    "picture": _picture,
    "png-that-claims": _claim,
}
