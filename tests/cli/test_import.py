"""`thidua import`: drafts that pass the check, nothing overwritten, everything said."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.importers.making import docx, plain
from tests.importers.making.formats import FORMATS
from tests.importers.making.paper import Paper, papers

from thidua.cli import main
from thidua.importers.readers import reading
from thidua.importers.readers.reading import read
from thidua.importers.source import OCR, Source

ROOT = Path(__file__).parents[2]
GOLDENS = ROOT / "tests/importers/drafts"
PAPERS = {paper.name: paper for paper in papers()}
PLAN = PAPERS["ke-hoach-thcs-hoc-ky"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The vocabularies of this site and one unit."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content/vocab", folder / "vocab")
    (folder / "units").mkdir()
    unit = "status: published\nname: Trường THCS A\nkind: truong-trung-hoc-co-so\n"
    (folder / "units/thcs-a.yml").write_text(unit, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def run(content: Path, *arguments: str | Path) -> Result:
    """Run `thidua import` for a folder of content."""
    words = ["import", "--to", str(content), *map(str, arguments)]
    return CliRunner().invoke(main, words)


def check(content: Path) -> str:
    """Return the last line of a check: how many errors there are."""
    output = CliRunner().invoke(main, ["check", str(content)]).output
    return output.strip().splitlines()[-1]


def file(folder: Path, paper: Paper, ending: str = "docx") -> Path:
    """Write a paper as a file."""
    path = folder / f"{paper.name}.{ending}"
    path.write_bytes(FORMATS[ending](paper))
    return path


def plan_of(content: Path) -> Path:
    """Return the one draft of a plan that was imported."""
    return next((content / "plans" / "thcs-mua-xuan").glob("*.md"))


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", PAPERS)
def test_drafts_pass_the_check_and_are_what_they_were(
    name: str, content: Path, tmp_path: Path
) -> None:
    """Every paper becomes drafts without an error, with remarks where a person has to look."""
    before = set(tree(content))
    result = run(content, file(tmp_path, PAPERS[name]))
    assert result.exit_code in (0, 1), result.output
    assert check(content).startswith("0 lỗi")
    made = {
        place: text.decode()
        for place, text in sorted(tree(content).items())
        if place not in before and place.endswith((".md", ".yml"))
    }
    golden = "".join(f"=== {place}\n{text}" for place, text in made.items())
    path = GOLDENS / f"{name}.txt"
    assert golden == path.read_text(encoding="utf-8")
    assert all("status: draft" in text for text in made.values())


def test_the_report_says_what_where_and_what_next(content: Path, tmp_path: Path) -> None:
    """An editor reads what was found, which files there are, what is doubtful, what to type."""
    result = run(content, file(tmp_path, PAPERS["ke-hoach-khong-so-ngay"]))
    assert result.exit_code == 1
    assert "trích yếu: Phát động đợt thi đua chào mừng Ngày Nhà giáo Việt Nam" in result.output
    assert "đã ghi" in result.output
    assert "không thấy số, ký hiệu" in result.output
    assert f"thidua check {content}" in result.output
    for line in result.output.splitlines():
        if line.startswith("  cần xem lại  /"):
            path, number, _ = line.removeprefix("  cần xem lại  ").split(":", 2)
            marked = Path(path).read_text(encoding="utf-8").splitlines()[int(number) - 1]
            assert marked.strip().startswith("# cần xem lại")


def test_the_original_is_an_attachment(content: Path, tmp_path: Path) -> None:
    """The file itself lies beside the draft, byte for byte, and the draft names it."""
    original = file(tmp_path, PLAN)
    run(content, original)
    plan = plan_of(content)
    kept = plan.with_suffix("") / original.name
    assert kept.read_bytes() == original.read_bytes()
    assert f"file: {original.name}" in plan.read_text(encoding="utf-8")


def test_an_original_that_may_not_be_handed_out_is_kept_aside(
    content: Path, tmp_path: Path
) -> None:
    """Plain text is no attachment of the site, but nothing is lost."""
    original = file(tmp_path, PLAN, "txt")
    result = run(content, original)
    assert "attachments" not in plan_of(content).read_text(encoding="utf-8")
    kept = next((content / ".imports").rglob("*.bak"))
    assert kept.read_bytes() == original.read_bytes()
    assert str(kept) in result.output


def test_a_second_import_changes_nothing(content: Path, tmp_path: Path) -> None:
    """The same document again: not one byte differs."""
    original = file(tmp_path, PLAN)
    run(content, original)
    before = tree(content)
    result = run(content, original)
    assert tree(content) == before
    assert "không có gì mới" in result.output


def test_the_same_file_under_another_name_is_the_same(content: Path, tmp_path: Path) -> None:
    """Copies of copies, as they go from hand to hand, leave no second original behind."""
    for ending in ("docx", "txt"):
        original = file(tmp_path, PLAN, ending)
        run(content, original)
        before = tree(content)
        copied = shutil.copy(original, tmp_path / f"Bản sao của kế hoạch.{ending}")
        assert run(content, copied).exit_code == 0
        assert tree(content) == before


def test_a_later_version_takes_the_place_of_the_original(content: Path, tmp_path: Path) -> None:
    """Under whatever name it comes, the draft goes on with one attachment."""
    original = file(tmp_path, PLAN)
    run(content, original)
    later = tmp_path / "ban-cuoi.docx"
    later.write_bytes(docx.made(replace(PLAN, foot_right=["HIỆU TRƯỞNG", "Trần Thị Thứ"])))
    run(content, later)
    plan = plan_of(content)
    assert "name: Trần Thị Thứ" in plan.read_text(encoding="utf-8")
    attached = list(plan.with_suffix("").iterdir())
    assert [path.read_bytes() for path in attached] == [later.read_bytes()]
    assert [path.name for path in attached] == [original.name]


@pytest.mark.parametrize("day", ["12 tháng 9", "30 tháng 10"])
def test_two_documents_of_one_number_are_two_drafts(
    day: str, content: Path, tmp_path: Path
) -> None:
    """A number that was given twice costs no draft its words; the second one says so."""
    run(content, file(tmp_path, PLAN))
    first = plan_of(content)
    before = first.read_bytes()
    head = [line.replace("12 tháng 9", day) for line in PLAN.right]
    title = [PLAN.title[0], "Hội thi làm đồ dùng dạy học cấp trường lần thứ hai"]
    other = tmp_path / "hoi-thi.docx"
    other.write_bytes(docx.made(replace(PLAN, right=head, title=title)))
    result = run(content, other)
    assert result.exit_code == 1
    assert f"cần xem lại  {first}: cùng số hoặc cùng tên" in result.output
    assert first.read_bytes() == before
    assert "Hội thi làm đồ dùng" in first.with_stem(f"{first.stem}-2").read_text(encoding="utf-8")
    again = tree(content)
    run(content, other)
    assert tree(content) == again


def test_a_corrected_day_makes_no_second_draft(content: Path, tmp_path: Path) -> None:
    """The same number and title with another day is the same document, put right."""
    run(content, file(tmp_path, PLAN))
    corrected = tmp_path / "dinh-chinh.docx"
    head = [line.replace("12 tháng 9", "13 tháng 9") for line in PLAN.right]
    corrected.write_bytes(docx.made(replace(PLAN, right=head)))
    run(content, corrected)
    assert "issued: 2024-09-13" in plan_of(content).read_text(encoding="utf-8")
    assert len(list(plan_of(content).parent.glob("*.md"))) == 1


def test_a_draft_whose_number_was_edited_is_known_again(content: Path, tmp_path: Path) -> None:
    """What an editor put right does not make the document another one."""
    run(content, file(tmp_path, PLAN))
    plan = plan_of(content)
    text = plan.read_text(encoding="utf-8").replace("21/KH-MX", "22/KH-MX")
    plan.write_text(text.replace(f"title: {PLAN.title[1]}", "title: Thi đua"), encoding="utf-8")
    before = tree(content)
    run(content, file(tmp_path, PLAN))
    assert tree(content) == before


def test_what_was_edited_is_kept_and_the_rest_renewed(content: Path, tmp_path: Path) -> None:
    """A corrected document renews what nobody touched and says what it left alone."""
    run(content, file(tmp_path, PLAN))
    plan = plan_of(content)
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("name: Trần Thị Mẫu", "name: Trần Thị Mậu"), encoding="utf-8")
    corrected = tmp_path / "sua.md"
    corrected.write_bytes(
        plain.markdown_made(PLAN)
        .replace("Trần Thị Mẫu".encode(), "Trần Thị Mầu".encode())
        .replace("31/33 - tỷ lệ 93,9%".encode(), "32/33 - tỷ lệ 97,0%".encode())
    )
    result = run(content, corrected)
    after = plan.read_text(encoding="utf-8")
    assert "name: Trần Thị Mậu" in after
    assert "value: 32" in after
    assert "giữ nguyên phần đã sửa tay: signer" in result.output
    assert "cập nhật: targets" in result.output
    assert check(content).startswith("0 lỗi")


def test_a_published_record_is_left_alone(content: Path, tmp_path: Path) -> None:
    """What is no draft any more belongs to its editor."""
    run(content, file(tmp_path, PLAN))
    plan = plan_of(content)
    text = plan.read_text(encoding="utf-8").replace("status: draft", "status: published")
    plan.write_text(text, encoding="utf-8")
    before = tree(content)
    result = run(content, file(tmp_path, PLAN, "pdf"))
    assert tree(content) == before
    assert result.exit_code == 1
    assert "không còn là bản nháp" in result.output


def test_a_record_that_somebody_wrote_is_left_alone(content: Path, tmp_path: Path) -> None:
    """A plan of the same number that was typed by hand is never touched."""
    run(content, file(tmp_path, PLAN))
    shutil.rmtree(content / ".imports")
    before = tree(content)
    result = run(content, file(tmp_path, PLAN))
    assert tree(content) == before
    assert "không phải do lệnh này tạo" in result.output


def test_known_records_are_found_by_other_spellings(content: Path, tmp_path: Path) -> None:
    """Bodies and documents that are there are referred to, however they are spelt."""
    run(content, file(tmp_path, PAPERS["cong-van-dang-ky"]))
    run(content, file(tmp_path, PAPERS["ke-hoach-khong-so-ngay"]))
    units = sorted(path.stem for path in (content / "units").iterdir())
    assert [unit for unit in units if "sgddt" in unit] == ["sgddt-tinh-lam-ha"]


def test_several_files_at_once(content: Path, tmp_path: Path) -> None:
    """What the first file added the second refers to; one bad file stops no other."""
    bad = tmp_path / "hong.docx"
    bad.write_bytes(b"PK\x03\x04")
    report = file(tmp_path, PAPERS["bao-cao-so-ket-hoc-ky"])
    missing = tmp_path / "thieu.docx"
    result = run(content, bad, missing, tmp_path, file(tmp_path, PLAN), report)
    assert result.exit_code == 2
    assert "hong.docx: tệp hỏng" in result.stderr
    assert "thieu.docx: không có tệp này → " in result.stderr
    assert f"{tmp_path}: đây là thư mục → " in result.stderr
    assert result.output.count("Tiếp theo: ") == 1
    written = (content / "reports/thcs-mua-xuan").glob("*.md")
    assert "plan: thcs-mua-xuan/21-kh-mx-2024" in next(written).read_text(encoding="utf-8")
    assert check(content).startswith("0 lỗi")


def test_json_prints_one_object_a_file_and_writes_nothing(content: Path, tmp_path: Path) -> None:
    """Programs get a line of JSON for each file."""
    before = tree(content)
    result = run(content, "--json", file(tmp_path, PLAN), file(tmp_path, PLAN, "pdf"))
    lines = result.stdout.splitlines()
    assert [json.loads(line) for line in lines] == [PLAN.facts, PLAN.facts]
    assert tree(content) == before


def test_explain_shows_where_facts_come_from(content: Path, tmp_path: Path) -> None:
    """Each fact stands with its page, its line and its words."""
    before = tree(content)
    result = run(content, "--explain", file(tmp_path, PLAN, "pdf"))
    assert "  số, ký hiệu: 21/KH-MX\n    ← trang 1, dòng 3" in result.output
    assert tree(content) == before


def test_the_unit_can_be_given(content: Path, tmp_path: Path) -> None:
    """Where a document does not name its unit, the editor does; only a known one is taken."""
    path = tmp_path / "tho.txt"
    path.write_text("KẾ HOẠCH\nThi đua năm 2025\n\nI. NỘI DUNG\n- Làm việc tốt.\n", "utf-8")
    unknown = run(content, path)
    assert unknown.exit_code == 2
    assert "--unit" in unknown.stderr
    assert run(content, "--unit", "thcs-b", path).exit_code == 2
    assert run(content, "--unit", "thcs-a", path).exit_code == 1
    assert list((content / "plans/thcs-a").glob("ke-hoach-thi-dua-nam-2025*.md"))
    assert check(content).startswith("0 lỗi")


def test_nothing_is_half_written(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails in the middle, there is no trace of the import."""
    before = tree(content)
    opened = Path.open

    def full(path: Path, mode: str = "r", **options: object) -> object:
        if mode == "wb" and path.name == "2":
            raise OSError(28, "No space left on device")
        return opened(path, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    result = run(content, file(tmp_path, PLAN))
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert tree(content) == before


def test_a_scan_renews_nothing_that_was_read_from_word(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A poor scan of the same document takes no fact away; Word puts right what a scan gave."""
    poor = replace(PLAN, name="quet", body=PLAN.body[:3])
    scan, word = file(tmp_path, poor), file(tmp_path, PLAN)
    run(content, word)
    before = tree(content)

    def as_scan(path: Path) -> Source:
        source = read(path)
        assert isinstance(source, Source)
        return replace(source, reader=OCR)

    with monkeypatch.context() as scanning:
        scanning.setattr(reading, "read", as_scan)
        result = run(content, scan)
        assert result.exit_code == 1
        assert f"đã nhập từ {word.name}, có chữ sẵn; bản quét" in result.output
        assert tree(content) == before
        plan_of(content).unlink()
        run(content, scan)
    assert "targets:" not in plan_of(content).read_text(encoding="utf-8")

    run(content, word)
    assert "targets:" in plan_of(content).read_text(encoding="utf-8")


def test_a_number_with_a_dot_in_its_code_is_kept(content: Path, tmp_path: Path) -> None:
    """Schools named after a day write it into their code."""
    run(content, file(tmp_path, PAPERS["ke-hoach-quy-bang"]))
    (plan,) = (content / "plans").rglob("*.md")
    assert "number: 44/KH-MN19.5\n" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("nhà trường", "issuer: thcs-mua-xuan"),
        ("Hiệu trưởng nhà trường", "issuer: thcs-mua-xuan"),
        ("Hiệu trưởng", "issuer: thcs-mua-xuan"),
        ("Giám đốc Sở GDĐT thành phố Cảng Xanh", "issuer: sgddt-thanh-pho-cang-xanh"),
        ("Giám đốc Sở GDĐT", "# cần xem lại: “Giám đốc Sở GDĐT” chưa rõ là đơn vị nào"),
        ("Chủ tịch UBND quận", "issuer: ubnd-quan-hoa-sen"),
        ("Chủ tịch UBND Thành phố", "# cần xem lại: “Chủ tịch UBND Thành phố” chưa rõ"),
    ],
)
def test_heads_and_the_school_itself_are_no_bodies_of_their_own(
    written: str, issuer: str, content: Path, tmp_path: Path
) -> None:
    """What a head signs is the body's, and *nhà trường* is the school whose document it is."""
    line = f"Căn cứ Quyết định số 7/QĐ-ABC ngày 05/9/2024 của {written} về thi đua;"
    run(content, file(tmp_path, replace(PLAN, body=[line, *PLAN.body])))
    made = (content / "documents/7-qd-abc-2024.yml").read_text(encoding="utf-8")
    assert issuer in made
    names = {path.stem for path in (content / "units").iterdir()}
    assert not any(name.startswith(("nha", "hieu", "giam", "chu-tich")) for name in names)
    assert names.isdisjoint({"ubnd-thanh-pho", "ubnd-quan", "sgddt"})


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Phấn đấu 100% trẻ được bảo đảm an toàn", None),
        ("Phấn đấu có ít nhất 95% học sinh lên lớp", None),
        ("Học sinh: 98% em được khen cuối năm", None),
        ("Phấn đấu chuyên cần đạt 97% trở lên", "Phấn đấu chuyên cần"),
        ("Giáo viên giỏi cấp trường đạt 60% trở lên", "Giáo viên giỏi cấp trường"),
    ],
)
def test_the_title_of_a_target_says_what_is_measured(
    written: str, title: str | None, content: Path, tmp_path: Path
) -> None:
    """Where nothing but a verb stands before the measure, the whole sentence is the title."""
    paper = replace(PLAN, body=["I. CHỈ TIÊU", f"- {written}."])
    run(content, file(tmp_path, paper))
    front = yaml.safe_load(plan_of(content).read_text(encoding="utf-8").split("---")[1])
    assert [target["title"] for target in front["targets"]] == [title or written]


def test_impossible_facts_are_left_out_with_a_word(content: Path, tmp_path: Path) -> None:
    """A document that contradicts the calendar still gives a draft that passes the check."""
    before, after = "12/9/2024 đến ngày 20/11/2024", "20/11/2024 đến ngày 12/9/2024"
    text = docx.body(PLAN).replace(before, after)
    path = tmp_path / "nguoc.docx"
    path.write_bytes(docx.package(text.replace("31/33", "33/31")))
    run(content, path)
    assert check(content).startswith("0 lỗi")
    assert "cần xem lại: đã bỏ “2024-09-12” vì không hợp lệ" in plan_of(content).read_text(
        encoding="utf-8"
    )
