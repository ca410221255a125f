"""What is changed between two builds, and how one sees in the result that it was taken up.

Each edit is made in the sources of the build before it; they add up over a round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.build.corpus import Corpus
from benchmarks.build.items import Item

from thidua.model.base import Kind

COLD = "cold"
_SENTENCE = "Một câu viết thêm để mọi người cùng đọc."
_ANOTHER = "Thêm một câu nữa, vì câu trước chưa nói hết ý."
_TITLE = "Kế hoạch đã đổi tên"
_UNIT = "Trường Đã Đổi Tên"


@dataclass(frozen=True)
class Expected:
    """A page as it is to be."""

    address: str
    holds: str | None
    """Words that stand in it; None where there is no such page."""

    def met(self, output: Path) -> bool:
        """Whether the site in `output` is so."""
        page = output / self.address.strip("/") / "index.html"
        if self.holds is None:
            return not page.exists()
        return page.is_file() and self.holds in page.read_text("utf-8")


Edit = Callable[[Path, Corpus, Callable[[Item], str]], Expected]
"""Takes the folder of an engine, the items, and which file of it an item has."""


def _middle(made: Corpus, kind: Kind, away: int = 0) -> Item:
    found = made.of(kind)
    return found[len(found) // 2 + away]


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{path} does not have {old!r}")
    path.write_text(text.replace(old, new, 1), "utf-8")


def _nothing(_folder: Path, made: Corpus, _source: Callable[[Item], str]) -> Expected:
    return Expected(_middle(made, Kind.PROFILE).address, "")


def _longer(sentence: str, folder: Path, made: Corpus, source: Callable[[Item], str]) -> Expected:
    """Write a sentence more into a profile."""
    item = _middle(made, Kind.PROFILE)
    path = folder / source(item)
    path.write_text(f"{path.read_text('utf-8')}\n{sentence}\n", "utf-8")
    return Expected(item.address, sentence)


def _title(folder: Path, made: Corpus, source: Callable[[Item], str]) -> Expected:
    """Rename a plan that a report is about: lists, the report and the search have its title."""
    reports = made.of(Kind.REPORT)
    address = next(item.front["plan"] for item in reports[len(reports) // 2 :])
    plan = next(item for item in made.of(Kind.PLAN) if item.id == address)
    _replace(folder / source(plan), f"title: {plan.title}\n", f"title: {_TITLE}\n")
    return Expected(plan.address, _TITLE)


def _unit(folder: Path, made: Corpus, source: Callable[[Item], str]) -> Expected:
    unit = made.units[-len(made.units) // 4]
    path = folder / source(unit)
    _replace(path, f"\nname: {unit.title}\n", f"\nname: {_UNIT}\n")
    _replace(path, f"\nshort_name: {unit.front['short_name']}\n", f"\nshort_name: {_UNIT}\n")
    return Expected(unit.address, _UNIT)


def _template(folder: Path, made: Corpus, _source: Callable[[Item], str]) -> Expected:
    """Put a space into the template of plans, which no reader sees."""
    path = folder / "theme_overrides/articles/plan.html"
    _replace(path, "<h1><span", "<h1> <span")
    return Expected(_middle(made, Kind.PLAN).address, "<h1> <span")


def _added(folder: Path, made: Corpus, source: Callable[[Item], str]) -> Expected:
    item = _middle(made, Kind.PROFILE)
    new = Item(item.kind, f"{item.id}-moi", "Lê Thị Mới", {**item.front, "name": "Lê Thị Mới"})
    path = folder / source(new)
    path.parent.mkdir(parents=True)
    path.write_text(f"{new.text}{_middle(made, Kind.PROFILE, 1).body}\n", "utf-8")
    return Expected(new.address, "Lê Thị Mới")


def _deleted(folder: Path, made: Corpus, source: Callable[[Item], str]) -> Expected:
    item = _middle(made, Kind.PROFILE, -1)
    path = folder / source(item)
    path.unlink()
    path.parent.rmdir()
    return Expected(item.address, None)


EDITS: Mapping[str, Edit] = {
    "warm": _nothing,
    "body": partial(_longer, _SENTENCE),
    "again": partial(_longer, _ANOTHER),
    "title": _title,
    "unit": _unit,
    "template": _template,
    "added": _added,
    "deleted": _deleted,
}
"""By the names that tables and results know them by, in the order in which they are made."""
