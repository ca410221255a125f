"""An index made from the last one is the index that would be made from nothing, byte for byte."""

from __future__ import annotations

import dataclasses
import random
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.planting import SITES
from tests.search.test_index import contents, files_of, listed, site_of, titles_of

from thidua.cache import FILE, Cache
from thidua.link.addresses import address
from thidua.link.site import Site
from thidua.load.raw import RawRecord
from thidua.load.yaml_tree import UNREAD
from thidua.model.base import Kind
from thidua.model.plan import Plan
from thidua.search.index import index
from thidua.search.items import Item, items
from thidua.search.numbering import numbering
from thidua.search.rows import Row
from thidua.search.setting import setting

SCHOOL = site_of(SITES / "school" / "content")
PLAN = next(iter(SCHOOL.plans))
# Few items beside those that the tests make, so that each build is quick.
BASE = Site(
    dataclasses.replace(
        SCHOOL.stock,
        records={kind: {} for kind in SCHOOL.records}
        | {Kind.UNIT: {PLAN.unit: SCHOOL.records[Kind.UNIT][PLAN.unit]}},
    )
)
SENTENCE = "thi đua yêu nước dạy tốt học tốt UBND ủy ban nhân dân sáng tạo Hoà hòa 43/KH-LAX 05"
WORDS = SENTENCE.split()
PLACES = st.integers(0, 10_000)
BODIES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@dataclasses.dataclass(frozen=True)
class Draft:
    """A made-up plan with its body."""

    record: Plan
    body: str

    def changed(self, *, body: str | None = None, **fields: object) -> Draft:
        """Return it with other words."""
        record = self.record.model_copy(update=fields)
        return Draft(record, self.body if body is None else body)


def site_with(plans: dict[str, Draft], site: Site = BASE) -> Site:
    """Return the school's Site with these plans and no others."""
    records = {key: draft.record for key, draft in plans.items()}
    raws: dict[tuple[str, str], RawRecord] = {
        (Kind.PLAN, key): RawRecord("plan", key, Path(), UNREAD, body=draft.body)
        for key, draft in plans.items()
    }
    stock = site.stock
    return Site(
        dataclasses.replace(
            stock, records={**stock.records, Kind.PLAN: records}, raws={**stock.raws, **raws}
        )
    )


def plan(number: int, body: str, year: int = 2024) -> Draft:
    """Return a made-up plan."""
    name = f"{PLAN.unit}/ke-hoach-{number}"
    changes = {"id": name, "title": f"Kế hoạch {number}", "issued": None, "year": year}
    return Draft(PLAN.model_copy(update=changes), body)


def drafted(count: int) -> dict[str, Draft]:
    """Return so many made-up plans by id."""
    drafts = (plan(number, f"bài số {number}") for number in range(count))
    return {draft.record.id: draft for draft in drafts}


def cold(site: Site) -> dict[str, bytes]:
    """Return the index as it is made from nothing."""
    return contents(files_of(site))


def warm(site: Site, folder: Path) -> dict[str, bytes]:
    """Return the index as it is made with what is in `folder`."""
    with Cache(folder) as cache:
        return contents(files_of(site, cache=cache))


class Editing(RuleBasedStateMachine):
    """Editors at work, with a build after every change."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.site = BASE
        self.plans: dict[str, Draft] = {}
        self.number = 0

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    def pick(self, place: int) -> str:
        """Return the id of one of the plans."""
        return sorted(self.plans)[place % len(self.plans)]

    def change(self, place: int, **fields: Any) -> None:  # noqa: ANN401 - fields of a record
        """Change fields of one of the plans."""
        if self.plans:
            key = self.pick(place)
            self.plans[key] = self.plans[key].changed(**fields)

    @initialize(bodies=st.lists(BODIES, min_size=4, max_size=20))
    def begin(self, bodies: list[str]) -> None:
        """Begin with some plans."""
        for body in bodies:
            self.add(body, 2024)

    @rule(body=BODIES, year=st.integers(2022, 2026))
    def add(self, body: str, year: int) -> None:
        """Write a plan."""
        self.number += 1
        new = plan(self.number, body, year)
        self.plans[new.record.id] = new

    @rule(place=PLACES)
    def remove(self, place: int) -> None:
        """Remove a plan."""
        if self.plans:
            del self.plans[self.pick(place)]

    @rule(place=PLACES, body=BODIES)
    def write(self, place: int, body: str) -> None:
        """Write a body anew."""
        self.change(place, body=body)

    @rule(place=PLACES, title=BODIES)
    def call(self, place: int, title: str) -> None:
        """Give a plan another title."""
        self.change(place, title=f"Kế hoạch {title}")

    @rule(place=PLACES, year=st.integers(2022, 2026))
    def move(self, place: int, year: int) -> None:
        """Give a plan another year, so that it stands elsewhere among the others."""
        self.change(place, year=year)

    @rule(name=BODIES)
    def name_unit(self, name: str) -> None:
        """Give a unit another name."""
        stock = self.site.stock
        units = {**stock.records[Kind.UNIT]}
        units[PLAN.unit] = units[PLAN.unit].model_copy(update={"name": f"Trường {name}"})
        records = {**stock.records, Kind.UNIT: units}
        self.site = Site(dataclasses.replace(stock, records=records))

    @rule(known=st.booleans())
    def abbreviate(self, *, known: bool) -> None:
        """Take the abbreviations away, or bring them back."""
        stock = self.site.stock
        terms = BASE.stock.vocabularies["abbreviations"] if known else {}
        vocabularies = {**stock.vocabularies, "abbreviations": terms}
        self.site = Site(dataclasses.replace(stock, vocabularies=vocabularies))

    @rule()
    def forget(self) -> None:
        """Remove the cache."""
        (self.folder / FILE).unlink(missing_ok=True)

    @invariant()
    def is_as_from_nothing(self) -> None:
        """No file differs."""
        site = site_with(self.plans, self.site)
        assert [*warm(site, self.folder).items()] == [*cold(site).items()]


Editing.TestCase.settings = settings(
    max_examples=12, stateful_step_count=10, deadline=None, derandomize=True
)
TestEditing = Editing.TestCase


@pytest.mark.parametrize("seed", [1, 2])
def test_a_growing_site_has_the_same_index(tmp_path: Path, seed: int) -> None:
    """Terms become rare and common, shards double, and nothing is lost or left over."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    others = len(titles_of(BASE))
    words = [f"tiếng{number}" for number in range(60)]
    plans: dict[str, Draft] = {}
    for number in range(90 - others):
        new = plan(number, " ".join(chance.choices(words, k=20)), chance.randint(2020, 2025))
        plans[new.record.id] = new
        if number < 70 or number % 2:
            continue
        some = chance.choice(list(plans))
        plans[some] = plans[some].changed(body=" ".join(chance.choices(words, k=9)))
        site = site_with(plans)
        assert warm(site, tmp_path) == cold(site), number


def test_a_changed_word_opens_few_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text is read but the one that changed, as it was and as it is."""
    from thidua.search.terms import Lexicon  # noqa: PLC0415

    plans = {
        item.record.id: item for item in (plan(number, f"bài số {number}") for number in range(30))
    }
    warm(site_with(plans), tmp_path)
    key = next(iter(plans))
    plans[key] = plans[key].changed(body="bài mới")
    read: list[str] = []
    real = Lexicon.body_terms

    def body_terms(self: Lexicon, text: str) -> set[int]:
        read.append(text)
        return real(self, text)

    monkeypatch.setattr(Lexicon, "body_terms", body_terms)
    warm(site_with(plans), tmp_path)
    assert len(read) == 2
    read.clear()
    warm(site_with(plans), tmp_path)
    assert read == []


def test_an_unchanged_item_is_not_asked_for(tmp_path: Path) -> None:
    """Only what came or changed is made, and a file that stays need not be read to know it."""
    plans = {
        item.record.id: item for item in (plan(number, f"bài số {number}") for number in range(30))
    }
    with Cache(tmp_path) as cache:
        before = {file.path: file.key for file in files_of(site_with(plans), cache=cache)}
    old = cold(site_with(plans))
    key = next(iter(plans))
    plans[key] = plans[key].changed(body="bài mới")
    site = site_with(plans)
    found = items(site, titles=titles_of(site))
    catalogue = {place: item.digest for place, item in found.items()}
    asked: list[str] = []

    def make(addresses: Sequence[str]) -> list[Item]:
        asked.extend(addresses)
        return [found[place] for place in addresses]

    for expected in ([address(plans[key].record)], []):
        asked.clear()
        with Cache(tmp_path) as cache:
            made = index(catalogue, make, setting=setting(site), cache=cache)
            after = {file.path: file.key for file in listed(made)}
        assert asked == expected
    whole = cold(site)
    assert after.keys() == whole.keys()
    same = {path for path in after if before.get(path) == after[path]}
    assert same == {path for path in whole if old.get(path) == whole[path]}
    assert len(same) > len(after) / 2


@pytest.mark.parametrize("size", [0, 8])
def test_a_new_item_disturbs_hardly_any_other(size: int) -> None:
    """Its number is its own: among many items of its month few others get another one."""
    rows = [_row(f"/ke-hoach/{number}/") for number in range(200 + size)]
    moved = 0
    for number in range(50):
        before = numbering(rows)
        rows.append(_row(f"/ke-hoach/moi-{number}/"))
        after = numbering(reversed(rows))
        assert sorted(after.of) == sorted(row.address for row in rows)
        assert len({*after.of.values()}) == len(rows)
        if before.size == after.size:
            moved += sum(after.of[place] != had for place, had in before.of.items())
    assert moved < 75


def _row(place: str) -> Row:
    return Row(place, "", "", "2024", "plan", 1, "", "", "")


def test_a_lost_file_is_made_anew(tmp_path: Path) -> None:
    """What was kept may be gone by the time it is read."""
    site = site_with({item.record.id: item for item in (plan(1, "bài một"), plan(2, "bài hai"))})
    warm(site, tmp_path)
    with Cache(tmp_path) as cache:
        files = files_of(site, cache=cache)
    # The cache is closed.
    assert contents(files) == cold(site)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_cache_changes_no_byte(tmp_path: Path, seed: int) -> None:
    """Whatever stands in the file, the index is that of the records."""
    plans = {
        item.record.id: item for item in (plan(number, f"bài số {number}") for number in range(9))
    }
    site = site_with(plans)
    warm(site, tmp_path)
    chance = random.Random(seed)  # noqa: S311 - the same every time
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    for _ in range(30):
        start = chance.randrange(len(data))
        data[start : start + 200] = chance.randbytes(200)
    path.write_bytes(data[: chance.randrange(len(data) // 2, len(data))])
    assert warm(site, tmp_path) == cold(site)
    assert warm(site, tmp_path) == cold(site)
