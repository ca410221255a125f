"""Where records have their pages, and whose an address is."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from thidua.model.base import Kind, Record
from thidua.model.kinds import KIND_OF, KINDS, Layout

_KIND_OF_ADDRESS = {facts.address: kind for kind, facts in KINDS.items() if facts.address}

_STEPS = {
    kind: 2 if facts.layout in (Layout.UNIT_PAGE, Layout.UNIT_FOLDER) else 1
    for kind, facts in KINDS.items()
}
"""Kind → of how many parts its ids are: a plan is below its unit, a campaign is not."""

RESERVED = ("404", "api", "assets", "lich", "search", "tien-do", "tim-kiem", "tin")
"""First parts of addresses that are the site's own, now or as it grows; no record moves there."""

OWN_PAGES = frozenset({"/", "/lich/", "/tien-do/", "/tim-kiem/", "/tin/"})
"""The pages of the site that are neither a record's, nor a list, nor written by hand."""

LIST_ADDRESS = re.compile(
    rf"(?P<list>/(?:{'|'.join(_KIND_OF_ADDRESS)})/"
    rf"|/{KINDS[Kind.PROFILE].address}/quy-[1-4]-\d{{4}}/)(?:trang-\d+/)?"
)
"""The lists of a kind with their numbered pages, and those of the wall's quarters.

No record can have such an address.
"""


def record_at(address: str) -> tuple[Kind, str] | None:
    """Return kind and id of the record to which `address` belongs; None where it is no record's.

    To a record belong its own address and all below it: its files, its lists and their pages.
    Whether there is such a record is not asked.
    """
    # As a browser reads it, so that no spelling of an address hides whose it is.
    written = unquote(address.partition("?")[0]).replace("\\", "/")
    plain = posixpath.normpath(f"/{written.lstrip('/')}")
    part, *steps = plain[1:].split("/")
    kind = _KIND_OF_ADDRESS.get(part)
    if kind is None or LIST_ADDRESS.fullmatch(f"{plain}/"):
        return None
    return kind, "/".join(steps[: _STEPS[kind]])


def address(record: Record) -> str:
    """Return the address of `record` from the root of the site; empty where it has no page."""
    part = KINDS[KIND_OF[type(record)]].address
    return f"/{part}/{record.id}/" if part else ""
