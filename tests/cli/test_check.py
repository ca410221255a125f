"""`thidua check`, the exit codes of all commands, and their help."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from tests.planting import planted

from thidua.cli import main
from thidua.cli.new import new
from thidua.model.base import Kind
from thidua.reporting.formats import FORMATS

FAULT = {"units/thcs-a.yml": {"edit": {"kind: truong": "kind: trung"}}}
WARNING = {"campaigns/day-tot/giay-moi.pdf": "%PDF"}


def run(*arguments: object) -> Result:
    """Run thidua as an editor would type it."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("files", "options", "code"),
    [
        ({}, (), 0),
        ({}, ("--strict",), 0),
        (WARNING, (), 0),
        (WARNING, ("--strict",), 1),
        (FAULT, (), 1),
        (FAULT, ("--strict",), 1),
    ],
)
def test_exit_codes(
    tmp_path: Path, files: dict[str, Any], options: tuple[str, ...], code: int
) -> None:
    """0 is clean, 1 has errors; warnings count with --strict only."""
    content = planted(tmp_path, files)
    assert run("check", content, "--today", "2026-09-10", *options).exit_code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "no-such-folder"),
        ("check", "--format", "xml"),
        ("check", "--lang", "fr"),
        ("check", "--today", "10/9/2026"),
        ("schema", "no-such-folder"),
        ("clean-samples", "no-such-folder"),
        ("new", "unit", "a", "--content", "no-such-folder"),
        ("new", "school", "a"),
        ("new", "unit"),
        ("chekc",),
    ],
)
def test_what_cannot_run_exits_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """A wrong command line is neither clean nor a finding."""
    monkeypatch.chdir(tmp_path)
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "noi-dung"), "không có thư mục noi-dung → "),
        (("check", "noi-dung", "--lang", "en"), "there is no folder noi-dung → "),
        (("import", "a.docx", "--to", "noi-dung"), "không có thư mục noi-dung → "),
    ],
)
def test_a_folder_that_is_not_there_is_said_in_the_language_of_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    """The first slip of a newcomer is to stand in another folder."""
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize(
    ("command", "step"),
    [
        (("check",), "thidua.pipeline.read"),
        (("clean-samples",), "thidua.pipeline.read"),
        (("new", "unit", "thcs-b", "--content"), "thidua.load.folder.load"),
    ],
)
def test_a_disk_that_fails_exits_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], step: str
) -> None:
    """A folder that cannot be read is said so in one line, without a traceback."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied", "content/units")

    monkeypatch.setattr(step, fail)
    result = run(*command, planted(tmp_path, {}))
    assert result.exit_code == 2
    assert result.stderr == "thidua: [Errno 13] Permission denied: 'content/units'\n"


def test_findings_in_both_languages(tmp_path: Path) -> None:
    """Messages are Vietnamese, and English for who asks."""
    content = planted(tmp_path, FAULT)
    said = run("check", content).output
    assert said.startswith(f"{content}/units/thcs-a.yml:4:7: reference/unknown: không có “trung”")
    assert said.endswith("1 lỗi, 0 cảnh báo, 0 điều để biết\n")
    assert "there is no “trung”" in run("check", content, "--lang", "en").output


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_asked_for(tmp_path: Path, form: str) -> None:
    """Each format is an option, and carries the findings."""
    said = run("check", planted(tmp_path, FAULT), "--format", form).stdout
    assert "reference/unknown" in said
    if form in ("json", "sarif"):
        json.loads(said)


def test_today_decides_what_is_in_force(tmp_path: Path) -> None:
    """--today tells what the check will say on another day."""
    content = planted(tmp_path, {})
    assert "profile/consent-ended" not in run("check", content, "--today", "2026-09-10").output
    assert "profile/consent-ended" in run("check", content, "--today", "2027-09-10").output


def test_schemas_are_written_into_the_content(tmp_path: Path) -> None:
    """`thidua schema` writes one file for each kind and list, twice the same."""
    content = planted(tmp_path, {})
    assert run("schema", content).exit_code == 0
    first = {path.name: path.read_bytes() for path in (content / ".schemas").iterdir()}
    assert run("schema", content).exit_code == 0
    assert {path.name: path.read_bytes() for path in (content / ".schemas").iterdir()} == first
    assert len(first) == 16
    assert run("check", content, "--strict", "--today", "2026-09-10").exit_code == 0


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_every_command_explains_itself(command: str | None) -> None:
    """--help of each command says in Vietnamese what it does, and exits with 0."""
    result = run(*filter(None, (command,)), "--help")
    assert result.exit_code == 0
    described = main if command is None else main.commands[command]
    assert described.help
    assert described.help.split("\n")[0][:20] in result.output
    for parameter in described.params:
        if isinstance(parameter, click.Option) and parameter.name not in ("help", "version"):
            assert parameter.help or parameter.show_default, parameter.name


def test_new_offers_every_kind() -> None:
    """The kinds that `thidua new` offers are the kinds there are."""
    kind = new.params[0].type
    assert isinstance(kind, click.Choice)
    assert list(kind.choices) == [kind.value for kind in Kind]


def test_check_offers_every_format() -> None:
    """The formats that `thidua check` offers are the formats there are."""
    forms = next(param for param in main.commands["check"].params if param.name == "form").type
    assert isinstance(forms, click.Choice)
    assert list(forms.choices) == list(FORMATS)


def test_help_does_not_wait_for_the_model() -> None:
    """Asking for help loads no model, no YAML and no pictures, so that it is instant."""
    program = "import sys, thidua.cli; print({'pydantic', 'yaml', 'PIL'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout == b"set()\n"


def test_the_command_is_installed() -> None:
    """`thidua` is found on the path of the environment and knows its version."""
    command = Path(sys.executable).parent / "thidua"
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("thidua, version ")
