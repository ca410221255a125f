"""What is not to be public stands nowhere in site/, byte for byte."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.site.canary import BASE, CANARY, PROOF, write
from tests.site.project import Project, make_project

from thidua.model.base import Kind

GATED: dict[str, dict[str, object]] = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "withdrawn": {"status": "withdrawn"},
    "embargoed": {"publish_on": "2026-11-23"},
    "expired": {"unpublish_on": "2026-11-22"},
}

_AGREED = {"given_by": ["person"], "covers": ["name", "portrait", "story"], "on": "2026-01-05"}

WITHOUT_CONSENT: dict[str, dict[str, object]] = {
    "none": {"consent": None},
    "no-story": {"consent": {**_AGREED, "covers": ["name", "portrait"], "proof": CANARY}},
    "no-name": {"consent": {**_AGREED, "covers": ["portrait", "story"], "proof": CANARY}},
    "not-by-the-person": {"consent": {**_AGREED, "given_by": ["guardian"], "proof": CANARY}},
}

_BOTH = {**_AGREED, "given_by": ["guardian", "child"]}

CONSENT_ENDED: dict[str, dict[str, object]] = {
    "run-out": {"consent": {**_AGREED, "until": "2026-11-21", "proof": CANARY}},
    "taken-back": {"consent": {**_AGREED, "withdrawn_on": "2026-11-20", "proof": CANARY}},
    "child-run-out": {
        "child": "from-7",
        "consent": {**_BOTH, "until": "2026-11-21", "proof": CANARY},
    },
    "child-taken-back": {
        "child": "under-7",
        "consent": {**_BOTH, "withdrawn_on": "2026-11-22", "proof": CANARY},
    },
}

FOLDERS = {
    Kind.UNIT: "don-vi",
    Kind.PLAN: "ke-hoach/truong-a",
    Kind.CAMPAIGN: "phong-trao",
    Kind.PROFILE: "guong/truong-a",
    Kind.DOCUMENT: "van-ban",
    Kind.REPORT: "bao-cao/truong-a",
}


def _readable(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files with those of the search index unpacked, as a browser reads them."""
    return {
        path: gzip.decompress(data) if path.endswith(".bin") else data
        for path, data in files.items()
    }


def _places(project: Project) -> list[str]:
    """Return every file of the site whose path or bytes carry the canary, in any case."""
    word = CANARY.encode()
    return [
        path
        for path, data in _readable(project.files()).items()
        if CANARY in path.lower() or word in data.lower()
    ]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small site of public records that mention no canary."""
    return make_project(tmp_path / "project", BASE)


def _answered(changes: dict[str, object]) -> dict[str, object]:
    # Strict builds want the missing consent answered; the note is as private as the rest.
    return {**changes, "notes": [{"text": f"Ghi chú {CANARY}", "answers": "profile/consent"}]}


def test_gated_records_leave_no_byte(project: Project) -> None:
    """No field, body, file name, photo, attachment or address of a gated record is published."""
    for kind in Kind:
        for name, changes in GATED.items():
            write(project.content, kind, f"{CANARY}-{kind}-{name}", changes)
    for name, changes in WITHOUT_CONSENT.items():
        write(project.content, Kind.PROFILE, f"{CANARY}-{name}", _answered(changes))

    built = project.build()

    assert built.code == 0, built.said
    assert _places(project) == []


def test_a_consent_that_ends_takes_the_page_down(project: Project) -> None:
    """The day a consent runs out or is taken back, a strict build goes through without the page."""
    for name, changes in CONSENT_ENDED.items():
        write(project.content, Kind.PROFILE, f"{CANARY}-{name}", changes)

    built = project.build()

    assert built.code == 0, built.said
    assert built.said.count("profile/consent-ended") == len(CONSENT_ENDED)
    assert _places(project) == []


def test_what_a_hidden_unit_owns_is_hidden(project: Project) -> None:
    """A unit that is not public takes its plans, profiles and reports with it."""
    unit = project.content / "units" / "truong-a.yml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("published", "withdrawn"))
    for kind in (Kind.PLAN, Kind.PROFILE, Kind.REPORT, Kind.EVENT):
        write(project.content, kind, f"{CANARY}-{kind}", {})

    built = project.build()

    assert built.code == 0, built.said
    assert _places(project) == []


def test_references_to_hidden_records_say_nothing(project: Project) -> None:
    """Public records that refer to hidden ones, in facts and bodies, do not name them."""
    hidden = {"status": "draft"}
    for kind in (Kind.CAMPAIGN, Kind.DOCUMENT, Kind.UNIT):
        write(project.content, kind, f"{CANARY}-a", hidden)
    plan = project.content / "plans" / "truong-a" / "ke-hoach.md"
    text = plan.read_text(encoding="utf-8")
    text = text.replace("  - van-ban-a\n", f"  - van-ban-a\n  - {CANARY}-a\n")
    text = text.replace("  - phong-trao-a\n", f"  - phong-trao-a\n  - {CANARY}-a\n")
    text = text.replace(
        "status: published",
        f"status: published\nrecipients:\n  - name: Nơi nhận\n    unit: {CANARY}-a",
    )
    plan.write_text(f"{text}\nXem [văn bản](/van-ban/{CANARY}-a/).\n", encoding="utf-8")

    built = project.build()

    assert built.code == 0, built.said
    assert _places(project) == []


def test_the_same_records_are_seen_when_public(project: Project) -> None:
    """The canary is able to sing: each kind shows it once nothing keeps it back."""
    for kind in Kind:
        write(project.content, kind, f"{CANARY}-{kind}", {})

    built = project.build()

    assert built.code == 0, built.said
    places = _places(project)
    for kind, folder in FOLDERS.items():
        assert f"{folder}/{CANARY}-{kind}/index.html" in places
    assert any(path.endswith(".pdf") for path in places)
    assert "index.html" in places, "events stand on the home page"


def test_photos_carry_nothing_but_pixels(project: Project) -> None:
    """No picture carries what the camera wrote, and where consent is kept stays private."""
    write(project.content, Kind.PROFILE, "an", {})

    built = project.build()

    assert built.code == 0, built.said
    pictures = {
        path: data for path, data in built.files.items() if path.endswith((".jpeg", ".webp"))
    }
    assert {Path(path).suffix for path in pictures} == {".jpeg", ".webp"}
    readable = _readable(built.files)
    assert not any(PROOF.encode() in data for data in readable.values())
    assert any(CANARY.encode() in data for path, data in readable.items() if "/search/t/" in path)
    assert not any(CANARY.encode() in data for data in pictures.values())
    originals = {path.read_bytes() for path in project.content.rglob("*.jpg")}
    assert originals
    assert originals.isdisjoint(pictures.values())


def test_consent_without_portrait_shows_no_photo(project: Project) -> None:
    """A person who agreed to name and story alone is shown without any picture."""
    consent = {**_AGREED, "covers": ["name", "story"], "proof": "Tủ hồ sơ"}
    write(project.content, Kind.PROFILE, "an", {"consent": consent})

    built = project.build()

    assert built.code == 0, built.said
    assert "guong/truong-a/an/index.html" in built.files
    assert not any(path.endswith((".jpeg", ".webp")) for path in built.files)
