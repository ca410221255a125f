"""Content is data: whatever stands in any field of any kind, pages run, load and hide nothing."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.feeds.rules import atom_faults
from tests.press.pressing import theme_of
from tests.site.canary import BASE, CANARY, write

from thidua.load.text import split_front_matter
from thidua.model.base import Kind
from thidua.pipeline import read
from thidua.production import produce
from thidua.work.job import Output

TODAY = datetime.date(2026, 11, 22)

ATTACKS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "</script><svg onload=alert(1)>",
    "<!--",
    "]]>",
    "&lt;b&gt;",
)
TEXTS = st.sampled_from(ATTACKS) | st.text(
    st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One record of every kind with the canary in every text."""
    content = tmp_path_factory.mktemp("hostile") / "content"
    shutil.copytree(BASE, content)
    for kind in Kind:
        unplanted = ("moved_from", "formerly", "attachments", "photos")
        write(content, kind, "moi", dict.fromkeys(unplanted))
    return content


def _replaced(value: object, text: str) -> object:
    match value:
        case dict():
            return {key: _replaced(item, text) for key, item in value.items()}
        case list():
            return [_replaced(item, text) for item in value]
        case str() if CANARY in value and not value.startswith("http") and "/KH-" not in value:
            return text
    return value


def _plant(source: Path, target: Path, text: str) -> None:
    """Copy `source` to `target` with `text` in the place of every text with the canary."""
    shutil.copytree(source, target, dirs_exist_ok=True)
    for path in [*target.rglob("moi.*"), *target.rglob("moi/index.md")]:
        written = path.read_text(encoding="utf-8")
        parts = split_front_matter(written) if path.suffix == ".md" else None
        data = yaml.load(parts.front if parts else written, yaml.BaseLoader)  # noqa: S506 - strings
        front = yaml.safe_dump(_replaced(data, text), allow_unicode=True, sort_keys=False)
        path.write_text(f"---\n{front}---\n\n{text}\n" if parts else front, encoding="utf-8")


def _outputs(content: Path) -> Iterator[Output]:
    outcome = read(content, today=TODAY)
    if outcome.site is None:
        return
    yield from produce(outcome.site, theme_of())


def _offences(html: str) -> list[str]:
    found = []
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        attributes = {str(name): value for name, value in element.attrib.items()}
        # The site's own: data for search engines, and the form of the search box.
        ours = (
            attributes.get("type") == "application/ld+json"
            if element.tag == "script"
            else element.tag == "form" and "data-search" in attributes
        )
        if element.tag in ("script", "style", "iframe", "object", "base", "form") and not ours:
            found.append(f"<{element.tag}>")
        for name, value in attributes.items():
            compact = re.sub(r"[\s\x00-\x1f]", "", value).lower()
            if name.startswith("on") or name == "style":
                found.append(f"{element.tag} {name}")
            if name in ("href", "src") and re.match(
                r"(?!https?:|webcal:|mailto:|tel:)[a-z]+:", compact
            ):
                found.append(f"{element.tag} {value}")
    return found


def _assert_harmless(path: str, feed: bytes) -> None:
    """Ask of a feed that it keeps its rules, and of its entries what is asked of pages."""
    if path.endswith(".xml"):
        assert atom_faults(feed) == [], path
    else:
        for item in json.loads(feed)["items"]:
            assert _offences(item["content_html"]) == [], path


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS)
def test_any_text_in_any_field_is_only_text(planted: Path, tmp_path: Path, text: str) -> None:
    """Nothing written into a field becomes markup, and no text makes the build fall over."""
    target = tmp_path / "content"
    shutil.rmtree(target, ignore_errors=True)
    _plant(planted, target, text)
    outputs = list(_outputs(target))
    assume(outputs)  # a text that no record can have is refused, and shows nothing
    for output in outputs:
        if output.path.endswith(".html"):
            assert _offences(str(output.content)) == [], output.path
        if output.path.startswith("tin/") and isinstance(output.content, bytes):
            _assert_harmless(output.path, output.content)


@pytest.mark.parametrize("text", ATTACKS)
def test_known_attacks_are_shown_as_they_are(planted: Path, tmp_path: Path, text: str) -> None:
    """The attacks are not refused but printed: the plan's page is there and shows the text."""
    target = tmp_path / "content"
    _plant(planted, target, text)
    pages = {output.path: str(output.content) for output in _outputs(target)}
    plan = html5lib.parse(pages["ke-hoach/truong-a/moi/index.html"], namespaceHTMLElements=False)
    shown = "".join(text for heading in plan.iter("h1") for text in heading.itertext())
    assert " ".join(text.split()) in " ".join(shown.split())
