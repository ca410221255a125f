"""The files that come with a record's page: photos, attachments, the traces of old addresses."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.link.site import Site
from thidua.model.base import PageRecord, Record
from thidua.press.imprint import redirect
from thidua.work.job import Output


def attachments(site: Site, record: Record) -> Iterator[Output]:
    """Yield the attachments of `record`, each beside its page."""
    for attachment in getattr(record, "attachments", ()):
        path = site.address(record).lstrip("/") + attachment.file
        yield Output(path, site.file(record, attachment.file))


def redirects(record: Record, *, address: str, site_url: str) -> Iterator[Output]:
    """Yield a page at each old address of `record` that leads on to its `address`."""
    for old in record.moved_from if isinstance(record, PageRecord) else ():
        yield redirect(old, address, site_url=site_url)
