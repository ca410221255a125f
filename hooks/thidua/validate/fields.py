"""What the model knows of its keys, for messages: their names, titles and limits."""

from __future__ import annotations

import re

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from thidua.load.yaml_tree import Loc
from thidua.model.example import writable
from thidua.vietnamese.folding import nearest

_LIMITS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
_QUOTED = re.compile("'([^']*)'")
_LONGEST_QUOTE = 80
"""Characters of a wrong value that a message quotes."""


def submodel(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Return the model that the mapping at `loc` is held to."""
    for step in loc:
        if isinstance(step, int):
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        inner = _models_in(fields[step].annotation) if step in fields else []
        if not inner:
            return model
        model = inner[0]
    return model


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    arguments = getattr(annotation, "__args__", ())
    return [model for argument in arguments for model in _models_in(argument)]


def keys_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the keys an editor may write, each with its Vietnamese title."""
    return {key: field.title or "" for key, field in writable(model).items()}


def facts_of(error: ErrorDetails, model: type[BaseModel], loc: Loc) -> dict[str, object]:
    """Return what the words of a message need to know of a refusal at `loc`."""
    context = error.get("ctx", {})
    key = str(loc[-1]) if loc else ""
    keys = keys_of(submodel(model, loc[:-1]))
    limits = [f"{sign} {context[name]}" for name, sign in _LIMITS.items() if name in context]
    written = error["input"] if isinstance(error["input"], str) else ""
    # pydantic lists choices as English does: 'draft', 'review' or 'published'.
    choices = _QUOTED.findall(context.get("expected", ""))
    near = {"extra_forbidden": (key, keys), "enum": (written, choices)}.get(error["type"])
    return {
        "value": written[:_LONGEST_QUOTE],
        "key": key,
        "title": keys.get(key, ""),
        "known": ", ".join(keys),
        "nearest": nearest(near[0], candidates=near[1]) or "" if near else "",
        "limit": ", ".join(limits),
        "detail": error["type"],
        **context,
        "expected": ", ".join(choices),
    }
