"""The JSON Schemas that editors' programs read agree with the content and with the check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.planting import SITES

from thidua.load.sources import SCHEMA_FOLDER, VOCABULARY_FOLDER
from thidua.load.text import split_front_matter
from thidua.model.base import Kind
from thidua.model.kinds import KINDS
from thidua.model.schema import schema_name, schemas
from thidua.model.starter import new_entry, new_file

CONTENT = Path(__file__).resolve().parents[2] / "content"
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}
FOLDERS = {facts.folder: schema_name(kind) for kind, facts in KINDS.items()}
LETTERS_OF_VIETNAMESE = re.compile(r"[À-ỹ]")


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors' programs read it: no dates, no yes and no, no sixties."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own form


for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    (
        "float",
        r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
        list("-+.0123456789"),
    ),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def values_in(text: str) -> Any:  # noqa: ANN401 - as deep as YAML goes
    """Return what an editor's program sees in `text`."""
    return yaml.load(text, Loader)  # noqa: S506 - a safe loader, only reading fewer sorts of value


def files(content: Path) -> Iterator[Path]:
    """Yield the records and lists of a folder of content."""
    for path in sorted(content.glob("[!.]*/**/*")):
        if path.suffix in (".yml", ".md"):
            yield path


def schema_of(path: Path, content: Path) -> str:
    """Return the name of the schema that a file of content is held to."""
    folder = path.relative_to(content).parts[0]
    return f"vocab-{path.stem}" if folder == VOCABULARY_FOLDER else FOLDERS[folder]


def complaints(text: str, schema: str) -> list[str]:
    """Return what an editor's program underlines in the YAML `text`."""
    validator = Draft202012Validator(SCHEMAS[f"{schema}.json"])
    return [
        f"{error.json_path}: {error.message}" for error in validator.iter_errors(values_in(text))
    ]


@pytest.mark.parametrize("content", [CONTENT, SITES / "minimal" / "content"], ids=["own", "small"])
def test_no_program_underlines_what_the_check_accepts(content: Path) -> None:
    """Every file of this site and of the small one satisfies the schema of its kind."""
    found = {}
    for path in files(content):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".md":
            parts = split_front_matter(text)
            assert parts is not None
            text = parts.front
        if said := complaints(text, schema_of(path, content)):
            found[path.relative_to(content).as_posix()] = said
    assert found == {}


@pytest.mark.parametrize("kind", Kind)
def test_starting_files_are_not_underlined(kind: Kind) -> None:
    """What `thidua new` writes satisfies the schema from the first minute."""
    text = new_entry(kind, "a", {}) if kind is Kind.EVENT else new_file(kind, {})
    parts = split_front_matter(text)
    assert complaints(parts.front if parts else text, schema_name(kind)) == []


def test_the_written_schemas_are_the_models() -> None:
    """content/.schemas holds what `thidua schema` would write today, and nothing else."""
    folder = CONTENT / SCHEMA_FOLDER
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert written == schemas()


def test_yaml_files_name_their_schema() -> None:
    """The first line of each YAML file leads an editor's program to the right schema."""
    for path in files(CONTENT):
        if path.suffix == ".yml":
            line = path.read_text(encoding="utf-8").split("\n")[0]
            name = schema_of(path, CONTENT)
            assert line == f"# yaml-language-server: $schema=../.schemas/{name}.json", path


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_schemas(name: str) -> None:
    """Each schema is sound by the rules of JSON Schema itself."""
    Draft202012Validator.check_schema(SCHEMAS[name])


def said_in(schema: object, key: str = "") -> Iterator[str]:
    """Yield every title and description in a schema but for its own name."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name in ("title", "description") and isinstance(value, str) and key:
                yield value
            yield from said_in(value, name)
    elif isinstance(schema, list):
        for value in schema:
            yield from said_in(value, key)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_speak_no_english(name: str) -> None:
    """What an editor reads when pointing at a key is Vietnamese."""
    english = re.compile(r"\b(a|an|the|of|is|are|what|which|for|to)\b")
    for words in said_in(SCHEMAS[name]):
        assert not english.search(words) or LETTERS_OF_VIETNAMESE.search(words), words


def test_a_word_may_stand_for_a_mapping() -> None:
    """The short form of a citation is as good for the schema as the long one."""
    text = "title: x\nsummary: x\nyear: 2026\nlegal_basis:\n  - a\n  - {document: b}\n"
    assert complaints(text, "plan") == []
    assert complaints(text + "  - {documnt: c}\n", "plan") != []
    assert complaints(text + "  - [d]\n", "plan") != []


def test_faults_are_underlined_while_typing() -> None:
    """An unknown key, a wrong word and a wrong form are seen before any check runs."""
    text = "name: x\nkind: truong\nnmae: y\nstatus: publishd\nwebsite: ftp://x\nuntil: 2026\n"
    assert len(complaints(text, "unit")) == 4
