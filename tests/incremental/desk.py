"""An editor's desk: a small folder of content, and all that can become of it."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from thidua.model.base import Kind
from thidua.model.kinds import KINDS

HERE = Path(__file__).parent
_ADDRESS = {facts.folder: facts.address for facts in KINDS.values()}
_NAMED = re.compile(r"\{([a-z-]+)\}")
_WITH_TEXT = ("campaigns", "plans", "profiles", "reports")
_FOLDERS = (KINDS[Kind.PROFILE].folder,)
"""Kinds whose records are folders with all in them."""
_BINDING = ("document",)
"""Without these an item of a list says nothing, and goes with what it refers to."""


def _read(name: str) -> dict[str, Any]:
    # All values as words, as they stand in the file.
    text = (HERE / name).read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - the simplest of all
    return found


EDITS: Mapping[str, Mapping[str, list[Any]]] = {
    name: {
        path: [None if value == "null" else value for value in values]
        for path, values in fields.items()
    }
    for name, fields in _read("edits.yml").items()
}
"""Name of a record or term → field → what an editor may write there."""


@dataclass
class Item:
    """A record or a term: where it lies, what it says, the files beside it."""

    folder: str
    id: str
    of: str
    says: dict[str, Any]
    text: str
    beside: dict[str, str]
    moved_from: list[str] = field(default_factory=list)


@dataclass
class Desk:
    """All that the content folder holds; names of records stay while their ids change."""

    items: dict[str, Item]
    put_away: dict[str, Item] = field(default_factory=dict)

    def copied(self) -> Desk:
        """Return a copy that edits of this desk leave as it is."""
        return copy.deepcopy(self)

    def there(self, name: str) -> Item | None:
        """Return the item `name`, where it and the unit of its folder are there."""
        item = self.items.get(name)
        return item if item and (not item.of or item.of in self.items) else None

    def id_of(self, name: str) -> str | None:
        """Return the id by which others refer to the item `name`, if it is there."""
        item = self.there(name)
        if item is None:
            return None
        return f"{self.items[item.of].id}/{item.id}" if item.of else item.id

    def address(self, name: str) -> str:
        """Return the address of the page of the record `name`, home where it is not there."""
        key = self.id_of(name)
        return f"/{_ADDRESS[self.items[name].folder]}/{key}/" if key else "/"

    def write(self, name: str, path: str, value: object) -> None:
        """Let `value` stand in the field at `path` of the item `name`; None takes it out."""
        place: Any = self.items[name].says
        *way, last = path.split(".")
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place.get(step)
            if not place:
                return  # another edit has taken it out
        if value is None:
            place.pop(last, None)
        else:
            place[last] = copy.deepcopy(value)

    def files(self) -> dict[str, bytes]:
        """Return path below content/ → what stands there."""
        found: dict[str, bytes] = {}
        maps: dict[str, dict[str, Any]] = {}
        for name, item in self.items.items():
            if self.there(name) is None:
                continue
            says = self._resolved(item.says)
            if item.moved_from:
                says["moved_from"] = item.moved_from
            if item.folder.startswith("vocab/"):
                maps.setdefault(item.folder, {})[item.id] = says
                continue
            says.setdefault("status", "published")
            if item.folder.startswith("events/"):
                maps.setdefault(item.folder, {})[item.id] = says
                continue
            found |= self._of_record(item, f"{item.folder}/{self.id_of(name)}", says)
        return found | {f"{folder}.yml": _yaml(says) for folder, says in maps.items()}

    def _of_record(self, item: Item, stem: str, says: Mapping[str, Any]) -> dict[str, bytes]:
        if item.folder not in _WITH_TEXT:
            return {f"{stem}.yml": _yaml(says)}
        text = _NAMED.sub(lambda match: self.address(match[1]), item.text)
        name = f"{stem}/index.md" if item.folder in _FOLDERS else f"{stem}.md"
        used = {file["file"] for key in ("photos", "attachments") for file in says.get(key, ())}
        beside = {f"{stem}/{key}": _file(key, item.beside[key]) for key in sorted(used)}
        return {name: b"---\n" + _yaml(says) + b"---\n" + text.encode(), **beside}

    def _resolved(self, value: Any) -> Any:  # noqa: ANN401 - whatever stands in YAML
        """Return `value` with ids for names; what refers to nothing is left out."""
        if isinstance(value, str):
            return self.id_of(value[1:]) if value.startswith("@") else value
        if isinstance(value, list):
            items = [self._resolved(item) for item in value]
            return [item for item in items if item is not None]
        found = {key: self._resolved(item) for key, item in value.items()}
        if any(key in found and found[key] is None for key in _BINDING):
            return None
        return {key: item for key, item in found.items() if item not in (None, [])}


def start() -> Desk:
    """Return the desk as it is at first."""
    desk = Desk({})
    for name, facts in _read("start.yml").items():
        item = Item(
            facts["in"],
            facts["id"],
            facts.get("of", ""),
            facts["says"],
            facts.get("text", ""),
            facts.get("beside", {}),
        )
        (desk.put_away if "later" in facts else desk.items)[name] = item
    return desk


def _yaml(value: object) -> bytes:
    # JSON is YAML too; one field a line, so that messages tell them apart.
    assert isinstance(value, dict)
    lines = (f"{key}: {json.dumps(item, ensure_ascii=False)}\n" for key, item in value.items())
    return "".join(lines).encode()


@cache
def _file(name: str, version: str) -> bytes:
    if not name.endswith(".png"):
        return version.encode()
    file = BytesIO()
    Image.new("RGB", (24 + int(version), 18), (int(version) * 40 % 256, 90, 60)).save(file, "PNG")
    return file.getvalue()


def lay_out(files: Mapping[str, bytes], content: Path) -> None:
    """Let the folder `content` hold `files` and nothing else; what is so already is not touched."""
    for path in sorted(content.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(content).as_posix() not in files:
            path.unlink()
    for name, data in files.items():
        path = content / name
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
