"""The site's fonts: Be Vietnam Pro as the npm package @fontsource/be-vietnam-pro ships it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thidua.press.page import Output

_PACKAGE = Path("@fontsource/be-vietnam-pro")
_SUBSETS = ("latin", "vietnamese")
_WEIGHTS = (400, 600, 700)


def fonts(node_modules: Path) -> Iterator[Output]:
    """Yield the font files that the style sheet names, and their licence (OFL 1.1).

    Raises:
        FileNotFoundError: The front-end packages are not installed.

    """
    package = node_modules / _PACKAGE
    for subset in _SUBSETS:
        for weight in _WEIGHTS:
            name = f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            source = package / "files" / name
            if not source.is_file():
                raise FileNotFoundError(source)
            yield Output(f"assets/fonts/{name}", source)
    yield Output("assets/fonts/LICENSE.txt", package / "LICENSE")
