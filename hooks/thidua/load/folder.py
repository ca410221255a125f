"""The walk over content/: which file is which record, and what does not belong there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

from thidua.diagnostics import Diagnostic, found
from thidua.load import rules
from thidua.load.raw import Asset, RawRecord
from thidua.load.text import read_text, split_front_matter
from thidua.load.yaml_tree import Tree, read_yaml
from thidua.model.kinds import KINDS, Layout
from thidua.model.vocabulary import VOCABULARIES
from thidua.vietnamese.folding import nearest, slugify

SCHEMA_FOLDER = ".schemas"
"""Holds the JSON Schemas that `thidua schema` writes; no content."""

VOCABULARY_FOLDER = "vocab"

_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
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
            elif path.name != SCHEMA_FOLDER:
                yield path

    def good_name(self, path: Path, name: str) -> bool:
        """Whether `name` can be part of an address; a fault otherwise."""
        if _SLUG.match(name):
            return True
        example = slugify(name) or "ke-hoach-2024"
        self.diagnostics.append(found(rules.FILE_NAME, path, name=name, example=example))
        return False

    def unexpected(self, path: Path, wanted: str) -> None:
        self.diagnostics.append(found(rules.FILE_UNEXPECTED, path, wanted=wanted))

    def yaml(self, path: Path) -> Tree | None:
        """Read a YAML file that has to hold a mapping."""
        text, faults = read_text(path)
        self.diagnostics += faults
        return None if text is None else self._mapping(text, path, 1)

    def _mapping(self, text: str, path: Path, line: int) -> Tree | None:
        tree, faults = read_yaml(text, path, line)
        self.diagnostics += faults
        if isinstance(tree.value, dict):
            return tree
        if not faults:
            self.diagnostics.append(found(rules.FILE_MAPPING, path, tree.mark(())))
        return None

    def page(self, path: Path, collection: str, name: str, unit: str | None, assets: Path) -> None:
        """Read a Markdown file with front matter as one record."""
        text, faults = read_text(path)
        self.diagnostics += faults
        if text is None:
            return
        parts = split_front_matter(text)
        if parts is None:
            self.diagnostics.append(found(rules.FILE_FRONT_MATTER, path))
            return
        tree = self._mapping(parts.front, path, 2)
        if tree is not None:
            found_assets = self.assets(assets, path)
            self.records.append(
                RawRecord(
                    collection,
                    name,
                    path,
                    tree,
                    unit=unit,
                    body=parts.body,
                    body_line=parts.body_line,
                    assets=MappingProxyType(found_assets),
                )
            )

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
        elif walk.good_name(path, path.stem) and (tree := walk.yaml(path)):
            walk.records.append(RawRecord(collection, path.stem, path, tree))


def _pages(walk: _Walk, folder: Path, collection: str, unit: str | None = None) -> None:
    paths = list(walk.entries(folder))
    names = {path.stem for path in paths if path.suffix == ".md"}
    for path in paths:
        if path.is_dir() and path.name in names:
            continue  # the record's attachments
        if path.suffix != ".md" or not path.is_file():
            walk.unexpected(path, "*.md")
        elif walk.good_name(path, path.stem):
            name = f"{unit}/{path.stem}" if unit else path.stem
            walk.page(path, collection, name, unit, path.with_suffix(""))


def _unit_pages(walk: _Walk, folder: Path, collection: str) -> None:
    for path in walk.entries(folder):
        if not path.is_dir():
            walk.unexpected(path, "<unit>/")
        elif walk.good_name(path, path.name):
            _pages(walk, path, collection, path.name)


def _unit_folders(walk: _Walk, folder: Path, collection: str) -> None:
    for unit in walk.entries(folder):
        if not unit.is_dir():
            walk.unexpected(unit, "<unit>/")
            continue
        if not walk.good_name(unit, unit.name):
            continue
        for path in walk.entries(unit):
            if not (path / "index.md").is_file():
                walk.unexpected(path, "<slug>/index.md")
            elif walk.good_name(path, path.name):
                name = f"{unit.name}/{path.name}"
                walk.page(path / "index.md", collection, name, unit.name, path)


def _entries(walk: _Walk, folder: Path, collection: str) -> None:
    for path in walk.entries(folder):
        if path.suffix != ".yml" or not path.is_file():
            walk.unexpected(path, "*.yml")
        elif walk.good_name(path, path.stem) and (tree := walk.yaml(path)):
            _add_entries(walk, path, tree, collection)


def _vocabularies(walk: _Walk, folder: Path) -> None:
    for path in walk.entries(folder):
        if path.suffix != ".yml" or path.stem not in VOCABULARIES:
            walk.unexpected(path, ", ".join(f"{name}.yml" for name in VOCABULARIES))
        elif tree := walk.yaml(path):
            _add_entries(walk, path, tree, path.stem)


def _add_entries(walk: _Walk, path: Path, tree: Tree, collection: str) -> None:
    keys = tree.value if isinstance(tree.value, dict) else {}
    walk.records += [RawRecord(collection, key, path, tree, (key,)) for key in keys]


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
        else:
            near = nearest(path.name, candidates=known) or ""
            facts = {"name": path.name, "nearest": near, "known": ", ".join(known)}
            walk.diagnostics.append(found(rules.FILE_FOLDER, path, **facts))
    return tuple(walk.records), walk.diagnostics
