"""Build a made-up site, ask its search in Chromium, and print how well it answers, as Markdown.

    .venv/bin/python -m benchmarks.search.measure 1000 --peers

Other engines answer the same queries over the same records; `make bench` installs them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search.corpus import entries, write
from benchmarks.search.engine import PEERS, Built, Engine
from benchmarks.search.host import Host, hosted
from benchmarks.search.material import MATERIAL
from benchmarks.search.ours import OURS
from benchmarks.search.pagefind import PAGEFIND
from benchmarks.search.queries import Query, queries
from benchmarks.search.reader import Answer, Reader
from benchmarks.search.report import Index, Row, Run, section
from playwright.sync_api import Browser, sync_playwright

# In this order: Pagefind reads the pages of our site.
_ENGINES = (OURS, MATERIAL, PAGEFIND)
_COLD = 8
"""How many queries of a class are asked by readers who have nothing yet."""
_OTHER = "thi đua"
"""What was asked before a later query."""


def rank(query: Query, addresses: Sequence[str]) -> int:
    """Return the place of the first right answer from 1 on; 0 where there is none."""
    places = [place for place, address in enumerate(addresses, 1) if address in query.answers]
    return min(places, default=0)


class _Questions:
    """The queries, asked of one engine."""

    def __init__(self, browser: Browser, host: Host, engine: Engine) -> None:
        self._browser, self._host, self._engine = browser, host, engine
        self.first_seconds = 0.0
        """The longest that a first query took."""
        self._alike: list[tuple[Answer, Answer]] = []

    def _new(self, query: Query) -> tuple[Answer, Answer]:
        """Return the answer of a query as the first of a reader, and after another query."""
        answers = []
        for earlier in ((), (_OTHER,)):
            reader = Reader(self._browser, self._host, self._engine)
            for text in earlier:
                reader.ask(text)
            answers.append(reader.ask(query.text))
            reader.leave()
        first, later = answers
        self.first_seconds = max(self.first_seconds, first.milliseconds / 1000)
        return first, later

    def _bytes(self, group: Sequence[Query]) -> list[tuple[Answer, Answer]]:
        if not self._engine.whole:
            return [self._new(query) for query in group[:_COLD]]
        # Once for all classes: it is the same, and takes an index of many megabytes each time.
        self._alike = self._alike or [self._new(group[0])]
        return self._alike

    def rows(self, asked: Iterable[Query], misses: list[str]) -> Iterable[Row]:
        """Yield a row for each class; note what was not answered first."""
        classes: defaultdict[str, list[Query]] = defaultdict(list)
        for query in asked:
            classes[query.kind].append(query)
        settled = Reader(self._browser, self._host, self._engine)
        settled.ask(_OTHER)
        for name, group in classes.items():
            ranks, times = [], []
            for query in group:
                answer = settled.ask(query.text)
                ranks.append(rank(query, answer.addresses))
                times.append(answer.milliseconds)
                if ranks[-1] != 1:
                    misses.append(f"{self._engine.name}: {query} {answer.addresses[:3]}")
            times.sort()
            yield Row(
                kind=name,
                engine=self._engine.name,
                queries=len(group),
                mrr=statistics.mean(1 / place if place else 0 for place in ranks),
                five=statistics.mean(1 <= place <= 5 for place in ranks),
                new=self._bytes(group),
                median=statistics.median(times),
                p95=times[int(len(times) * 0.95)],
            )
        settled.leave()


def _measure(
    engine: Engine, built: Built, asked: Sequence[Query], misses: list[str]
) -> tuple[Index, list[Row], str]:
    """Ask one engine everything, in a Chromium of its own; return also Chromium's version."""
    with hosted(built.root) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        questions = _Questions(browser, host, engine)
        rows = []
        for row in questions.rows(asked, misses):
            sys.stderr.write(f"{engine.name}: {row.kind}, MRR@10 {row.mrr:.3f}\n")
            rows.append(row)
        version = browser.version
        browser.close()
    size = sum(path.stat().st_size for path in built.index)
    index = Index(engine.name, built.cpu, len(built.index), size, questions.first_seconds)
    return index, rows, version


def _run(folder: Path, count: int, engines: Sequence[Engine]) -> tuple[str, list[str]]:
    """Build and ask; return the section, and what was not answered first."""
    begin = time.monotonic()
    units, found, _ = entries(count)
    write(folder / "content", units, found)
    asked = queries(found)
    written = json.dumps([vars(query) for query in asked], ensure_ascii=False, indent=0)
    (folder / "queries.json").write_text(written, "utf-8")
    built = []
    for engine in engines:
        built.append(engine.build(folder, found))
        sys.stderr.write(f"{engine.name}: built after {time.monotonic() - begin:.0f} s\n")
    misses: list[str] = []
    indexes, rows, chromium = [], [], ""
    for engine, site in zip(engines, built, strict=True):
        index, answered, chromium = _measure(engine, site, asked, misses)
        indexes.append(index)
        rows += answered
    command = " ".join([".venv/bin/python -m benchmarks.search.measure", *sys.argv[1:]])
    run = Run(count, command, chromium, time.monotonic() - begin)
    return section(run, indexes, rows), misses


def main() -> None:
    """Read the command line, build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many records the site has")
    parser.add_argument("--peers", action="store_true", help="ask other engines as well")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary one otherwise")
    parser.add_argument("--misses", action="store_true", help="print queries not answered first")
    options = parser.parse_args()
    if options.peers and not PEERS.exists():
        parser.error("other engines are not installed: make bench")
    engines = [
        engine
        for engine in _ENGINES
        if engine is OURS or (options.peers and options.count <= engine.most)
    ]
    with (
        nullcontext(options.folder)
        if options.folder
        else TemporaryDirectory(prefix="thidua-search-")
    ) as folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        text, misses = _run(Path(folder), options.count, engines)
    sys.stdout.write(text)
    if options.misses:
        sys.stdout.write("\n" + "\n".join(misses) + "\n")


if __name__ == "__main__":
    main()
