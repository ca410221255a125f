"""Whatever a document says, what is drafted from it passes the check."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from thidua.diagnostics import Severity
from thidua.importers.drafts.package import Imported, Original, Target, package
from thidua.importers.drafts.writing import write
from thidua.importers.extract import extract
from thidua.importers.knowledge import Knowledge
from thidua.importers.readers.child import read_bytes
from thidua.importers.source import Source
from thidua.load.folder import load
from thidua.model.vocabulary import VOCABULARIES
from thidua.pipeline import read
from thidua.reporting.formats import line
from thidua.validate.records import Library, validate

CONTENT = Path(__file__).parents[2] / "content"
HEAD = "UBND HUYỆN A\nTRƯỜNG THCS B\nSố: {number}\nA, ngày {day} năm 2024\n{kind}\n{title}\n"
_WORDS = st.sampled_from(
    [
        *("Căn cứ Kế hoạch số 5/KH-UBND ngày 31/02/2024 của UBND huyện A;\n", "I. CHỈ TIÊU\n"),
        *("- Lao động tiên tiến: 30/20 - tỷ lệ 150%\n", "- Đợt 1: từ 20/11/2024 đến 05/9/2024\n"),
        *("Đợt 2: từ tháng 13/2024\n", "- Báo cáo trước ngày 30/2/2025.\n", "trong quý II\n"),
        *("kỷ niệm 50 năm Ngày A (30/4/1975 - 30/4/1970)\n", "phong trào “[x](y) *z*”\n"),
        *("Chuyên đề 1: # a\nMục tiêu: - b\nThời gian: năm học 2024-2023\n", "| a | b |\n| c |\n"),
        *("cuộc vận động “ ”\n", "Nơi nhận:\n- *&!%@`: {a}\n", "KT. HIỆU TRƯỞNG\n", "```\n"),
        *("theo Quyết định số 1/QĐ ngày 1/1/24, Công văn 7/SGDDT-VP\n", "'ngày 9999'\n", "---\n"),
    ]
)


_ANY = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40)
UNIT = "status: published\nname: Trường THCS C\nkind: truong-trung-hoc-co-so\n"


@cache
def _library() -> Library:
    vocabularies = [raw for raw in load(CONTENT)[0] if raw.collection in VOCABULARIES]
    return validate(tuple(vocabularies))[0]


@given(
    number=st.sampled_from(["12/KH-B", "  /KH-B", "12 KH B", "7-KH/ĐU", "12/KH-ß", ""]),
    day=st.sampled_from(["05 tháng 9", "31 tháng 2", "   tháng 9", "99 tháng 99"]),
    kind=st.sampled_from(["KẾ HOẠCH", "BÁO CÁO", "QUYẾT ĐỊNH", "GIẤY MỜI", "XYZ", ""]),
    title=st.one_of(_ANY, st.just("Thi đua: 'năm học' #1 [a] {b}")),
    body=st.lists(st.one_of(_WORDS, _ANY), max_size=15).map("".join),
)
@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_document_gives_a_draft_that_passes(
    number: str, day: str, kind: str, title: str, body: str
) -> None:
    """Days that no calendar has, signs of YAML and Markdown: the check finds no error."""
    head = HEAD.format(number=number, day=day, kind=kind, title=title)
    data = f"{head}\n{body}".encode(errors="ignore")
    source = read_bytes(data, name="a.txt")
    assert isinstance(source, Source)
    facts = extract(source, Knowledge.of(_library()))
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(CONTENT / "vocab", content / "vocab")
        (content / "units").mkdir()
        (content / "units/thcs-c.yml").write_text(UNIT, encoding="utf-8")
        original = Original("a.txt", data, source.reader)
        target = Target(content, "thcs-c" if facts.unit is None else None, 2024)
        made = package(Imported(source, facts, original), _library(), target)
        assert made.refusal is None
        write(content, made.files)
        outcome = read(content, today=datetime.date(2024, 9, 10))
        written = {content / place for place in made.files}
        errors = [item for item in outcome.diagnostics if item.severity is Severity.ERROR]
        assert [line(item, "vi") for item in errors if item.path in written] == []
