"""This project and what it is measured beside: how each is set up, and what each does without.

Every engine gives the page of an item the same address, so that all can be held to what they
were to make.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.build.corpus import Corpus, plain_path, write_plain, write_project
from benchmarks.build.edits import COLD, EDITS
from benchmarks.build.items import Item
from benchmarks.search.corpus import ROOT
from benchmarks.search.engine import PEERS

_NAME = "Sổ vàng thi đua"
_URL = "https://thidua.example/"
_ALONE = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
_PLAIN = frozenset({"cold", "warm", "body"})


@dataclass(frozen=True)
class Step:
    """One command of an engine."""

    name: str
    command: Callable[[], Sequence[str | Path]]
    output: str
    """The folder it writes, in the engine's own."""
    less: str = ""
    """What it does without that this project's build does."""
    states: frozenset[str] = _PLAIN


@dataclass(frozen=True)
class Engine:
    """One way to make a site of the items."""

    key: str
    steps: Sequence[Step]
    lay_out: Callable[[Path, Corpus], None]
    """Writes all that its build takes into a folder that does not exist yet."""
    source: Callable[[Item], str]
    """The file of an item in that folder."""
    environment: Mapping[str, str] = field(default_factory=lambda: _ALONE)
    most: Sequence[tuple[int, int]] = ()
    """From how many items on it is measured so many times at most."""
    total: Step | None = None
    """A row for all its steps together."""

    def repeats(self, count: int, asked: int) -> int:
        """Return how often it is measured with `count` items."""
        return min([asked, *(times for start, times in self.most if count >= start)])

    @property
    def states(self) -> frozenset[str]:
        """What it is measured at."""
        return frozenset[str]().union(*(step.states for step in self.steps))


def _program(package: str, name: str) -> Path:
    """Return a program inside a package of the other engines: no wrapper in Python costs time."""
    library = PEERS.parents[1] / "lib"
    return next(library.glob(f"python3*/site-packages/{package}/{name}"))


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _hugo(folder: Path, made: Corpus) -> None:
    page = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
        "</head><body><h1>{{ .Title }}</h1>%s</body></html>\n"
    )
    entry = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
    listed = f"<ul>{{{{ range .Pages }}}}{entry}{{{{ end }}}}</ul>"
    settings = {
        "baseURL": _URL,
        "title": _NAME,
        "defaultContentLanguage": "vi",
        "disableKinds": ["taxonomy", "term", "rss", "sitemap", "404"],
    }
    files = {
        "hugo.json": json.dumps(settings, ensure_ascii=False),
        "layouts/single.html": page % "{{ .Content }}",
        "layouts/list.html": page % listed,
        "layouts/home.html": page % listed,
    }
    write_plain(folder / "content", made)
    _write(folder, files)


def _mkdocs(folder: Path, made: Corpus) -> None:
    """Set up Material, whose settings Zensical reads as well."""
    settings = {
        "site_name": _NAME,
        "site_url": _URL,
        # Its fonts would come from another host.
        "theme": {"name": "material", "language": "vi", "font": False},
        "plugins": [{"search": {"lang": "vi"}}],
    }
    write_plain(folder / "docs", made)
    _write(folder, {"mkdocs.yml": json.dumps(settings), "docs/index.md": f"# {_NAME}\n"})


def _pelican(folder: Path, made: Corpus) -> None:
    settings = {
        "SITENAME": _NAME,
        "SITEURL": _URL.rstrip("/"),
        "DEFAULT_LANG": "vi",
        "TIMEZONE": "Asia/Ho_Chi_Minh",
        "THEME": "simple",
        "PATH": "content",
        "DEFAULT_DATE": (2026, 9, 1),
        "DEFAULT_PAGINATION": 50,
        # Two items may have one title, and each has a file's name of its own.
        "SLUGIFY_SOURCE": "basename",
        "PATH_METADATA": r"(?P<place>.*)\.md",
        "ARTICLE_URL": "{place}/",
        "ARTICLE_SAVE_AS": "{place}/index.html",
        **dict.fromkeys(
            ("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "AUTHOR_FEED_ATOM", "TRANSLATION_FEED_ATOM")
        ),
    }
    write_plain(folder / "content", made)
    text = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    _write(folder, {"pelicanconf.py": text})


_BUILD = ("-m", "mkdocs", "build", "-q")
_DOMAIN = "calendar, feeds, data, checks, links between items"
HUGO = Step(
    "Hugo",
    lambda: [_program("hugo/binaries", "hugo"), "build", "--quiet"],
    "public",
    f"search, theme, {_DOMAIN}",
)
PAGEFIND = Step(
    "Pagefind on Hugo's pages",
    lambda: [
        _program("pagefind_bin", "pagefind"),
        *("--site", "public", "--output-path", "pagefind", "--silent"),
    ],
    "pagefind",
    "all but search",
)
OURS = Engine(
    "thidua",
    (
        Step("thidua", lambda: [sys.executable, *_BUILD], "site", states=frozenset((COLD, *EDITS))),
        Step(
            "cp -r of thidua's site",
            lambda: ["cp", "-r", "site/.", "copy"],
            "copy",
            "everything: the limit",
            frozenset({COLD}),
        ),
    ),
    write_project,
    lambda item: f"content/{item.path}",
    {
        **os.environ,
        "PYTHONPATH": str(ROOT / "hooks"),
        # The same site on every day: 22 November 2026.
        "SOURCE_DATE_EPOCH": "1795312800",
    },
)
ENGINES = (
    OURS,
    Engine("hugo", (HUGO,), _hugo, lambda item: f"content/{plain_path(item)}"),
    Engine(
        "pagefind",
        (HUGO, PAGEFIND),
        _hugo,
        lambda item: f"content/{plain_path(item)}",
        total=Step("Hugo + Pagefind", list, "", f"theme, {_DOMAIN}"),
    ),
    Engine(
        "material",
        (Step("Material", lambda: [PEERS, *_BUILD], "site", _DOMAIN),),
        _mkdocs,
        lambda item: f"docs/{plain_path(item)}",
        {**_ALONE, "NO_MKDOCS_2_WARNING": "1"},
        most=((5000, 1), (20000, 0)),
    ),
    Engine(
        "zensical",
        (Step("Zensical", lambda: [PEERS, "-m", "zensical", "build"], "site", _DOMAIN),),
        _mkdocs,
        lambda item: f"docs/{plain_path(item)}",
        most=((5000, 1), (20000, 0)),
    ),
    Engine(
        "pelican",
        (
            Step(
                "Pelican",
                lambda: [PEERS, "-m", "pelican", "-s", "pelicanconf.py", "-q"],
                "output",
                f"search, theme, {_DOMAIN}",
            ),
        ),
        _pelican,
        lambda item: f"content/{plain_path(item)}",
        most=((5000, 3), (20000, 1)),
    ),
)
"""This project first; the others in the order of the tables."""
