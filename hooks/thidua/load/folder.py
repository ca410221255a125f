"""The files of content/ as raw records: YAML, front matter and bodies, with every fault in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from thidua.diagnostics import Diagnostic, found
from thidua.load import rules
from thidua.load.bodies import body_faults
from thidua.load.listing import listed
from thidua.load.raw import RawRecord
from thidua.load.recollection import NOTHING, Recollection
from thidua.load.sources import Form, Source, name_fault, sources_in
from thidua.load.text import read_text, split_front_matter
from thidua.load.yaml_tree import UNREAD, Tree, read_yaml


def read_source(source: Source) -> tuple[list[RawRecord], list[Diagnostic]]:
    """Read one file.

    Returns:
        Its records as far as they can be read, and every fault of the file and its YAML.

    Raises:
        OSError: The file cannot be read.

    """
    path = Path(source.place)
    text, diagnostics = read_text(path)
    tree, body, body_line = UNREAD, "", 1
    if text is not None and source.form is Form.PAGE:
        parts = split_front_matter(text)
        if parts is None:
            diagnostics.append(found(rules.FILE_FRONT_MATTER, path))
        else:
            body, body_line = parts.body, parts.body_line
            tree = _mapping(parts.front, path, 2, diagnostics)
            diagnostics += body_faults(body, path, body_line)
    elif text is not None:
        tree = _mapping(text, path, 1, diagnostics)
    if source.form is Form.ENTRIES:
        return _entries(source, path, tree, diagnostics), diagnostics
    record = RawRecord(
        source.collection,
        source.name,
        path,
        tree,
        unit=source.unit,
        body=body,
        body_line=body_line,
        assets=source.assets,
        stamp=source.stamp,
    )
    return [record], diagnostics


def _mapping(text: str, path: Path, line: int, diagnostics: list[Diagnostic]) -> Tree:
    """Read YAML that has to hold a mapping."""
    tree, faults = read_yaml(text, path, line)
    diagnostics += faults
    if isinstance(tree.value, dict):
        return tree
    if not faults:
        diagnostics.append(found(rules.FILE_MAPPING, path, tree.mark(())))
    return UNREAD


def _entries(
    source: Source, path: Path, tree: Tree, diagnostics: list[Diagnostic]
) -> list[RawRecord]:
    records = []
    for key in tree.value if isinstance(tree.value, dict) else ():
        if fault := name_fault(key, path, tree.mark((key,), key=True)):
            diagnostics.append(fault)
        records.append(RawRecord(source.collection, key, path, tree, (key,), stamp=source.stamp))
    if not tree.complete:
        # One more without a name stands for the entries that could not be read.
        records.append(RawRecord(source.collection, "", path, UNREAD))
    return records


def read_all(
    sources: Iterable[Source], known: Recollection = NOTHING
) -> tuple[tuple[RawRecord, ...], list[Diagnostic]]:
    """Return the records of all `sources`, in their order, and every fault of those not `known`.

    Raises:
        OSError: A file cannot be read.

    """
    records: list[RawRecord] = []
    diagnostics: list[Diagnostic] = []
    for source in sources:
        remembered = known.of(source)
        if remembered is not None:
            records += remembered
            continue
        fresh, faults = read_source(source)
        records += fresh
        diagnostics += faults
    return tuple(records), diagnostics


def load(content: Path) -> tuple[tuple[RawRecord, ...], list[Diagnostic]]:
    """Read every file under `content`.

    Returns:
        The raw records in the order of their files, and every fault of files and YAML.

    Raises:
        OSError: The folder cannot be read.

    """
    sources, misplaced = sources_in(listed(content))
    records, diagnostics = read_all(sources)
    return records, [*misplaced, *diagnostics]
