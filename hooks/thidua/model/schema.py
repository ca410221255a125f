"""JSON Schemas of all kinds and vocabularies, with Vietnamese titles and descriptions.

Editors read them while they type: what pydantic takes from the docstrings, which are
English and for developers, is left out. A schema promises no more than `thidua check` does.
"""

from __future__ import annotations

import json

from pydantic import BaseModel

from thidua.model.base import Kind
from thidua.model.kinds import KINDS, Layout
from thidua.model.settings import SETTINGS, Settings
from thidua.model.vocabulary import VOCABULARIES

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FROM_PLACE = ("id", "unit")


def _schema(model: type[BaseModel], title: str, *, entries: bool) -> str:
    """Return the schema of a file: one record, or a mapping of ids to records."""
    schema = model.model_json_schema(by_alias=True)
    for name in _FROM_PLACE:
        if name in schema.get("required", []) and name not in schema["properties"]:
            schema["required"].remove(name)
    definitions = schema.pop("$defs", {})
    for part in (schema, *definitions.values()):
        part.pop("title", None)
        part.pop("description", None)
    schema["title"] = title
    if entries:
        schema = {"type": "object", "title": title, "additionalProperties": schema}
    whole = {"$schema": _DIALECT, **schema, "$defs": definitions}
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schema_name(kind: Kind) -> str:
    """Return the name of the schema that files of `kind` are held to: `plan`, `events`."""
    return f"{kind.value}s" if KINDS[kind].layout is Layout.ENTRIES else kind.value


def schemas() -> dict[str, str]:
    """Return file name → text of every schema: `plan.json`, `vocab-awards.json`."""
    files = {}
    for kind, facts in KINDS.items():
        entries, name = facts.layout is Layout.ENTRIES, schema_name(kind)
        files[f"{name}.json"] = _schema(facts.model, name, entries=entries)
    for name, model in VOCABULARIES.items():
        files[f"vocab-{name}.json"] = _schema(model, name, entries=True)
    files[f"{SETTINGS}.json"] = _schema(Settings, SETTINGS, entries=False)
    return files
