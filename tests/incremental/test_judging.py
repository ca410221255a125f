"""What is said of content does not depend on what was said of it before."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.incremental.building import here
from tests.planting import SITES, planted
from tests.site.project import ROOT

from thidua.checks import registry
from thidua.checks.around import Around
from thidua.checks.index import INDEXES, made_of, told
from thidua.checks.levels import Levels
from thidua.clock import now
from thidua.judging import judge
from thidua.judging.desk import Desk
from thidua.link.build import everything
from thidua.link.notes import Finding
from thidua.load import listing
from thidua.pipeline import Outcome, read
from thidua.reporting.formats import line
from thidua.validate.records import Valid
from thidua.work.pack import plain_bytes, plain_value

LONG = int(os.environ.get("THIDUA_SEQUENCES", "0"))
"""How many sequences a longer run tries."""
CASES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["files"]
    for path in sorted((ROOT / "tests" / "golden" / "faults").glob("*.yml"))
}
"""Faults of all kinds, each by the files that have it."""
TODAY = datetime.date(2026, 9, 10)
PLAN, UNIT = "plans/thcs-a/ke-hoach-2026.md", "units/so-gddt.yml"

BETWEEN = (
    *("document-twice", "number-twice", "name-two-spellings", "citation-issuer", "citation-date"),
    *("unit-ceased", "number-lost-stroke", "number-type-code", "profile-near-duplicate"),
    *("quarter-no-profile", "same-id", "same-address-moved-from", "event-same-id", "circle"),
    *("unknown-reference", "body-link", "settings", "ignore"),
)
"""Faults that one record has because of others."""

Files = Mapping[Path, bytes | Path]
"""Path below the folder of content → what stands there, or where a link leads."""


def found_in(content: Path) -> dict[Path, bytes | Path]:
    """Return all files in a folder."""
    return {
        path.relative_to(content): path.readlink() if path.is_symlink() else path.read_bytes()
        for path in content.rglob("*")
        if path.is_symlink() or path.is_file()
    }


SOUND = found_in(SITES / "minimal" / "content")


@cache
def files_of(case: str) -> Files:
    """Return what the small site is with a fault in it."""
    with TemporaryDirectory() as folder:
        return found_in(planted(Path(folder), CASES[case]))


def with_faults(cases: Sequence[str]) -> Files:
    """Return the small site with several faults; of two that need a file the last has it."""
    files: dict[Path, bytes | Path] = dict(SOUND)
    for case in cases:
        files |= {path: data for path, data in files_of(case).items() if SOUND.get(path) != data}
        for path in SOUND.keys() - files_of(case).keys():
            files.pop(path, None)
    names = {parent for path in files for parent in path.parents}
    return {path: data for path, data in files.items() if path not in names}


def lay_out(files: Files, content: Path) -> None:
    """Let a folder hold `files` and nothing else; what is so already is not touched."""
    there = found_in(content)
    for path in there.keys() - files.keys():
        (content / path).unlink()
    for path in sorted(content.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()
    for path, data in files.items():
        if there.get(path) == data:
            continue
        place = content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, Path):
            place.unlink(missing_ok=True)
            place.symlink_to(data)
        else:
            if place.is_symlink():
                place.unlink()
            place.write_bytes(data)


def days(number: int) -> datetime.date:
    """Return the day on which a build is made: most are made on the same."""
    return datetime.date(2026, 9, 10) + datetime.timedelta(days=(0, 0, 0, 400)[number])


def said_in(outcome: Outcome) -> tuple[object, ...]:
    """Return all that an outcome says; the lines are those of the diagnostics."""
    found, lines = outcome.diagnostics, outcome.report.lines
    assert [(item.severity, line(item, "vi")) for item in found] == list(lines)
    return found, lines, outcome.site is None


STEPS = st.tuples(
    st.lists(st.sampled_from(sorted(CASES)), max_size=4),
    st.integers(0, 3),
    st.sampled_from([frozenset(("/gioi-thieu/",)), frozenset[str]()]),
)
"""The faults that are there, the day, and the hand-written pages."""


@given(steps=st.lists(STEPS, min_size=2, max_size=6))
@settings(max_examples=LONG or 40, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_was_there_before_the_same_is_found(
    steps: list[tuple[list[str], int, frozenset[str]]],
) -> None:
    """Faults come and go, days pass: all is found that reading from nothing finds."""
    with TemporaryDirectory() as folder:
        content, desk = Path(folder, "content"), Desk(Path(folder, "desk"), here)
        content.mkdir()
        for cases, day, pages in steps:
            lay_out(with_faults(cases), content)
            kept = read(content, today=days(day), pages=pages, desk=desk)
            anew = read(content, today=days(day), pages=pages)
            assert said_in(kept) == said_in(anew)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the records that were judged, as they are."""
    names: list[str] = []

    def examine(valid: Valid, around: Around, levels: Levels) -> Iterator[Finding]:
        names.append(f"{valid.raw.collection}/{valid.raw.id}")
        return registry.examine(valid, around, levels)

    monkeypatch.setattr(judge, "examine", examine)
    # What was written just now counts as old, so that it is kept at once.
    monkeypatch.setattr(listing, "now", lambda: now() + 10**9)
    return names


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the small site's content with some warnings, in a folder of its own."""
    cases = ("document-twice", "unit-ceased", "citation-issuer", "name-two-spellings")
    content = tmp_path / "content"
    content.mkdir()
    lay_out(with_faults(cases), content)
    return content


def again(content: Path, *, today: datetime.date = TODAY) -> Outcome:
    """Read, with what is kept from the time before."""
    return read(content, today=today, desk=Desk(content.parent / "desk", here))


def edit(path: Path, old: str, new: str) -> None:
    """Let a file say something else."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_record_that_is_as_it_was_is_not_judged_again(content: Path, judged: list[str]) -> None:
    """All are judged at first; then the plan alone whose text was edited, and the report on it."""
    first = again(content)
    assert len(judged) == len(dict(everything(first.library)))
    judged.clear()
    assert said_in(again(content)) == said_in(first)
    assert judged == []
    edit(content / PLAN, "Kế hoạch thực hiện", "Bản kế hoạch thực hiện")
    again(content)
    assert judged == ["plan/thcs-a/ke-hoach-2026", "report/thcs-a/tong-ket-2026"]


def test_with_a_unit_all_are_judged_that_asked_for_it(content: Path, judged: list[str]) -> None:
    """The plan was sent to the office, which has another name now; the campaign knows neither."""
    again(content)
    judged.clear()
    edit(content / UNIT, "name: ", "name: Nguyên ")
    again(content)
    assert {"unit/so-gddt", "plan/thcs-a/ke-hoach-2026"} <= {*judged}
    assert "campaign/day-tot" not in judged


@pytest.mark.usefixtures("judged")
@pytest.mark.parametrize("case", BETWEEN)
def test_a_record_is_judged_again_when_another_comes_goes_or_changes(
    case: str, tmp_path: Path
) -> None:
    """Each file of a fault that takes several is mended, and spoiled again."""
    content, files = tmp_path / "content", files_of(case)
    content.mkdir()
    changed = [path for path, data in files.items() if SOUND.get(path) != data]
    for path in (None, *changed):
        for mended in (False, True, False):
            sound = {path: SOUND[path]} if path in SOUND else {}
            there = {name: data for name, data in files.items() if name != path} | sound
            lay_out(there if path and mended else files, content)
            assert said_in(again(content)) == said_in(read(content, today=TODAY))


@pytest.mark.parametrize("case", ["document-state", "profile-consent-expiring"])
def test_a_new_day_is_asked_for_by_few(case: str, tmp_path: Path, judged: list[str]) -> None:
    """Rules that go by the day judge their records again, and no others."""
    content = tmp_path / "content"
    content.mkdir()
    lay_out(files_of(case), content)
    before = said_in(again(content, today=TODAY - datetime.timedelta(days=900)))
    judged.clear()
    said = said_in(again(content))
    number = len(judged)
    judged.clear()
    found = read(content, today=TODAY)
    assert said == said_in(found) != before
    assert 0 < number < len(judged)


def test_what_was_found_around_a_record_is_found_again(content: Path, judged: list[str]) -> None:
    """A record with a reference that leads nowhere is judged until it leads somewhere."""
    again(content)
    (content / UNIT).rename(content.parent / "away.yml")
    broken = said_in(again(content))
    judged.clear()
    assert said_in(again(content)) == broken
    assert "plan/thcs-a/ke-hoach-2026" in judged
    (content.parent / "away.yml").rename(content / UNIT)
    assert said_in(again(content)) == said_in(read(content, today=TODAY))


@pytest.mark.parametrize("place", [0, 40, -1, -2000])
def test_damage_to_what_is_kept_changes_nothing_that_is_said(
    content: Path, judged: list[str], place: int
) -> None:
    """With a byte of it another, all is judged anew."""
    first = again(content)
    path = content.parent / "desk" / "judged.work"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    judged.clear()
    assert said_in(again(content)) == said_in(first)
    assert len(judged) == len(dict(everything(first.library)))
    judged.clear()
    again(content)
    assert judged == []


def test_what_records_tell_can_be_kept(content: Path) -> None:
    """It is plain, as is what is made of it, and comes back as it was."""
    library = read(content, today=TODAY).library
    of_all = [told(valid) for _, valid in everything(library)]
    made = {name: dict(made_of(index, library)) for name, index in INDEXES.items()}
    assert plain_value(plain_bytes(of_all)) == of_all
    assert plain_value(plain_bytes(made)) == made
    assert {name for tells in of_all for name in tells} == INDEXES.keys()
