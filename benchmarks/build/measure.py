"""Build made-up sites with this project and with others, and print what each build costs.

    .venv/bin/python -m benchmarks.build.measure 1000 5000 20000 --out result.json

In a round each engine gets a folder of its own, laid out anew; then engines take turns at each
state, the first of a round being the second of the next. `make bench` installs the other engines.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.build.corpus import Corpus, corpus
from benchmarks.build.cost import Cost, run
from benchmarks.build.edits import COLD, EDITS
from benchmarks.build.engines import ENGINES, OURS, Engine
from benchmarks.build.report import Measure, Result, section
from benchmarks.search.corpus import ROOT
from benchmarks.search.engine import PEERS
from benchmarks.search.report import machine

from thidua.clock import today_in_vietnam

_STATES = (COLD, *EDITS)
_PACKAGES = ("hugo", "pagefind", "mkdocs-material", "zensical", "pelican")


class WrongResultError(Exception):
    """A build did not take up what was changed."""


def _written(output: Path) -> tuple[int, int]:
    """Return how many files lie in a folder, and their bytes."""
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _together(parts: Sequence[Measure], name: str, less: str) -> Measure:
    """Return what steps took one after the other."""
    return replace(
        parts[0],
        name=name,
        less=less,
        cost=Cost(
            wall=sum(part.cost.wall for part in parts),
            cpu=sum(part.cost.cpu for part in parts),
            memory=max(part.cost.memory for part in parts),
        ),
        files=sum(part.files for part in parts),
        size=sum(part.size for part in parts),
    )


class _Round:
    """Every engine once, at every state that it is measured at."""

    def __init__(self, folder: Path, made: Corpus, turn: int, states: Sequence[str]) -> None:
        self._folder, self._made, self._turn, self._states = folder, made, turn, states

    def measures(self, engines: Sequence[Engine]) -> Iterator[Measure]:
        """Yield what each step of each engine took."""
        for engine in engines:
            engine.lay_out(self._folder / engine.key, self._made)
        for state in self._states:
            for engine in engines:
                if state in engine.states:
                    yield from self._build(engine, state)

    def _build(self, engine: Engine, state: str) -> Iterator[Measure]:
        folder = self._folder / engine.key
        edit = EDITS["warm" if state == COLD else state]
        expected = edit(folder, self._made, engine.source)
        # What was written before is not to be written to the disk while the clock runs.
        os.sync()
        parts = []
        for step in engine.steps:
            if state not in step.states:
                continue
            cost = run(step.command(), folder, engine.environment)
            files, size = _written(folder / step.output)
            count, turn = len(self._made.items), self._turn
            parts.append(Measure(count, turn, state, step.name, step.less, cost, files, size))
            yield parts[-1]
        if not expected.met(folder / engine.steps[0].output):
            raise WrongResultError(f"{engine.key}, {state}: {expected}")
        if engine.total:
            yield _together(parts, engine.total.name, engine.total.less)


def _measured(options: argparse.Namespace, engines: Sequence[Engine]) -> Iterator[Measure]:
    for count in options.counts:
        made = corpus(count)
        for turn in range(options.repeats):
            taking = [engine for engine in engines if engine.repeats(count, options.repeats) > turn]
            at = turn % len(taking)
            with TemporaryDirectory(prefix="thidua-build-", dir=options.folder) as folder:
                # Every other state starts from a cold build.
                states = [state for state in _STATES if state in {COLD, *options.states}]
                this = _Round(Path(folder), made, turn, states)
                for measure in this.measures(taking[at:] + taking[:at]):
                    sys.stderr.write(
                        f"{count} #{turn + 1} {measure.state}, {measure.name}: "
                        f"{measure.cost.wall:.2f} s, CPU {measure.cost.cpu:.2f} s\n"
                    )
                    yield measure


def _versions() -> dict[str, str]:
    """Return the versions of other engines."""
    code = (
        "import importlib.metadata, json, sys;"
        "print(json.dumps({name: importlib.metadata.version(name) for name in sys.argv[1:]}))"
    )
    command: list[str | Path] = [PEERS, "-c", code, *_PACKAGES]
    found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return dict(json.loads(found.stdout))


def _chosen(parser: argparse.ArgumentParser, peers: str) -> list[Engine]:
    """Return this project and the engines named; Pagefind's row brings Hugo's with it."""
    keys = {OURS.key, *filter(None, peers.split(","))}
    if unknown := keys - {engine.key for engine in ENGINES}:
        parser.error(f"no such engine: {', '.join(sorted(unknown))}")
    if "pagefind" in keys:
        keys -= {"hugo"}
    if len(keys) > 1 and not PEERS.exists():
        parser.error("other engines are not installed: make bench")
    return [engine for engine in ENGINES if engine.key in keys]


def main() -> None:
    """Read the command line, build, write, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+", metavar="SIZE", help="how many items")
    parser.add_argument("--repeats", type=int, default=5, help="rounds (slow engines take fewer)")
    others = ",".join(engine.key for engine in ENGINES if engine is not OURS)
    parser.add_argument("--peers", default=others, help=f"others to measure, of: {others}")
    parser.add_argument(
        "--states", nargs="+", choices=_STATES, default=_STATES, help="what is measured"
    )
    parser.add_argument("--folder", type=Path, help="where to build; the system's otherwise")
    parser.add_argument("--out", type=Path, help="the file for what was measured, as JSON")
    options = parser.parse_args()
    engines = _chosen(parser, options.peers)
    # As an installed program is: the first build is not to pay for it.
    compileall.compile_dir(ROOT / "hooks", quiet=1)
    result = Result(
        command=" ".join([".venv/bin/python -m benchmarks.build.measure", *sys.argv[1:]]),
        machine=machine(),
        python=sys.version.split()[0],
        day=today_in_vietnam().isoformat(),
        versions=_versions() if len(engines) > 1 else {},
        measures=list(_measured(options, engines)),
    )
    if options.out:
        options.out.write_text(json.dumps(asdict(result), ensure_ascii=False, indent=1), "utf-8")
    sys.stdout.write(section(result))


if __name__ == "__main__":
    main()
