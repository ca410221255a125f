"""Build the site of the working folder, and write how many seconds of CPU its index took.

Run in a process of its own, so that nothing else of the measurement is in its memory:
`python -m benchmarks.search.indexing FILE`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs.__main__ import cli

from thidua import production
from thidua.search.index import Index, index


def _cpu() -> float:
    """Return the seconds of CPU of this process and of those it has waited for."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


class _Clocked:
    """The build's own step, with the time that it took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def index(self, *values: Any, **names: Any) -> Index:  # noqa: ANN401 - as `index`
        """Do as `index` does."""
        begin = _cpu()
        found = index(*values, **names)
        self.seconds += _cpu() - begin
        return found


def main() -> None:
    """Build with the clock in place."""
    clocked = _Clocked()
    with patch.object(production, "index", clocked.index):
        cli(["build", "--quiet"], standalone_mode=False)
    if not clocked.seconds:
        raise AssertionError("the build no longer calls production.index")
    Path(sys.argv[1]).write_text(json.dumps(clocked.seconds), "utf-8")


if __name__ == "__main__":
    main()
