"""What Markdown's shortcuts leave out is never missed: bodies come out as without them."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.inlinepatterns import Pattern
from mkdocs.utils.yaml import yaml_load

from thidua.press.markdown import RenderBody, body_renderer
from thidua.press.shortcuts import marks

ROOT = Path(__file__).parents[2]
Dialect = tuple[list[str], dict[str, dict[str, object]]]


class _Site:
    """A site in which one document is public."""

    def is_public(self, address: str) -> bool:
        return address == "/van-ban/70/"

    def cited(self, number: str, after: str) -> str | None:
        del after
        return "/van-ban/70/" if number == "70/KH-UBND" else None


def _ours() -> Dialect:
    """Return the dialect of mkdocs.yml, to which MkDocs adds three extensions."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        entries = yaml_load(file)["markdown_extensions"]
    options = {
        name: given for entry in entries if isinstance(entry, dict) for name, given in entry.items()
    }
    return [
        "toc",
        "tables",
        "fenced_code",
        *(e if isinstance(e, str) else next(iter(e)) for e in entries),
    ], options


DIALECTS: dict[str, Dialect] = {
    "ours": _ours(),
    "bare": ([], {}),
    "a province's": (
        [
            *(
                "admonition",
                "tables",
                "footnotes",
                "toc",
                "smarty",
                "abbr",
                "attr_list",
                "def_list",
            ),
            *("nl2br", "md_in_html", "pymdownx.tilde", "pymdownx.fancylists", "pymdownx.tasklist"),
        ],
        {"footnotes": {"SUPERSCRIPT_TEXT": "*{}*"}, "toc": {"permalink": True, "marker": "[MỤC]"}},
    ),
}


def _renderer(dialect: Dialect, *, shortcuts: bool) -> RenderBody:
    if shortcuts:
        return body_renderer(*dialect, links=_Site())
    with patch("thidua.press.markdown.Converter", markdown.Markdown):
        return body_renderer(*dialect, links=_Site())


OPENINGS = (
    *(
        "",
        "",
        "",
        " ",
        "  ",
        "    ",
        "        ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "12. ",
        "\u0661. ",
        "a. ",
    ),
    *("# ", "### ", "#", "> ", ">", "| ", "---", "- - -", "***", "* * *", "===", "--", "\t", "1) "),
    *("```\n", "~~~ python\n", '!!! note "Chú ý"\n    ', "!!! ", "    - ", ": ", "[a]: ", "[^1]: "),
    *("*[UBND]: ", "|---|---|", "[TOC]", "[MỤC]", "- [ ] ", "\u00a0", "\u201c", "(", "\x0b"),
)
PIECES = (
    *(
        "Thi đua",
        " dạy tốt",
        ", học tốt",
        "đợt 2",
        "UBND",
        " ",
        "\u201cHai tốt\u201d",
        "năm 2024.",
        "x",
    ),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "\\",
        "\\*",
        "\\\\`",
        "[",
        "]",
        "](",
        ")",
        "![",
        "![a]",
    ),
    *(
        "[a]",
        "[a][a]",
        "[b](/van-ban/70/)",
        '[c](</guong/> "d")',
        "[^1]",
        "[^",
        "]:",
        "<",
        ">",
        "~~",
    ),
    *(
        "<b>",
        "<!-- ",
        "-->",
        "<https://a.vn>",
        "<a@b.vn>",
        "&",
        "&amp;",
        "&#42;",
        "&#",
        ";",
        "  \n",
    ),
    *(
        " \n",
        "|",
        " | ",
        "#",
        "!",
        "!!!",
        "=",
        "-",
        "\n=",
        "\n---\n",
        "\n- ",
        "\n  - ",
        "\n> ",
        "\r\n",
    ),
    *(
        "\n    ",
        "\t",
        "\x02",
        "\x03",
        "\x02klzzwxh:0000\x03",
        "\x02wzxhzdk:0\x03",
        "\x0242\x03",
        "{#a}",
    ),
    *("70/KH-UBND", "{ .b }", "[TOC]", "'", '"', "...", "--", "/", "1.", ":", "\x00"),
)
LINES = st.tuples(st.sampled_from(OPENINGS), st.lists(st.sampled_from(PIECES), max_size=7)).map(
    lambda line: line[0] + "".join(line[1])
)
BODIES = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\n\n\n"])), max_size=8).map(
    lambda lines: "".join(line + end for line, end in lines)
)


# A block of each kind that its first line does not show, after a letter and after a sign.
LATE = [
    opening + rest
    for opening in ("Tên", "(Tên")
    for rest in (
        " | Số\n---|---\nAn | 2",
        "\n[a]: /van-ban/70/\n\n[a]",
        "[^1]\n[^1]: ghi chú",
        '\n!!! note "Chú ý"\n    Nhớ',
        "\n> trích",
        "\n## Mục",
        "\n===",
        "\n* * *",
    )
]


@pytest.mark.parametrize("name", DIALECTS)
@settings(max_examples=150, deadline=None)  # the first example also pays for the imports
@example(texts=LATE)
@given(texts=st.lists(BODIES, min_size=1, max_size=3))
def test_shortcuts_change_nothing(name: str, texts: list[str]) -> None:
    """Bodies of any marks come out byte for byte as Python-Markdown alone makes them."""
    short = _renderer(DIALECTS[name], shortcuts=True)
    whole = _renderer(DIALECTS[name], shortcuts=False)
    for text in texts:
        assert short(text, "../") == whole(text, "../")


def _patterns() -> dict[str, Pattern]:
    """Return the patterns that bodies are asked for, by their regular expressions."""
    extensions, options = DIALECTS["ours"]
    converter = markdown.Markdown(extensions=extensions, extension_configs=options)
    converter.inlinePatterns.deregister("html")
    return {pattern.pattern: pattern for pattern in converter.inlinePatterns}


@pytest.mark.parametrize("pattern", _patterns().values(), ids=_patterns())
@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_text_without_marks_holds_nothing_for_a_pattern(
    pattern: Pattern, data: st.DataObject
) -> None:
    """Whatever a pattern of the dialect matches, its marks show that it has to be asked."""
    text = data.draw(st.from_regex(pattern.getCompiledRegExp()))
    assert all(marks(pattern))
    assert any(mark in text for mark in marks(pattern))


def test_emphasis_as_deep_as_a_body_is_long_is_rendered() -> None:
    """Marks within marks a thousand times over do not stop the build."""
    render = _renderer(DIALECTS["ours"], shortcuts=True)
    body = render("*a _b " * 2000 + "c_ d*" * 2000, "../")
    assert body.html.count("<em>") == 4000
