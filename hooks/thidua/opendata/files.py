"""The files of the open data: an index, a list of each kind, a file of each record, schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from thidua.link.identity import absolute
from thidua.link.printed import Printed
from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.opendata import addresses, schema
from thidua.opendata.records import Clerk, Data


def _file(address: str, data: Data) -> tuple[str, bytes]:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return address.lstrip("/"), text.encode() + b"\n"


def open_data(site: Site, printed: Printed) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file, all addresses in them absolute.

    Only the index names the day of the build, so that the file of what did not change stays
    the same, byte for byte.
    """
    full = partial(absolute, site_url=printed.site_url)
    clerk = Clerk(site, printed)
    index = full(addresses.INDEX)
    ours: Data = {"site": {"name": printed.site_name, "url": full("/"), "index": index}}
    if printed.rights:
        ours["rights"] = printed.rights

    collections: list[Data] = []
    for kind in Kind:
        records = site.records[kind].values()
        of_record, of_list = addresses.schema_of(kind), addresses.schema_of_list(kind)
        for record in records:
            whole = {"schema": full(of_record), **ours, "record": clerk.in_full(record)}
            yield _file(addresses.data_of(kind, record.id), whole)
        entries = [clerk.in_short(record) for record in records]
        head = {"schema": full(of_list), **ours, "type": kind.value, "count": len(entries)}
        yield _file(addresses.list_of(kind), {**head, "records": entries})
        yield _file(of_record, schema.of_record(kind, address=full(of_record)))
        yield _file(of_list, schema.of_list(kind, address=full(of_list)))
        collections.append(
            {
                "type": kind.value,
                "count": len(entries),
                "url": full(addresses.list_of(kind)),
                "schema": full(of_list),
                "record_schema": full(of_record),
            }
        )

    of_index = addresses.SCHEMA_OF_INDEX
    told = {"version": 1, "day": site.today.isoformat(), "collections": collections}
    yield _file(addresses.INDEX, {"schema": full(of_index), **ours, **told})
    yield _file(of_index, schema.of_index(address=full(of_index)))
