"""Vietnamese is read at build time as `vectors.json` says; the browser is held to the same file."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from thidua.vietnamese.keyboard import decode
from thidua.vietnamese.reading import expand, fold, keys, numbers, terms

VECTORS: dict[str, Any] = json.loads(
    Path(__file__).with_name("vectors.json").read_text(encoding="utf-8")
)
FEWEST = 120


def test_there_are_enough_cases() -> None:
    """The file that holds both sides equal is worth holding to."""
    lists = [part for part in VECTORS.values() if isinstance(part, list)]
    assert sum(map(len, [*lists, VECTORS["expand"]["cases"]])) >= FEWEST


@pytest.mark.parametrize("case", VECTORS["terms"], ids=lambda case: ascii(case["text"]))
def test_texts_have_these_terms_and_keys(case: dict[str, Any]) -> None:
    """Each spelling of a syllable gives one term, and every term the key without marks."""
    assert terms(case["text"]) == case["terms"]
    assert keys(case["text"]) == case["keys"]


@pytest.mark.parametrize("case", VECTORS["fold"], ids=lambda case: ascii(case["term"]))
def test_terms_have_these_keys(case: dict[str, str]) -> None:
    """Marks go and letters stay, in one syllable and in more."""
    assert fold(case["term"]) == case["key"]


@pytest.mark.parametrize("case", VECTORS["numbers"], ids=lambda case: ascii(case["text"]))
def test_texts_have_these_numbers(case: dict[str, Any]) -> None:
    """Numbers of documents are known from dates and years."""
    assert numbers(case["text"]) == case["numbers"]


@pytest.mark.parametrize("case", VECTORS["decode"], ids=lambda case: ascii(case["word"]))
def test_typed_words_mean_these_terms(case: dict[str, Any]) -> None:
    """Telex and VNI are understood, and nothing is made of words that are neither."""
    assert decode(case["word"]) == case["term"]


@pytest.mark.parametrize(
    "case", VECTORS["expand"]["cases"], ids=lambda case: " ".join(case["keys"])
)
def test_abbreviations_work_both_ways(case: dict[str, Any]) -> None:
    """A short form can be spelt out and a long one shortened, one at a time."""
    table = [(short, long) for short, long in VECTORS["expand"]["table"]]
    assert expand(case["keys"], table) == case["ways"]


@pytest.mark.parametrize("case", VECTORS["shards"], ids=lambda case: case["key"])
def test_keys_have_these_sums(case: dict[str, Any]) -> None:
    """Both sides look for a key in the same file."""
    assert zlib.crc32(case["key"].encode()) == case["crc32"]
