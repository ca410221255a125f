"""`thidua build`: the site, with the times of its stages if asked for."""

from __future__ import annotations

import os
import runpy
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
    if profile:
        os.environ["THIDUA_PROFILE"] = "1"
    sys.argv[1:] = ["build", *options]
    # In this process, for another would have to start first; its end is that of the command.
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
