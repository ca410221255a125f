"""How long the editorial rules take on a made-up site: `python -m benchmarks.check.speed 10000`."""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.search.corpus import entries, write

from thidua.checks.around import Around
from thidua.checks.registry import CHECKS
from thidua.link.build import everything
from thidua.load.folder import load
from thidua.validate.records import validate

TODAY = datetime.date(2026, 11, 22)


def main() -> None:
    """Print the seconds of reading the site and of each rule, the slowest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        units, found, _ = entries(count)
        write(content, units, found)
        start = time.process_time()
        library, _ = validate(load(content)[0])
        read = time.process_time() - start
        around = Around(library, TODAY)
        seconds: Counter[str] = Counter()
        problems: Counter[str] = Counter()
        for _, valid in everything(library):
            for check in CHECKS:
                start = time.process_time()
                for subject in check.subjects(valid, around):
                    problems[check.rule.id] += len(list(check.check(subject, around)))
                seconds[check.rule.id] += time.process_time() - start  # type: ignore[assignment]
    total = sum(seconds.values())
    lines = [f"{count} records read in {read:.1f} s; all rules {total:.1f} s of CPU"]
    for rule, taken in seconds.most_common(12):
        lines.append(f"{taken:6.2f} s  {problems[rule]:6}  {rule}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
