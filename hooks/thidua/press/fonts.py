"""The site's fonts: Be Vietnam Pro as the npm package @fontsource/be-vietnam-pro ships it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thidua.work.job import Output

_PACKAGE = Path("@fontsource/be-vietnam-pro")
_SUBSETS = ("latin", "vietnamese")
_WEIGHTS = (400, 600, 700)


class FontError(Exception):
    """A font is not there; the message is where it should be."""


def fonts(node_modules: Path) -> Iterator[Output]:
    """Yield the font files that the style sheet names, and their licence (OFL 1.1).

    Raises:
        FontError: The front-end packages are not installed.

    """
    package = node_modules / _PACKAGE
    for subset in _SUBSETS:
        for weight in _WEIGHTS:
            source = package / "files" / f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            if not source.is_file():
                raise FontError(source)
            # Every page names two of them: a short name is repeated as often.
            yield Output(f"assets/fonts/{subset}-{weight}.woff2", source)
    yield Output("assets/fonts/LICENSE.txt", package / "LICENSE")
