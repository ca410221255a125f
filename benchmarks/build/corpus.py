"""A made-up project of any size, and the same items as plain Markdown for other engines.

    .venv/bin/python -m benchmarks.build.corpus 5000 FOLDER

writes both, `FOLDER/thidua` ready for `mkdocs build`. Bodies have 1,000 words on average over all
items, a tenth of which are long plans. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.items import Item, Maker, in_yaml, town
from benchmarks.build.plans import LONG, SHORT, Plans
from benchmarks.search.corpus import ROOT, SEED, Language

from thidua.model.base import Kind

ITEMS_PER_SCHOOL = 20
ITEMS_PER_EVENT = 20
WORDS = 615
"""Of a body that is no long plan's; with the long ones it comes to 1,000 on average."""


@dataclass(frozen=True)
class Corpus:
    """A made-up project."""

    units: Sequence[Item]
    """Beyond the count: they are made of the items that belong to them."""
    items: Sequence[Item]
    events: Mapping[int, Mapping[str, Mapping[str, object]]]
    """By year and key; beyond the count too, for they have no page of their own."""

    def of(self, kind: Kind) -> list[Item]:
        """Return the items of a kind."""
        return [item for item in self.items if item.kind is kind]


def corpus(count: int, seed: int = SEED) -> Corpus:
    """Return a project with `count` items, 10 at least."""
    chance = random.Random(seed)
    language = Language(chance)
    maker = Maker(chance, language, town(max(4, count // ITEMS_PER_SCHOOL), chance))
    documents = [maker.document(number) for number in range(max(1, count * 6 // 100))]
    campaigns = [
        maker.campaign(number, documents, WORDS) for number in range(max(1, count * 3 // 100))
    ]
    made = Plans(maker, documents, campaigns)
    long = [made.plan(LONG, words=0) for _ in range(count // 10)]
    short = [made.plan(SHORT, words=WORDS) for _ in range(count * 12 // 100)]
    plans = [*long, *short]
    # No plan twice: a plan has one final report.
    reported = chance.sample(plans, count * 9 // 100)
    reports = [maker.report(number, plan, WORDS) for number, plan in enumerate(reported)]
    items = [*documents, *campaigns, *plans, *reports]
    items += [maker.profile(at, campaigns, WORDS) for at in range(count - len(items))]
    events: defaultdict[int, dict[str, Mapping[str, object]]] = defaultdict(dict)
    for at in range(count // ITEMS_PER_EVENT):
        year, event = maker.event(chance.choice(plans), campaigns)
        events[year][f"su-kien-{at}"] = event
    return Corpus(maker.town.units, items, events)


def _write(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _records(made: Corpus) -> Iterator[tuple[str, str]]:
    for item in (*made.units, *made.items):
        yield item.path, item.text
    for year, events in made.events.items():
        yield f"events/{year}.yml", in_yaml(events)


def write_project(folder: Path, made: Corpus) -> None:
    """Write a project that `mkdocs build` builds: records, and all else as this checkout has it."""
    shutil.copytree(ROOT / "content/vocab", folder / "content/vocab")
    _write(folder / "content", _records(made))
    for name in ("docs", "hooks", "theme_overrides"):
        compiled = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=compiled)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())


def plain_path(item: Item) -> str:
    """Return the file of an item among the plain ones: its page gets the same address."""
    return f"{item.address.strip('/')}.md"


def plain_text(item: Item) -> str:
    """Return an item as plain Markdown: the title in front, then the body and nothing else."""
    body = item.body or str(item.front["summary"])
    return f"---\ntitle: {item.title}\n---\n\n{body}\n"


def write_plain(folder: Path, made: Corpus) -> None:
    """Write the items as plain Markdown, one file an item."""
    _write(folder, ((plain_path(item), plain_text(item)) for item in made.items))


def main() -> None:
    """Write both forms for whoever wants to look at them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many items")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    options = parser.parse_args()
    made = corpus(options.count)
    write_project(options.folder / "thidua", made)
    write_plain(options.folder / "plain", made)


if __name__ == "__main__":
    main()
