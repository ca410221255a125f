"""What readers look for is in the index, and reading the index needs no knowledge of its writer."""

from __future__ import annotations

import datetime
import itertools
import multiprocessing
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.planting import SITES, planted
from tests.search.reader import LEVELS, Index

from thidua.cache import Cache
from thidua.link.addresses import address
from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.pipeline import read
from thidua.search import making
from thidua.search.files import IndexFile
from thidua.search.index import Index as Made
from thidua.search.index import index
from thidua.search.items import Item, items
from thidua.search.means import Run
from thidua.search.plain import plain
from thidua.search.setting import setting
from thidua.vietnamese.reading import fold, keys, terms

TODAY = datetime.date(2026, 11, 22)

ABBREVIATIONS = """\
ubnd:
  name: Ủy ban nhân dân
  aliases: [UBND]
gddt:
  name: Giáo dục và Đào tạo
  aliases: [GDĐT, GD&ĐT]
"""


def site_of(content: Path) -> Site:
    """Return the Site of a folder of content."""
    site = read(content, today=TODAY).site
    assert site is not None
    return site


def titles_of(site: Site) -> dict[str, str]:
    """Return a title for the address of every record that has one."""
    return {
        address(record): getattr(record, "name", "") or getattr(record, "title", "")
        for records in site.records.values()
        for record in records.values()
        if address(record)
    }


def files_of(
    site: Site,
    *,
    titles: Mapping[str, str] | None = None,
    cache: Cache | None = None,
    run: Run = map,
) -> list[IndexFile]:
    """Return the files of the index of a Site, with records' own titles unless there are others."""
    found = items(site, titles=titles_of(site) if titles is None else titles)
    catalogue = {place: item.digest for place, item in found.items()}
    make = partial(_made, found)
    around = setting(site)
    return listed(index(catalogue, make, setting=around, cache=cache, run=run))


def listed(made: Made) -> list[IndexFile]:
    """Return the files of an index."""
    return [file for part in made.parts for file in made.files(part)]


def _made(found: Mapping[str, Item], addresses: Sequence[str]) -> list[Item]:
    return [found[place] for place in addresses]


def contents(files: Iterable[IndexFile]) -> dict[str, bytes]:
    """Return the content of each file."""
    return {file.path: file.read() for file in files}


def index_of(site: Site, titles: Mapping[str, str] | None = None) -> Index:
    """Return the index of a Site as the browser finds it."""
    return Index(contents(files_of(site, titles=titles)))


@pytest.fixture(scope="module")
def school() -> Site:
    """The made-up school."""
    return site_of(SITES / "school" / "content")


@pytest.fixture(scope="module")
def found(school: Site) -> Index:
    """Its index."""
    return index_of(school)


def planted_index(folder: Path, **files: Any) -> Index:  # noqa: ANN401 - whatever can be planted
    """Return the index of the small site with `files` in it."""
    named = {name.replace("__", "/"): what for name, what in files.items()}
    return index_of(site_of(planted(folder, named)))


def test_every_public_page_is_an_item(school: Site, found: Index) -> None:
    """Each public record with a page is found once, under its address and title."""
    titles = titles_of(school)
    records = [found.record(number) for number in found.items]
    assert {record[0]: record[1] for record in records} == titles
    assert len(records) == len(titles)


def test_a_title_finds_its_page(school: Site, found: Index) -> None:
    """Every syllable of a title and every two neighbours lead to the page, marks or not."""
    for page, title in titles_of(school).items():
        read = terms(title)
        pairs = [" ".join(pair) for pair in itertools.pairwise(read)]
        for term in (*read, *pairs):
            by_key = found.names(fold(term))
            assert page in found.addresses({term: by_key[term]}), (page, term)


def test_neighbours_in_a_body_find_its_page(school: Site, found: Index) -> None:
    """Every two neighbouring syllables of a body lead to the page."""
    profile = next(item for item in school.profiles if school.body(item))
    read = keys(plain(school.body(profile)))
    for pair in itertools.pairwise(read):
        assert address(profile) in found.addresses(found.bodies(" ".join(pair))), pair


def test_words_of_the_front_matter_stay_out(found: Index) -> None:
    """States and ids that pages do not show are in no text."""
    texts = "\n".join(found.text(number) for number in found.items)
    assert "published" not in texts
    assert "](" not in texts


def test_items_are_in_the_order_of_time(found: Index) -> None:
    """The newer of two items of different months has the higher number, and years are runs."""
    dates = [found.record(number)[2] for number in found.items]
    months = [date[:7] for date in dates]
    assert months == sorted(months)
    years = [year for year, count in found.manifest["years"] for _ in range(count)]
    assert len(years) == found.manifest["S"]
    assert [years[number] for number in found.items] == [date[:4] for date in dates]


def test_columns_tell_kind_and_unit(school: Site, found: Index) -> None:
    """What results are filtered by is known of every item without its record."""
    parts = {kind: part for part, kind in (("guong", "profile"), ("ke-hoach", "plan"))}
    units = [unit[0] for unit in found.manifest["units"]]
    for number in found.items:
        page, title, *_ = found.record(number)
        kind = found.manifest["kinds"][found.kinds[number]][0]
        assert found.lengths[number] == len(terms(title))
        if kind in parts:
            assert page.startswith(f"/{parts[kind]}/{units[found.units[number]]}/")
    assert {kind for kind, _ in found.manifest["kinds"]} <= {kind.value for kind in school.records}


def test_a_paper_headed_by_its_number_is_as_long_as_what_it_is_about(school: Site) -> None:
    """Its words are in none but that title: held against *số 1* every question would fit it."""
    numbered = index_of(school, dict.fromkeys(titles_of(school), "Số 1"))
    about = {
        address(record): len(terms(getattr(record, "title", "Số 1")))
        for records in school.records.values()
        for record in records.values()
    }
    assert max(about.values()) > len(terms("Số 1"))
    for number, length in numbered.lengths.items():
        assert length == about[numbered.record(number)[0]]


def test_campaigns_know_their_items(school: Site, found: Index) -> None:
    """Filtering by a campaign keeps the profiles and plans that name it, and itself."""
    by_campaign = found.terms("campaigns")
    assert list(by_campaign) == [key for key, _ in found.manifest["campaigns"]]
    for profile in school.profiles:
        for campaign in profile.campaigns:
            if campaign in school.records[Kind.CAMPAIGN]:
                addresses = found.addresses({campaign: by_campaign[campaign]})
                assert {address(profile), f"/phong-trao/{campaign}/"} <= addresses


def test_the_vocabulary_says_how_often(found: Index) -> None:
    """Each key of letters stands in it, with about the number of items that have it."""
    manifest = found.manifest
    vocabulary = manifest["vocabulary"].split(" ")
    assert vocabulary == sorted(set(vocabulary))
    assert len(vocabulary) == len(manifest["dn"]) == len(manifest["db"])
    levels = dict(zip(vocabulary, manifest["dn"], strict=True))
    for number in found.items:
        for key in keys(found.record(number)[1]):
            if key.isalpha():
                count = sum(map(len, found.names(key).values()))
                level = LEVELS.index(levels[key])
                assert 2 ** ((level - 1) / 2) <= count < 2 ** (level / 2), key


def test_shards_are_cut_between_keys(found: Index) -> None:
    """Names lie in the order of their keys, and no key in two files."""
    seen: list[str] = []
    for number, first in enumerate(found.manifest["names"]):
        in_file = list(dict.fromkeys(map(fold, found.terms(f"n/{number}"))))
        assert in_file[0] == first
        seen += in_file
    assert seen == sorted(set(seen))


def test_numbers_are_found_however_they_are_written(tmp_path: Path) -> None:
    """The whole number, its parts and their neighbours all lead to the document."""
    text = "status: published\nnumber: 05/CT-SGDĐT\ntitle: Chỉ thị\nkind: ke-hoach\n"
    small = planted_index(tmp_path, **{"documents__chi-thi.yml": text})
    for key in ("5ctsgddt", "5", "5 ct", "ct sgddt", "sgddt"):
        assert "/van-ban/chi-thi/" in small.addresses(small.names(key)), key


def test_abbreviations_find_what_is_spelt_out(tmp_path: Path) -> None:
    """A name or body with one form has the terms of the others too."""
    unit = "status: published\nname: Ủy ban nhân dân xã Bến Lau\nkind: truong\n"
    other = "status: published\nname: Sở GDĐT\nsummary: UBND xã Bến Lau lo.\nkind: truong\n"
    small = planted_index(
        tmp_path,
        **{
            "vocab__abbreviations.yml": ABBREVIATIONS,
            "units__xa.yml": unit,
            "units__so.yml": other,
        },
    )
    assert "/don-vi/xa/" in small.addresses(small.names("ubnd"))
    assert "/don-vi/so/" in small.addresses(small.names("giao duc"))
    assert "/don-vi/so/" in small.addresses(small.names("gd dt"))
    assert "/don-vi/so/" in small.addresses(small.bodies("nhan dan"))
    assert ["gd dt", "giao duc va dao tao"] in small.manifest["abbreviations"]


def test_a_site_without_records_has_an_index(tmp_path: Path) -> None:
    """Nothing to find is no reason to fail."""
    tmp_path.joinpath("content").mkdir()
    empty = index_of(site_of(tmp_path / "content"))
    assert empty.count == 0
    assert empty.names("a") == empty.bodies("a") == {}


def test_the_same_site_gives_the_same_bytes(school: Site) -> None:
    """Files, their order and their bytes do not change from one time to the next."""
    first, second = (contents(files_of(school)) for _ in range(2))
    assert [*first.items()] == [*second.items()]


@pytest.mark.parametrize("size", [2, 7])
def test_items_read_in_several_processes_give_the_same_bytes(
    school: Site, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many parts the work is cut into, and wherever each part is done."""
    together = contents(files_of(school))
    monkeypatch.setattr(making, "_BATCH", size)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        apart = contents(files_of(school, run=pool.map))
    assert [*apart.items()] == [*together.items()]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Tựa\n\nCâu *một* và **hai**.", "Tựa\nCâu một và hai ."),
        ('[chữ](/ke-hoach/a/ "tựa") ![ảnh](b.jpg)', "chữ ảnh"),
        ("- một\n- [ ] hai\n  + ba", "một\nhai\nba"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", "a b\n1 2"),
        ("> trích\n\n```yaml\nkey: 1\n```", "trích\nkey: 1"),
        ("ten_tep và _nghiêng_[^1]\n\n[^1]: chú", "ten_tep và nghiêng \nchú"),
        ("2 * 3 = 6 {: .lop }", "2 3 = 6"),
    ],
)
def test_bodies_lose_their_signs_and_keep_their_words(markdown: str, text: str) -> None:
    """What is indexed and shown in excerpts are the words that pages show."""
    assert plain(markdown).split() == text.split()
