"""Build a made-up site, ask its search module in Chromium, and print how well it answers.

    .venv/bin/python -m benchmarks.search.measure 1000

Bytes are what a host that compresses text sends. *First* is a reader's first query, code and
index included; *later* the same query after another one. Times are with the index at hand.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.search.corpus import ROOT, entries, write
from benchmarks.search.queries import Query, queries
from playwright.sync_api import Browser, Page, sync_playwright

_ASK = """async ([text, limit]) => {
  const { search } = await import("/assets/javascripts/search.js");
  const begin = performance.now();
  const { results } = await search(text, { limit });
  return { time: performance.now() - begin, addresses: results.map((result) => result.url) };
}"""
_FROM = "/don-vi/"
_COLD = 2
"""How many queries of a class are asked by readers who have nothing yet."""


class _Host(SimpleHTTPRequestHandler):
    """A static host that compresses text and counts what it sends."""

    sent: list[int]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, text compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = path.read_bytes() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in (".js", ".css", ".html", ".json", ".svg"):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        self.sent.append(len(body))


class _Reader:
    """Someone with a browser that has loaded one page of the site, and nothing of the search."""

    def __init__(self, browser: Browser, base: str, sent: list[int]) -> None:
        self._context = browser.new_context()
        self._page: Page = self._context.new_page()
        self._page.goto(base + _FROM)
        self._base, self._sent = base, sent

    def ask(self, text: str) -> tuple[list[str], float, int, int]:
        """Return the addresses found, milliseconds, bytes and requests."""
        self._sent.clear()
        answer = self._page.evaluate(_ASK, [text, 10])
        addresses = [f"/{url.removeprefix(self._base).lstrip('/')}" for url in answer["addresses"]]
        return addresses, answer["time"], sum(self._sent), len(self._sent)

    def leave(self) -> None:
        """Close the browser's window and forget what it kept."""
        self._context.close()


def build(folder: Path, count: int) -> tuple[Path, list[Query]]:
    """Make and build a site of `count` records; return its folder and the queries."""
    units, found, _ = entries(count)
    write(folder / "content", units, found)
    for name in ("docs", "hooks", "node_modules", "theme_overrides"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    begin = time.monotonic()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795312800"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder, env=environment, check=True,
    )  # fmt: skip
    files = [path for path in (folder / "site/assets/search").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    seconds = time.monotonic() - begin
    sys.stdout.write(
        f"{count:,} records built in {seconds:.0f} s; index: {len(files):,} files, "
        f"{size / 1e6:.1f} MB\n\n"
    )
    return folder / "site", queries(found)


def rank(query: Query, addresses: Sequence[str]) -> int:
    """Return the place of the first right answer from 1 on; 0 where there is none."""
    places = [place for place, address in enumerate(addresses, 1) if address in query.answers]
    return min(places, default=0)


def measure(browser: Browser, base: str, sent: list[int], asked: Sequence[Query]) -> None:
    """Ask every query and print a row for each class."""
    classes: defaultdict[str, list[Query]] = defaultdict(list)
    for query in asked:
        classes[query.kind].append(query)
    sys.stdout.write(
        "| class | queries | MRR@10 | found@5 | first KB (requests) | later KB (requests) "
        "| median ms | p95 ms |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
    )
    settled = _Reader(browser, base, sent)
    settled.ask("thi đua")
    for name, group in classes.items():
        first: list[tuple[int, int]] = []
        later: list[tuple[int, int]] = []
        for query in group[:_COLD]:
            for warm, rows in ((False, first), (True, later)):
                reader = _Reader(browser, base, sent)
                if warm:
                    reader.ask("thi đua")
                *_, size, requests = reader.ask(query.text)
                rows.append((size, requests))
                reader.leave()
        ranks, times = [], []
        for query in group:
            addresses, milliseconds, *_ = settled.ask(query.text)
            ranks.append(rank(query, addresses))
            times.append(milliseconds)
        mrr = statistics.mean(1 / place if place else 0 for place in ranks)
        five = statistics.mean(1 <= place <= 5 for place in ranks)
        costs = [
            f"{max(row[0] for row in rows) / 1000:.0f} ({max(row[1] for row in rows)})"
            for rows in (first, later)
        ]
        times.sort()
        sys.stdout.write(
            f"| {name} | {len(group)} | {mrr:.3f} | {five:.2f} | {costs[0]} | {costs[1]} "
            f"| {statistics.median(times):.0f} | {times[int(len(times) * 0.95)]:.0f} |\n"
        )
        sys.stdout.flush()
    settled.leave()


def main() -> None:
    """Read the command line, build, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many records the site has")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary one otherwise")
    parser.add_argument("--misses", action="store_true", help="print queries not answered first")
    options = parser.parse_args()
    folder = options.folder or Path(mkdtemp(prefix="thidua-search-"))
    folder.mkdir(parents=True, exist_ok=True)
    site, asked = build(folder, options.count)
    (folder / "queries.json").write_text(
        json.dumps([vars(query) for query in asked], ensure_ascii=False, indent=0), "utf-8"
    )
    sent: list[int] = []
    handler = functools.partial(_Host, directory=os.fspath(site))
    _Host.sent = sent
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        base = f"http://127.0.0.1:{server.server_port}"
        if options.misses:
            reader = _Reader(browser, base, sent)
            for query in asked:
                addresses, *_ = reader.ask(query.text)
                if rank(query, addresses) != 1:
                    sys.stdout.write(f"{query} {addresses[:3]}\n")
        else:
            measure(browser, base, sent, asked)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
