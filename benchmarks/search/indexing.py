"""Build the site of the working folder, and write how many seconds of CPU its index took.

Run in a process of its own, so that nothing else of the measurement is in its memory:
`python -m benchmarks.search.indexing FILE`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from mkdocs.__main__ import cli

from thidua import pipeline
from thidua.link.site import Site
from thidua.search.files import IndexFile
from thidua.search.index import index
from thidua.search.items import Item, items


def _cpu() -> float:
    """Return the seconds of CPU of this process and of those it has waited for."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


class _Clocked:
    """The pipeline's own steps, with the time that they took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def items(self, site: Site, *, titles: Mapping[str, str]) -> dict[str, Item]:
        """Do as `items` does."""
        begin = _cpu()
        found = items(site, titles=titles)
        self.seconds += _cpu() - begin
        return found

    def index(self, *values: object, **names: object) -> list[IndexFile]:
        """Do as `index` does."""
        begin = _cpu()
        files = list(index(*values, **names))  # type: ignore[arg-type]
        self.seconds += _cpu() - begin
        return files


def main() -> None:
    """Build with the clock in place."""
    clocked = _Clocked()
    with (
        patch.object(pipeline, "items", clocked.items),
        patch.object(pipeline, "index", clocked.index),
    ):
        cli(["build", "--quiet"], standalone_mode=False)
    if not clocked.seconds:
        raise AssertionError("the build no longer calls pipeline.index")
    Path(sys.argv[1]).write_text(json.dumps(clocked.seconds), "utf-8")


if __name__ == "__main__":
    main()
