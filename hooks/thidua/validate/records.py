"""Raw records to models; a record with faults is repaired by leaving out what is wrong.

Leaving it out and validating again shows the faults behind the first ones (two dates in the
wrong order behind an unknown key), so one run reports all. A repaired record is never shown;
it only keeps the references of others from looking broken.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from thidua.diagnostics import Diagnostic, Mark, Rule, found
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import Loc
from thidua.model.base import Kind, Record
from thidua.model.kinds import KINDS
from thidua.model.vocabulary import VOCABULARIES, Term
from thidua.validate import rules
from thidua.vietnamese.folding import nearest

_FROM_PLACE = ("id", "unit", "body")
"""Fields that come from where the file lies; nobody writes them."""


@dataclass(frozen=True)
class Valid:
    """A record or term, and where it was written."""

    record: Record | Term
    raw: RawRecord


@dataclass(frozen=True)
class Library:
    """All records that could be understood, and the ids of all that stand in content/."""

    valid: Mapping[str, Mapping[str, Valid]]
    """Collection → id → record; those with faults are missing."""
    known: Mapping[str, frozenset[str]]
    """Collection → every id that stands in content/, faulty or not."""


def model_of(collection: str) -> type[Record] | type[Term]:
    """Return the model of a kind or of a vocabulary's terms."""
    if collection in VOCABULARIES:
        return VOCABULARIES[collection]
    return KINDS[Kind(collection)].model


_LIMITS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
_LONGEST_QUOTE = 80
"""Characters of a wrong value that a message quotes."""


def _submodel(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
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


def _keys(model: type[BaseModel]) -> dict[str, str]:
    """Return the keys an editor may write, each with its Vietnamese title."""
    return {
        field.alias or name: field.title or ""
        for name, field in model.model_fields.items()
        if field.title
    }


def _facts(error: ErrorDetails, model: type[BaseModel], loc: Loc) -> dict[str, object]:
    """Return what the words of a message need to know of a refusal at `loc`."""
    context = error.get("ctx", {})
    key = str(loc[-1]) if loc else ""
    keys = _keys(_submodel(model, loc[:-1]))
    unknown = error["type"] == "extra_forbidden"
    limits = [f"{sign} {context[name]}" for name, sign in _LIMITS.items() if name in context]
    written = error["input"]
    return {
        "value": written[:_LONGEST_QUOTE] if isinstance(written, str) else "",
        "key": key,
        "title": keys.get(key, ""),
        "known": ", ".join(keys),
        "nearest": nearest(key, candidates=keys) or "" if unknown else "",
        "limit": ", ".join(limits),
        "detail": error["type"],
        **context,
    }


def _rule_of(error: ErrorDetails) -> Rule:
    custom = rules.CUSTOM.get(error["type"])
    if custom:
        return custom
    # A key with nothing after it was left unfinished, whatever type was wanted there.
    if error["input"] is None:
        return rules.EMPTY
    return rules.BUILT_IN.get(error["type"], rules.UNCLASSIFIED)


def _place(error: ErrorDetails, raw: RawRecord, loc: Loc) -> Mark:
    match error["type"]:
        case "missing":
            return raw.mark(loc[:-1])
        case "extra_forbidden":
            return raw.mark(loc, key=True)
        case _:
            field = error.get("ctx", {}).get("field")
            return raw.mark((*loc, field) if field else loc)


class _Repair:
    """The data of a record while what is wrong is taken out of it."""

    def __init__(self, data: dict[str, object]) -> None:
        self.data = copy.deepcopy(data)
        self._kept: dict[Loc, list[int]] = {}

    def original(self, loc: Loc) -> Loc:
        """Return where `loc` stood before items were taken out of lists."""
        place: Loc = ()
        for step in loc:
            kept = self._kept.get(place)
            place = (*place, kept[step] if kept and isinstance(step, int) else step)
        return place

    def take_out(self, loc: Loc) -> bool:
        """Remove the value at `loc`; False when it is not there to be removed."""
        holder: object = self.data
        for step in loc[:-1]:
            holder = holder[step]  # type: ignore[index]
        step = loc[-1]
        if isinstance(holder, list) and isinstance(step, int):
            kept = self._kept.setdefault(self.original(loc[:-1]), list(range(len(holder))))
            del kept[step]
            del holder[step]
            return True
        return isinstance(holder, dict) and holder.pop(step, self) is not self


def _validate(raw: RawRecord) -> tuple[Record | Term | None, list[Diagnostic]]:
    """Return the model of `raw`, or None and everything that is wrong with it."""
    model = model_of(raw.collection)
    diagnostics: list[Diagnostic] = []
    data = raw.data
    if not isinstance(data, dict):
        return None, [found(rules.MAPPING, raw.path, raw.mark(()))]
    given = {"id": raw.id, "unit": raw.unit, "body": raw.body}
    places = {name: value for name, value in given.items() if _takes(model, name)}
    for name in _FROM_PLACE:
        if name in data:
            known = _keys(model)
            facts = {"key": name, "known": ", ".join(known), "nearest": ""}
            mark = raw.mark((name,), key=True)
            diagnostics.append(found(rules.UNKNOWN_KEY, raw.path, mark, **facts))
    repair = _Repair({key: value for key, value in data.items() if key not in _FROM_PLACE})
    removed: set[Loc] = set()
    while True:
        try:
            record = model.model_validate({**repair.data, **places})
        except ValidationError as refusal:
            errors = refusal.errors(include_url=False)
        else:
            return (None if diagnostics else record), diagnostics
        progress = False
        for error in reversed(errors):
            loc = repair.original(error["loc"])
            if loc in removed:
                continue  # missing only because it was taken out
            removed.add(loc)
            facts = _facts(error, model, loc)
            place = _place(error, raw, loc)
            diagnostics.append(found(_rule_of(error), raw.path, place, **facts))
            if error["type"] != "missing" and error["loc"]:
                progress |= repair.take_out(error["loc"])
        if not progress:
            return None, diagnostics


def _takes(model: type[BaseModel], name: str) -> bool:
    """Whether `name` is one of the fields the loader fills in for `model`."""
    field = model.model_fields.get(name)
    return field is not None and field.title is None


def validate(raws: tuple[RawRecord, ...]) -> tuple[Library, list[Diagnostic]]:
    """Return all valid records by collection and id, and every fault of the others."""
    valid: dict[str, dict[str, Valid]] = {}
    known: dict[str, set[str]] = {}
    for collection in (*(kind.value for kind in KINDS), *VOCABULARIES):
        valid[collection], known[collection] = {}, set()
    diagnostics: list[Diagnostic] = []
    for raw in raws:
        record, faults = _validate(raw)
        diagnostics += faults
        first = valid[raw.collection].get(raw.id)
        if first is not None:
            facts = {"id": raw.id, "other": first.raw.path.as_posix()}
            diagnostics.append(found(rules.SAME_ID, raw.path, raw.mark(()), **facts))
            continue
        known[raw.collection].add(raw.id)
        if record is not None:
            valid[raw.collection][raw.id] = Valid(record, raw)
    return (
        Library(
            MappingProxyType({name: MappingProxyType(items) for name, items in valid.items()}),
            MappingProxyType({name: frozenset(ids) for name, ids in known.items()}),
        ),
        diagnostics,
    )
