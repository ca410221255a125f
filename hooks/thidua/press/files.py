"""The files that come with pages: photos, attachments, and the traces of old addresses."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.link.pictures import Picture
from thidua.link.site import Site
from thidua.model.base import Kind, PageRecord
from thidua.press.imprint import redirect
from thidua.press.page import Output
from thidua.press.photos import develop


def develop_photos(site: Site) -> tuple[dict[str, tuple[Picture, ...]], list[Output]]:
    """Return profile id → its pictures, and the files of all of them.

    Raises:
        OSError: A photo cannot be read any more.

    """
    pictures: dict[str, tuple[Picture, ...]] = {}
    outputs: list[Output] = []
    for profile in site.profiles:
        home, developed = site.address(profile), []
        for number, photo in enumerate(site.photos[profile.id], start=1):
            data = site.files[Kind.PROFILE, profile.id][photo.file].read_bytes()
            picture, files = develop(photo, data, home=home, number=number)
            developed.append(picture)
            outputs += files
        pictures[profile.id] = tuple(developed)
    return pictures, outputs


def attachments(site: Site) -> Iterator[Output]:
    """Yield the attachments of public records, each beside its page."""
    for kind, records in site.records.items():
        for record in records.values():
            for attachment in getattr(record, "attachments", ()):
                path = site.address(record).lstrip("/") + attachment.file
                yield Output(path, site.files[kind, record.id][attachment.file])


def redirects(site: Site, *, site_url: str) -> Iterator[Output]:
    """Yield a page at each old address of a public record that leads on to the new one."""
    for records in site.records.values():
        for record in records.values():
            if isinstance(record, PageRecord):
                for old in record.moved_from:
                    yield redirect(old, site.address(record), site_url=site_url)
