"""The files beside a record: named rightly, there, of a type that is published, not too big."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from thidua.diagnostics import Diagnostic, Rule, found
from thidua.link import rules
from thidua.link.notes import Finding
from thidua.load.raw import Asset
from thidua.load.text import size_text
from thidua.load.yaml_tree import Loc
from thidua.media.photos import PhotoFault, inspect
from thidua.validate.records import Valid

MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
"""A scanned plan of thirty pages has some 6 MB; readers pay for what they download."""

MAX_PHOTO_BYTES = 25 * 1024 * 1024
"""The largest pictures of today's phones have some 15 MB."""

ATTACHMENT_TYPES = (".pdf", ".docx", ".xlsx", ".odt", ".ods")

_FIELDS = ("attachments", "photos")


def _named(valid: Valid) -> Iterator[tuple[Loc, str, str]]:
    """Yield (field, place, name) of each file that a record mentions."""
    for field in _FIELDS:
        for index, item in enumerate(getattr(valid.record, field, ())):
            yield (field, index, "file"), field, item.file


def _attachment(asset: Asset, name: str) -> Iterator[tuple[Rule, dict[str, str]]]:
    suffix = PurePath(name).suffix.lower()
    if suffix not in ATTACHMENT_TYPES:
        yield rules.ASSET_TYPE, {"suffix": suffix, "known": ", ".join(ATTACHMENT_TYPES)}
    elif asset.size > MAX_ATTACHMENT_BYTES:
        limit = size_text(MAX_ATTACHMENT_BYTES)
        yield rules.ASSET_SIZE, {"file": name, "size": size_text(asset.size), "limit": limit}


def _photo(asset: Asset, name: str) -> Iterator[tuple[Rule, dict[str, str]]]:
    if asset.size > MAX_PHOTO_BYTES:
        limit = size_text(MAX_PHOTO_BYTES)
        yield rules.ASSET_SIZE, {"file": name, "size": size_text(asset.size), "limit": limit}
        return
    outcome = inspect(asset.path.read_bytes())
    if isinstance(outcome, PhotoFault):
        yield rules.PHOTO[outcome.kind], {"file": name, "detail": outcome.detail}


_CHECKS = {"attachments": _attachment, "photos": _photo}


def files(valid: Valid) -> Iterator[Finding]:
    """Yield what is wrong with the files that a record names."""
    for loc, field, name in _named(valid):
        if PurePath(name).name != name or name in (".", "..") or "\\" in name:
            yield Finding(rules.ASSET_OUTSIDE, valid.raw, loc, {"file": name})
        elif name not in valid.raw.assets:
            path = valid.raw.path
            folder = path.parent if path.name == "index.md" else path.with_suffix("")
            missing = {"file": name, "folder": f"{folder.as_posix()}/"}
            yield Finding(rules.ASSET_MISSING, valid.raw, loc, missing)
        else:
            for rule, facts in _CHECKS[field](valid.raw.assets[name], name):
                yield Finding(rule, valid.raw, loc, facts)


def unused(valid: Valid) -> Iterator[Diagnostic]:
    """Yield each file beside a record that the record does not name."""
    names = {name for _, _, name in _named(valid)}
    for name, asset in valid.raw.assets.items():
        if name not in names:
            yield found(rules.ASSET_UNUSED, asset.path)
