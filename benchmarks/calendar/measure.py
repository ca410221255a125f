"""What the calendar costs: occurrences, ledger, files and pages, in CPU seconds and bytes.

    .venv/bin/python -m benchmarks.calendar.measure 2000 20000

Reading and checking content/ is left out; of two numbers the growth is printed too.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.calendar.corpus import ROOT, write
from markupsafe import Markup

from thidua.calendar.files import calendar_jobs
from thidua.link.ledger import renewed
from thidua.link.occurrences.addresses import ALL
from thidua.link.public import build
from thidua.link.site import Site
from thidua.load.ledger import LEDGER_FILE, ledger_text, read_ledger
from thidua.pipeline import read
from thidua.press.edition import Edition
from thidua.press.environment import environment
from thidua.press.imprint import Imprint
from thidua.press.jobs import page_jobs
from thidua.press.markdown import Body
from thidua.press.shell import SENTINELS
from thidua.work.job import Job, Jobs, Output

TODAY = datetime.date(2026, 11, 22)
R = TypeVar("R")


@dataclass(frozen=True)
class Cost:
    """What one part took, in CPU seconds, and gave, in whatever `of` says."""

    name: str
    seconds: float
    gave: int
    of: str


def _timed(work: Callable[[], R]) -> tuple[float, R]:
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def _made(jobs: Iterable[Job]) -> dict[str, bytes]:
    made = (item for job in jobs for item in job.make() if isinstance(item, Output))
    return {item.path: item.data() for item in made}


_PAGES = ("pages/calendar/", "pages/calendar-of/", "pages/coming")


def _edition(site: Site, url: str) -> Edition:
    return Edition(
        site=site,
        environment=environment(ROOT / "theme_overrides" / "articles", site.notebook),
        render=lambda _text, _root: Body(Markup(), ()),
        imprint=Imprint(lambda _section, _depth: SENTINELS["article"], site_url=url),
        developed={},
        site_name="Thi đua",
        site_url=url,
        sentence="",
    )


def measure(folder: Path, count: int, units: int) -> list[Cost]:
    """Make a site of `count` dated things and return what each part of the calendar costs."""
    content = folder / "content"
    write(content, count, units=units)
    outcome = read(content, today=TODAY)
    if outcome.site is None:
        raise SystemExit(f"{len(outcome.diagnostics)} faults: {outcome.diagnostics[0]}")
    library = outcome.library

    linked, site = _timed(lambda: build(library, today=TODAY, ledger={}))
    first, lines = _timed(lambda: renewed({}, site, library))
    text = ledger_text(lines.values())
    (content / LEDGER_FILE).write_text(text, encoding="utf-8")
    loaded, (ledger, _) = _timed(lambda: read_ledger(content))
    again, known = _timed(lambda: build(library, today=TODAY, ledger=ledger))
    days, by_month = _timed(
        lambda: sum(len(known.calendar.month(*month)) for month in known.calendar.months)
    )
    url = "https://thi-dua.example/"
    wrote, files = _timed(
        lambda: _made(Jobs(calendar_jobs(known, site_name="Thi đua", site_url=url)).every())
    )
    size = sum(map(len, files.values()))
    jobs = Jobs(page_jobs(_edition(known, url))).every()
    pressed, pages = _timed(lambda: _made(job for job in jobs if job.name.startswith(_PAGES)))
    return [
        Cost("link, without a ledger", linked, len(site.calendar.entries), "entries"),
        Cost("ledger made", first, len(text.encode()), "bytes"),
        Cost("ledger read", loaded, len(ledger), "lines"),
        Cost("link, with it", again, len(known.occurrences), "occurrences"),
        Cost("by month", days, by_month, "days"),
        Cost("iCalendar files", wrote, size, f"bytes in {len(files):,} files"),
        Cost(f"of which {ALL}", 0, len(files[ALL.lstrip("/")]), "bytes"),
        Cost("pages", pressed, sum(map(len, pages.values())), f"bytes in {len(pages):,} articles"),
        Cost("of which /lich/", 0, len(pages["lich/index.html"]), "bytes"),
    ]


def main() -> None:
    """Measure one size or several."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--units", type=int, default=400)
    options = parser.parse_args()
    totals = []
    for count in options.counts:
        with TemporaryDirectory() as folder:
            costs = measure(Path(folder), count, options.units)
        sys.stdout.write(f"\n{count:,} dated things in {options.units} units\n")
        for cost in costs:
            sys.stdout.write(f"{cost.name:30} {cost.seconds:7.2f} s  {cost.gave:>12,} {cost.of}\n")
        totals.append(sum(cost.seconds for cost in costs))
    if len(totals) > 1:
        growth = totals[-1] / totals[0]
        sys.stdout.write(f"\n{options.counts[-1] / options.counts[0]:.0f} times as many cost ")
        sys.stdout.write(f"{growth:.1f} times as much\n")


if __name__ == "__main__":
    main()
