"""What a document says does not depend on the program that it was written with."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from tests.importers.making import docx, plain
from tests.importers.making.formats import FORMATS
from tests.importers.making.legacy import in_tcvn3, in_vni
from tests.importers.making.paper import Paper, papers
from tests.importers.reading import source

from thidua.importers.extract import extract
from thidua.importers.knowledge import Knowledge
from thidua.load.folder import load
from thidua.validate.records import validate

CONTENT = Path(__file__).parents[2] / "content"


@cache
def _knowledge() -> Knowledge:
    return Knowledge.of(validate(load(CONTENT)[0])[0])


def _facts(data: bytes) -> dict[str, object]:
    return extract(source(data), _knowledge()).as_json()


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_every_format_gives_the_same_facts(paper: Paper, ending: str) -> None:
    """A document says the same as Word, ODT, PDF, page, text and Markdown."""
    assert _facts(FORMATS[ending](paper)) == paper.facts


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_decomposed_letters_change_nothing(paper: Paper) -> None:
    """Text with loose diacritics, as some programs save it, says the same."""
    loose = unicodedata.normalize("NFD", plain.markdown_made(paper).decode()).encode()
    assert _facts(loose) == paper.facts


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_numbers_that_word_counts_are_as_good_as_typed_ones(paper: Paper) -> None:
    """Whether a secretary typed "II." or let Word count makes no difference."""
    typed = docx.made(paper, counted=False)
    assert source(typed).blocks != ()
    assert _facts(typed) == paper.facts


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_vni_text_gives_the_same_facts(paper: Paper) -> None:
    """A document typed in VNI fonts says the same, and is marked for review."""
    read = source(in_vni(docx.made(paper, font="VNI-Times")))
    assert extract(read, _knowledge()).as_json() == paper.facts
    assert any("VNI" in doubt for doubt in read.doubts)


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_tcvn3_text_gives_the_same_number_and_dates(paper: Paper) -> None:
    """In TCVN3 capitals with marks are not told apart, all else is as it was."""
    read = source(in_tcvn3(docx.made(paper, font=".VnTime")))
    facts = extract(read, _knowledge()).as_json()
    for name in ("issued", "rounds", "occasions"):
        assert facts[name] == paper.facts[name]
    assert any("TCVN3" in doubt for doubt in read.doubts)
