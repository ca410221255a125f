"""What a record is called by machines elsewhere: an address that stays when the record moves.

Feed readers and offices that gather data know a record by this alone; were it to change with
every new name of a file, old news would come back as new.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from thidua.link.addresses import address
from thidua.model.base import PageRecord, Record


@lru_cache(maxsize=1 << 16)  # records are named in many files
def absolute(place: str, *, site_url: str) -> str:
    """Return the full address of `place`, which is given from the root of the site."""
    return site_url.rstrip("/") + quote(place)


def first_address(record: Record) -> str:
    """Return the first address `record` ever had; empty for a kind without pages.

    Editors write old addresses in the order of moves, each new one at the end (`moved_from`).
    The first goes on leading to the record, so as an identity it can be opened as well.
    """
    moved = record.moved_from if isinstance(record, PageRecord) else ()
    return moved[0] if moved else address(record)
