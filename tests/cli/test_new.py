"""`thidua new`: a starting file that the check accepts, never over one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.planting import plant, planted

from thidua.cli import main

IDS = {
    "unit": ("thcs-b", "units/thcs-b.yml"),
    "plan": ("thcs-a/ke-hoach-2027", "plans/thcs-a/ke-hoach-2027.md"),
    "campaign": ("doc-sach", "campaigns/doc-sach.md"),
    "profile": ("thcs-a/tran-van-binh", "profiles/thcs-a/tran-van-binh/index.md"),
    "event": ("2027/khai-giang", "events/2027.yml"),
    "document": ("kh-so-2026", "documents/kh-so-2026.yml"),
    "report": ("thcs-a/so-ket-2026", "reports/thcs-a/so-ket-2026.md"),
}


def new(content: Path, *arguments: str) -> Result:
    """Run `thidua new` for a folder of content."""
    return CliRunner().invoke(main, ["new", *arguments, "--content", str(content)])


def findings(content: Path) -> str:
    """Return what a strict check says."""
    arguments = ["check", str(content), "--strict", "--today", "2026-09-10"]
    return CliRunner().invoke(main, arguments).output


@pytest.mark.parametrize("kind", IDS)
def test_a_new_file_passes_the_check(tmp_path: Path, kind: str) -> None:
    """A file of each kind lies in its place and is accepted as it is."""
    content = planted(tmp_path, {})
    identifier, place = IDS[kind]
    result = new(content, kind, identifier)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"Đã tạo {content / place}" in result.stdout
    assert (content / place).is_file()
    assert findings(content) == "0 lỗi, 0 cảnh báo, 0 điều để biết\n"


@pytest.mark.parametrize("kind", IDS)
def test_what_is_there_is_never_overwritten(tmp_path: Path, kind: str) -> None:
    """Asked for again, it says so, exits with 2 and leaves the file as it was."""
    content = planted(tmp_path, {})
    identifier, place = IDS[kind]
    new(content, kind, identifier)
    before = (content / place).read_bytes()
    result = new(content, kind, identifier)
    assert result.exit_code == 2
    assert "giữ nguyên" in result.stderr
    assert (content / place).read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "identifier", "said"),
    [
        ("unit", "Trường THCS Lê Anh Xuân", "có thể viết: truong-thcs-le-anh-xuan"),
        ("plan", "thcs-a/43_KH", "có thể viết: thcs-a/43-kh"),
        ("profile", "THCS A/Đặng Thị Hòa", "có thể viết: thcs-a/dang-thi-hoa"),
        ("event", "2026/Lễ 20-11", "có thể viết: 2026/le-20-11"),
        ("document", "***", "có thể viết: thcs-a"),
        ("plan", "ke-hoach-2026", "không đúng dạng; viết như: thcs-a/ke-hoach-2026"),
        ("unit", "thcs-a/thcs-b", "không đúng dạng; viết như: thcs-a"),
        ("event", "nam-nay/khai-giang", "không đúng dạng; viết như: 2026/khai-giang"),
        ("report", "../../etc/passwd", "không đúng dạng; viết như: thcs-a/ke-hoach-2026"),
        ("campaign", "..", "có thể viết: thcs-a"),
        ("unit", "", "không đúng dạng; viết như: thcs-a"),
    ],
)
def test_bad_ids_are_refused(tmp_path: Path, kind: str, identifier: str, said: str) -> None:
    """An id that no address can have is refused with one that can, and nothing is written."""
    content = planted(tmp_path, {})
    before = sorted(tmp_path.rglob("*"))
    result = new(content, kind, identifier)
    assert result.exit_code == 2
    assert said in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_unit_that_is_not_there_is_mentioned(tmp_path: Path) -> None:
    """A plan may be begun before its unit; the command says how to make that."""
    result = new(planted(tmp_path, {}), "plan", "thcs-moi/ke-hoach-2026")
    assert result.exit_code == 0
    assert "chưa có đơn vị “thcs-moi”; tạo bằng: thidua new unit thcs-moi" in result.stderr


def test_an_event_is_added_below_the_others(tmp_path: Path) -> None:
    """The year's file keeps every byte, with or without a line end at its end."""
    content = planted(tmp_path, {})
    path = content / "events" / "2026.yml"
    for key in ("khai-giang", "be-giang"):
        before = path.read_bytes().removesuffix(b"\n")
        path.write_bytes(before)
        assert new(content, "event", f"2026/{key}").exit_code == 0
        assert path.read_bytes().startswith(before + f"\n\n{key}:\n".encode())
    assert findings(content) == "0 lỗi, 0 cảnh báo, 0 điều để biết\n"


def test_a_new_year_begins_with_its_schema(tmp_path: Path) -> None:
    """The first event of a year makes the file, with the line that editors' programs need."""
    content = planted(tmp_path, {"events/2026.yml": None})
    new(content, "event", "2027/khai-giang")
    text = (content / "events" / "2027.yml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../.schemas/events.json\n\nkhai-giang:\n"
    )


def test_an_event_of_another_year_keeps_its_id(tmp_path: Path) -> None:
    """An id that an event of another year has is refused, for ids are unique."""
    result = new(planted(tmp_path, {}), "event", "2027/ngay-hoi-doc-sach")
    assert result.exit_code == 2
    assert "đã có sự kiện “ngay-hoi-doc-sach”" in result.stderr


@pytest.mark.parametrize(
    "text",
    ["a: [\n", "a: *b\n", "{}\n", "- a\n", {"latin-1": "a: \xe9\n"}],
    ids=["yaml", "alias", "flow", "list", "bytes"],
)
def test_a_file_of_events_with_faults_is_left_alone(tmp_path: Path, text: object) -> None:
    """Where one more event would not be read, nothing is written."""
    content = planted(tmp_path, {})
    plant(content, {"events/2026.yml": text})
    before = (content / "events" / "2026.yml").read_bytes()
    result = new(content, "event", "2026/khai-giang")
    assert result.exit_code == 2
    assert "tệp đang có lỗi" in result.stderr
    assert (content / "events" / "2026.yml").read_bytes() == before


def test_faults_elsewhere_do_not_stop_a_new_file(tmp_path: Path) -> None:
    """A broken list or record does not keep anybody from beginning another."""
    content = planted(tmp_path, {"vocab/unit-kinds.yml": "a: [\n", "units/thcs-a.yml": "x"})
    assert new(content, "unit", "thcs-b").exit_code == 0


def test_examples_come_from_the_content(tmp_path: Path) -> None:
    """References are to what the site has; a report is begun for a plan of its own unit."""
    plan = "---\ntitle: K\nyear: 2026\nsummary: K\n---\n"
    content = planted(tmp_path, {"units/a.yml": "name: A\nkind: truong\n", "plans/a/k.md": plan})
    new(content, "report", "thcs-a/so-ket-2026")
    text = (content / "reports" / "thcs-a" / "so-ket-2026.md").read_text(encoding="utf-8")
    assert "\nplan: thcs-a/ke-hoach-2026\n" in text
