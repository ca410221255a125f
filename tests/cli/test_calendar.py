"""`thidua calendar`: the ledger is written when asked, mended when broken, and else left alone."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result
from tests.planting import plant, planted

from thidua.cli import main
from thidua.load.ledger import LEDGER_FILE


def calendar(content: Path) -> Result:
    """Run `thidua calendar` as on a day in September 2026."""
    return CliRunner().invoke(main, ["calendar", str(content), "--today", "2026-09-10"])


def check(content: Path) -> Result:
    """Run a strict `thidua check` as on the same day."""
    arguments = ["check", str(content), "--strict", "--today", "2026-09-10"]
    return CliRunner().invoke(main, arguments)


def test_the_ledger_is_written_once(tmp_path: Path) -> None:
    """A second run finds nothing to write, and the check is content."""
    content = planted(tmp_path, {})
    first = calendar(content)
    assert first.exit_code == 0
    text = (content / LEDGER_FILE).read_text(encoding="utf-8")
    assert text.splitlines() == sorted(text.splitlines())
    again = calendar(content)
    assert "0 mục mới, 0 mục thay đổi" in again.output
    assert (content / LEDGER_FILE).read_text(encoding="utf-8") == text
    assert check(content).output == "0 lỗi, 0 cảnh báo, 0 điều để biết\n"


def test_a_ledger_that_lags_behind_is_news(tmp_path: Path) -> None:
    """The check tells of it and passes; the command catches up."""
    content = planted(tmp_path, {})
    calendar(content)
    plant(content, {"events/2026.yml": {"edit": {"on: 2026-04-21": "on: 2026-04-22"}}})
    said = check(content)
    assert said.exit_code == 0
    assert "calendar/behind: [để biết] sổ lịch chưa ghi 0 mục mới, 1 mục đã sửa" in said.output
    assert "0 mục mới, 1 mục thay đổi" in calendar(content).output
    assert "calendar/behind" not in check(content).output


def test_a_broken_ledger_is_mended(tmp_path: Path) -> None:
    """Lines that a merge left stop the check, and one run of the command mends them."""
    content = planted(tmp_path, {})
    calendar(content)
    ledger = content / LEDGER_FILE
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> main\n", encoding="utf-8")
    assert check(content).exit_code == 1
    assert calendar(content).exit_code == 0
    assert ledger.read_text(encoding="utf-8") == text


def test_faulty_content_is_not_recorded(tmp_path: Path) -> None:
    """With an error in content/ nothing is written, and the error is shown."""
    content = planted(tmp_path, {"events/2026.yml": {"edit": {"on: 2026-04-21": "on: 2026-02-29"}}})
    result = calendar(content)
    assert result.exit_code == 1
    assert "date/not-in-calendar" in result.output
    assert not (content / LEDGER_FILE).exists()
