"""The files that tell of all items at once: what a reader loads first, and what filters need."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from math import log2

from thidua.cache import Shelf
from thidua.search.files import Files
from thidua.search.memory import Memory, Shared
from thidua.search.numbering import Numbering
from thidua.search.packing import SMALL, as_json, entry, little, packed, term_file
from thidua.search.packs import RECORDS_A_FILE
from thidua.search.rows import Row
from thidua.search.setting import Setting
from thidua.search.terms import Form
from thidua.search.units import called, spellings
from thidua.search.words import KINDS
from thidua.vietnamese.reading import fold

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NO_UNIT = 0xFFFF


def shared(memory: Memory, setting: Setting, files: Files) -> Shared:
    """Return what is made of all items, as it was where nothing has changed of it."""
    known = memory.shared
    having = {*known.units} if known else {row.unit for row in memory.rows}
    units = [key for key in setting.units if key in having]
    if known and known.units == units:
        return known
    numbers = memory.numbering
    ordered = sorted(memory.rows, key=lambda row: numbers.of[row.address])
    carried: defaultdict[str, list[int]] = defaultdict(list)
    for row in ordered:
        for campaign in row.campaigns.split():
            carried[campaign].append(numbers.of[row.address])
    campaigns = {key: entry(carried[key]) for key in sorted(carried)}
    made = {
        "columns": packed(_columns(ordered, numbers, units), SMALL),
        "campaigns": packed(term_file(campaigns), SMALL),
    }
    return Shared(units, [*campaigns], {name: files.put(made[name]) for name in made})


def manifest(
    memory: Memory, around: Shared, setting: Setting, *, others: bytes, shelf: Shelf
) -> bytes:
    """Return the file that a reader loads first.

    Args:
        memory: What is known of the items.
        around: What is made of all of them.
        setting: What is known beside them.
        others: What stands for all other files.
        shelf: Where the names of units may be kept.

    """
    told = {
        "n": len(memory.rows),
        "S": memory.numbering.size,
        "K": len(memory.bodies.keys),
        "P": RECORDS_A_FILE,
        "kinds": [[kind.value, name] for kind, name in KINDS.items()],
        "years": memory.numbering.years,
        "units": _units(setting, around.units, shelf),
        "campaigns": [[key, setting.campaigns[key]] for key in around.campaigns],
        "abbreviations": _abbreviations(setting),
        "names": memory.names.firsts,
        **_vocabulary(memory.names.frequencies, memory.bodies.frequencies),
    }
    version = sha256(as_json(told) + others)
    return packed(as_json({"v": version.hexdigest()[:12], **told}), SMALL)


def _columns(ordered: Sequence[Row], numbers: Numbering, units: Sequence[str]) -> bytes:
    taken = bytearray((numbers.size + 7) // 8)
    for row in ordered:
        number = numbers.of[row.address]
        taken[number >> 3] |= 1 << (number & 7)
    kinds = {kind.value: number for number, kind in enumerate(KINDS)}
    places = {unit: place for place, unit in enumerate(units)}
    owners = little(array("H", [places.get(row.unit, _NO_UNIT) for row in ordered]))
    return b"".join(
        (
            taken,
            bytes([kinds[row.kind] for row in ordered]),
            bytes([row.length for row in ordered]),
            # By themselves, the high bytes take next to no room.
            owners[::2],
            owners[1::2],
        )
    )


def _units(setting: Setting, keys: Sequence[str], shelf: Shelf) -> object:
    """Return what each unit is called, every way of writing it."""
    units = [(key, *setting.units[key]) for key in keys]
    place = shelf.key(b"units", as_json(setting.ways), as_json(units))
    kept = shelf.get(place)
    if kept is None:
        known = spellings(setting.ways)
        found = [
            [key, unit.label, called(unit, known), unit.place]
            for key, unit in ((key, setting.units[key]) for key in keys)
        ]
        kept = as_json(found)
        shelf.put(place, kept)
    return json.loads(kept)


def _abbreviations(setting: Setting) -> list[list[str]]:
    return [
        [" ".join(map(fold, form.terms)) for form in (short, long)]
        for long, *shorts in (map(Form, texts) for texts in setting.ways)
        for short in shorts
    ]


def _vocabulary(in_names: Mapping[str, int], in_bodies: Mapping[str, int]) -> dict[str, str]:
    keys = {term: fold(term) for term in {*in_names, *in_bodies}}
    names, bodies = _by_key(in_names, keys), _by_key(in_bodies, keys)
    listed = sorted(key for key in {*keys.values()} if key.isalpha())
    return {
        "vocabulary": " ".join(listed),
        "dn": "".join([_level(names[key]) for key in listed]),
        "db": "".join([_level(bodies[key]) for key in listed]),
    }


def _by_key(terms: Mapping[str, int], keys: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for term, count in terms.items():
        found[keys[term]] += count
    return found


def _level(count: int) -> str:
    return _DIGITS[1 + int(2 * log2(count))] if count else _DIGITS[0]
