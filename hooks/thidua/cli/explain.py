"""`thidua explain`: what an editorial rule means, as the guide says it."""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Giải thích quy tắc biên tập RULE; không nêu tên thì giải thích tất cả.

    Mã thoát: 0 xong, 2 không có quy tắc ấy.
    """
    from thidua.checks.explaining import sections
    from thidua.vietnamese.folding import nearest

    known = sections()
    if rule is None:
        click.echo("\n".join(known.values()), nl=False)
    elif rule in known:
        click.echo(known[rule], nl=False)
    else:
        near = nearest(rule, candidates=known)
        guess = f"; có phải “{near}”?" if near else ""
        click.echo(f"thidua: không có quy tắc biên tập “{rule}”{guess}", err=True)
        sys.exit(2)
