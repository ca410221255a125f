"""Starting files: whole, understood by the model, and uncommented without surprises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from thidua.load.text import split_front_matter
from thidua.load.yaml_tree import read_yaml
from thidua.model.base import Kind
from thidua.model.example import TEXTS, example, minimal, unwrap, writable
from thidua.model.kinds import KINDS
from thidua.model.starter import new_entry, new_file

TURNED_OFF = re.compile(r"^( *)#(?! \S)", re.MULTILINE)


def starting_text(kind: Kind) -> str:
    """Return the YAML of a starting file, of an event without its key."""
    if kind is Kind.EVENT:
        return new_entry(kind, "le-khai-giang", {})
    text = new_file(kind, {})
    parts = split_front_matter(text)
    return parts.front if parts else text


def values_in(text: str) -> Any:  # noqa: ANN401 - as deep as YAML goes
    """Return what stands in `text`, which has no faults."""
    tree, faults = read_yaml(text, Path("new"))
    assert faults == []
    assert isinstance(tree.value, dict)
    return tree.value.get("le-khai-giang", tree.value)


def turned_on(text: str) -> str:
    """Return `text` with every key in it, as if an editor had removed all the marks."""
    while TURNED_OFF.search(text):
        text = TURNED_OFF.sub(r"\1", text)
    return text


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return `model` and all models below it."""
    inner = (unwrap(field.annotation)[0] for field in writable(model).values())
    below = (
        models(item) for item in inner if isinstance(item, type) and issubclass(item, BaseModel)
    )
    return {model}.union(*below)


MODELS = sorted(
    set().union(*(models(facts.model) for facts in KINDS.values())),
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("kind", Kind)
def test_a_starting_file_is_a_draft_with_what_is_required(kind: Kind) -> None:
    """What is not commented out is the smallest record that the model accepts."""
    values = values_in(starting_text(kind))
    assert values == {"status": "draft", **minimal(KINDS[kind].model, {})}


@pytest.mark.parametrize("kind", Kind)
def test_every_key_is_explained(kind: Kind) -> None:
    """Title and description of each key stand right above it, or behind it on its line."""
    said = re.sub(r"\n *# ", " ", starting_text(kind))
    for model in models(KINDS[kind].model):
        for key, field in writable(model).items():
            required = " (bắt buộc)" if field.is_required() else ""
            assert f"{field.title}{required}. {field.description}" in said, key


@pytest.mark.parametrize("kind", Kind)
def test_a_starting_file_with_all_keys_on_has_all_keys(kind: Kind) -> None:
    """An editor who removes every mark before a key gets YAML with every key of the model."""
    assert_complete(values_in(turned_on(starting_text(kind))), KINDS[kind].model, set())


def assert_complete(values: dict[str, Any], model: type[BaseModel], above: set[Any]) -> None:
    """Check that `values` has all keys of `model` and of the models that are outlined in it."""
    assert set(values) == set(writable(model))
    inner = {key: unwrap(field.annotation)[0] for key, field in writable(model).items()}
    for key, item in inner.items():
        if isinstance(item, type) and issubclass(item, BaseModel) and item not in above:
            value = values[key][0] if isinstance(values[key], list) else values[key]
            assert_complete(value, item, above or set(inner.values()))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_required_text_has_an_example(model: type[BaseModel]) -> None:
    """Nobody has to guess what a required text may look like."""
    for key, field in writable(model).items():
        if field.is_required():
            assert example(model, key, {}) not in (field.title, key), key


def test_no_example_is_left_over() -> None:
    """Each example text belongs to a key that is required."""
    required = {
        f"{model.__name__}.{key}"
        for model in MODELS
        for key, field in writable(model).items()
        if field.is_required()
    }
    assert set(TEXTS) <= required


def test_examples_refer_to_what_is_there() -> None:
    """A starting file names the first term of the site's own lists."""
    values = values_in(new_file(Kind.UNIT, {"unit-kinds": ["truong", "phong"]}))
    assert values["kind"] == "truong"
