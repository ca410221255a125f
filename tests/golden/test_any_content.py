"""Whatever stands in a file: it is read without a crash, and findings point into the file."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.planting import SITES

from thidua.model.example import unwrap, writable
from thidua.model.kinds import KINDS
from thidua.model.vocabulary import VOCABULARIES
from thidua.pipeline import read
from thidua.reporting.formats import FORMATS
from thidua.validate.rules import UNCLASSIFIED

TODAY = datetime.date(2026, 9, 10)
BASE = SITES / "minimal" / "content"
FILES = sorted(
    path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.suffix in (".md", ".yml")
)
LINE_END = re.compile("\r\n|\r|\n")


def keys(model: type[BaseModel]) -> Iterator[str]:
    """Yield every key that may stand anywhere in a record of `model`."""
    for key, field in writable(model).items():
        yield key
        item, _ = unwrap(field.annotation)
        if isinstance(item, type) and issubclass(item, BaseModel):
            yield from keys(item)


KEYS = sorted(
    {key for facts in KINDS.values() for key in keys(facts.model)}
    | {key for model in VOCABULARIES.values() for key in keys(model)}
)
WORDS = st.sampled_from(
    "|draft|published|person|2026|2026-02-30|31/12/2026|2026-Q3|7h30|10/3|96,3|-1|1.000|true"
    "|43/KH-A|thcs-a|thcs-a/ke-hoach-2026|day-tot|/don-vi/thcs-a/|../x|https://a.vn/|a\nb|~"
    f"|{'9' * 30}|{'x' * 5000}".split("|")
)
SCALARS = WORDS | st.text(max_size=8) | st.none() | st.integers() | st.booleans()
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=25,
)
RECORDS = st.dictionaries(st.sampled_from(KEYS), TREES, max_size=12)
SNIPPETS = st.sampled_from(
    [
        "---\n",
        "\n",
        "\r",
        "\t",
        " ",
        "  - ",
        ": ",
        "#",
        '"',
        "'",
        "[",
        "{",
        "}",
        "&a ",
        "*a",
        "!!int ",
        "!x ",
        "%",
        "@",
        "? ",
        "...",
        "](/don-vi/x/)",
        "\x07",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u0301",
        "\U0001f600",
        "notes:\n  - text: x\n    answers: target/percent\n",
    ]
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Return `text` after some accidents of editing."""
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(text)))
        end = draw(st.integers(place, min(len(text), place + 40)))
        text = text[:place] + draw(SNIPPETS | st.just("")) + text[end:]
    return text


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site, in which one file at a time is spoilt."""
    folder = tmp_path_factory.mktemp("any") / "content"
    shutil.copytree(BASE, folder)
    return folder


def check(content: Path, name: str, text: str) -> None:
    """Read the site with `text` in the file `name`, and judge what was found."""
    path, sound = content / name, (BASE / name).read_bytes()
    path.write_text(text, encoding="utf-8", newline="")
    try:
        diagnostics = read(content, today=TODAY).diagnostics
    finally:
        path.write_bytes(sound)
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    for item in diagnostics:
        assert item.rule is not UNCLASSIFIED, item.facts
        if item.path == path:
            assert 1 <= item.mark.line <= len(lines), item
            assert 1 <= item.mark.column <= len(lines[item.mark.line - 1]) + 1, item
    for language in ("vi", "en"):
        for form in FORMATS.values():
            assert form(diagnostics, language).encode() or not diagnostics


@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from(FILES), record=RECORDS)
def test_any_tree_of_values_is_read(content: Path, name: str, record: dict[str, object]) -> None:
    """Keys that exist, with any values below them, never crash the check."""
    data: object = (
        {"a": record, "b-2": record} if name.startswith(("vocab/", "events/")) else record
    )
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    check(content, name, f"---\n{text}---\n" if name.endswith(".md") else text)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), name=st.sampled_from(FILES))
def test_any_accident_of_editing_is_read(content: Path, data: st.DataObject, name: str) -> None:
    """A sound file after cuts, slips and pasted characters never crashes the check."""
    check(content, name, data.draw(mutated((BASE / name).read_text(encoding="utf-8"))))
