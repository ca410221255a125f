"""Lists come out as editors meant them, whether they follow Markdown's rules or Word's habits."""

from __future__ import annotations

import re

import markdown
import pytest


def _html(text: str) -> str:
    extensions = ["sane_lists", "thidua.press.lists", "pymdownx.superfences"]
    html = re.sub(r"\s*\n\s*", "", markdown.markdown(text, extensions=extensions))
    # Whether an item's text stands in a paragraph is spacing, which the style sheet evens out.
    return html.replace("</p><p>", "¶").replace("<p>", "").replace("</p>", "")


CASES = {
    "a bullet right after a line of text begins a list": (
        "Nội dung:\n- một\n- hai",
        "Nội dung:<ul><li>một</li><li>hai</li></ul>",
    ),
    "two spaces nest a list": (
        "- một\n  - hai\n- ba",
        "<ul><li>một<ul><li>hai</li></ul></li><li>ba</li></ul>",
    ),
    "four spaces nest a list just the same": (
        "- một\n    - hai\n- ba",
        "<ul><li>một<ul><li>hai</li></ul></li><li>ba</li></ul>",
    ),
    "three levels nest": (
        "- a\n  + b\n    * c\n- d",
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
    ),
    "a numbered list right after text begins with 1": (
        "Các bước:\n1. một\n2. hai",
        "Các bước:<ol><li>một</li><li>hai</li></ol>",
    ),
    "a wrapped line that happens to begin with a year is no list": (
        "Kế hoạch của năm học\n2024. Các đơn vị",
        "Kế hoạch của năm học2024. Các đơn vị",
    ),
    "bullets nest below numbers": (
        "1. một\n   - a\n   - b\n2. hai",
        "<ol><li>một<ul><li>a</li><li>b</li></ul></li><li>hai</li></ol>",
    ),
    "a wrapped item stays one item": (
        "- dòng một\n  dòng hai\n- ba",
        "<ul><li>dòng mộtdòng hai</li><li>ba</li></ul>",
    ),
    "text after a blank line ends the list": (
        "- một\n\nĐoạn sau.",
        "<ul><li>một</li></ul>Đoạn sau.",
    ),
    "a second paragraph of an item stays in it": (
        "- một\n\n  thêm\n- hai",
        "<ul><li>một¶thêm</li><li>hai</li></ul>",
    ),
    "a line of dashes is a rule and no list": (
        "trên\n\n---\n\ndưới",
        "trên<hr />dưới",
    ),
    "tabs nest as spaces do": (
        "- một\n\t- hai",
        "<ul><li>một<ul><li>hai</li></ul></li></ul>",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_lists(name: str) -> None:
    """Each way of writing a list gives the list it looks like."""
    text, expected = CASES[name]
    assert _html(text) == expected


def test_fenced_code_is_left_alone() -> None:
    """Lines of code that look like lists keep their indents, and no line is added."""
    html = markdown.markdown(
        "```\nx:\n- a\n  - b\n```",
        extensions=["thidua.press.lists", "pymdownx.superfences"],
    )
    assert "x:\n- a\n  - b\n" in html
