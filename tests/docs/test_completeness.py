"""The editor guide leaves nothing out: rules, keys, values of closed lists, sorts of record."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum

import pytest
from pydantic import BaseModel
from tests.docs.guide import GUIDE, ROOT

import thidua
from thidua.diagnostics import Rule, Severity
from thidua.model.kinds import KINDS
from thidua.model.plan import Behalf
from thidua.model.schema import schemas
from thidua.model.settings import Settings
from thidua.model.vocabulary import VOCABULARIES
from thidua.validate.fields import keys_of

_CODE = re.compile(r"`([^`\n]+)`")
_RULE_ROW = re.compile(r"^\| `([a-z]+/[a-z-]+)` \|", re.MULTILINE)
_RULE_HEADING = re.compile(r"^### `([a-z]+/[a-z-]+)`$", re.MULTILINE)
_WARNINGS = "### Cảnh báo"
_NEWS = "\n### Để biết\n"


def _rules() -> dict[str, Rule]:
    """Return every rule that any module of the package holds, by id."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(thidua.__path__, "thidua."):
        for value in vars(importlib.import_module(module.name)).values():
            held = value.values() if isinstance(value, dict) else [value]
            found |= {rule.id: rule for rule in held if isinstance(rule, Rule)}
    return found


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield `model` and every model below it."""
    yield model
    for field in model.model_fields.values():
        for inner in _types_in(field.annotation):
            if issubclass(inner, BaseModel):
                yield from _models(inner)


def _types_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not getattr(annotation, "__args__", ()):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _types_in(argument)


def _all_models() -> set[type[BaseModel]]:
    roots: list[type[BaseModel]] = [facts.model for facts in KINDS.values()]
    roots += [*VOCABULARIES.values(), Settings]
    return {model for root in roots for model in _models(root)}


def _words_in_code(page: str) -> set[str]:
    """Return what a page sets in code, with the key of `key: value` beside the whole."""
    found = set(_CODE.findall((GUIDE / f"{page}.md").read_text(encoding="utf-8")))
    return found | {part.strip("[]") for code in found for part in re.split(r"[:,]\s*", code)}


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Everything the guide sets in code."""
    return {word for page in GUIDE.glob("*.md") for word in _words_in_code(page.stem)}


def test_every_rule_is_explained_and_no_other() -> None:
    """The tables of rules and the page of editorial ones name those of the code, each once."""
    tables = (GUIDE / "kiem-tra.md").read_text(encoding="utf-8")
    editorial = (GUIDE / "quy-tac.md").read_text(encoding="utf-8")
    named = [*_RULE_ROW.findall(tables), *_RULE_HEADING.findall(editorial)]
    assert sorted(named) == sorted(_rules())


def test_rules_stand_under_their_weight() -> None:
    """What stops a build, what warns and what asks for nothing stand in tables of their own."""
    page = (GUIDE / "kiem-tra.md").read_text(encoding="utf-8")
    errors, rest = page.split(_WARNINGS)
    warnings, news = rest.split(_NEWS)
    weights = {identifier: rule.severity for identifier, rule in _rules().items()}
    tables = {Severity.ERROR: errors, Severity.WARNING: warnings, Severity.NOTE: news}
    for severity, table in tables.items():
        assert {weights[rule] for rule in _RULE_ROW.findall(table)} == {severity}


def test_every_key_is_mentioned(said: set[str]) -> None:
    """An editor finds each key of each kind of record and of each list in the guide."""
    keys = {key for model in _all_models() for key in keys_of(model)}
    assert keys - said == set()


def test_every_value_of_a_closed_list_is_mentioned(said: set[str]) -> None:
    """Where a key takes one of a few words, the guide names all of them."""
    lists = {
        inner
        for model in _all_models()
        for field in model.model_fields.values()
        for inner in _types_in(field.annotation)
        if issubclass(inner, StrEnum)
    }
    assert Behalf in lists
    assert {member.value for members in lists for member in members} - said == set()


def test_every_folder_of_content_is_mentioned() -> None:
    """The overview says where records of each kind lie and which address they get."""
    page = (GUIDE / "index.md").read_text(encoding="utf-8")
    for facts in KINDS.values():
        assert f"`content/{facts.folder}/" in page
        if facts.address:
            assert f"`/{facts.address}/" in page


def test_every_vocabulary_is_mentioned() -> None:
    """The guide names the file of each closed list."""
    page = (GUIDE / "don-vi-phong-trao-van-ban.md").read_text(encoding="utf-8")
    assert [name for name in VOCABULARIES if f"`{name}.yml`" not in page] == []


def test_the_schemas_that_editors_read_are_those_of_the_model() -> None:
    """content/.schemas holds what `thidua schema` would write, and nothing else."""
    folder = ROOT / "content/.schemas"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert written == schemas()
