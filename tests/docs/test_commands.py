"""What can be typed is written down, and what is written down can be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from tests.docs.guide import GUIDE, README, ROOT, blocks, pages

from thidua.cli import main
from thidua.model.base import Kind

_TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)
_MAKE = re.compile(r"\bmake ([a-z][a-z-]*)\b")
_THIDUA = re.compile(r"\bthidua ([a-z][a-z-]*)\b")
_SHELL = ("bash", "sh", "text", "yaml")


def _options() -> Iterator[tuple[str, str]]:
    """Yield (command, long option) for every option but --help."""
    for name, command in main.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, max(parameter.opts, key=len)


def _typed(page: str) -> set[str]:
    """Return what is set in code in a page: in its lines and in its blocks."""
    return set(re.findall(r"`([^`\n]+)`", page))


@pytest.fixture(scope="module")
def written() -> str:
    """README and all pages under docs/, one after the other."""
    return "\n".join(page.read_text(encoding="utf-8") for page in pages())


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_readme_and_guide(command: str) -> None:
    """Each command of thidua is named in README and in the editor guide."""
    guide = "\n".join(page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))
    assert f"thidua {command}" in README.read_text(encoding="utf-8")
    assert f"thidua {command}" in guide


@pytest.mark.parametrize(("command", "option"), sorted(_options()))
def test_every_option_is_mentioned(command: str, option: str, written: str) -> None:
    """Each option of each command stands somewhere in README or docs."""
    assert option in written, f"thidua {command} {option}"


def test_commands_that_are_written_exist() -> None:
    """No page tells anybody to type a command of thidua that there is not."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        typed = _typed(text) | {block.text for block in blocks(page) if block.language in _SHELL}
        named = {name for code in typed for name in _THIDUA.findall(code)}
        assert named <= set(main.commands), page.name


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_new_is_shown_for_every_kind(kind: str) -> None:
    """The guide shows how to start a record of each kind."""
    page = (GUIDE / "index.md").read_text(encoding="utf-8")
    assert f"\nthidua new {kind} " in page


def test_readme_names_the_targets_that_exist() -> None:
    """README names every target of `make help`, and no target that there is not."""
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    text = README.read_text(encoding="utf-8")
    code = _typed(text) | {block.text for block in blocks(README)}
    assert {name for piece in code for name in _MAKE.findall(piece)} == targets


def test_readme_has_exactly_one_test_command() -> None:
    """The section Tests of README holds one command: make test."""
    text = README.read_text(encoding="utf-8")
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    tests = [part for part in section if part.startswith("Tests\n")]
    assert len(tests) == 1
    assert re.findall(r"^```bash\n(.*?)^```$", tests[0], re.MULTILINE | re.DOTALL) == [
        "make test\n"
    ]
    assert tests[0].count("```") == 2
