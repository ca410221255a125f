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
from thidua.work.job import Job, Output, Series


def data_jobs(site: Site, printed: Printed) -> Iterator[Job | Series]:
    """Yield the jobs of records, of each list, of the schemas and of the index."""
    office = _Office(site, printed)
    for kind in Kind:
        ids = site.stock.records[kind].keys
        yield Series(f"data/{kind.value}", ids, partial(office.record, kind))
        yield Job(f"data/{kind.value}", partial(office.list, kind))
    yield Job("data/schemas", office.schemas)
    yield Job("data/index", office.index)


def _file(address: str, data: Data) -> Output:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Output(address.lstrip("/"), text.encode() + b"\n")


class _Office:
    """Makes the files of one site, all addresses in them absolute."""

    def __init__(self, site: Site, printed: Printed) -> None:
        self._site = site
        self._clerk = Clerk(site, printed)
        self._full = partial(absolute, site_url=printed.site_url)
        name, url = printed.site_name, self._full("/")
        self._ours: Data = {
            "site": {"name": name, "url": url, "index": self._full(addresses.INDEX)}
        }
        if printed.rights:
            self._ours["rights"] = printed.rights

    def record(self, kind: Kind, key: str) -> Iterator[Output]:
        """Yield the file of a record."""
        of_record = self._full(addresses.schema_of(kind))
        record = self._clerk.in_full(self._site.records[kind][key])
        whole = {"schema": of_record, **self._ours, "record": record}
        yield _file(addresses.data_of(kind, key), whole)

    def list(self, kind: Kind) -> Iterator[Output]:
        """Yield the list of all records of `kind`."""
        entries = [self._clerk.in_short(item) for item in self._site.records[kind].values()]
        of_list = self._full(addresses.schema_of_list(kind))
        head = {"schema": of_list, **self._ours, "type": kind.value, "count": len(entries)}
        yield _file(addresses.list_of(kind), {**head, "records": entries})

    def schemas(self) -> Iterator[Output]:
        """Yield the schemas of records, lists and the index."""
        full = self._full
        for kind in Kind:
            of_record, of_list = addresses.schema_of(kind), addresses.schema_of_list(kind)
            yield _file(of_record, schema.of_record(kind, address=full(of_record)))
            yield _file(of_list, schema.of_list(kind, address=full(of_list)))
        of_index = addresses.SCHEMA_OF_INDEX
        yield _file(of_index, schema.of_index(address=full(of_index)))

    def index(self) -> Iterator[Output]:
        """Yield the index.

        It alone names the day of the build, so that the file of what did not change stays the
        same, byte for byte.
        """
        full, site = self._full, self._site
        collections = [
            {
                "type": kind.value,
                "count": len(site.records[kind]),
                "url": full(addresses.list_of(kind)),
                "schema": full(addresses.schema_of_list(kind)),
                "record_schema": full(addresses.schema_of(kind)),
            }
            for kind in Kind
        ]
        told = {"version": 1, "day": site.today.isoformat(), "collections": collections}
        of_index = full(addresses.SCHEMA_OF_INDEX)
        yield _file(addresses.INDEX, {"schema": of_index, **self._ours, **told})
