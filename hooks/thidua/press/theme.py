"""What all pages take from the theme: its version, that they may be made anew when it changes."""

from __future__ import annotations

from pathlib import Path

from thidua.work.questions import digest_of


def theme_version(config: Path, overrides: Path, *, preview: bool) -> bytes:
    """Return what stands for all that decides on the frames of pages and on how texts are read.

    Args:
        config: The file of the site's settings.
        overrides: The folder of the theme; its articles are asked for one by one.
        preview: Whether the pages are for a preview.

    """
    files = [config, *sorted(overrides.rglob("*"))]
    parts = [
        part
        for file in files
        if file.is_file() and overrides / "articles" not in file.parents
        for part in (file.name, file.read_bytes())
    ]
    return digest_of(str(preview), *parts)
