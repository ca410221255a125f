"""The open data is what its schemas say, the same every day, and holds nothing private."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.feeds.rules import is_absolute
from tests.planting import planted
from tests.press.pressing import TODAY, files_of, outputs_of, page, unit
from tests.site.canary import BASE, PROOF, write
from tests.site.project import Project

from thidua.model.base import Element, Kind
from thidua.model.kinds import KINDS
from thidua.opendata.fields import HELD_BACK, KEY_FACTS, OF_A_CHILD, SHOWN
from thidua.pipeline import read

SITE = "https://a.example/"


def data_in(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what the files of the open data hold, by their paths below api/v1/."""
    return {
        path.removeprefix("api/v1/"): json.loads(data)
        for path, data in files.items()
        if path.startswith("api/v1/")
    }


def faults(data: dict[str, Any]) -> list[str]:
    """Return how files differ from the schemas that they name; schemas must be sound too."""
    found = []
    by_address = {item["$id"]: item for item in data.values() if "$id" in item}
    for path, item in data.items():
        if "$id" in item:
            Draft202012Validator.check_schema(item)
            continue
        schema = by_address[item["schema"]]
        checker = Draft202012Validator.FORMAT_CHECKER
        errors = Draft202012Validator(schema, format_checker=checker).iter_errors(item)
        found += [f"{path}: {error.json_path}: {error.message}" for error in errors]
    return found


def full(folder: Path) -> dict[str, Any]:
    """Return the data of a site with a record of each kind in which every field is filled."""
    content = folder / "content"
    planted_by_kind(content)
    outcome = read(content, today=datetime.date(2026, 11, 22))
    outputs = outputs_of(outcome, rights="CC BY 4.0")
    return data_in({item.path: item.content for item in outputs if isinstance(item.content, bytes)})


def planted_by_kind(content: Path) -> None:
    """Write the canary's site with a full record of each kind."""
    shutil.copytree(BASE, content)
    for kind in Kind:
        write(content, kind, "day-du", {})


def test_every_file_is_what_its_schema_says(school: Project) -> None:
    """All files of a whole site are valid against the schemas published beside them."""
    folder = school.site / "api" / "v1"
    data = {
        path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.json")
    }
    assert len(data) > 40
    assert faults(data) == []


def test_every_field_has_its_place_in_the_schema(tmp_path: Path) -> None:
    """A record in which every field is filled is valid, and gives all that it may give."""
    data = full(tmp_path)
    assert faults(data) == []
    for kind, facts in KINDS.items():
        record = data[next(path for path in data if path.endswith("day-du.json")
                           and path.startswith(f"{facts.folder}/"))]["record"]  # fmt: skip
        names = {(facts.model.model_fields[name].alias or name) for name in SHOWN[facts.model]}
        assert set(record["facts"]) <= names, kind
        assert record["type"] == kind.value


def _models() -> set[type[Element]]:
    found: set[type[Element]] = set()
    waiting: list[type[Element]] = [facts.model for facts in KINDS.values()]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            for field in model.model_fields.values():
                waiting += _elements_in(field.annotation)
    return found


def _elements_in(annotation: object) -> list[type[Element]]:
    if isinstance(annotation, type) and not getattr(annotation, "__args__", ()):
        return [annotation] if issubclass(annotation, Element) else []
    return [item for part in getattr(annotation, "__args__", ()) for item in _elements_in(part)]


@pytest.mark.parametrize("model", sorted(_models(), key=str), ids=lambda model: model.__name__)
def test_every_field_was_decided_on(model: type[Element]) -> None:
    """For each field of each model somebody said whether it is given out; new ones are not."""
    held_back = {
        name for base, names in HELD_BACK.items() if issubclass(model, base) for name in names
    }
    held_back |= {"notes"}
    shown = SHOWN.get(model, ())
    assert set(shown) & held_back == set()
    assert set(model.model_fields) <= set(shown) | held_back


def test_lists_tell_a_part_of_what_files_tell() -> None:
    """The facts of a list, and those about a child, are facts of the record's own file."""
    for kind, names in KEY_FACTS.items():
        assert set(names) <= set(SHOWN[KINDS[kind].model])
    assert set(OF_A_CHILD) <= set(SHOWN[KINDS[Kind.PROFILE].model])


def test_nothing_between_editors_leaves(tmp_path: Path) -> None:
    """Consents, notes, gates, old addresses and names of photo files are in no data."""
    text = json.dumps({k: v for k, v in full(tmp_path).items() if "schemas/" not in k})
    for key in ("consent", "given_by", "proof", "notes", "status", "publish_on", "moved_from"):
        assert f'"{key}"' not in text
    assert PROOF not in json.dumps(full(tmp_path / "again"), ensure_ascii=False)


def test_the_index_leads_to_everything(tmp_path: Path) -> None:
    """From the index one comes to each list, from there to each record and its schema."""
    data = data_in(files_of(tmp_path, {}))
    index = data["index.json"]
    assert index["day"] == TODAY.isoformat()
    seen = {"index.json", "schemas/index.json"}
    for entry in index["collections"]:
        paths = {
            name: entry[name].removeprefix(f"{SITE}api/v1/")
            for name in entry
            if "/" in str(entry[name])
        }
        listed = data[paths["url"]]
        assert listed["count"] == entry["count"] == len(listed["records"])
        seen |= set(paths.values())
        for record in listed["records"]:
            path = record["data"].removeprefix(f"{SITE}api/v1/")
            assert data[path]["record"]["id"] == record["id"]
            seen.add(path)
    assert seen == set(data)


def test_addresses_are_absolute_and_ids_unique(tmp_path: Path) -> None:
    """An office that gathers many sites can tell all records apart and open each."""
    data = data_in(files_of(tmp_path, {}, site_url="https://a.example/thi-dua/"))
    ids = []
    for path, item in data.items():
        if "record" in item:
            record = item["record"]
            ids.append(record["id"])
            for name in ("id", "data", *(["url"] if "url" in record else [])):
                assert is_absolute(record[name])
                assert record[name].startswith("https://a.example/thi-dua/"), path
    assert len(ids) == len(set(ids)) > 5


def test_a_record_that_moved_is_the_same_record(tmp_path: Path) -> None:
    """Its identity is the first address it had; where it refers, others refer to that too."""
    moved = unit("THCS B", moved_from="[/don-vi/cap-hai/, /don-vi/thcs-cu/]")
    plan = page(title="Thi đua", year=2026, summary="Thi đua.")
    data = data_in(files_of(tmp_path, {"units/thcs-b.yml": moved, "plans/thcs-b/a.md": plan}))
    record = data["units/thcs-b.json"]["record"]
    assert record["id"] == f"{SITE}don-vi/cap-hai/"
    assert record["url"] == f"{SITE}don-vi/thcs-b/"
    assert data["plans/thcs-b/a.json"]["record"]["facts"]["unit"] == {
        "id": record["id"], "name": "THCS B", "data": record["data"]
    }  # fmt: skip


def test_references_to_what_is_hidden_say_nothing(tmp_path: Path) -> None:
    """The words of the record that refers stay; what it refers to is not named."""
    hidden = unit("Đơn vị kín").replace("published", "draft")
    edited = {
        "edit": {
            "unit: so-gddt}": "unit: kin}",
            "  - kh-so-2025": "  - kh-so-2025\n  - document: van-ban-kin",
        }
    }
    document = "status: draft\nkind: ke-hoach\ntitle: Văn bản kín\n"
    data = data_in(
        files_of(
            tmp_path,
            {
                "units/kin.yml": hidden,
                "documents/van-ban-kin.yml": document,
                "plans/thcs-a/ke-hoach-2026.md": edited,
            },
        )
    )
    facts = data["plans/thcs-a/ke-hoach-2026.json"]["record"]["facts"]
    assert facts["recipients"][0] == {"name": "Sở Giáo dục và Đào tạo"}
    assert len(facts["legal_basis"]) == 1
    assert "kin" not in {item["key"] for item in data["units.json"]["records"]}
    assert "kín" not in json.dumps(data, ensure_ascii=False)


def test_of_a_child_little_is_given_out(tmp_path: Path) -> None:
    """Name, deed and quarter, so that offices can count; no role, award, quote or picture."""
    child = page(
        name="Em Châu", who="person", child="from-7", role="Học sinh lớp 8", deed="Trả của rơi",
        quote="Em chỉ làm việc nên làm.", quarter="2026-Q2", awards="[{award: lao-dong-tien-tien}]",
        photos="[{file: em.jpg, alt: Em Châu cười}]",
        consent="{given_by: [guardian, child], covers: [name, story, portrait], on: 2026-01-05,"
        " proof: Tủ}",
    )  # fmt: skip
    files = {"profiles/thcs-a/chau/index.md": child, "profiles/thcs-a/chau/em.jpg": {"picture": {}}}
    record = data_in(files_of(tmp_path, files))["profiles/thcs-a/chau.json"]["record"]
    assert set(record["facts"]) == {"unit", "name", "deed", "quarter"}


def test_photos_are_those_that_were_published(tmp_path: Path) -> None:
    """A photo is named by its published file; without consent to the portrait there is none."""
    files = files_of(tmp_path, {})
    (photo,) = data_in(files)["profiles/thcs-a/nguyen-thi-an.json"]["record"]["facts"]["photos"]
    assert photo["url"].removeprefix(SITE) in files
    assert photo["alt"] == "Cô An bên tủ sách"
    story = {"edit": {"[name, portrait, story]": "[name, story]"}}
    shy = data_in(files_of(tmp_path / "shy", {"profiles/thcs-a/nguyen-thi-an/index.md": story}))
    assert "photos" not in shy["profiles/thcs-a/nguyen-thi-an.json"]["record"]["facts"]


def test_nought_is_a_number(tmp_path: Path) -> None:
    """No one of twenty-seven is said, and not left out."""
    edited = {
        "edit": {"    value: 26\n    total: 27\n    percent: 96,3": "    value: 0\n    total: 27"}
    }
    data = data_in(files_of(tmp_path, {"plans/thcs-a/ke-hoach-2026.md": edited}))
    (target,) = data["plans/thcs-a/ke-hoach-2026.json"]["record"]["facts"]["targets"]
    assert target["value"] == 0
    assert target["total"] == 27


def test_only_the_index_changes_from_day_to_day(tmp_path: Path) -> None:
    """Files of what did not change are the same bytes tomorrow."""
    content = planted(tmp_path, {})
    days = [
        {
            output.path: output.content
            for output in outputs_of(read(content, today=TODAY + datetime.timedelta(days=later)))
            if output.path.startswith("api/")
        }
        for later in (0, 1)
    ]
    assert {path for path in days[0] if days[0][path] != days[1][path]} == {"api/v1/index.json"}


def test_rights_are_said_where_the_site_says_them(tmp_path: Path) -> None:
    """Who may use the data how stands in every file, or nowhere."""
    data = data_in(files_of(tmp_path / "with", {}, rights="<b>CC BY 4.0</b>"))
    assert {item["rights"] for item in data.values() if "$id" not in item} == {"CC BY 4.0"}
    without = data_in(files_of(tmp_path / "without", {}))
    assert not any("rights" in item for item in without.values() if "$id" not in item)
