"""Where data and schemas lie, and by which address a record is known elsewhere."""

from __future__ import annotations

from thidua.link.identity import first_address
from thidua.model.base import Kind, Record
from thidua.model.event import Event
from thidua.model.kinds import KIND_OF, KINDS

ROOT = "/api/v1/"
"""A change that breaks readers gets a new number beside this one."""

INDEX = f"{ROOT}index.json"


def list_of(kind: Kind) -> str:
    """Return the address of the list of all records of `kind`."""
    return f"{ROOT}{KINDS[kind].folder}.json"


def data_of(kind: Kind, identifier: str) -> str:
    """Return the address of the file of one record."""
    return f"{ROOT}{KINDS[kind].folder}/{identifier}.json"


def schema_of(kind: Kind) -> str:
    """Return the address of the schema of the file of one record of `kind`."""
    return f"{ROOT}schemas/{kind.value}.json"


def schema_of_list(kind: Kind) -> str:
    """Return the address of the schema of the list of `kind`."""
    return f"{ROOT}schemas/{KINDS[kind].folder}.json"


SCHEMA_OF_INDEX = f"{ROOT}schemas/index.json"


def identity(record: Record) -> str:
    """Return the address by which `record` is known for good: the first that it had."""
    if isinstance(record, Event):
        return data_of(Kind.EVENT, next(iter(record.formerly), record.id))
    return first_address(record) or data_of(KIND_OF[type(record)], record.id)
