"""From a photo to the files that are published of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from functools import partial
from typing import cast

from thidua.link.pictures import Source
from thidua.link.site import Site, derived
from thidua.media.photos import derive
from thidua.media.values import Derivative
from thidua.model.base import Kind
from thidua.model.profile import Profile
from thidua.work.job import Output, Series, Told

Sizes = tuple[tuple[str, int, int, str], ...]
"""The files of one photo: address, width, height, format."""


PHOTOS = "photos"
"""What the series of these jobs is called."""


@derived
def pictured(site: Site) -> tuple[str, ...]:
    """Return the ids of the profiles that show photos."""
    photos, raws = site.stock.photos, site.stock.raws
    # Most have no file beside them, and need not be looked at.
    return tuple(key for key in photos if raws[Kind.PROFILE, key].assets and photos[key])


def photo_jobs(site: Site) -> Series:
    """Return the jobs of profiles that show photos; they tell the sizes of their files."""
    return Series(PHOTOS, lambda: site.once(pictured), partial(_develop, site))


def sources_of(told: object) -> tuple[tuple[Source, ...], ...]:
    """Return what a job of `photo_jobs` told: the files of each photo."""
    return tuple(tuple(Source(*file) for file in files) for files in cast("list[Sizes]", told))


def _develop(site: Site, key: str) -> Iterator[Output | Told]:
    """Make the files of all photos of a profile.

    The originals never leave, not even their names, which may say more than their editor
    noticed; every file is encoded anew from the pixels.

    Raises:
        OSError: A photo cannot be read any more.

    """
    profile = cast("Profile", site.records[Kind.PROFILE][key])
    home, told = site.address(profile), []
    for number, photo in enumerate(site.photos(profile), start=1):
        copies = derive(site.file(profile, photo.file).read_bytes())
        sources = [_source(home, number, copy) for copy in copies]
        told.append([astuple(source) for source in sources])
        for source, copy in zip(sources, copies, strict=True):
            yield Output(source.address.lstrip("/"), copy.data)
    yield Told(told)


def _source(home: str, number: int, copy: Derivative) -> Source:
    address = f"{home}anh-{number}-{copy.width}.{copy.format}"
    return Source(address, copy.width, copy.height, copy.format)
