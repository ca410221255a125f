"""`thidua build`: the site, with the times of its stages if asked for."""

from __future__ import annotations

import os
import sys

import click


@click.command()
@click.option("--strict", is_flag=True, help="Coi cảnh báo chưa có ghi chú trả lời là lỗi.")
@click.option("--profile", is_flag=True, help="In thời gian của từng bước khi xong.")
@click.option("--quiet", "-q", is_flag=True, help="Chỉ in lỗi.")
def build(*, strict: bool, profile: bool, quiet: bool) -> None:
    """Dựng trang vào thư mục site/, như mkdocs build; chỉ làm lại những gì đã đổi.

    Mã thoát: 0 đã dựng xong, khác 0 là có lỗi và trang cũ giữ nguyên.
    """
    options = [name for name, given in (("--strict", strict), ("--quiet", quiet)) if given]
    # Advice on what comes after MkDocs is for those who choose the host, not for who builds.
    environment = {
        "NO_MKDOCS_2_WARNING": "1",
        **os.environ,
        **({"THIDUA_PROFILE": "1"} if profile else {}),
    }
    # In the place of this process: its end is that of the command.
    os.execve(  # noqa: S606 - no shell, and nothing of it comes from content
        sys.executable, [sys.executable, "-m", "mkdocs", "build", *options], environment
    )
