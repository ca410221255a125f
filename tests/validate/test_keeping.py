"""What is kept of sound records: never other than their files, and read from these only once."""

from __future__ import annotations

import datetime
import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.link.test_site import TODAY, plan
from tests.planting import plant, planted
from tests.site.project import ROOT

from thidua.cache import version
from thidua.judging.desk import Desk
from thidua.link.site import Site
from thidua.load import listing
from thidua.load.folder import load, read_all, read_source
from thidua.load.listing import listed
from thidua.load.recollection import NOTHING, ChangedError, Recollection, SoundRecord
from thidua.load.sources import Source, sources_in
from thidua.model.base import Kind
from thidua.model.gates import Gate
from thidua.pipeline import read
from thidua.validate.ahead import ahead
from thidua.validate.keeping import recollected
from thidua.validate.records import Valid, validate
from thidua.work.pack import Pack

PLAN = "plans/thcs-a/them.md"
TEXT = plan("Kế hoạch thêm") + "\nXem [kế hoạch](/ke-hoach/thcs-a/ke-hoach-2026/).\n\nHết.\n"


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all files have been written long before they are read."""
    monkeypatch.setattr(listing, "now", lambda: 2**62)


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the name of each file of records that is read."""
    names: list[str] = []

    def noted(source: Source) -> Any:  # noqa: ANN401 - as the real one
        names.append(Path(source.place).name)
        return read_source(source)

    monkeypatch.setattr("thidua.validate.ahead.read_source", noted)
    return names


def site_of(content: Path, *, today: datetime.date = TODAY) -> Site:
    """Return the site, with what is kept beside the content."""
    outcome = read(content, today=today, desk=Desk(content.parent / "kept"))
    assert outcome.site is not None, outcome.diagnostics
    return outcome.site


def kept_in(content: Path) -> Path:
    """Return the file in which records are kept."""
    path = Desk(content.parent / "kept").records
    assert path
    return path


def known_of(content: Path) -> tuple[list[Source], Recollection]:
    """Return the files of records, and what is known of those that are sound."""
    sources, _ = sources_in(listed(content))
    return list(sources), ahead(sources, NOTHING, today=TODAY)


def pairs() -> Iterator[tuple[Valid, Valid]]:
    """Yield every record of the samples, as it is read alone and as it is handed on."""
    plainly = validate(load(ROOT / "content")[0])[0]
    sources, known = known_of(ROOT / "content")
    handed = validate(read_all(sources, known)[0])[0]
    for collection, items in plainly.valid.items():
        assert list(items) == list(handed.valid[collection])
        yield from zip(items.values(), handed.valid[collection].values(), strict=True)


def test_a_record_handed_on_is_the_record() -> None:
    """All that is asked of a record is the same, whoever read it."""
    handed_on = 0
    for plain, handed in pairs():
        assert handed.record == plain.record
        assert handed.order == plain.order
        assert handed.refers == plain.refers
        for day in (TODAY, datetime.date(1990, 1, 1)):
            assert handed.gate(day) is plain.gate(day)
        assert handed.raw.body == plain.raw.body
        assert handed.raw.body_line == plain.raw.body_line
        assert handed.raw.version == plain.raw.version
        assert handed.raw.text_version == plain.raw.text_version
        assert handed.raw.links == plain.raw.links
        for loc in plain.raw.tree.values:
            if loc[: len(plain.raw.root)] == plain.raw.root:
                of_record = loc[len(plain.raw.root) :]
                assert handed.raw.mark(of_record) == plain.raw.mark(of_record)
                assert handed.raw.mark(of_record, key=True) == plain.raw.mark(of_record, key=True)
        handed_on += isinstance(handed.raw, SoundRecord)
    assert handed_on


def test_only_the_file_that_changed_is_read(tmp_path: Path, read_files: list[str]) -> None:
    """After an edit no other file of records is read; after none, none."""
    content = planted(tmp_path, {PLAN: TEXT})
    site_of(content)
    assert "them.md" in read_files
    read_files.clear()
    site_of(content)
    assert read_files == []
    plant(content, {PLAN: {"append": "Thêm.\n"}})
    site = site_of(content)
    assert read_files == ["them.md"]
    assert site.body(site.records[Kind.PLAN]["thcs-a/them"]).endswith("Thêm.\n")


def test_an_edit_writes_its_record_and_no_other(tmp_path: Path) -> None:
    """The pieces of all other records stay where they are."""
    content = planted(tmp_path, {PLAN: TEXT})
    site_of(content)
    before = kept_in(content).read_bytes()
    plant(content, {PLAN: {"edit": {"Kế hoạch thêm": "Kế hoạch khác"}}})
    site_of(content)
    after = kept_in(content).read_bytes()
    head = 64
    assert after[head : len(before)] == before[head:]


@pytest.mark.parametrize("what", ["cut off", "overwritten"])
def test_damage_costs_time_and_nothing_else(tmp_path: Path, what: str) -> None:
    """Wherever what is kept is damaged, the records are those of the files."""
    content = planted(tmp_path, {PLAN: TEXT})
    right = site_of(content).stock
    sound = kept_in(content).read_bytes()
    for at in range(0, len(sound), max(1, len(sound) // 40)):
        damaged = sound[:at] if what == "cut off" else sound[:at] + b"\0?\xff" + sound[at + 3 :]
        kept_in(content).write_bytes(damaged)
        assert site_of(content).stock == right, at


class _Opening:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("opened",)


def test_what_lies_there_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece that would call something is not made: its file is read."""
    monkeypatch.chdir(tmp_path)
    content = planted(tmp_path, {PLAN: TEXT})
    right = site_of(content).stock
    pack = Pack.read(kept_in(content), version("thidua"))
    pack.write({name: pickle.dumps(_Opening()) for name in pack.names() if "#" in name})
    assert site_of(content).stock == right
    assert not Path("opened").exists()


def test_the_day_decides_anew_what_is_public(tmp_path: Path) -> None:
    """What was kept on one day opens and closes on another as its dates say."""
    more = "year: 2026\npublish_on: 2026-09-11\nunpublish_on: 2026-09-13"
    content = planted(tmp_path, {PLAN: plan("Sắp đăng", more)})
    shown = [
        "thcs-a/them" in site_of(content, today=TODAY + datetime.timedelta(days)).records[Kind.PLAN]
        for days in (0, 1, 2, 3, 1)
    ]
    assert shown == [False, True, True, False, True]
    extracts = [
        extract
        for kept in recollected(kept_in(content)).files.values()
        for extract in kept.extracts
    ]
    assert {extract.day for extract in extracts} == {"2026-09-11"}
    assert Gate.NOT_YET not in {extract.gate for extract in extracts}


def test_a_removed_record_is_forgotten(tmp_path: Path) -> None:
    """Nothing of a record stays in what is kept when its file is gone."""
    content = planted(tmp_path, {PLAN: TEXT})
    site_of(content)
    plant(content, {PLAN: None})
    assert "thcs-a/them" not in site_of(content).records[Kind.PLAN]
    names = Pack.read(kept_in(content), version("thidua")).names()
    assert not [name for name in names if "them.md" in name]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_body_is_read_as_it_was(tmp_path: Path, ends: str) -> None:
    """However its lines end; one that changes while a site is made stops the build."""
    content = planted(tmp_path, {PLAN: TEXT.replace("\n", ends)})
    sources, known = known_of(content)
    raw = next(raw for raw in read_all(sources, known)[0] if raw.id == "thcs-a/them")
    assert isinstance(raw, SoundRecord)
    assert raw.body.endswith("Hết.\n")
    again = validate(read_all(sources, ahead(sources, NOTHING, today=TODAY))[0])[0]
    plant(content, {PLAN: TEXT.replace("Hết", "Khác")})
    with pytest.raises(ChangedError, match=r"them\.md"):
        _ = again.valid["plan"]["thcs-a/them"].raw.body
