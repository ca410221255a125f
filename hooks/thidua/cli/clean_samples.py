"""`thidua clean-samples`: a site of one's own begins by removing what was made up."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from thidua.diagnostics import Diagnostic
    from thidua.load.raw import RawRecord


@click.command()
@click.argument(
    "content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content"
)
def clean_samples(content: Path) -> None:
    """Xóa mọi bản ghi mẫu (sample: true) trong thư mục CONTENT, cùng tệp ảnh và đính kèm.

    Mã thoát: 0 đã sạch, 1 còn bản ghi nhắc tới dữ liệu đã xóa hoặc còn mẫu không tự xóa được,
    2 không chạy được.
    """
    from thidua.clock import today_in_vietnam
    from thidua.load.folder import load
    from thidua.pipeline import read
    from thidua.reporting.formats import FORMATS

    try:
        samples = [raw for raw in load(content)[0] if _is_sample(raw)]
        removed = list(_remove(samples, content))
        outcome = read(content, today=today_in_vietnam())
    except OSError as error:
        click.echo(f"thidua: {error}", err=True)
        sys.exit(2)
    dangling = tuple(_dangling(outcome.diagnostics, removed))
    files = len({item.path for item in dangling})
    if dangling:
        click.echo(FORMATS["text"](dangling, "vi"), nl=False)
    click.echo(f"Đã xóa {len(removed)} bản ghi mẫu; {files} tệp còn nhắc tới dữ liệu đã xóa.")
    if dangling or len(removed) < len(samples):
        sys.exit(1)


def _is_sample(raw: RawRecord) -> bool:
    from pydantic import TypeAdapter, ValidationError

    from thidua.model.vocabulary import VOCABULARIES

    if raw.collection in VOCABULARIES or not isinstance(raw.data, dict):
        return False
    try:
        return TypeAdapter(bool).validate_python(raw.data.get("sample"))
    except ValidationError:
        return False


def _remove(samples: Iterable[RawRecord], content: Path) -> Iterator[RawRecord]:
    """Remove records with all that is theirs; yield those that could be removed."""
    from thidua.model.base import Kind
    from thidua.model.kinds import KINDS, Layout

    for path, group in groupby(samples, key=lambda raw: raw.path):
        records = list(group)
        match KINDS[Kind(records[0].collection)].layout:
            case Layout.ENTRIES:
                if not _cut(path, records):
                    continue
            case Layout.UNIT_FOLDER:
                _delete(path.parent)
            case Layout.PAGE | Layout.UNIT_PAGE:
                _delete(path)
                _delete(path.with_suffix(""))
            case Layout.FILE:
                _delete(path)
        for parent in path.parents:
            if parent == content or (parent.exists() and any(parent.iterdir())):
                break
            if parent.exists():
                parent.rmdir()
                click.echo(f"Đã xóa thư mục trống {parent}")
        yield from records


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.is_symlink() or path.exists():
        path.unlink()
    else:
        return
    click.echo(f"Đã xóa {path}")


def _cut(path: Path, records: list[RawRecord]) -> bool:
    from thidua.load.cutting import cut

    names = ", ".join(raw.id for raw in records)
    tree = records[0].tree
    rest = cut(path.read_bytes(), tree, [raw.id for raw in records])
    if rest is None:
        click.echo(f"thidua: không tự xóa được {names} trong {path}; hãy xóa bằng tay", err=True)
        return False
    if isinstance(tree.value, dict) and len(tree.value) == len(records):
        _delete(path)
    else:
        path.write_bytes(rest)
        click.echo(f"Đã xóa {names} trong {path}")
    return True


def _dangling(
    diagnostics: Iterable[Diagnostic], removed: Iterable[RawRecord]
) -> Iterator[Diagnostic]:
    """Yield the findings that are due to what was removed."""
    from thidua.link.rules import BODY_LINK, REFERENCE
    from thidua.model.base import Kind
    from thidua.model.kinds import KINDS

    gone = set()
    for raw in removed:
        facts = KINDS[Kind(raw.collection)]
        gone |= {(f"content/{facts.folder}/", raw.id), f"/{facts.address}/{raw.id}/"}
    for item in diagnostics:
        place = (item.facts.get("where"), item.facts.get("id"))
        if (item.rule is REFERENCE and place in gone) or (
            item.rule is BODY_LINK and item.facts["address"] in gone
        ):
            yield item
