"""The search of this project, through the module that its own search box uses."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.search.corpus import ROOT, Entry
from benchmarks.search.engine import Built, Engine, cpu_of

_COST = "index-cost.json"
_ASK = """async ([text, limit]) => {
  const begin = performance.now();
  const { search } = await import("/assets/javascripts/search.js");
  const { results } = await search(text, { limit });
  return { time: performance.now() - begin, addresses: results.map((result) => result.url) };
}"""


def _build(folder: Path, _: Sequence[Entry]) -> Built:
    """Build the site of `folder`/content as everybody does, with a clock at its index."""
    for name in ("docs", "hooks", "node_modules", "theme_overrides"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    # What an earlier run in the same folder kept would make the index look cheap.
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "SOURCE_DATE_EPOCH": "1795312800",
    }
    cpu_of([sys.executable, "-m", "benchmarks.search.indexing", _COST], folder, environment)
    cost = float(json.loads((folder / _COST).read_text("utf-8")))
    site = folder / "site"
    return Built(site, tuple((site / "assets/search").rglob("*.bin")), cost)


OURS = Engine("thidua", _build, start="/don-vi/", ask=_ASK)
