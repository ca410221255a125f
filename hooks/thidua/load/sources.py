"""Which file of content/ holds which records, and what does not belong there; none is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from thidua.diagnostics import Diagnostic, Mark, found, printable
from thidua.load import rules
from thidua.load.ledger import LEDGER_FILE
from thidua.load.listing import Entry, Listing
from thidua.load.raw import Asset
from thidua.model.kinds import KINDS, Layout
from thidua.model.settings import SETTINGS, SETTINGS_FILE
from thidua.model.vocabulary import VOCABULARIES
from thidua.vietnamese.folding import nearest, slugify

SCHEMA_FOLDER = ".schemas"
"""Holds the JSON Schemas that `thidua schema` writes; no content."""

IMPORT_FOLDER = ".imports"
"""Holds what `thidua import` remembers of its drafts; no content."""

VOCABULARY_FOLDER = "vocab"

_NO_CONTENT = frozenset((SCHEMA_FOLDER, IMPORT_FOLDER, LEDGER_FILE))

_NONE: Mapping[str, Asset] = MappingProxyType({})

_KIND_OF_FOLDER = {facts.folder: kind for kind, facts in KINDS.items()}

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Form(Enum):
    """How a file holds its records."""

    PAGE = "page"
    """One record: front matter and a body."""
    MAPPING = "mapping"
    """One record: YAML."""
    ENTRIES = "entries"
    """Many records: YAML, each below its key."""


class Source(NamedTuple):
    """A file with records, and the files beside it."""

    form: Form
    collection: str
    name: str
    """The id of its record; empty where it holds many."""
    place: str
    """The path of the file."""
    stamp: str
    """What the system knows of its file and of those beside it; may be empty."""
    unit: str | None = None
    """The folder's unit, for the kinds that belong to one."""
    assets: Mapping[str, Asset] = _NONE
    """What lies beside it, by name."""


def name_fault(name: str, place: Entry | Path, mark: Mark | None = None) -> Diagnostic | None:
    """Return a fault where `name` cannot be part of an address."""
    if _SLUG.fullmatch(name):
        return None
    facts = {"name": name, "example": slugify(name) or "ke-hoach-2024"}
    return found(rules.FILE_NAME, Path(place), mark, **facts)


class _Walk:
    """Collects the files with records, and the faults, of one listing."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self.sources: list[Source] = []
        self.diagnostics: list[Diagnostic] = []

    def entries(self, folder: str) -> Iterator[Entry]:
        """Yield what lies in `folder` in the order of names; links are faults, not followed."""
        for entry in self.listing.entries[folder]:
            if entry.is_symlink():
                self.diagnostics.append(found(rules.FILE_SYMLINK, Path(entry)))
            elif entry.name not in _NO_CONTENT:
                yield entry

    def name(self, entry: Entry) -> str:
        """Return the name of `entry` without its ending; a fault if no address can have it.

        The file is read all the same, so that its other faults are seen in the same run.
        """
        name = printable(entry.name if entry.is_dir() else entry.name.rpartition(".")[0])
        if fault := name_fault(name, entry):
            self.diagnostics.append(fault)
        return name

    def unexpected(self, entry: Entry, wanted: str) -> None:
        """Note that `entry` is not the `wanted` pattern of names that belongs here."""
        self.diagnostics.append(found(rules.FILE_UNEXPECTED, Path(entry), wanted=wanted))

    def file(self, form: Form, entry: Entry, collection: str, name: str = "") -> None:
        """Take a YAML file."""
        place = entry.path
        self.sources.append(Source(form, collection, name, place, self.listing.states[place]))

    def page(
        self, entry: Entry, collection: str, name: str, unit: str | None, beside: Iterable[Entry]
    ) -> None:
        """Take a Markdown file with front matter, and what lies `beside` it."""
        place = entry.path
        stamp = self.listing.states[place]
        assets = self.assets(beside)
        if assets:
            stamps = [f"{name} {asset.stamp}" for name, asset in assets.items()]
            certain = stamp and all(asset.stamp for asset in assets.values())
            stamp = "\n".join((stamp, *stamps)) if certain else ""
        beside_it = MappingProxyType(assets) if assets else _NONE
        self.sources.append(Source(Form.PAGE, collection, name, place, stamp, unit, beside_it))

    def assets(self, beside: Iterable[Entry]) -> dict[str, Asset]:
        """Return the files that lie `beside` a record."""
        found_assets = {}
        for entry in beside:
            if entry.is_dir():
                self.unexpected(entry, "*.pdf, *.jpg")
            else:
                size, state = entry.stat().st_size, self.listing.states[entry.path]
                found_assets[entry.name] = Asset(Path(entry), size, state)
        return found_assets


def _is_file(entry: Entry, ending: str) -> bool:
    """Whether `entry` is a file called something and the `ending`."""
    return entry.name.endswith(ending) and entry.name != ending and entry.is_file()


def _files(walk: _Walk, folder: str, collection: str) -> None:
    for entry in walk.entries(folder):
        if _is_file(entry, ".yml"):
            walk.file(Form.MAPPING, entry, collection, walk.name(entry))
        else:
            walk.unexpected(entry, "*.yml")


def _pages(walk: _Walk, folder: str, collection: str, unit: str | None = None) -> None:
    entries = list(walk.entries(folder))
    stems = {entry.name[:-3] for entry in entries if entry.name.endswith(".md")}
    folders = {entry.name: entry.path for entry in entries if entry.is_dir()}
    for entry in entries:
        if entry.is_dir() and entry.name in stems:
            continue  # the record's attachments
        if not _is_file(entry, ".md"):
            walk.unexpected(entry, "*.md")
        else:
            name = f"{unit}/{walk.name(entry)}" if unit else walk.name(entry)
            own = folders.get(entry.name[:-3])
            walk.page(entry, collection, name, unit, walk.entries(own) if own else ())


def _unit_pages(walk: _Walk, folder: str, collection: str) -> None:
    for entry in walk.entries(folder):
        if not entry.is_dir():
            walk.unexpected(entry, "<unit>/")
        else:
            _pages(walk, entry.path, collection, walk.name(entry))


_INDEX = "index.md"


def _unit_folders(walk: _Walk, folder: str, collection: str) -> None:
    for unit in walk.entries(folder):
        if not unit.is_dir():
            walk.unexpected(unit, "<unit>/")
            continue
        owner = walk.name(unit)
        for entry in walk.entries(unit.path):
            inside = walk.listing.entries.get(entry.path, ())
            index = next((item for item in inside if item.name == _INDEX), None)
            if index is None or not index.is_file():
                walk.unexpected(entry, "<slug>/index.md")
            else:
                name = f"{owner}/{walk.name(entry)}"
                beside = (item for item in walk.entries(entry.path) if item.name != _INDEX)
                walk.page(index, collection, name, owner, beside)


def _entries(walk: _Walk, folder: str, collection: str) -> None:
    for entry in walk.entries(folder):
        if _is_file(entry, ".yml"):
            walk.name(entry)
            walk.file(Form.ENTRIES, entry, collection)
        else:
            walk.unexpected(entry, "*.yml")


def _vocabularies(walk: _Walk, folder: str) -> None:
    for entry in walk.entries(folder):
        path = Path(entry)
        if path.suffix != ".yml" or path.stem not in VOCABULARIES:
            walk.unexpected(entry, ", ".join(f"{name}.yml" for name in VOCABULARIES))
        else:
            walk.file(Form.ENTRIES, entry, path.stem)


_PLACERS: dict[Layout, Callable[[_Walk, str, str], None]] = {
    Layout.FILE: _files,
    Layout.PAGE: _pages,
    Layout.UNIT_PAGE: _unit_pages,
    Layout.UNIT_FOLDER: _unit_folders,
    Layout.ENTRIES: _entries,
}


def sources_in(listing: Listing) -> tuple[tuple[Source, ...], list[Diagnostic]]:
    """Return the files with records in their order, and every fault of names and places."""
    walk = _Walk(listing)
    known = (*_KIND_OF_FOLDER, VOCABULARY_FOLDER)
    for entry in walk.entries(str(listing.folder)):
        if entry.is_dir() and entry.name == VOCABULARY_FOLDER:
            _vocabularies(walk, entry.path)
        elif entry.is_dir() and entry.name in _KIND_OF_FOLDER:
            kind = _KIND_OF_FOLDER[entry.name]
            _PLACERS[KINDS[kind].layout](walk, entry.path, kind.value)
        elif entry.is_file() and entry.name == SETTINGS_FILE:
            walk.file(Form.MAPPING, entry, SETTINGS, Path(entry).stem)
        else:
            near = nearest(entry.name, candidates=known) or ""
            facts = {"name": entry.name, "nearest": near, "known": ", ".join(known)}
            walk.diagnostics.append(found(rules.FILE_FOLDER, Path(entry), **facts))
    return tuple(walk.sources), walk.diagnostics
