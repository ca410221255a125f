"""What the host contributes to the site: its frames, settings and pages, and whether they changed.

It loads nothing that makes pages: where all is as it was, nothing is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from thidua.cache import version
from thidua.work.questions import Question, digest_of

if TYPE_CHECKING:
    from thidua.press.imprint import RenderShell
    from thidua.work.memory import Memory

OURS = frozenset({"template", "theme"})
"""The names of the questions that a theme answers."""
THEME = "theme"
"""The name under which its answers are remembered together."""
_BORROWED = re.compile(rb"\"(articles/[^\"]+)\"")
"""What a template of the host's takes from those of the articles."""


@dataclass(frozen=True)
class Theme:
    """What the host contributes to pages."""

    render_shell: RenderShell
    extensions: Sequence[str]
    """The extensions of Markdown in which texts are written."""
    extension_settings: Mapping[str, Mapping[str, object]]
    """Extension → its settings."""
    templates: Path
    """The folder of the articles' templates."""
    packages: Path
    """The folder of the front-end packages, of which the fonts are taken."""
    site_name: str
    site_url: str
    """The absolute URL of the site's root."""
    site_description: str
    """What the site is, in a sentence for its home page."""
    site_rights: str = ""
    """Who may do what with its contents, as HTML; empty where the site does not say."""
    version: bytes = b""
    """What stands for all of the host that shows on pages: frames, settings, packages."""
    pages: Sequence[str] = ()
    """The addresses of the host's own pages, in their order."""

    @property
    def key(self) -> bytes:
        """What stands for all that every job depends on: the program, and the site's names."""
        names = (self.site_name, self.site_url, self.site_description, self.site_rights)
        return digest_of(version("thidua"), *names)

    def answer(self, question: Question, *, samples: bool) -> bytes | None:
        """Return what stands for the answer to `question`; None where it is none of the theme's.

        Args:
            question: What a job asked.
            samples: Whether the content shows anything made up, which all pages say.

        """
        match question:
            case ("template", name):
                path = self.templates / name
                return digest_of(path.read_bytes()) if path.is_file() else b""
            case ("theme",):
                return digest_of(self.version, repr(samples))
        return None

    def told(
        self, asked: Iterable[Question], *, samples: bool
    ) -> list[tuple[Question, bytes | None]]:
        """Return what it was `asked`, and what it answers; for `unchanged`."""
        return [(question, self.answer(question, samples=samples)) for question in sorted(asked)]


def unchanged(theme: Theme, before: Memory, *, samples: bool) -> bool:
    """Whether, with content as it was, nothing else has changed that `before` was made of.

    Args:
        theme: What the host contributes.
        before: What is remembered.
        samples: Whether the content shows anything made up.

    """
    known = before.done.get(THEME) if before.key == theme.key else None
    asked = cast("list[tuple[Question, bytes]]", known.told) if known else ()
    ours = all(theme.answer(it, samples=samples) == answered for it, answered in asked)
    return known is not None and ours


def theme_version(settings: Mapping[str, object], overrides: str, *sources: str) -> bytes:
    """Return what stands for all that decides on the frames of pages and on how texts are read.

    Args:
        settings: Those of the site as the host has them, wherever they come from.
        overrides: The path of the theme; its articles are asked for one by one, but for those
            that the frames borrow.
        sources: Paths of the file of the settings and of whatever else tells the host what to do.

    """
    root = Path(overrides)
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and root / "articles" not in path.parents
    }
    named = {name.decode() for data in files.values() for name in _BORROWED.findall(data)}
    files |= {name: (root / name).read_bytes() for name in named if (root / name).is_file()}
    parts = (part for file in sorted(files.items()) for part in file)
    # How strict a build is shows on no page.
    shown = {name: value for name, value in settings.items() if name != "strict"}
    told = json.dumps(shown, default=_plain, skipkeys=True)
    return digest_of(told, *(Path(path).read_bytes() for path in sources), *parts)


def _plain(setting: object) -> object:
    """Return the name of a function or a class, for its own words say where in memory it is."""
    if isinstance(setting, Mapping):
        return dict(setting)
    return getattr(setting, "__qualname__", type(setting).__qualname__)
