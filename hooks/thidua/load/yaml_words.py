"""What the YAML reader says, in Vietnamese: its own words are English and meant for programmers."""

from __future__ import annotations

_WORDS = (
    ("found a tab character", "dùng phím Tab để lùi dòng, hãy dùng dấu cách"),
    ("found character that cannot start any token", "ký tự đầu không dùng được, hãy đặt trong “ ”"),
    (
        "mapping values are not allowed",
        "dấu hai chấm đứng sai chỗ, hãy đặt giá trị trong ngoặc kép",
    ),
    ("could not find expected ':'", "thiếu dấu hai chấm sau khóa"),
    ("did not find expected ',' or ']'", "danh sách […] thiếu dấu phẩy hoặc ngoặc đóng"),
    ("did not find expected ',' or '}'", "nhóm {…} thiếu dấu phẩy hoặc ngoặc đóng"),
    ("did not find expected key", "lùi dòng không đều, hoặc thiếu khóa"),
    ("did not find expected '-' indicator", "mục của danh sách không thẳng hàng"),
    ("did not find expected <document start>", "thừa chữ sau giá trị"),
    ("did not find expected node content", "thiếu giá trị"),
    ("found unexpected end of stream", "thiếu dấu ngoặc kép đóng"),
    ("found unexpected document indicator", "thiếu dấu ngoặc kép đóng trước dòng ---"),
    ("found unknown escape character", "dấu \\ trong ngoặc kép, hãy dùng ngoặc đơn"),
    ("block sequence entries are not allowed", "dấu gạch đầu mục phải xuống dòng riêng"),
    ("found undefined", "dấu ! đứng đầu giá trị, hãy đặt trong ngoặc kép"),
    ("while scanning", "một giá trị viết dở"),
)
"""What an English message contains → what it means for an editor; the first that fits counts."""


def yaml_problem(problem: str) -> str:
    """Return the reader's `problem` in Vietnamese; what is not known here stays as it is."""
    return next((words for part, words in _WORDS if part in problem), problem)
