"""Bodies are rendered whole and come out harmless, whatever an editor or an attacker wrote."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.press.headings import heading_id
from thidua.press.markdown import Heading, RenderBody, body_renderer

EXTENSIONS = ("admonition", "footnotes", "sane_lists", "tables", "thidua.press.lists", "toc")
HARMLESS_SCHEMES = ("http:", "https:", "mailto:", "tel:")


class _Site:
    """A site in which everything but /guong/a/an/ is public, with one document of 4/4/2024."""

    def is_public(self, address: str) -> bool:
        return address != "/guong/a/an/"

    def cited(self, number: str, after: str) -> str | None:
        other_day = "ngày" in after and "04/4/2024" not in after
        return "/van-ban/70/" if number == "70/KH-UBND" and not other_day else None


@pytest.fixture(scope="module")
def render() -> RenderBody:
    """The renderer of the site above."""
    return body_renderer(EXTENSIONS, {"toc": {"slugify": heading_id}}, links=_Site())


def _offences(html: str) -> list[str]:
    """Return what a browser would run, load or restyle in `html`."""
    found = []
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        if element.tag in ("script", "style", "iframe", "form", "img", "object", "svg", "base"):
            found.append(str(element.tag))
        for name, value in element.attrib.items():
            compact = "".join(value.split()).lower()
            if str(name).startswith("on") or name in ("style", "src", "srcset", "action"):
                found.append(str(name))
            if name == "href" and re.match(r"[a-z][a-z0-9+.-]*:", compact):
                found += [] if compact.startswith(HARMLESS_SCHEMES) else [compact]
    return found


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![ảnh](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<a href='javascript:alert(1)'>x</a>",
    "<javascript:alert(1)>",
    '[x](/don-vi/a/ "t\\" onmouseover=alert(1) x=\\"")',
    "<style>body{display:none}</style>",
    "<iframe src=https://example.org></iframe>",
    "<form action=https://example.org><input name=a></form>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
    '<p style="background:url(https://example.org)">x</p>',
    "[a]: javascript:alert(1)\n\n[x][a]",
    "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    "| <script>a</script> |\n|---|\n| <img src=x> |",
    '!!! note "<img src=x onerror=alert(1)>"\n    x',
    "## <img src=x onerror=alert(1)>",
)


@pytest.mark.parametrize("text", ATTACKS)
def test_attacks_do_nothing(render: RenderBody, text: str) -> None:
    """Scripts, handlers, styles, frames, forms and foreign pictures do not survive."""
    assert _offences(render(text, "../").html) == []


FRAGMENTS = st.sampled_from(
    [*ATTACKS, "<", ">", '"', "'", "`", "*", "_", "[", "](", ")", "\n", "- "]
)


@settings(deadline=None)  # the first example also pays for the imports
@given(st.lists(FRAGMENTS | st.text(max_size=8), max_size=12).map("".join))
def test_generated_markdown_does_nothing(text: str) -> None:
    """No mixture of attacks, Markdown signs and any characters crashes or gets through."""
    render = body_renderer(EXTENSIONS, {}, links=_Site())
    assert _offences(render(text, "../").html) == []


def test_raw_html_is_shown_as_text(render: RenderBody) -> None:
    """What looks like HTML is not lost: readers see it as it was typed."""
    assert "&lt;b&gt;đậm&lt;/b&gt;" in render("<b>đậm</b>", "../").html


def test_links_inside_the_site_are_relative(render: RenderBody) -> None:
    """A link from the root works below any folder the site is put in."""
    assert 'href="../../van-ban/a/#b"' in render("[x](/van-ban/a/#b)", "../../").html


def test_links_to_what_is_not_public_are_plain_text(render: RenderBody) -> None:
    """The address of a record behind a gate is not given away."""
    html = render("Xem [chị An](/guong/a/an/).", "../").html
    assert "chị An" in html
    assert "guong" not in html


@pytest.mark.parametrize("target", ["../an/", "an/", "../../guong/a/an/", "//example.org/a", ""])
def test_links_that_cannot_be_judged_are_plain_text(render: RenderBody, target: str) -> None:
    """A link relative to the page might lead to what is hidden or nowhere: only its words stay."""
    html = render(f"Xem [chị An]({target}).", "../").html
    assert "chị An" in html
    assert "href" not in html


def test_links_to_the_page_itself_mail_and_other_sites_stay(render: RenderBody) -> None:
    """Anchors, mail addresses and web addresses are links as they were written."""
    html = render("[a](#chi-tieu) [b](mailto:a@b.vn) [c](https://moet.gov.vn/x?y=1#z)", "../").html
    assert re.findall('href="([^"]*)"', html) == [
        "#chi-tieu",
        "mailto:a@b.vn",
        "https://moet.gov.vn/x?y=1#z",
    ]


def test_headings_are_second_level_at_most(render: RenderBody) -> None:
    """The page's own title stays its only h1, and headings can be linked to."""
    body = render("# Mục đích\n\n## Yêu cầu\n\n#### Chi tiết", "../")
    assert "<h1" not in body.html
    assert body.contents == (
        Heading(2, "muc-muc-dich", "Mục đích"),
        Heading(2, "muc-yeu-cau", "Yêu cầu"),
    )


def test_same_headings_get_different_anchors(render: RenderBody) -> None:
    """Two headings with the same words can both be reached."""
    contents = render("## Mục tiêu\n\n## Mục tiêu", "../").contents
    assert len({heading.id for heading in contents}) == len(contents) == 2


def test_one_body_does_not_touch_the_next(render: RenderBody) -> None:
    """Footnotes and headings of one record never show in another."""
    render("## Một\n\nA[^1]\n\n[^1]: ghi chú riêng", "../")
    body = render("## Một", "../")
    assert body.contents == (Heading(2, "muc-mot", "Một"),)
    assert "ghi chú riêng" not in body.html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "Theo 70/KH-UBND, trường phát động.",
            'Theo <a href="../../van-ban/70/">70/KH-UBND</a>, trường phát động.',
        ),
        (
            "Kế hoạch số 70/ KH – UBND ngày 04/4/2024 của huyện",
            'Kế hoạch số <a href="../../van-ban/70/">70/ KH – UBND</a> ngày 04/4/2024 của huyện',
        ),
        (
            "**70/KH-UBND**; 70/KH-UBND",
            (
                '<strong><a href="../../van-ban/70/">70/KH-UBND</a></strong>; '
                '<a href="../../van-ban/70/">70/KH-UBND</a>'
            ),
        ),
    ],
)
def test_a_cited_number_leads_to_its_document(render: RenderBody, text: str, html: str) -> None:
    """A known number in a text is a link, also with the stray spaces and dashes of typists."""
    assert html in render(text, "../../").html.replace(' rel="noopener noreferrer"', "")


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 70/KH-UBND ngày 12/5/2023 của một huyện khác",
        "Kế hoạch 71/KH-UBND",
        "`70/KH-UBND`",
        "## Triển khai 70/KH-UBND",
    ],
)
def test_no_number_is_linked_that_may_mean_something_else(render: RenderBody, text: str) -> None:
    """Another day, another number, code and headings stay plain text."""
    assert "<a " not in render(text, "../").html


def test_a_link_stays_as_its_writer_made_it(render: RenderBody) -> None:
    """A number inside a link is not linked again."""
    html = render("[Kế hoạch 70/KH-UBND](/ke-hoach/a/b/)", "../").html
    assert html.count("<a ") == 1
    assert 'href="../ke-hoach/a/b/"' in html
