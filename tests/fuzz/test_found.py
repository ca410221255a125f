"""Whatever is in a file, reading it ends with text or with a reason, never with a crash.

`found/` holds what fuzzing has found; a new file there is a new case.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.making import docx, odt
from tests.importers.making.docx import package
from tests.importers.making.html import made as html_made
from tests.importers.making.paper import papers
from tests.importers.making.plain import text_made

from thidua.importers.drafts.front import Fields, yaml_of
from thidua.importers.extract import extract
from thidua.importers.knowledge import Knowledge
from thidua.importers.readers.child import read_bytes
from thidua.importers.readers.refusals import Refusal
from thidua.importers.source import Source
from thidua.load.folder import load
from thidua.load.yaml_tree import read_yaml
from thidua.validate.records import validate

ROOT = Path(__file__).parents[2]
FOUND = sorted((Path(__file__).parent / "found").iterdir())
MADE = [make(papers()[0]) for make in (docx.made, odt.made, html_made, text_made)]

_TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "br", "tab", "sym", "numPr", "pPr", "rPr", "del", "ins"),
    *("sdt", "sdtContent", "txbxContent", "AlternateContent", "Choice", "Fallback"),
)
_VALUES = st.sampled_from(["", "0", "1", "-1", "99999999999", "x", ".VnTime", "F0B7", "D800"])


@cache
def _knowledge() -> Knowledge:
    return Knowledge.of(validate(load(ROOT / "content")[0])[0])


def _read(data: bytes) -> None:
    outcome = read_bytes(data, name="x")
    assert isinstance(outcome, Source | Refusal)
    if isinstance(outcome, Source):
        assert extract(outcome, _knowledge()).as_json()["kind"] != ""


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    """Each file that once made a reader or the extraction fail."""
    _read(path.read_bytes())


@st.composite
def _element(draw: st.DrawFn, depth: int = 4) -> str:
    tag = draw(st.sampled_from(_TAGS))
    values = "".join(
        f' w:{name}="{draw(_VALUES)}"'
        for name in draw(st.sets(st.sampled_from(["val", "ascii", "char", "type"]), max_size=2))
    )
    if depth == 0 or tag == "t":
        text = draw(st.text(alphabet="aăĐ1.)- \u00ad®µ", max_size=8))
        return f"<w:{tag}{values}>{text}</w:{tag}>"
    inner = "".join(draw(st.lists(_element(depth - 1), max_size=3)))
    return f"<w:{tag}{values}>{inner}</w:{tag}>"


@given(st.lists(_element(), max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_elements_in_any_order(elements: list[str]) -> None:
    """Word's elements may stand where no Word ever put them."""
    _read(package("".join(elements)))


@given(st.sampled_from(MADE), st.data())
@settings(max_examples=150, deadline=None)
def test_files_damaged_on_the_way(made: bytes, data: st.DataObject) -> None:
    """Some bytes changed or lost anywhere in a file."""
    damaged = bytearray(made)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    _read(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))


_PIECES = st.sampled_from(
    [
        *("KẾ HOẠCH", "Căn cứ ", "Số: ", "/KH-", "ngày ", "tháng ", "năm ", "Đợt ", "từ ", "đến "),
        *(
            "quý ",
            "II",
            "31/02/2024",
            "2024-2025",
            "99/99",
            "96,3%",
            "26/27",
            "“",
            "”",
            "KT.",
            "\n",
        ),
        *("Nơi nhận:", "\n- ", "\nI. ", "\n1.1 ", "\na) ", "    ", "| a | b |", "của UBND "),
        *("kỷ niệm ", "chỉ tiêu "),
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    """Phrases of documents in any order, and anything between them."""
    _read(text.encode(errors="ignore"))


_LINES = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]))


@given(st.dictionaries(st.sampled_from("abcd"), st.one_of(_LINES, st.lists(_LINES)), min_size=1))
def test_what_is_written_as_yaml_is_read_back(values: Fields) -> None:
    """Whatever a document says, the draft's front matter says it letter for letter."""
    kept = {key: value for key, value in values.items() if value}
    if not kept:
        return
    tree, faults = read_yaml(yaml_of(kept), Path("x.md"))
    assert not faults
    assert tree.value == kept
