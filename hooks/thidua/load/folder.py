"""The walk over content/: which file is which record, and what does not belong there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from thidua.diagnostics import Diagnostic, Mark, found, printable
from thidua.load import rules
from thidua.load.bodies import body_faults
from thidua.load.ledger import LEDGER_FILE
from thidua.load.raw import Asset, RawRecord
from thidua.load.recollection import NOTHING, Recollection
from thidua.load.stamp import just_now, state_of
from thidua.load.text import read_text, split_front_matter
from thidua.load.yaml_tree import UNREAD, Tree, read_yaml
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

Entry = os.DirEntry[str]
"""A file or folder as its folder lists it, its type included: a look at the disk saved."""

_KIND_OF_FOLDER = {facts.folder: kind for kind, facts in KINDS.items()}


class _Walk:
    """Collects the records and faults of one walk."""

    def __init__(self, before: Recollection) -> None:
        self.before = before
        self.records: list[RawRecord] = []
        self.diagnostics: list[Diagnostic] = []

    def entries(self, folder: str | Path) -> Iterator[Entry]:
        """Yield what lies in `folder` in the order of names; links are faults, not followed."""
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_symlink():
                self.diagnostics.append(found(rules.FILE_SYMLINK, Path(entry)))
            elif entry.name not in _NO_CONTENT:
                yield entry

    def name(self, entry: Entry) -> str:
        """Return the name of `entry` without its ending; a fault if no address can have it.

        The file is read all the same, so that its other faults are seen in the same run.
        """
        name = printable(entry.name if entry.is_dir() else Path(entry).stem)
        self.check_name(name, entry)
        return name

    def check_name(self, name: str, place: Entry | Path, mark: Mark | None = None) -> None:
        """Note a fault where `name` cannot be part of an address."""
        slug = slugify(name)
        if name != slug or not slug:
            facts = {"name": name, "example": slug or "ke-hoach-2024"}
            self.diagnostics.append(found(rules.FILE_NAME, Path(place), mark, **facts))

    def unexpected(self, entry: Entry, wanted: str) -> None:
        """Note that `entry` is not the `wanted` pattern of names that belongs here."""
        self.diagnostics.append(found(rules.FILE_UNEXPECTED, Path(entry), wanted=wanted))

    def yaml(self, path: Path) -> Tree:
        """Read a YAML file that has to hold a mapping."""
        text, faults = read_text(path)
        self.diagnostics += faults
        return UNREAD if text is None else self._mapping(text, path, 1)

    def _mapping(self, text: str, path: Path, line: int) -> Tree:
        tree, faults = read_yaml(text, path, line)
        self.diagnostics += faults
        if isinstance(tree.value, dict):
            return tree
        if not faults:
            self.diagnostics.append(found(rules.FILE_MAPPING, path, tree.mark(())))
        return UNREAD

    def page(
        self, path: Path, collection: str, name: str, unit: str | None, beside: Iterable[Entry]
    ) -> None:
        """Read a Markdown file with front matter, and what lies `beside` it, as one record."""
        beside = list(beside)
        assets = MappingProxyType(self.assets(beside))
        stamps = [(name, asset.stamp) for name, asset in assets.items()]
        own = _stamp(path.stat())
        certain = own and all(of_file for _, of_file in stamps)
        stamp = "\n".join((own, *map(" ".join, stamps))) if certain else ""
        if self.recalled(path, stamp, assets):
            return
        text, faults = read_text(path)
        self.diagnostics += faults
        parts = split_front_matter(text) if text is not None else None
        tree, body, body_line = UNREAD, "", 1
        if parts is not None:
            body, body_line = parts.body, parts.body_line
            tree = self._mapping(parts.front, path, 2)
            self.diagnostics += body_faults(body, path, body_line)
        elif text is not None:
            self.diagnostics.append(found(rules.FILE_FRONT_MATTER, path))
        record = RawRecord(
            collection,
            name,
            path,
            tree,
            unit=unit,
            body=body,
            body_line=body_line,
            assets=assets,
            stamp=stamp,
        )
        self.records.append(record)

    def recalled(self, path: Path, stamp: str, assets: Mapping[str, Asset] = _NONE) -> bool:
        """Whether the records of a file are remembered; if so, they are taken over."""
        found = self.before.of(path, stamp, assets)
        self.records += found or ()
        return found is not None

    def assets(self, beside: Iterable[Entry]) -> dict[str, Asset]:
        """Return the files that lie `beside` a record."""
        found_assets = {}
        for entry in beside:
            if entry.is_dir():
                self.unexpected(entry, "*.pdf, *.jpg")
            else:
                known = entry.stat()
                found_assets[entry.name] = Asset(Path(entry), known.st_size, _stamp(known))
        return found_assets


def _stamp(found: os.stat_result) -> str:
    """Return what tells a file from itself after a change; empty where nothing can yet."""
    return "" if just_now(found) else state_of(found)


def _is_file(entry: Entry, ending: str) -> bool:
    """Whether `entry` is a file called something and the `ending`."""
    return entry.name.endswith(ending) and entry.name != ending and entry.is_file()


def _files(walk: _Walk, folder: str, collection: str) -> None:
    for entry in walk.entries(folder):
        if _is_file(entry, ".yml"):
            path, stamp = Path(entry), _stamp(entry.stat())
            if not walk.recalled(path, stamp):
                name, tree = walk.name(entry), walk.yaml(path)
                walk.records.append(RawRecord(collection, name, path, tree, stamp=stamp))
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
            walk.page(Path(entry), collection, name, unit, walk.entries(own) if own else ())


def _unit_pages(walk: _Walk, folder: str, collection: str) -> None:
    for entry in walk.entries(folder):
        if not entry.is_dir():
            walk.unexpected(entry, "<unit>/")
        else:
            _pages(walk, entry.path, collection, walk.name(entry))


def _unit_folders(walk: _Walk, folder: str, collection: str) -> None:
    for unit in walk.entries(folder):
        if not unit.is_dir():
            walk.unexpected(unit, "<unit>/")
            continue
        owner = walk.name(unit)
        for entry in walk.entries(unit.path):
            index = Path(entry.path, "index.md")
            if not index.is_file():
                walk.unexpected(entry, "<slug>/index.md")
            else:
                name = f"{owner}/{walk.name(entry)}"
                beside = (item for item in walk.entries(entry.path) if item.name != index.name)
                walk.page(index, collection, name, owner, beside)


def _entries(walk: _Walk, folder: str, collection: str) -> None:
    for entry in walk.entries(folder):
        if _is_file(entry, ".yml"):
            walk.name(entry)
            _add_entries(walk, Path(entry), collection)
        else:
            walk.unexpected(entry, "*.yml")


def _vocabularies(walk: _Walk, folder: str) -> None:
    for entry in walk.entries(folder):
        path = Path(entry)
        if path.suffix != ".yml" or path.stem not in VOCABULARIES:
            walk.unexpected(entry, ", ".join(f"{name}.yml" for name in VOCABULARIES))
        else:
            _add_entries(walk, path, path.stem)


def _add_entries(walk: _Walk, path: Path, collection: str) -> None:
    stamp = _stamp(path.stat())
    if walk.recalled(path, stamp):
        return
    tree = walk.yaml(path)
    for key in tree.value if isinstance(tree.value, dict) else ():
        walk.check_name(key, path, tree.mark((key,), key=True))
        walk.records.append(RawRecord(collection, key, path, tree, (key,), stamp=stamp))
    if not tree.complete:
        # One more without a name stands for the entries that could not be read.
        walk.records.append(RawRecord(collection, "", path, UNREAD))


_READERS: dict[Layout, Callable[[_Walk, str, str], None]] = {
    Layout.FILE: _files,
    Layout.PAGE: _pages,
    Layout.UNIT_PAGE: _unit_pages,
    Layout.UNIT_FOLDER: _unit_folders,
    Layout.ENTRIES: _entries,
}


def load(
    content: Path, before: Recollection = NOTHING
) -> tuple[tuple[RawRecord, ...], list[Diagnostic]]:
    """Read every file under `content` but those that are as they were `before`.

    Returns:
        The raw records in the order of their files, and every fault of files and YAML.

    Raises:
        OSError: The folder cannot be read.

    """
    walk = _Walk(before)
    known = (*_KIND_OF_FOLDER, VOCABULARY_FOLDER)
    for entry in walk.entries(content):
        if entry.is_dir() and entry.name == VOCABULARY_FOLDER:
            _vocabularies(walk, entry.path)
        elif entry.is_dir() and entry.name in _KIND_OF_FOLDER:
            kind = _KIND_OF_FOLDER[entry.name]
            _READERS[KINDS[kind].layout](walk, entry.path, kind.value)
        elif entry.is_file() and entry.name == SETTINGS_FILE:
            path = Path(entry)
            # Small, and what is remembered of others depends on it.
            tree, stamp = walk.yaml(path), _stamp(entry.stat())
            walk.records.append(RawRecord(SETTINGS, path.stem, path, tree, stamp=stamp))
        else:
            near = nearest(entry.name, candidates=known) or ""
            facts = {"name": entry.name, "nearest": near, "known": ", ".join(known)}
            walk.diagnostics.append(found(rules.FILE_FOLDER, Path(entry), **facts))
    return tuple(walk.records), walk.diagnostics
