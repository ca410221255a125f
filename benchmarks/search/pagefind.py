"""Pagefind as it comes, over the pages of this project's site, asked through its own module."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.search.corpus import Entry
from benchmarks.search.engine import PEERS, BuildError, Built, Engine, cpu_of

_ASK = """async ([text, limit]) => {
  const begin = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(text);
  const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
  return { time: performance.now() - begin, addresses: pages.map((page) => page.url) };
}"""


def _build(folder: Path, found: Sequence[Entry]) -> Built:
    """Mark the article of each record's page as what is to be found, and index those pages.

    That is the first step of Pagefind's own manual. Without it, listings and everything around
    the articles would be in the index too, and its answers worse.

    Raises:
        BuildError: A page has no article, or Pagefind fails.

    """
    root = folder / "pagefind"
    shutil.rmtree(root, ignore_errors=True)
    for entry in found:
        name = f"{entry.address[1:]}index.html"
        page = (folder / "site" / name).read_text("utf-8")
        if "<article" not in page:
            raise BuildError(f"no article in {name}")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.replace("<article", "<article data-pagefind-body", 1), "utf-8")
    cpu = cpu_of([PEERS, "-m", "pagefind", "--site", root, "--quiet"], folder, os.environ)
    # A page of its own to ask from: the policy of the site's pages allows no WebAssembly.
    (root / "index.html").write_text("<!doctype html><title>Pagefind</title>", "utf-8")
    index = (*root.rglob("*.pf_*"), root / "pagefind/pagefind-entry.json")
    return Built(root, index, cpu)


PAGEFIND = Engine("Pagefind", _build, start="/", ask=_ASK)
