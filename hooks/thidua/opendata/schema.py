"""JSON Schemas (2020-12) of the data, from the same tables by which it is written."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable
from enum import Enum

from thidua.model.base import Attachment, Element, Kind, Reference
from thidua.model.kinds import KINDS
from thidua.model.profile import Photo
from thidua.opendata import addresses
from thidua.opendata.fields import KEY_FACTS, SHOWN
from thidua.opendata.records import alias
from thidua.opendata.values import FORMS, Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_URL: Schema = {"type": "string", "format": "uri"}
_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date"}


def _object(properties: Schema, *, optional: Iterable[str] = ()) -> Schema:
    left_out = set(optional)
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
    }


_REFERENCE = _object({"id": _URL, "name": _TEXT, "data": _URL})
_TERM = _object({"key": _TEXT, "name": _TEXT})
_SITE = _object({"name": _TEXT, "url": _URL, "index": _URL})

_FILE: Schema = {"schema": _URL, "site": _SITE, "rights": _TEXT}
"""What every file but the schemas says of itself."""

_MORE: dict[type[Element], Schema] = {
    Attachment: {"url": _URL},
    Photo: {"url": _URL, "width": {"type": "integer"}, "height": {"type": "integer"}},
}
"""Model → what is told beside its fields: where a file was published."""

_KINDS = frozenset(kind.value for kind in Kind)


class _Definitions:
    """The schemas of all elements that one schema speaks of, each once."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def facts(self, model: type[Element], fields: Iterable[str]) -> Schema:
        """Return the schema of `fields` of `model`; any may be absent, as in the record."""
        properties: Schema = {}
        for name in fields:
            field = model.model_fields[name]
            title: Schema = {"title": field.title} if field.title else {}
            properties[alias(model, name)] = {**title, **self._of(field.annotation)}
        more = _MORE.get(model, {})
        return _object({**properties, **more}, optional=properties)

    def _of(self, annotation: object) -> Schema:
        arguments = typing.get_args(annotation)
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            return self._of(arguments[0])
        if origin in (typing.Union, types.UnionType):
            return self._of(next(item for item in arguments if item is not types.NoneType))
        if origin is tuple:
            return {"type": "array", "items": self._of(arguments[0])}
        if not isinstance(annotation, type):
            raise TypeError(f"no form for {annotation!r}")
        return self._of_type(annotation)

    def _of_type(self, wanted: type) -> Schema:
        if issubclass(wanted, Reference):
            is_record = wanted.collection in _KINDS
            return self._define(*(("reference", _REFERENCE) if is_record else ("term", _TERM)))
        if issubclass(wanted, Element):
            return self._define(wanted.__name__, lambda: self.facts(wanted, SHOWN[wanted]))
        if issubclass(wanted, Enum):
            return {"enum": [member.value for member in wanted]}
        return FORMS[wanted][1]

    def _define(self, name: str, schema: Schema | Callable[[], Schema]) -> Schema:
        if name not in self.found:
            self.found[name] = {}  # an element may hold others of its own kind
            self.found[name] = schema() if callable(schema) else schema
        return {"$ref": f"#/$defs/{name}"}


def _entry(facts: Schema) -> Schema:
    properties: Schema = {
        "id": {**_URL, "description": "Stays when the record moves or is renamed."},
        "type": {"enum": [kind.value for kind in Kind]},
        "key": {**_TEXT, "description": "The id within the site; changes with a rename."},
        "title": _TEXT,
        "data": {**_URL, "description": "This record's own file."},
        "url": {**_URL, "description": "The page for people."},
        "published": _DAY,
        "sample": {"const": True, "description": "Made up, to show how the site works."},
        "facts": facts,
    }
    return _object(properties, optional=("url", "published", "sample"))


def _whole(address: str, title: str, schema: Schema, definitions: _Definitions) -> Schema:
    found = dict(sorted(definitions.found.items()))
    return {"$schema": DIALECT, "$id": address, "title": title, **schema, "$defs": found}


def of_record(kind: Kind, *, address: str) -> Schema:
    """Return the schema of the file of one record of `kind`, itself found at `address`."""
    definitions = _Definitions()
    model = KINDS[kind].model
    entry = _entry(definitions.facts(model, SHOWN[model]))
    schema = _object({**_FILE, "record": entry}, optional=("rights",))
    return _whole(address, kind.value, schema, definitions)


def of_list(kind: Kind, *, address: str) -> Schema:
    """Return the schema of the list of all records of `kind`, itself found at `address`."""
    definitions = _Definitions()
    model = KINDS[kind].model
    entry = _entry(definitions.facts(model, KEY_FACTS[kind]))
    properties = {
        **_FILE,
        "type": {"const": kind.value},
        "count": {"type": "integer", "minimum": 0},
        "records": {"type": "array", "items": entry},
    }
    schema = _object(properties, optional=("rights",))
    return _whole(address, KINDS[kind].folder, schema, definitions)


def of_index(*, address: str) -> Schema:
    """Return the schema of the index, itself found at `address`."""
    names = {"type": {"enum": [kind.value for kind in Kind]}, "count": {"type": "integer"}}
    links = dict.fromkeys(("url", "schema", "record_schema"), _URL)
    collections: Schema = {"type": "array", "items": _object({**names, **links})}
    properties = {**_FILE, "version": {"const": 1}, "day": _DAY, "collections": collections}
    schema = _object(properties, optional=("rights",))
    return _whole(address, addresses.INDEX.rpartition("/")[2], schema, _Definitions())
