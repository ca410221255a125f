"""JSON Schemas of all kinds and vocabularies, with Vietnamese titles and descriptions.

An empty value is allowed everywhere (`number:` with nothing after it): the loader reads it
as absent or names what is missing, and an editor typing should not see red before that.
"""

from __future__ import annotations

import json

from pydantic import BaseModel

from thidua.model.kinds import KINDS, Layout
from thidua.model.vocabulary import VOCABULARIES

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FROM_PLACE = ("id", "unit", "body")


def _schema(model: type[BaseModel], title: str, *, entries: bool) -> str:
    """Return the schema of a file: one record, or a mapping of ids to records."""
    schema = model.model_json_schema(by_alias=True)
    for name in _FROM_PLACE:
        if name in schema.get("required", []) and name not in schema["properties"]:
            schema["required"].remove(name)
    definitions = schema.pop("$defs", {})
    schema["title"] = title
    if entries:
        schema = {"type": "object", "title": title, "additionalProperties": schema}
    whole = {"$schema": _DIALECT, **schema, "$defs": definitions}
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schemas() -> dict[str, str]:
    """Return file name → text of every schema: `plan.json`, `vocab-awards.json`."""
    files = {}
    for kind, facts in KINDS.items():
        entries = facts.layout is Layout.ENTRIES
        name = f"{kind.value}s" if entries else kind.value
        files[f"{name}.json"] = _schema(facts.model, name, entries=entries)
    for name, model in VOCABULARIES.items():
        files[f"vocab-{name}.json"] = _schema(model, name, entries=True)
    return files
