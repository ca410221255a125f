"""Any text at all: extraction never raises, and its answer can always be printed."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.knowing import DOCUMENTS, knowledge, source

from thidua.importers.extract import extract
from thidua.importers.source import Block, BlockKind, Place, Source

LINES = sorted(
    {
        line
        for path in DOCUMENTS.glob("*.txt")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip()
    }
)
PIECES = (
    "Số:",
    "43/KH-LAX",
    "ngày 31/2/2024",
    "31 tháng 4",
    "(1/2/1990 - 1/2/2020)",
    "70 năm Ngày",
    "“",
    "”",
    '"',
    "đợt thứ nhất",
    "từ ngày",
    "đến",
    "trước ngày",
    "tháng 13/2024",
    "quý V",
    "26/27",
    "999999%",
    "Luật",
    "Nghị quyết Đại hội",
    "Căn cứ",
    "của UBND",
    "Nơi nhận:",
    "KT.",
    "HIỆU TRƯỞNG",
    "Chuyên đề 1:",
    "I.",
    "1.1",
    "-",
    "do X phát động",
    "phong trào",
    "năm học 2024-2023",
    "\u0302",
    "İ",
    "\u00ad",
    "\t",
    "\uff10",
    "²",
    "①",
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(LINES),
        st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map(" ".join),
    ),
    max_size=25,
).map("\n".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_no_text_is_too_odd(text: str) -> None:
    """Lines of documents in any order and with anything between them are read without a fault."""
    facts = extract(source(text), knowledge())
    json.dumps(facts.as_json())
    for _, value, evidence in facts.evidence():
        assert isinstance(value, str)
        assert evidence.place.line >= 0


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            Block,
            kind=st.sampled_from(BlockKind),
            text=st.sampled_from(LINES) | st.text(max_size=20),
            place=st.builds(Place, st.none() | st.integers(1, 9), st.integers(1, 99)),
            cells=st.lists(
                st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=4).map(tuple),
                max_size=4,
            ).map(tuple),
            bold=st.booleans(),
            centred=st.booleans(),
            column=st.sampled_from(["", "left", "right"]),
        ),
        max_size=25,
    )
)
def test_no_layout_is_too_odd(blocks: list[Block]) -> None:
    """Tables with ragged rows, headings anywhere, two columns: all are read without a fault."""
    facts = extract(Source("van-ban", tuple(blocks), "docx"), knowledge())
    json.dumps(facts.as_json())
