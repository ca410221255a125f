"""The walk over content/: which file is which record, and what does not belong there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from thidua.diagnostics import Diagnostic, Mark, found, printable
from thidua.load import rules
from thidua.load.bodies import body_faults
from thidua.load.ledger import LEDGER_FILE
from thidua.load.raw import Asset, RawRecord
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

_KIND_OF_FOLDER = {facts.folder: kind for kind, facts in KINDS.items()}


class _Walk:
    """Collects the records and faults of one walk."""

    def __init__(self) -> None:
        self.records: list[RawRecord] = []
        self.diagnostics: list[Diagnostic] = []

    def entries(self, folder: Path) -> Iterator[Path]:
        """Yield what lies in `folder` in the order of names; links are faults, not followed."""
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if path.is_symlink():
                self.diagnostics.append(found(rules.FILE_SYMLINK, path))
            elif path.name not in (SCHEMA_FOLDER, IMPORT_FOLDER, LEDGER_FILE):
                yield path

    def name(self, path: Path) -> str:
        """Return the name of `path` without its ending; a fault if no address can have it.

        The file is read all the same, so that its other faults are seen in the same run.
        """
        name = printable(path.name if path.is_dir() else path.stem)
        self.check_name(name, path)
        return name

    def check_name(self, name: str, path: Path, mark: Mark | None = None) -> None:
        """Note a fault where `name` cannot be part of an address."""
        slug = slugify(name)
        if name != slug or not slug:
            facts = {"name": name, "example": slug or "ke-hoach-2024"}
            self.diagnostics.append(found(rules.FILE_NAME, path, mark, **facts))

    def unexpected(self, path: Path, wanted: str) -> None:
        """Note that `path` is not the `wanted` pattern of names that belongs here."""
        self.diagnostics.append(found(rules.FILE_UNEXPECTED, path, wanted=wanted))

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

    def page(self, path: Path, collection: str, name: str, unit: str | None, assets: Path) -> None:
        """Read a Markdown file with front matter as one record."""
        text, faults = read_text(path)
        self.diagnostics += faults
        found_assets = MappingProxyType(self.assets(assets, path))
        record = RawRecord(collection, name, path, UNREAD, unit=unit, assets=found_assets)
        parts = split_front_matter(text) if text is not None else None
        if parts is not None:
            tree = self._mapping(parts.front, path, 2)
            record = replace(record, tree=tree, body=parts.body, body_line=parts.body_line)
            self.diagnostics += body_faults(parts.body, path, parts.body_line)
        elif text is not None:
            self.diagnostics.append(found(rules.FILE_FRONT_MATTER, path))
        self.records.append(record)

    def assets(self, folder: Path, record: Path) -> dict[str, Asset]:
        """Return the files of `folder` but for the record's own."""
        if not folder.is_dir() or folder.is_symlink():
            return {}
        found_assets = {}
        for path in self.entries(folder):
            if path.is_dir():
                self.unexpected(path, "*.pdf, *.jpg")
            elif path != record:
                found_assets[path.name] = Asset(path, path.stat().st_size)
        return found_assets


def _files(walk: _Walk, folder: Path, collection: str) -> None:
    for path in walk.entries(folder):
        if path.suffix != ".yml" or not path.is_file():
            walk.unexpected(path, "*.yml")
        else:
            walk.records.append(RawRecord(collection, walk.name(path), path, walk.yaml(path)))


def _pages(walk: _Walk, folder: Path, collection: str, unit: str | None = None) -> None:
    paths = list(walk.entries(folder))
    names = {path.stem for path in paths if path.suffix == ".md"}
    for path in paths:
        if path.is_dir() and path.name in names:
            continue  # the record's attachments
        if path.suffix != ".md" or not path.is_file():
            walk.unexpected(path, "*.md")
        else:
            name = f"{unit}/{walk.name(path)}" if unit else walk.name(path)
            walk.page(path, collection, name, unit, path.with_suffix(""))


def _unit_pages(walk: _Walk, folder: Path, collection: str) -> None:
    for path in walk.entries(folder):
        if not path.is_dir():
            walk.unexpected(path, "<unit>/")
        else:
            _pages(walk, path, collection, walk.name(path))


def _unit_folders(walk: _Walk, folder: Path, collection: str) -> None:
    for unit in walk.entries(folder):
        if not unit.is_dir():
            walk.unexpected(unit, "<unit>/")
            continue
        owner = walk.name(unit)
        for path in walk.entries(unit):
            if not (path / "index.md").is_file():
                walk.unexpected(path, "<slug>/index.md")
            else:
                name = f"{owner}/{walk.name(path)}"
                walk.page(path / "index.md", collection, name, owner, path)


def _entries(walk: _Walk, folder: Path, collection: str) -> None:
    for path in walk.entries(folder):
        if path.suffix != ".yml" or not path.is_file():
            walk.unexpected(path, "*.yml")
        else:
            walk.name(path)
            _add_entries(walk, path, collection)


def _vocabularies(walk: _Walk, folder: Path) -> None:
    for path in walk.entries(folder):
        if path.suffix != ".yml" or path.stem not in VOCABULARIES:
            walk.unexpected(path, ", ".join(f"{name}.yml" for name in VOCABULARIES))
        else:
            _add_entries(walk, path, path.stem)


def _add_entries(walk: _Walk, path: Path, collection: str) -> None:
    tree = walk.yaml(path)
    for key in tree.value if isinstance(tree.value, dict) else ():
        walk.check_name(key, path, tree.mark((key,), key=True))
        walk.records.append(RawRecord(collection, key, path, tree, (key,)))
    if not tree.complete:
        # One more without a name stands for the entries that could not be read.
        walk.records.append(RawRecord(collection, "", path, UNREAD))


_READERS: dict[Layout, Callable[[_Walk, Path, str], None]] = {
    Layout.FILE: _files,
    Layout.PAGE: _pages,
    Layout.UNIT_PAGE: _unit_pages,
    Layout.UNIT_FOLDER: _unit_folders,
    Layout.ENTRIES: _entries,
}


def load(content: Path) -> tuple[tuple[RawRecord, ...], list[Diagnostic]]:
    """Read every file under `content`.

    Returns:
        The raw records in the order of their files, and every fault of files and YAML.

    Raises:
        OSError: The folder cannot be read.

    """
    walk = _Walk()
    known = (*_KIND_OF_FOLDER, VOCABULARY_FOLDER)
    for path in walk.entries(content):
        if path.is_dir() and path.name == VOCABULARY_FOLDER:
            _vocabularies(walk, path)
        elif path.is_dir() and path.name in _KIND_OF_FOLDER:
            kind = _KIND_OF_FOLDER[path.name]
            _READERS[KINDS[kind].layout](walk, path, kind.value)
        elif path.is_file() and path.name == SETTINGS_FILE:
            walk.records.append(RawRecord(SETTINGS, path.stem, path, walk.yaml(path)))
        else:
            near = nearest(path.name, candidates=known) or ""
            facts = {"name": path.name, "nearest": near, "known": ", ".join(known)}
            walk.diagnostics.append(found(rules.FILE_FOLDER, path, **facts))
    return tuple(walk.records), walk.diagnostics
