"""A finished build takes the place of the one before it; an unfinished one leaves no trace."""

from __future__ import annotations

import shutil
from pathlib import Path


def aside(site: Path) -> Path:
    """Return the folder beside `site` in which its next build is made."""
    return site.with_name(f".{site.name}.new")


def discard(site: Path) -> None:
    """Remove an unfinished build; `site` stays as it is."""
    shutil.rmtree(aside(site), ignore_errors=True)


def replace(site: Path) -> None:
    """Put the finished build in the place of `site`.

    Two renames and no copying: readers miss the site for the moment between them.

    Raises:
        OSError: A folder cannot be renamed; what was in `site` is then beside it or in it.

    """
    before = site.with_name(f".{site.name}.old")
    shutil.rmtree(before, ignore_errors=True)
    if site.exists():
        site.rename(before)
    aside(site).rename(site)
    shutil.rmtree(before, ignore_errors=True)
