"""Raw records to models; a record with faults is repaired by leaving out what is wrong.

Leaving it out and validating again shows the faults behind the first ones (two dates in the
wrong order behind an unknown key), so one run reports all. A repaired record goes nowhere;
that it stands in content/ stays known, so that no reference to it looks broken.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from thidua.diagnostics import Diagnostic, Mark, Rule, found
from thidua.load.archive import Model
from thidua.load.raw import RawRecord
from thidua.load.recollection import ChangedError, Order, Refers, SoundRecord
from thidua.load.yaml_tree import REFUSED, Loc
from thidua.model.base import Kind, Record
from thidua.model.gates import Gate, gate
from thidua.model.kinds import KIND_OF, KINDS
from thidua.model.order import ORDER
from thidua.model.settings import SETTINGS, Settings
from thidua.model.vocabulary import VOCABULARIES
from thidua.model.walking import references
from thidua.validate import rules
from thidua.validate.fields import facts_of, keys_of
from thidua.validate.repair import Repair, stand_in


@dataclass(frozen=True)
class Valid:
    """A record, a term or the settings, and where it was written."""

    raw: RawRecord
    made: Model | None = None
    """It itself, where it is held; see `record`."""

    @property
    def record(self) -> Model:
        """The record; one that was read by another process or an earlier build is fetched."""
        if self.made is not None:
            return self.made
        found = self.raw.model if isinstance(self.raw, SoundRecord) else None
        return self._again if found is None else found

    @cached_property
    def _again(self) -> Model:
        """The record, made of its file because its piece is damaged."""
        record, repair, _ = validated(self.raw)
        if record is None or repair is not None:
            raise ChangedError(self.raw.path)
        return record

    @property
    def order(self) -> Order:
        """Where readers find it among the records of its kind; empty for what they do not list."""
        return self.raw.order if isinstance(self.raw, SoundRecord) else order_of(self.record)

    def gate(self, today: datetime.date) -> Gate | None:
        """Return what keeps it from the public on `today`, or None when nothing does."""
        raw = self.raw
        if isinstance(raw, SoundRecord) and raw.day == today.isoformat():
            return Gate(raw.gate) if raw.gate else None
        return gate_of(self.record, today)

    @property
    def refers(self) -> tuple[Refers, ...]:
        """What it refers to, each thing once for each field at the top of the record."""
        return self.raw.refers if isinstance(self.raw, SoundRecord) else refers_of(self.record)


def order_of(record: Model) -> Order:
    """Return where readers find `record` among those of its kind; empty for what they do not."""
    return ORDER[KIND_OF[type(record)]](record) if isinstance(record, Record) else ()


def gate_of(record: Model, today: datetime.date) -> Gate | None:
    """Return what keeps `record` from the public on `today`."""
    return gate(record, today) if isinstance(record, Record) else None


def refers_of(record: Model) -> tuple[Refers, ...]:
    """Return what `record` refers to."""
    found = references(record)
    each = ((str(loc[0]), item.collection, str(item)) for loc, item in found)
    return tuple(dict.fromkeys(each))


@dataclass(frozen=True)
class Mended:
    """What could be read of a faulty record: never shown, but judged like any other."""

    valid: Valid
    touched: frozenset[Loc]
    """Where something was taken out or filled in."""

    def stands(self, loc: Loc) -> bool:
        """Whether the element at `loc` is as its editor wrote it."""
        return bool(loc) and all(place[:_ELEMENT] != loc[:_ELEMENT] for place in self.touched)


_ELEMENT = 2
"""Steps to an item of one of a record's lists: `("targets", 3)`."""


@dataclass(frozen=True)
class Library:
    """All records that could be understood, and where all stand, understood or not."""

    valid: Mapping[str, Mapping[str, Valid]]
    """Collection → id → record; those with faults are missing."""
    mended: tuple[Mended, ...]
    """Those with faults, as far as they could be read."""
    known: Mapping[str, Mapping[str, RawRecord]]
    """Collection → id → what stands in content/, faulty or not; an id that is empty stands
    for entries of a file that could not be read."""


def model_of(collection: str) -> type[Model]:
    """Return the model of a kind, of a vocabulary's terms or of the settings."""
    if collection == SETTINGS:
        return Settings
    if collection in VOCABULARIES:
        return VOCABULARIES[collection]
    return KINDS[Kind(collection)].model


def _rule_of(error: ErrorDetails) -> Rule:
    custom = rules.CUSTOM.get(error["type"])
    if custom:
        return custom
    # A key with nothing after it was left unfinished, whatever type was wanted there.
    if error["input"] is None:
        return rules.EMPTY
    if error["type"] == "string_pattern_mismatch":
        return rules.PATTERNS[error["ctx"]["pattern"]]
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


def validated(raw: RawRecord) -> tuple[Model | None, Repair | None, list[Diagnostic]]:
    """Return the model of `raw`, what was done to get it, and everything that is wrong with it.

    The repair is None where the record is sound, the model where nothing could be made of it.
    """
    model, data = model_of(raw.collection), raw.data
    if not isinstance(data, dict):
        return None, None, [found(rules.MAPPING, raw.path, raw.mark(()))]
    given = {"id": raw.id, "unit": raw.unit}
    places = {name: given[name] for name in _from_place(model)}
    diagnostics = [_unwritable(raw, model, name) for name in places if name in data]
    written = {key: value for key, value in data.items() if key not in places}
    sound = raw.tree.complete and not diagnostics
    if sound:
        # A copy that can be mended is made of what needs it only: most records do not.
        with suppress(ValidationError):
            return model.model_validate({**written, **places}), None, []
    repair = Repair(written)
    seen: set[Loc] = set()
    while True:
        try:
            record = model.model_validate({**repair.data, **places})
        except ValidationError as refusal:
            errors = refusal.errors(include_url=False)
        else:
            return record, repair, diagnostics
        progress = False
        for error in reversed(errors):  # from the back, so that list indexes stay right
            loc, rule = repair.original(error["loc"]), _rule_of(error)
            # What was seen before is missing only because it was taken out.
            wanted = rules.LACKING.get(rule)
            may_lack = raw.tree.complete and not any((*loc, key) in seen for key in wanted or ())
            said = loc in seen or error["input"] is REFUSED
            if not said and (wanted is None or may_lack):
                place = _place(error, raw, loc)
                diagnostics.append(found(rule, raw.path, place, **facts_of(error, model, loc)))
            seen.add(loc)
            if rule is rules.MISSING:
                progress |= repair.fill_in(error["loc"], stand_in(model, loc))
            else:
                progress |= repair.take_out(error["loc"])
        if not progress:
            return None, repair, diagnostics


def _unwritable(raw: RawRecord, model: type[BaseModel], name: str) -> Diagnostic:
    """Return the fault of writing a key whose value comes from where the file lies."""
    facts = {"key": name, "known": ", ".join(keys_of(model)), "nearest": ""}
    return found(rules.UNKNOWN_KEY, raw.path, raw.mark((name,), key=True), **facts)


@cache
def _from_place(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that come from where the file lies: no editor writes them."""
    fields = ((name, model.model_fields.get(name)) for name in ("id", "unit"))
    return tuple(name for name, field in fields if field is not None and field.title is None)


def validate(raws: tuple[RawRecord, ...]) -> tuple[Library, list[Diagnostic]]:
    """Return all valid records by collection and id, and every fault of the others."""
    valid: dict[str, dict[str, Valid]] = {}
    known: dict[str, dict[str, RawRecord]] = {}
    for collection in (*(kind.value for kind in KINDS), *VOCABULARIES, SETTINGS):
        valid[collection], known[collection] = {}, {}
    diagnostics: list[Diagnostic] = []
    mended: list[Mended] = []
    for raw in raws:
        sound = isinstance(raw, SoundRecord)
        record, repair, faults = (None, None, []) if sound else validated(raw)
        diagnostics += faults
        first = known[raw.collection].setdefault(raw.id, raw)
        if first is not raw and raw.id:
            facts = {"id": raw.id, "other": first.path.as_posix()}
            place = raw.tree.mark(raw.root, key=True)
            diagnostics.append(found(rules.SAME_ID, raw.path, place, **facts))
        elif sound or (record is not None and repair is None):
            valid[raw.collection][raw.id] = Valid(raw, record)
        elif record is not None and repair is not None and not repair.moved:
            mended.append(Mended(Valid(raw, record), frozenset(repair.touched)))
    return (
        Library(
            MappingProxyType({name: MappingProxyType(items) for name, items in valid.items()}),
            tuple(mended),
            MappingProxyType({name: MappingProxyType(items) for name, items in known.items()}),
        ),
        diagnostics,
    )
