"""The files beside a record: named rightly, there, of a type that is published, not too big."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from thidua.diagnostics import Diagnostic, Rule, found
from thidua.link import rules
from thidua.link.notes import Finding
from thidua.load.raw import Asset, RawRecord
from thidua.load.recollection import SoundRecord
from thidua.load.text import size_text
from thidua.load.yaml_tree import Loc
from thidua.media.photos import inspect
from thidua.media.values import PhotoFault
from thidua.validate.records import model_of

MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
"""A scanned plan of thirty pages has some 6 MB; readers pay for what they download."""

MAX_PHOTO_BYTES = 25 * 1024 * 1024
"""The largest pictures of today's phones have some 15 MB."""

_ZIP = b"PK\x03\x04"
ATTACHMENT_TYPES = {".pdf": b"%PDF-", ".docx": _ZIP, ".xlsx": _ZIP, ".odt": _ZIP, ".ods": _ZIP}
"""Ending → how such a file begins; a page with scripts in it does not become a PDF by its name."""

_FIELDS = ("attachments", "photos")


def _named(raw: RawRecord) -> Iterator[tuple[Loc, str, str]]:
    """Yield (place, field, name) of each file that a record, sound or not, mentions."""
    if isinstance(raw, SoundRecord):
        yield from (((field, index, "file"), field, name) for field, index, name in raw.named)
        return
    data = raw.data if isinstance(raw.data, dict) else {}
    fields = model_of(raw.collection).model_fields
    for field in (field for field in _FIELDS if field in fields):
        items = data.get(field)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            name = item.get("file") if isinstance(item, dict) else None
            if isinstance(name, str) and name.strip():
                yield (field, index, "file"), field, name.strip()


def _attachment(asset: Asset, name: str) -> Iterator[tuple[Rule, dict[str, str]]]:
    suffix = PurePath(name).suffix.lower()
    if suffix not in ATTACHMENT_TYPES:
        yield rules.ASSET_TYPE, {"suffix": suffix, "known": ", ".join(ATTACHMENT_TYPES)}
    elif asset.size > MAX_ATTACHMENT_BYTES:
        limit = size_text(MAX_ATTACHMENT_BYTES)
        yield rules.ASSET_SIZE, {"file": name, "size": size_text(asset.size), "limit": limit}
    elif not _begins(asset, ATTACHMENT_TYPES[suffix]):
        yield rules.ASSET_CONTENT, {"file": name, "suffix": suffix}


def _begins(asset: Asset, signature: bytes) -> bool:
    with asset.path.open("rb") as file:
        return file.read(len(signature)) == signature


def _photo(asset: Asset, name: str) -> Iterator[tuple[Rule, dict[str, str]]]:
    if asset.size > MAX_PHOTO_BYTES:
        limit = size_text(MAX_PHOTO_BYTES)
        yield rules.ASSET_SIZE, {"file": name, "size": size_text(asset.size), "limit": limit}
        return
    outcome = inspect(asset.path.read_bytes())
    if isinstance(outcome, PhotoFault):
        yield rules.PHOTO[outcome.kind], {"file": name, "detail": outcome.detail}


_CHECKS = {"attachments": _attachment, "photos": _photo}


def files(raw: RawRecord) -> Iterator[Finding]:
    """Yield what is wrong with the files that a record names."""
    if isinstance(raw, SoundRecord) and not raw.fresh:
        return  # all files beside it are as they were
    for loc, field, name in _named(raw):
        if PurePath(name).name != name or name in (".", "..") or "\\" in name:
            yield Finding(rules.ASSET_OUTSIDE, raw, loc, {"file": name})
        elif name not in raw.assets:
            path = raw.path
            folder = path.parent if path.name == "index.md" else path.with_suffix("")
            missing = {"file": name, "folder": f"{folder.as_posix()}/"}
            yield Finding(rules.ASSET_MISSING, raw, loc, missing)
        else:
            for rule, facts in _CHECKS[field](raw.assets[name], name):
                yield Finding(rule, raw, loc, facts)


def unused(raw: RawRecord) -> Iterator[Diagnostic]:
    """Yield each file beside a record that the record does not name."""
    if isinstance(raw, SoundRecord) and not raw.fresh:
        return
    names = {name for _, _, name in _named(raw)}
    for name, asset in raw.assets.items():
        if name not in names and raw.complete:
            yield found(rules.ASSET_UNUSED, asset.path)
