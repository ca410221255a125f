"""`thidua check --fix`: sure things are mended at their places, and nothing else is touched."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from tests.planting import planted

from thidua.cli import main
from thidua.diagnostics import Edit, Mark
from thidua.load.mending import mend
from thidua.load.yaml_tree import read_yaml

PLAN = "plans/thcs-a/ke-hoach-2026.md"
LOOSE = {
    PLAN: {
        "edit": {
            "summary: Nhà trường đặt ra các đợt": (
                "# Tóm  tắt , giữ nguyên chú thích này.\n"
                'summary: "Nhà  trường đặt ra \\"đợt\\", khỏe"  # hai  dấu cách'
            ),
            " và chỉ tiêu thi đua của năm.": "",
            "Kế hoạch thực hiện phong trào": (
                "Từ ngày 5 tháng 06 năm 2026 , thầy trò giữ hoà khí, khỏe mạnh, hóa ra vui.\n\n"
                "Kế hoạch thực hiện phong trào"
            ),
        }
    },
    "campaigns/day-tot.md": {
        "edit": {
            "summary: Thầy dạy tốt, trò học tốt.": (
                "summary: >-  # gấp dòng\n  Thầy dạy tốt,\n  trò  học tốt ,\n  ai cũng vui."
            )
        }
    },
}


def fix(content: Path, *options: str) -> Result:
    """Run the command on a day on which the small site is sound."""
    command = ["check", str(content), "--today", "2026-09-10", "--fix", *options]
    return CliRunner().invoke(main, command)


def files(content: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(path): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_sure_things_are_mended_in_place(tmp_path: Path) -> None:
    """White space, tones and zeros are put right; comments, quotes and folds stay."""
    content = planted(tmp_path, LOOSE)
    result = fix(content, "--strict")
    plan = (content / PLAN).read_text(encoding="utf-8")
    assert "# Tóm  tắt , giữ nguyên chú thích này.\n" in plan
    assert 'summary: "Nhà trường đặt ra \\"đợt\\", khỏe"  # hai  dấu cách' in plan
    assert "Từ ngày 05 tháng 6 năm 2026, thầy trò giữ hòa khí, khỏe mạnh, hóa ra vui.\n" in plan
    campaign = (content / "campaigns/day-tot.md").read_text(encoding="utf-8")
    assert "summary: >-  # gấp dòng\n  Thầy dạy tốt,\n  trò học tốt,\n  ai cũng vui.\n" in campaign
    assert result.exit_code == 0
    assert result.stdout == "0 lỗi, 0 cảnh báo, 0 điều để biết\n"


def test_it_says_what_it_mended(tmp_path: Path) -> None:
    """Each change is told with its file, line, rule and words."""
    told = fix(planted(tmp_path, LOOSE)).stderr.splitlines()
    assert all(line.startswith("đã sửa: ") for line in told)
    assert [line.split(": ")[2] for line in told].count("text/date-zero") == 2
    assert any("ke-hoach-2026.md:47:" in line and "“2026 ,”" in line for line in told)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """What was mended once is right, whoever runs the command again."""
    content = planted(tmp_path, LOOSE)
    fix(content)
    before = files(content)
    assert fix(content).stderr == ""
    assert files(content) == before


def test_without_the_option_nothing_is_written(tmp_path: Path) -> None:
    """A check only reads, and says how much could be mended."""
    content = planted(tmp_path, LOOSE)
    before = files(content)
    result = CliRunner().invoke(main, ["check", str(content), "--today", "2026-09-10"])
    assert result.stderr == "7 chỗ tự sửa được: thidua check --fix\n"
    assert files(content) == before


@pytest.mark.parametrize(
    "change",
    [
        {"    percent: 96,3": "    percent: 97"},
        {"summary: Nhà trường": "summary: Đầy mạnh nhà trường"},
        {"campaign: day-tot": "campaign: day-tot\n    as_written: Dạy  tốt , học tốt"},
        {
            "summary: Nhà trường": (
                "notes: [{text: Bản gốc., answers: text/spacing}]\nsummary: Nhà  trường"
            )
        },
        {"summary: Nhà trường": "summary: Nhà  trường # thidua: ignore text/spacing thơ"},
    ],
    ids=["numbers", "typing", "words of a document", "answered", "ignored"],
)
def test_what_a_person_decides_is_not_touched(tmp_path: Path, change: dict[str, str]) -> None:
    """Facts, quotations, and what a note or a comment has settled stay as they are."""
    content = planted(tmp_path, {PLAN: {"edit": change}})
    before = files(content)
    fix(content)
    assert files(content) == before


def test_line_ends_and_marks_of_order_stay(tmp_path: Path) -> None:
    """A file from Windows stays one."""
    content = planted(tmp_path, LOOSE)
    path = content / PLAN
    windows = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + windows.encode())
    fix(content)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert "giữ hòa khí" in data.decode()
    assert data.count(b"\n") == data.count(b"\r\n")


def test_letters_are_put_together(tmp_path: Path) -> None:
    """Marks that lie loose beside their letters are joined to them, and the error is gone."""
    content = planted(tmp_path, {})
    path = content / "campaigns/day-tot.md"
    sound = path.read_bytes()
    path.write_bytes(unicodedata.normalize("NFD", sound.decode()).encode())
    assert fix(content).exit_code == 0
    assert path.read_bytes() == sound


VALUES = st.text(st.sampled_from("aò  \u00a0,:#'\"|>-{[*&!%@`é\\"), min_size=1, max_size=24)


@given(before=VALUES, value=VALUES, new=VALUES)
def test_no_change_gives_yaml_another_shape(before: str, value: str, new: str) -> None:
    """Whatever stands in a file: a change is made where it says, or not at all."""
    data = f"a: {before}\nb: {value}\n".encode()
    after, made = mend(data, [Edit(Mark(2, 4), 0, value[:3], new)])
    assert bool(made) or after == data
    assert after.decode().startswith(f"a: {before}\nb: ")
    trees = [read_yaml(text.decode(), Path())[0] for text in (data, after)]
    assert trees[0].values.keys() == trees[1].values.keys()
