"""Bodies that a document names, found among the units or drafted anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from thidua.importers.drafts.front import Fields, remarked
from thidua.importers.drafts.names import found, levelless
from thidua.importers.drafts.shelf import DOUBT, Match, Shelf, capitalised, line
from thidua.model.base import Kind
from thidua.model.unit import Unit
from thidua.vietnamese.bare import bare

_ALIKE = 0.75
"""How alike the one word must be in which two names differ, for one to be a slip of the other."""

_SCHOOL = frozenset({"nha truong", "truong"})
"""Keys by which a school's document calls the school itself."""

_SCHOOLS = ("truong ", "trung tam ")
"""How the keys of schools' names begin."""

_HEAD = re.compile(
    r"(?:pho )?(?:giam doc|chu tich|bo truong|hieu truong|chu nhiem|bi thu|truong (?=phong |ban ))"
)
"""The title of a head, before the name of the body that he or she heads."""


def unit(shelf: Shelf, name: str, *, near: str | None = None) -> Match | None:
    """Return the unit that `name` names, None where none is known.

    Args:
        shelf: The units.
        name: As it is written.
        near: The unit whose document it is: *nhà trường* is its school, and an incomplete name
            such as *Sở GDĐT* is looked for around it.

    """
    key = shelf.names.key(name)
    if not key:
        return None
    if key in _SCHOOL:
        school = _school(shelf, near)
        return Match(school) if school else None
    if is_complete(shelf, name):
        identifier, sure = found(key, shelf.units)
        remark = "" if sure else f"“{line(name)}” được hiểu là {identifier}"
        return Match(identifier, remark) if identifier else None
    for identifier in _around(shelf, near):
        if any(its.startswith(f"{key} ") for its in shelf.units.get(identifier, ())):
            return Match(identifier, f"“{line(name)}” thiếu tên địa phương, hiểu là {identifier}")
    return None


def body_of(shelf: Shelf, name: str) -> str:
    """Return the name of the body where `name` is its head's: *Giám đốc Sở Nội vụ*."""
    match = _HEAD.match(bare(name))
    if not match:
        return name
    rest = name[match.end() :].strip()
    key = shelf.names.key(rest)
    if not key and match[0].endswith("hieu truong"):
        return "nhà trường"
    # "Chủ tịch nước" and "Chủ tịch Hồ Chí Minh" head no body of that name.
    is_body = key in _SCHOOL or key.startswith(_SCHOOLS) or _kind(shelf, key)
    return capitalised(rest) if is_body else name


def _school(shelf: Shelf, near: str | None) -> str | None:
    """Return `near` where it is a school, or else the school that it belongs to."""
    seen = set[str]()
    while near and near not in seen:
        if shelf.names.key(unit_name(shelf, near)).startswith(_SCHOOLS):
            return near
        seen.add(near)
        near = shelf.parents.get(near)
    return None


def _around(shelf: Shelf, near: str | None) -> Iterator[str]:
    """Yield a unit, those above it, and what stands directly below each of these."""
    seen = set[str]()
    while near and near not in seen:
        seen.add(near)
        yield near
        yield from (its for its, parent in shelf.parents.items() if parent == near)
        near = shelf.parents.get(near)


def is_complete(shelf: Shelf, name: str) -> bool:
    """Whether a name says which body it is: *Sở GDĐT* and *UBND thành phố* alone do not."""
    key = shelf.names.key(name)
    if key in _SCHOOL:
        return False
    kind = shelf.term("unit-kinds", key)
    if kind is None:
        return len(key.split()) > 1
    record = shelf.library.valid["unit-kinds"][kind].record
    names = {shelf.names.key(its) for its in (record.name, *record.aliases)}  # type: ignore[union-attr]
    return not {key, levelless(key)} & names


def unit_or_new(
    shelf: Shelf, name: str, *, parent: str | None = None, near: str | None = None
) -> Match:
    """Return the unit that `name` names; a draft of it where none is known."""
    match = unit(shelf, name, near=near)
    if match:
        return match
    identifier = shelf.free(Kind.UNIT, shelf.names.slug(name) or "don-vi")
    key = shelf.names.key(name)
    fields: Fields = {"status": "draft", "name": line(name)}
    kind = _kind(shelf, key)
    if kind is None:
        remarked(fields, "kind", f"{DOUBT}: chưa rõ loại đơn vị")
    fields["kind"] = kind or _LAST_RESORT
    level = shelf.term("school-levels", key, anywhere=True)
    if level and key.startswith("truong"):
        fields["level"] = level
    if parent and parent != identifier:
        fields["parent"] = parent
        shelf.parents[identifier] = parent
    if like := _slip_of(key, shelf):
        remarked(fields, "name", f"{DOUBT}: gần giống units/{like}; nếu là một thì dùng mã ấy")
    shelf.added[Kind.UNIT, identifier] = fields
    shelf.units[identifier] = {key}
    return Match(identifier)


def unit_name(shelf: Shelf, identifier: str) -> str:
    """Return the name of a unit, known or new."""
    valid = shelf.library.valid[Kind.UNIT.value].get(identifier)
    if valid and isinstance(valid.record, Unit):
        return valid.record.name
    return str(shelf.added.get((Kind.UNIT, identifier), {}).get("name", identifier))


_LAST_RESORT = "ban-to-chuc"
_MORE_KINDS = {
    "co-quan-dang": (
        *("thanh uy", "tinh uy", "huyen uy", "quan uy", "dang uy", "dang bo", "bo chinh tri"),
        *("ban bi thu", "trung uong dang", "ban chap hanh trung uong"),
    ),
    "cong-doan": ("cong doan", "lien doan lao dong"),
    "chinh-phu": ("thu tuong", "chinh phu"),
    "quoc-hoi": ("quoc hoi",),
    "mat-tran-to-quoc": ("mat tran", "hoi ", "doan "),
    "ban-to-chuc": ("ban to chuc", "ban chi dao"),
}
"""Kind of unit → words that tell it, where the name does not begin with the kind's own."""


def _kind(shelf: Shelf, key: str) -> str | None:
    kind = shelf.term("unit-kinds", key)
    known = shelf.library.valid["unit-kinds"]
    return kind or next(
        (
            term
            for term, words in _MORE_KINDS.items()
            if term in known and any(word in key for word in words)
        ),
        None,
    )


def _slip_of(key: str, shelf: Shelf) -> str | None:
    """Return the unit whose name differs in one word only, and in that by a letter or two."""
    words = key.split()
    for identifier, names in shelf.units.items():
        for name in names:
            others = name.split()
            differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
            if len(others) == len(words) and len(differing) == 1:
                one, other = differing[0]
                alike = SequenceMatcher(None, one, other).ratio()
                if alike >= _ALIKE and not (one + other).isdigit():
                    return identifier
    return None
