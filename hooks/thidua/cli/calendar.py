"""`thidua calendar`: what the calendar has published so far, written into its ledger."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click


@click.command()
@click.argument(
    "content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content"
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Ghi như vào ngày này (mặc định: hôm nay ở Việt Nam).",
)
def calendar(content: Path, *, today: datetime.datetime | None) -> None:
    """Ghi sổ lịch CONTENT/.calendar.jsonl, để máy người đọc biết mục nào mới, mục nào đã sửa.

    Nên chạy mỗi khi thêm, sửa hay bỏ ngày tháng, rồi gửi tệp ấy cùng bài. Nội dung không đổi thì
    sổ cũng không đổi.

    Mã thoát: 0 đã ghi, 1 nội dung còn lỗi nên chưa ghi, 2 không chạy được.
    """
    from thidua.clock import today_in_vietnam
    from thidua.diagnostics import Severity
    from thidua.link.ledger import renewed
    from thidua.link.public import build
    from thidua.load.ledger import LEDGER_FILE, ledger_text
    from thidua.load.rules import LEDGER
    from thidua.pipeline import read
    from thidua.reporting.formats import FORMATS

    try:
        day = today.date() if today else today_in_vietnam()
        outcome = read(content, today=day)
        errors = [item for item in outcome.diagnostics if item.severity is Severity.ERROR]
        # Lines that cannot be read, or that a merge has doubled, are what this command mends.
        if others := tuple(item for item in errors if item.rule is not LEDGER):
            click.echo(FORMATS["text"](others, "vi"), nl=False)
            click.echo("Sổ lịch chưa được ghi: hãy sửa các lỗi trên rồi chạy lại.")
            sys.exit(1)
        site = outcome.site or build(outcome.library, today=day, ledger=outcome.ledger)
        lines = renewed(outcome.ledger, site, outcome.library)
        path = content / LEDGER_FILE
        path.write_text(ledger_text(lines.values()), encoding="utf-8", newline="\n")
    except OSError as error:
        click.echo(f"thidua: {error}", err=True)
        sys.exit(2)
    before = outcome.ledger
    new = sum(key not in before for key in lines)
    changed = sum(key in before and before[key] != line for key, line in lines.items())
    click.echo(f"Đã ghi {len(lines)} mục vào {path}: {new} mục mới, {changed} mục thay đổi.")
