"""The group of commands; each imports what it needs when it runs, so that --help is instant."""

from __future__ import annotations

import click

from thidua.cli.build import build
from thidua.cli.calendar import calendar
from thidua.cli.check import check
from thidua.cli.clean_samples import clean_samples
from thidua.cli.explain import explain
from thidua.cli.import_ import import_
from thidua.cli.new import new
from thidua.cli.schema import schema


@click.group()
@click.version_option(package_name="thidua", prog_name="thidua")
def main() -> None:
    """Kiểm tra và chuẩn bị nội dung thi đua của trường, của ngành."""


for command in (build, check, explain, calendar, schema, new, import_, clean_samples):
    main.add_command(command)
