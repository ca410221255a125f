"""`thidua check`: every fault of content/ in one run."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from thidua.reporting.words import Language


@click.command()
@click.argument(
    "content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content"
)
@click.option("--strict", is_flag=True, help="Coi cảnh báo chưa có ghi chú trả lời là lỗi.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Dạng kết quả.",
)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Kiểm tra như vào ngày này (mặc định: hôm nay ở Việt Nam).",
)
def check(
    content: Path, *, strict: bool, form: str, lang: str, today: datetime.datetime | None
) -> None:
    """Kiểm tra thư mục CONTENT, báo mọi lỗi cùng một lần.

    Mã thoát: 0 không có gì phải sửa, 1 có lỗi (hoặc cảnh báo, với --strict), 2 không chạy được.
    """
    from thidua.clock import today_in_vietnam
    from thidua.diagnostics import Severity
    from thidua.load.pages import hand_written
    from thidua.pipeline import read
    from thidua.reporting.formats import FORMATS

    try:
        pages = hand_written(content.resolve().parent / "docs")
        day = today.date() if today else today_in_vietnam()
        outcome = read(content, today=day, pages=pages)
    except OSError as error:
        click.echo(f"thidua: {error}", err=True)
        sys.exit(2)
    click.echo(FORMATS[form](outcome.diagnostics, cast("Language", lang)), nl=False)
    limit = Severity.WARNING if strict else Severity.ERROR
    if any(item.severity <= limit for item in outcome.diagnostics):
        sys.exit(1)
