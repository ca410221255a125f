"""Shells are filled exactly, and pages say of themselves what they should."""

from __future__ import annotations

import json
import re

import pytest

from thidua.press.imprint import Imprint, depth_of, redirect, root_of
from thidua.press.page import Crumb, Page
from thidua.press.shell import SENTINELS, SLOTS, Shell

THEME = (
    '<html><head><title>{title}</title><meta name=description content="{description}">'
    '<link rel="canonical" href="{canonical}">{extra_head}</head>'
    "<body class={kind}>{trail}{article}{title}</body></html>"
)


def _theme(section: str, depth: int) -> str:
    return f"<!-- {section} {depth} -->" + THEME.format_map(SENTINELS)


def _page(**changes: object) -> Page:
    values: dict[str, object] = {
        "address": "/ke-hoach/a/b/",
        "title": 'Kế hoạch <2024> & "hơn"',
        "description": "Mô tả",
        "article": "<h1>x</h1>",
        "section": "/ke-hoach/",
        "kind": "plan",
    }
    return Page(**(values | changes))  # type: ignore[arg-type]


def test_every_slot_is_filled_wherever_it_stands() -> None:
    """A slot may stand in the theme more than once, in any order."""
    shell = Shell.cut(_theme("/", 0))
    html = shell.fill({name: f"[{name}]" for name in SLOTS})
    assert html.count("[title]") == 2
    assert not re.search("[\x02\x03]", html)


def test_what_is_filled_in_is_not_read_again() -> None:
    """Text that looks like a slot stays text."""
    shell = Shell.cut(SENTINELS["article"] + SENTINELS["title"])
    assert shell.fill({"article": "\x02title\x03", "title": "T"}) == "\x02title\x03T"


def test_titles_are_escaped() -> None:
    """A title with signs of HTML in it is shown as it is written."""
    output = Imprint(_theme, site_url="https://a.example/")(_page())
    assert "<title>Kế hoạch &lt;2024&gt; &amp; &#34;hơn&#34;</title>" in str(output.content)


def test_the_canonical_address_is_absolute() -> None:
    """Search engines learn the one address of a page."""
    output = Imprint(_theme, site_url="https://a.example/so-vang/")(_page())
    assert 'href="https://a.example/so-vang/ke-hoach/a/b/"' in str(output.content)
    assert output.path == "ke-hoach/a/b/index.html"


def test_structured_data_cannot_end_its_script() -> None:
    """A name with </script> in it stays data."""
    name = "</script><script>alert(1)</script>"
    output = Imprint(_theme, site_url="https://a.example/")(_page(structured=({"name": name},)))
    html = str(output.content)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    assert json.loads(found[1]) == {"@context": "https://schema.org", "name": name}
    assert html.count("<script") == 1


def test_what_a_page_tells_search_engines_is_one_piece() -> None:
    """A record and the way to it share a context, and a page without either has no data."""
    imprint = Imprint(_theme, site_url="https://a.example/")
    two = str(imprint(_page(structured=({"@type": "Report"}, {"@type": "BreadcrumbList"}))).content)
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', two)
    assert [json.loads(text) for text in found] == [
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "Report"}, {"@type": "BreadcrumbList"}],
        }
    ]
    assert "ld+json" not in str(imprint(_page()).content)


def test_the_mark_of_samples_is_explained_where_it_stands() -> None:
    """Who sees the mark reads what it means; on other pages the words would only take room."""

    def theme(section: str, depth: int) -> str:
        return _theme(section, depth) + SENTINELS["samples"]

    imprint = Imprint(theme, site_url="https://a.example/")
    mark = '<span class="sample">Dữ liệu mẫu</span>'
    meaning = "không nói về người thật, việc thật"
    assert meaning in str(imprint(_page(article=f"<h1>x {mark}</h1>")).content)
    assert meaning in str(imprint(_page(address="/tim-kiem/")).content), "its script shows marks"
    assert meaning not in str(imprint(_page()).content)
    told = f'<p class="notice notice-sample">{mark} {meaning}.</p>'
    assert str(imprint(_page(article=told)).content).count(meaning) == 1


def test_the_trail_leads_up_by_relative_links() -> None:
    """Breadcrumbs work below any folder and end with the page itself."""
    trail = (
        Crumb("Trang chủ", "/"),
        Crumb("Kế hoạch", "/ke-hoach/"),
        Crumb("Trường A", "/don-vi/a/"),
    )
    html = str(Imprint(_theme, site_url="https://a.example/")(_page(trail=trail)).content)
    assert '<a href="../../../">Trang chủ</a>' in html
    assert '<a href="../../">Kế hoạch</a>' in html
    assert '<a href="../../../don-vi/a/">Trường A</a>' in html
    assert re.search(r"<li aria-current=page>[^<]*</ol>", html)


@pytest.mark.parametrize(
    ("address", "depth", "root"), [("/", 0, "./"), ("/a/", 1, "../"), ("/a/b/c/", 3, "../../../")]
)
def test_depth_and_way_to_the_root(address: str, depth: int, root: str) -> None:
    """Every page knows its way back to the root."""
    assert (depth_of(address), root_of(address)) == (depth, root)


def test_a_shell_is_rendered_once_for_its_section_and_depth() -> None:
    """A thousand pages of one kind cost one render of the theme."""
    rendered = []

    def theme(section: str, depth: int) -> str:
        rendered.append((section, depth))
        return _theme(section, depth)

    imprint = Imprint(theme, site_url="https://a.example/")
    for name in "bcd":
        imprint(_page(address=f"/ke-hoach/a/{name}/"))
    imprint(_page(address="/ke-hoach/"))
    assert rendered == [("/ke-hoach/", 3), ("/ke-hoach/", 1)]


def test_an_old_address_leads_to_the_new_one() -> None:
    """A reader with an old link arrives, with or without scripts."""
    output = redirect("/ke-hoach/cu/", "/ke-hoach/a/moi/", site_url="https://a.example/")
    assert output.path == "ke-hoach/cu/index.html"
    assert 'content="0; url=../../ke-hoach/a/moi/"' in str(output.content)
