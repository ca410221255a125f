"""`thidua new`: a commented starting file for one record, never over one that is there."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from thidua.model.base import Kind
    from thidua.model.example import Known


@click.command()
@click.argument(
    "kind",
    type=click.Choice(["unit", "plan", "campaign", "profile", "event", "document", "report"]),
)
@click.argument("identifier", metavar="ID")
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="Thư mục nội dung.",
)
def new(kind: str, identifier: str, content: Path) -> None:
    """Tạo tệp mẫu có chú thích cho một bản ghi, ở trạng thái bản nháp.

    ID là tên trong địa chỉ: thcs-a (unit, campaign, document), thcs-a/ke-hoach-2026 (plan,
    profile, report), 2026/khai-giang (event, ghi thêm vào events/2026.yml).
    """
    from thidua.load.folder import load
    from thidua.model.base import Kind
    from thidua.model.kinds import KINDS, Layout

    wanted = Kind(kind)
    layout = KINDS[wanted].layout
    parts = _parts(identifier, _FORMS[layout.name])
    try:
        records, _ = load(content)
        known: dict[str, list[str]] = {}
        for record in records:
            known.setdefault(record.collection, []).extend([record.id] if record.id else [])
        if layout is Layout.ENTRIES:
            path = _add_entry(wanted, content, parts, known)
        else:
            path = _add_file(wanted, content, parts, known)
    except OSError as error:
        _stop(str(error))
    click.echo(f"Đã tạo {path}. Điền nội dung rồi kiểm tra: thidua check {content}")


_UNIT_AND_NAME = (r"[^/]+/[^/]+", "thcs-a/ke-hoach-2026")
_NAME = (r"[^/]+", "thcs-a")
_FORMS = {
    "FILE": _NAME,
    "PAGE": _NAME,
    "UNIT_PAGE": _UNIT_AND_NAME,
    "UNIT_FOLDER": _UNIT_AND_NAME,
    "ENTRIES": (r"\d{4}/[^/]+", "2026/khai-giang"),
}
"""Layout → what ids look like, and an example."""


def _parts(identifier: str, form: tuple[str, str]) -> list[str]:
    from thidua.vietnamese.folding import slugify

    pattern, sample = form
    if not re.fullmatch(pattern, identifier):
        _stop(f"mã “{identifier}” không đúng dạng; viết như: {sample}")
    parts = identifier.split("/")
    slugs = [slugify(part) for part in parts]
    if slugs != parts:
        near = "/".join(slugs) if all(slugs) else sample
        _stop(
            f"mã “{identifier}” không dùng làm địa chỉ được: chỉ dùng chữ thường không dấu, "
            f"chữ số và gạch nối; có thể viết: {near}"
        )
    return parts


def _add_file(kind: Kind, content: Path, parts: list[str], known: Known) -> Path:
    from thidua.model.kinds import KINDS, PLACES
    from thidua.model.starter import new_file

    facts = KINDS[kind]
    path = content / PLACES[facts.layout].format(folder=facts.folder, id="/".join(parts))
    owner, own = parts[0], len(parts) > 1
    if own and owner not in known.get("unit", ()):
        click.echo(f"thidua: chưa có đơn vị “{owner}”; tạo bằng: thidua new unit {owner}", err=True)
    # What belongs to the same unit is the likelier thing to refer to.
    near = {
        name: sorted(ids, key=lambda item: not item.startswith(f"{owner}/"))
        for name, ids in known.items()
    }
    text = new_file(kind, near)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        _stop(f"đã có {path}; tệp cũ được giữ nguyên")
    return path


def _add_entry(kind: Kind, content: Path, parts: list[str], known: Known) -> Path:
    from thidua.load.text import read_text
    from thidua.load.yaml_tree import read_yaml
    from thidua.model.kinds import KINDS
    from thidua.model.starter import new_entry, schema_line

    year, key = parts
    path = content / KINDS[kind].folder / f"{year}.yml"
    if key in known.get(kind.value, ()):
        _stop(f"đã có sự kiện “{key}”; bản ghi cũ được giữ nguyên")
    before = read_text(path)[0] if path.exists() else ""
    more = "" if before else f"{schema_line(kind)}\n"
    more += ("" if not before or before.endswith("\n") else "\n") + "\n"
    more += new_entry(kind, key, known)
    tree, faults = read_yaml(f"{before}{more}", path)
    if before is None or faults or not isinstance(tree.value, dict) or key not in tree.value:
        _stop(f"không ghi thêm vào {path} được vì tệp đang có lỗi; xem: thidua check {content}")
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(more)
    return path


def _stop(message: str) -> NoReturn:
    click.echo(f"thidua: {message}", err=True)
    sys.exit(2)
