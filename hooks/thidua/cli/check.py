"""`thidua check`: every fault of content/ in one run."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from thidua.reporting.words import Language


_MENDED = {"vi": "đã sửa:", "en": "mended:"}
_MENDABLE = {
    "vi": "{} chỗ tự sửa được: thidua check --fix",
    "en": "{} can be mended by: thidua check --fix",
}
_NO_FOLDER = {
    "vi": "không có thư mục {} → chạy trong thư mục dự án, hoặc nêu tên thư mục nội dung",
    "en": "there is no folder {} → run it in the project's folder, or name the folder of content",
}


@click.command()
@click.argument("content", type=click.Path(path_type=Path), default="content")
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
@click.option("--fix", is_flag=True, help="Tự sửa những chỗ chắc chắn, rồi báo những gì còn lại.")
def check(  # noqa: PLR0913 - the options of the command
    content: Path, *, strict: bool, form: str, lang: str, today: datetime.datetime | None, fix: bool
) -> None:
    """Kiểm tra thư mục CONTENT, báo mọi lỗi cùng một lần.

    Tên quy tắc đứng sau số dòng; `thidua explain` giải thích từng quy tắc biên tập.

    Mã thoát: 0 không có gì phải sửa, 1 có lỗi (hoặc cảnh báo, với --strict), 2 không chạy được.
    """
    from thidua.cli.mend import can_mend, mend_files
    from thidua.clock import today_in_vietnam
    from thidua.diagnostics import Severity
    from thidua.load.pages import hand_written
    from thidua.pipeline import read
    from thidua.reporting.formats import FORMATS, line

    if not content.is_dir():
        click.echo(f"thidua: {_NO_FOLDER[lang].format(content)}", err=True)
        sys.exit(2)
    try:
        pages = hand_written(content.resolve().parent / "docs")
        day = today.date() if today else today_in_vietnam()
        if fix:
            for item in mend_files(lambda: read(content, today=day, pages=pages)):
                click.echo(f"{_MENDED[lang]} {line(item, cast('Language', lang))}", err=True)
        outcome = read(content, today=day, pages=pages)
    except OSError as error:
        click.echo(f"thidua: {error}", err=True)
        sys.exit(2)
    click.echo(FORMATS[form](outcome.diagnostics, cast("Language", lang)), nl=False)
    if mendable := sum(map(can_mend, outcome.diagnostics)):
        click.echo(_MENDABLE[lang].format(mendable), err=True)
    limit = Severity.WARNING if strict else Severity.ERROR
    if any(item.severity <= limit for item in outcome.diagnostics):
        sys.exit(1)
