"""The examples of the editor guide are what they say they are."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

import pytest
from tests.docs.guide import GUIDE, blocks, examples, lay_out, tree_of

from thidua.diagnostics import Severity
from thidua.link.site import Site
from thidua.load.yaml_tree import read_yaml
from thidua.model.base import Kind
from thidua.model.schema import schemas
from thidua.pipeline import read
from thidua.reporting.formats import line, text

TODAY = datetime.date(2026, 11, 22)
"""A day on which the examples' dates make sense."""

_SCHEMA = re.compile(r"yaml-language-server: \$schema=\.\./\.schemas/([a-z-]+\.json)")
_SHOWN = re.compile(r"\A\$ thidua check\n(.*)\Z", re.DOTALL)


def _site(folder: Path) -> Site:
    lay_out(folder, faulty=False)
    outcome = read(folder / "content", today=TODAY)
    graver = [item for item in outcome.diagnostics if item.severity is not Severity.NOTE]
    assert [line(item, "vi") for item in graver] == []
    assert outcome.site is not None
    return outcome.site


def test_every_example_is_sound(tmp_path: Path) -> None:
    """Laid out as their comments say, the examples have neither errors nor warnings."""
    assert _site(tmp_path).units


def test_published_examples_are_public(tmp_path: Path) -> None:
    """What the guide shows as published passes every gate."""
    site = _site(tmp_path)
    public = sum(len(records) for records in site.records.values())
    published = sum(
        example.block.text.count("status: published")
        for example in examples()
        if not example.faulty
    )
    assert public == published


def test_the_photo_of_an_example_is_public(tmp_path: Path) -> None:
    """The profile whose consent covers the portrait shows its photo; the child has none."""
    photos = {identifier: len(items) for identifier, items in _site(tmp_path).stock.photos.items()}
    assert photos["thcs-song-xanh/nguyen-thi-lan"] == 1
    assert photos["thcs-song-xanh/tran-gia-huy"] == 0


def test_every_kind_of_record_has_an_example(tmp_path: Path) -> None:
    """There is an example of each of the seven kinds."""
    lay_out(tmp_path, faulty=False)
    outcome = read(tmp_path / "content", today=TODAY)
    without = [kind.value for kind in Kind if not outcome.library.valid[kind.value]]
    assert without == []


def test_no_example_is_given_twice() -> None:
    """Each file is shown once, so that no two examples contradict each other."""
    counts = Counter(example.file.as_posix() for example in examples())
    assert [file for file, count in counts.items() if count > 1] == []


def test_what_the_check_says_is_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output that the guide prints is the output for the two faulty examples it prints."""
    shown = [
        match[1] for block in blocks(GUIDE / "kiem-tra.md") if (match := _SHOWN.match(block.text))
    ]
    assert len(shown) == 1
    lay_out(tmp_path, faulty=True)
    monkeypatch.chdir(tmp_path)
    assert shown[0] == text(read(Path("content"), today=TODAY).diagnostics, "vi")


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_pieces_of_yaml_are_yaml(page: Path) -> None:
    """Blocks marked as YAML that are no whole file can be read as well."""
    for block in blocks(page):
        if block.language == "yaml":
            _, faults = read_yaml(block.text, page, block.line)
            assert [line(fault, "vi") for fault in faults] == []


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_schema_lines_name_schemas_that_exist(page: Path) -> None:
    """Every schema that the guide tells editors to name is written by `thidua schema`."""
    named = set(_SCHEMA.findall(page.read_text(encoding="utf-8")))
    assert named - schemas().keys() == set()


def test_examples_name_the_schema_of_their_own_kind() -> None:
    """An example of a unit names the schema of units, and so on."""
    schema_of = {"units": "unit.json", "documents": "document.json", "events": "events.json"}
    for example in examples():
        if match := _SCHEMA.search(example.block.text):
            assert match[1] == schema_of[example.file.parts[1]]


def test_examples_can_be_copied_whole() -> None:
    """Every example is a mapping by itself, its comment included."""
    for example in examples():
        assert isinstance(tree_of(example.block.text, example.file).value, dict)
