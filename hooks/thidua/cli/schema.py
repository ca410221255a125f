"""`thidua schema`: the JSON Schemas that editors' programs read."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument(
    "content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content"
)
def schema(content: Path) -> None:
    """Ghi JSON Schema vào CONTENT/.schemas để VS Code gợi ý khóa và báo lỗi khi gõ."""
    from thidua.load.sources import SCHEMA_FOLDER
    from thidua.model.schema import schemas

    folder = content / SCHEMA_FOLDER
    folder.mkdir(exist_ok=True)
    files = schemas()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"Đã ghi {len(files)} tệp vào {folder}")
