"""Whole documents in the manner of real ones, each with the facts that a careful reader takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.importers.knowing import DOCUMENTS, knowledge, source

from thidua.importers.extract import extract


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_facts_of_a_document_are_found(path: Path) -> None:
    """What stands in the text is found, what is blank is missing, and nothing is made up."""
    facts = extract(source(path.read_text(encoding="utf-8")), knowledge())
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert facts.as_json() == expected


def test_every_fact_tells_where_it_stands() -> None:
    """The words of a fact's evidence stand in the line that it names, or begin there."""
    path = DOCUMENTS / "ke-hoach-tieu-hoc.txt"
    text = path.read_text(encoding="utf-8")
    facts = extract(source(text), knowledge())
    lines = text.split("\n")
    evidence = [item for _, _, item in facts.evidence()]
    assert len(evidence) > 40
    for item in evidence:
        first = item.words.split()[0]
        assert any(first in line for line in lines[item.place.line - 1 : item.place.line + 3]), item


def test_a_year_taken_from_the_context_is_said_to_be_so() -> None:
    """A deadline "30/9" gets its year from the school year, and its evidence says so."""
    text = (DOCUMENTS / "ke-hoach-tieu-hoc.txt").read_text(encoding="utf-8")
    milestones = extract(source(text), knowledge()).milestones
    completed = {item.due: item.evidence.completed for item in milestones if item.due}
    assert completed["2025-09-30"] == ("year",)
    assert completed["2025-09-20"] == ()


def test_blank_numbers_and_days_are_pointed_out() -> None:
    """A copy that was not stamped yet has no number and no day, and its reader is told."""
    text = (DOCUMENTS / "giay-moi.txt").read_text(encoding="utf-8")
    facts = extract(source(text), knowledge())
    assert facts.number is None
    assert facts.issued is None
    assert len(facts.doubts) == 2


def test_thematic_campaigns_come_in_their_five_parts() -> None:
    """Goal, audience, content, time and rewards of each chuyên đề are kept apart."""
    text = (DOCUMENTS / "ke-hoach-thpt-hai-cot.txt").read_text(encoding="utf-8")
    first, second = extract(source(text), knowledge()).thematic
    assert first.name == "“Giờ học không sách giáo khoa khép kín”"
    assert first.objective == (
        "Mỗi tổ chuyên môn có ít nhất 04 tiết dạy theo hướng mở trong một học kỳ."
    )
    assert first.audience == "toàn thể giáo viên."
    assert first.content is not None
    assert first.content.startswith("Giáo viên cùng soạn")
    assert first.period is not None
    assert (first.period.start, first.period.end) == ("2024-10", "2025-04")
    assert first.rewards == ("Hiệu trưởng tặng giấy khen cho 02 tập thể, 06 cá nhân.",)
    assert second.period is not None
    assert second.period.start == "2024-2025"


HEADED = """\
KẾ HOẠCH
Thi đua năm 2026
I. MỤC ĐÍCH
1. Mục đích chung
1.1. Với giáo viên
a) Dạy tốt
- Soạn bài.
II. YÊU CẦU
Thiết thực.
"""

WRAPPED = """\
BÁO CÁO
Sơ kết thi đua năm 2025
Căn cứ Kế hoạch số 6482/KH-
UBND ngày 26 tháng 12 năm 2024 của Ủy ban nhân dân tỉnh Đồng Khởi về việc phát động
phong trào thi đua yêu nước, Trường THPT Lê Quý Đôn báo cáo kết quả thi đua như sau:
Các tổ chuyên môn đã đăng ký thi đua ngay từ đầu năm học, nhiều thầy cô của Hội đồng
- 2 -
Sư phạm tự nguyện dạy thêm giờ cho học sinh yếu mà không nhận thù lao của nhà trường.
Học sinh cả ba khối lớp hưởng ứng phong trào giữ vở sạch chữ đẹp trong suốt học kỳ I.
Phụ huynh ủng hộ.
"""


def test_levels_of_headings_come_from_their_numbering() -> None:
    """I. is above 1., 1. above 1.1 and that above a), whatever the converter made of them."""
    body = extract(source(HEADED), knowledge()).body
    assert [passage.level for passage in body] == [1, 2, 3, 4, 0, 1, 0]
    assert [passage.item for passage in body] == [False] * 4 + [True, False, False]


def test_lines_cut_in_the_middle_become_paragraphs() -> None:
    """A sentence that runs over lines and a page number is one paragraph again."""
    facts = extract(source(WRAPPED), knowledge())
    assert facts.cited[0].number == "6482/KH-UBND"
    assert [passage.text[:20] for passage in facts.body] == [
        "Căn cứ Kế hoạch số 6",
        "Các tổ chuyên môn đã",
        "Học sinh cả ba khối ",
        "Phụ huynh ủng hộ.",
    ]
