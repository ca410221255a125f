"""What is not to be public stands nowhere in site/, byte for byte."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.canary import BASE, CANARY, PROOF, write
from tests.site.project import Project, make_project

from thidua.load.ledger import LEDGER_FILE
from thidua.model.base import Kind
from thidua.model.kinds import KINDS, Layout

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
    """Return the files as they are read: the search index unpacked, lines of calendars joined."""
    return {path: _READ.get(Path(path).suffix, bytes)(data) for path, data in files.items()}


_READ: dict[str, Callable[[bytes], bytes]] = {
    ".bin": gzip.decompress,
    ".ics": lambda data: data.replace(b"\r\n ", b""),
}
"""What a file's ending says of how its bytes become words."""


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
    due = {"title": f"Báo cáo {CANARY}", "kind": "report", "by": "2026-12-01"}
    for kind in Kind:
        for name, changes in GATED.items():
            more = {"milestones": [due]} if kind is Kind.PLAN else {}
            write(project.content, kind, f"{CANARY}-{kind}-{name}", {**more, **changes})
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


def test_what_the_ledger_remembers_is_not_told(project: Project) -> None:
    """Titles of what vanished, or is withdrawn, stay in the calendar's ledger and go nowhere."""
    write(project.content, Kind.PLAN, f"{CANARY}-kin", {"status": "withdrawn"})
    rest = '"when": "x", "fingerprint": "0", "sequence": 3, "modified": "2026-01-01T00:00:00Z"'
    keys = (f"ke-hoach/truong-a/{CANARY}-kin/moc-1", "ke-hoach/truong-a/ke-hoach/moc-99")
    lines = [f'{{"key": "{key}", "title": "{CANARY}", {rest}}}\n' for key in keys]
    (project.content / LEDGER_FILE).write_text("".join(lines), encoding="utf-8")

    built = project.build()

    assert built.code == 0, built.said
    assert "calendar/behind" in built.said
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
    due = {"title": f"Báo cáo {CANARY}", "kind": "report", "by": "2026-12-01"}
    write(project.content, Kind.PLAN, f"{CANARY}-due", {"milestones": [due]})

    built = project.build()

    assert built.code == 0, built.said
    places = _places(project)
    for kind, folder in FOLDERS.items():
        assert f"{folder}/{CANARY}-{kind}/index.html" in places
    assert any(path.endswith(".pdf") for path in places)
    for kind, facts in KINDS.items():
        slug = f"{CANARY}-{kind}"
        owned = facts.layout in (Layout.UNIT_PAGE, Layout.UNIT_FOLDER)
        below = f"truong-a/{slug}" if owned else slug
        assert f"api/v1/{facts.folder}/{below}.json" in places
        assert f"api/v1/{facts.folder}.json" in places
    for feed in ("tat-ca", "guong", "ke-hoach", "don-vi/truong-a", "phong-trao/phong-trao-a"):
        assert {f"tin/{feed}.xml", f"tin/{feed}.json"} <= set(places)
    assert {"don-vi/truong-a/tien-do/index.html", "tien-do/index.html"} <= set(places)
    assert "index.html" in places, "events stand on the home page"
    for page in ("lich", "lich/2026/12", "don-vi/truong-a/lich", "don-vi/truong-a/lich/2026/12"):
        assert f"{page}/index.html" in places
    for calendar in ("tat-ca", "truong-a", "phong-trao/phong-trao-a"):
        assert f"lich/{calendar}.ics" in places


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
