"""What MkDocs itself makes: the hand-written pages, and what lies around them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.site.canary import BASE
from tests.site.project import TODAY_EPOCH, Project, make_project

GUIDE = "huong-dan/gui-bai/index.html"


@pytest.fixture
def made(tmp_path: Path) -> Project:
    """Return a project with pages and a theme of its own, built once."""
    project = make_project(tmp_path, BASE)
    project.own("docs")
    project.own("theme_overrides")
    assert project.build().code == 0
    return project


def _add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _cold(project: Project, folder: Path) -> dict[str, bytes]:
    """Return what the same project gives when it is built for the first time."""
    fresh = make_project(folder, project.content)
    for name in ("docs", "theme_overrides"):
        (folder / name).unlink()
        (folder / name).symlink_to(project.folder / name)
    (folder / "mkdocs.yml").write_bytes((project.folder / "mkdocs.yml").read_bytes())
    built = fresh.build()
    assert built.code == 0, built.said
    return built.files


def test_an_edited_page_is_shown(made: Project, tmp_path: Path) -> None:
    """Who edits a hand-written page, adds one or takes one away sees it in the next build."""
    before = made.files()
    _add(made.folder / "docs/huong-dan/gui-bai.md", "\n\nMột câu mới.\n")
    (made.folder / "docs/moi.md").write_text("# Trang mới\n\nChào.\n", encoding="utf-8")
    built = made.build()
    assert built.code == 0, built.said
    assert "Một câu mới." in built.files[GUIDE].decode()
    assert "moi/index.html" in built.files
    assert built.files == _cold(made, tmp_path / "moi")

    (made.folder / "docs/moi.md").unlink()
    built = made.build()
    assert built.files.keys() == before.keys()
    assert built.files["sitemap.xml"] == before["sitemap.xml"]


def test_an_edit_of_content_leaves_the_hand_written_pages(made: Project, tmp_path: Path) -> None:
    """A record is added: the hand-written pages are there as before, and the map names all."""
    unit = made.content / "units/truong-moi.yml"
    text = "name: Trường mới\nkind: truong\nstatus: published\n"
    unit.write_text(text, encoding="utf-8")
    before = made.files()
    built = made.build()
    assert built.code == 0, built.said
    assert built.files[GUIDE] == before[GUIDE]
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [loc.text for loc in ET.fromstring(built.files["sitemap.xml"]).iter(f"{space}loc")]  # noqa: S314 - written by ourselves a moment ago
    assert "https://thidua.example/don-vi/truong-moi/" in listed
    assert "https://thidua.example/huong-dan/gui-bai/" in listed
    assert built.files == _cold(made, tmp_path / "moi")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("theme_overrides/partials/text.html", "Trong trang này", "Các phần"),
        ("theme_overrides/partials/header.html", "Gương tốt", "Gương sáng"),
        # The search box of the header stands among the templates of the articles.
        ("theme_overrides/articles/parts/search.html", "Tìm kiếm", "Tra cứu"),
        ("theme_overrides/404.html", "Không tìm thấy trang", "Không có trang"),
        ("theme_overrides/assets/stylesheets/site.css", "#a31621", "#a31622"),
        ("mkdocs.yml", "site_name: Sổ vàng thi đua", "site_name: Sổ vàng"),
        ("mkdocs.yml", "gioi-thieu.md", "gioi-thieu.md\n  - Trang chủ: https://a.example/"),
    ],
)
def test_a_change_of_theme_or_settings_is_shown(
    made: Project, tmp_path: Path, path: str, old: str, new: str
) -> None:
    """Whatever frames the pages changes all of them at once, hand-written or not."""
    file = made.folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    built = made.build()
    assert built.code == 0, built.said
    assert built.files == _cold(made, tmp_path / "moi")


def test_options_of_the_command_are_settings(made: Project) -> None:
    """Pages that are files instead of folders, for a while: the next build has them back."""
    before = made.files()
    assert "gioi-thieu.html" in made.build(options=["--no-directory-urls"]).files
    assert made.build().files == before


def test_a_fault_in_a_page_is_told_in_every_build(made: Project) -> None:
    """A broken link in a hand-written page stops strict builds until somebody mends it."""
    page = made.folder / "docs/gioi-thieu.md"
    _add(page, "\n[đi](khong-co.md)\n")
    assert "khong-co.md" in made.build(options=[]).said
    assert made.build(options=["--quiet"]).code == 0
    for options in ([], ["--strict"], ["--strict"]):
        built = made.build(options=options)
        assert "khong-co.md" in built.said
        assert bool(built.code) == bool(options)


def test_with_another_plugin_all_is_made_each_time(made: Project) -> None:
    """What a plugin makes of pages is its own affair: its files follow whatever it follows."""
    settings, hook = made.folder / "mkdocs.yml", made.folder / "them.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("hooks:\n", "hooks:\n  - them.py\n"), encoding="utf-8")
    hook.write_text(
        "from pathlib import Path\n"
        "def on_page_content(html, **_):\n"
        "    return Path('loi').read_text(encoding='utf-8')\n",
        encoding="utf-8",
    )
    for words in ("một", "hai"):
        (made.folder / "loi").write_text(words, encoding="utf-8")
        assert words in made.build().files[GUIDE].decode()


def test_where_nothing_changed_nothing_is_loaded_that_makes_pages(made: Project) -> None:
    """Loading what reads records and makes pages would take longer than such a build."""
    before = made.files()
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mkdocs", "build", "--strict"],
        cwd=made.folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rsplit("|")[-1].strip() for line in run.stderr.splitlines() if "|" in line}
    assert "thidua.building" in loaded
    heavy = {"pydantic", "icalendar", "PIL", "thidua.production", "thidua.pipeline"}
    assert not loaded & heavy
    assert made.files() == before
