"""`thidua clean-samples`: what was made up goes, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.planting import planted

from thidua.cli import main

SAMPLE_UNIT = "status: published\nname: THCS Mẫu\nkind: truong\nsample: true\n"
SAMPLE_PAGE = "---\nstatus: published\n{}\nsummary: Mẫu.\nsample: true\n---\n"
EVENTS = """\
# yaml-language-server: $schema=../.schemas/events.json
# Năm học mới.

# Của thật.
that: # giữ lại
  title: "Có # trong tên"
  kind: activity
  on: 2026-04-21

# Bịa ra, với hai dòng
# giải thích.
mau-1:
  title: Lễ mẫu
  # ở giữa
  kind: ceremony

  on: 2026-05-01
  sample: true

# Lại của thật.
that-2:
  title: Lễ thật
  kind: ceremony
  on: 2026-05-02


mau-2:
  {title: Lễ mẫu hai, kind: ceremony, on: 2026-05-03, sample: yes}
# Hết.
"""
KEPT = """\
# yaml-language-server: $schema=../.schemas/events.json
# Năm học mới.

# Của thật.
that: # giữ lại
  title: "Có # trong tên"
  kind: activity
  on: 2026-04-21

# Lại của thật.
that-2:
  title: Lễ thật
  kind: ceremony
  on: 2026-05-02


# Hết.
"""


def clean(content: Path) -> Result:
    """Run `thidua clean-samples` for a folder of content."""
    return CliRunner().invoke(main, ["clean-samples", str(content)])


def names(content: Path) -> set[str]:
    """Return every file and folder of a content folder."""
    return {path.relative_to(content).as_posix() for path in content.rglob("*")}


def test_samples_go_with_all_that_is_theirs(tmp_path: Path) -> None:
    """Records, their attachments and photos, and folders that are empty then."""
    before = names(planted(tmp_path / "without", {}))
    content = planted(
        tmp_path,
        {
            "units/thcs-mau.yml": SAMPLE_UNIT,
            "plans/thcs-mau/ke-hoach.md": SAMPLE_PAGE.format("title: Kế hoạch\nyear: 2026"),
            "plans/thcs-mau/ke-hoach/ke-hoach.pdf": "%PDF",
            "campaigns/mau.md": SAMPLE_PAGE.format("name: Mẫu\nkind: phong-trao"),
            "events/2030.yml": "a:\n  title: A\n  kind: activity\n  on: 2030\n  sample: true\n",
        },
    )
    result = clean(content)
    profiles = {name for name in before if name.startswith("profiles")}
    assert names(content) == before - profiles
    assert result.exit_code == 0
    assert result.stdout.endswith("Đã xóa 5 bản ghi mẫu; 0 tệp còn nhắc tới dữ liệu đã xóa.\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_events_are_cut_out_line_by_line(tmp_path: Path, line_end: str) -> None:
    """The rest of a year's file stays byte for byte, comments and line ends too."""
    text = EVENTS.replace("\n", line_end)
    content = planted(tmp_path, {"events/2026.yml": text})
    result = clean(content)
    assert (content / "events/2026.yml").read_bytes() == KEPT.replace("\n", line_end).encode()
    assert f"Đã xóa mau-1, mau-2 trong {content}/events/2026.yml" in result.stdout


def test_the_last_event_leaves_no_empty_lines(tmp_path: Path) -> None:
    """Where the last event goes, the empty lines before it go too."""
    real = "that:\n  title: Lễ\n  kind: ceremony\n  on: 2026\n"
    sample = "\n\nmau:\n  title: Mẫu\n  kind: ceremony\n  on: 2026\n  sample: true\n\n"
    content = planted(tmp_path, {"events/2026.yml": real + sample})
    clean(content)
    assert (content / "events/2026.yml").read_text(encoding="utf-8") == real


def test_comments_at_the_top_stay(tmp_path: Path) -> None:
    """What the file says of itself is kept, even right above an event that goes."""
    header, sample = (
        "# Năm 2026.\n",
        "mau:\n  title: M\n  kind: meeting\n  on: 2026\n  sample: true\n",
    )
    real = "that:\n  title: T\n  kind: meeting\n  on: 2026\n"
    content = planted(tmp_path, {"events/2026.yml": header + sample + real})
    clean(content)
    assert (content / "events/2026.yml").read_text(encoding="utf-8") == header + real


def test_an_event_written_twice_is_left_to_the_editor(tmp_path: Path) -> None:
    """Where lines do not tell which of two is the sample, nothing is cut."""
    event = "a:\n  title: A\n  kind: meeting\n  on: 2026\n"
    text = f"{event}  sample: true\n{event}"
    content = planted(tmp_path, {"events/2026.yml": text})
    assert clean(content).exit_code == 1
    assert (content / "events/2026.yml").read_text(encoding="utf-8") == text


def test_events_that_share_lines_are_left_to_the_editor(tmp_path: Path) -> None:
    """What cannot be cut out by lines is named, kept, and makes the command fail."""
    text = "{a: {title: A, kind: activity, on: 2026}, b: {title: B, sample: true}}\n"
    content = planted(tmp_path, {"events/2026.yml": text})
    result = clean(content)
    assert result.exit_code == 1
    assert "không tự xóa được b trong" in result.stderr
    assert (content / "events/2026.yml").read_text(encoding="utf-8") == text


def test_real_records_that_refer_to_samples_are_shown(tmp_path: Path) -> None:
    """What now leads nowhere is listed at its line, in references and in texts."""
    content = planted(
        tmp_path,
        {
            "campaigns/day-tot.md": {
                "edit": {"status: published": "status: published\nsample: true"}
            },
            "units/thcs-a.yml": {"edit": {"level: thcs": "level: thpt"}},
        },
    )
    result = clean(content)
    assert result.exit_code == 1
    shown = [line.split(" → ")[0] for line in result.stdout.split("\n") if "unknown" in line]
    lost = "liên kết tới /phong-trao/day-tot/ không dẫn tới trang nào"
    assert [line.removeprefix(f"{content}/plans/thcs-a/") for line in shown] == [
        "ke-hoach-2026.md:15:15: reference/unknown: không có “day-tot” trong content/campaigns/",
        f"ke-hoach-2026.md:46:41: body/unknown-address: {lost}",
    ]
    assert result.stdout.endswith("Đã xóa 2 bản ghi mẫu; 1 tệp còn nhắc tới dữ liệu đã xóa.\n")


def test_faults_elsewhere_do_not_matter(tmp_path: Path) -> None:
    """Samples go from content full of faults, even where they have some themselves."""
    content = planted(
        tmp_path,
        {
            "events/2026.yml": EVENTS.replace("kind: activity", "knid: activity"),
            "units/that.yml": "name: [",
            "units/mau.yml": "sample: true\nnmae: Mẫu\n",
            "documents/nua.yml": "sample: true\nname: [",
        },
    )
    clean(content)
    left = names(content)
    assert {"units/mau.yml", "documents/nua.yml", "profiles"} & left == set()
    assert "units/that.yml" in left
    kept = KEPT.replace("kind: activity", "knid: activity")
    assert (content / "events/2026.yml").read_text(encoding="utf-8") == kept


def test_a_page_called_index_takes_nobody_along(tmp_path: Path) -> None:
    """Only a profile owns the folder it lies in; a campaign called index does not."""
    page = SAMPLE_PAGE.format("name: Mục lục\nkind: phong-trao")
    content = planted(tmp_path, {"campaigns/index.md": page})
    clean(content)
    assert (content / "campaigns" / "day-tot.md").exists()
    assert not (content / "campaigns" / "index.md").exists()


def test_links_are_removed_and_not_followed(tmp_path: Path) -> None:
    """A folder of attachments that is a link goes; what it leads to stays."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "thu.pdf").write_text("%PDF", encoding="utf-8")
    page = SAMPLE_PAGE.format("name: Mẫu\nkind: phong-trao")
    link = {"link-to": str(tmp_path / "elsewhere")}
    content = planted(tmp_path, {"campaigns/mau.md": page, "campaigns/mau": link})
    clean(content)
    assert names(content) & {"campaigns/mau.md", "campaigns/mau"} == set()
    assert (tmp_path / "elsewhere" / "thu.pdf").exists()


def test_cleaning_twice_changes_nothing(tmp_path: Path) -> None:
    """A site without samples is left as it is."""
    content = planted(tmp_path, {})
    clean(content)
    before = names(content)
    result = clean(content)
    assert names(content) == before
    assert result.stdout == "Đã xóa 0 bản ghi mẫu; 0 tệp còn nhắc tới dữ liệu đã xóa.\n"
