"""Ignore comments: which findings they silence, and what is wrong with them themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from thidua.diagnostics import Diagnostic, Rule, Severity, Wording, found
from thidua.link.notes import Finding
from thidua.load.ignores import Ignore
from thidua.load.raw import RawRecord
from thidua.validate.records import Library
from thidua.vietnamese.folding import nearest

NO_REASON = Rule(
    "ignore/no-reason",
    Severity.WARNING,
    Wording("dòng bỏ qua “{rule}” chưa nói vì sao", "viết lý do ngay sau tên quy tắc"),
    Wording("“{rule}” is ignored without a reason", "write why, right after the rule's name"),
)
UNKNOWN = Rule(
    "ignore/unknown-rule",
    Severity.WARNING,
    Wording(
        "không có quy tắc “{rule}” nào bỏ qua được",
        "viết đúng tên quy tắc; lỗi thì phải sửa, không bỏ qua được",
    ),
    Wording("there is no rule “{rule}” to ignore", "mend its name; errors cannot be ignored"),
)
UNNEEDED = Rule(
    "ignore/unneeded",
    Severity.WARNING,
    Wording("bỏ qua “{rule}” nhưng ở đây không có cảnh báo ấy", "xóa dòng bỏ qua này"),
    Wording("“{rule}” is ignored, and finds nothing here", "delete the comment"),
)

Used = tuple[Path, Ignore]
"""A comment that silenced something, and its file."""


def part(findings: Iterable[Finding]) -> tuple[list[Finding], set[Used]]:
    """Return the findings that no comment silences, and the comments that silenced others."""
    heard: list[Finding] = []
    used: set[Used] = set()
    for finding in findings:
        covering = {(finding.raw.path, ignore) for ignore in _covering(finding)}
        used |= covering
        if not covering:
            heard.append(finding)
    return heard, used


def _covering(finding: Finding) -> Iterator[Ignore]:
    ignores = finding.raw.ignores
    if not ignores or finding.rule.severity is Severity.ERROR:
        return
    lines = set(_lines(finding))
    for ignore in ignores:
        whole = ignore.whole and not finding.raw.root
        if ignore.rule == finding.rule.id and (whole or ignore.line in lines):
            yield ignore


def _lines(finding: Finding) -> Iterator[int]:
    """Yield the line of each key and item that leads to the place of a finding."""
    tree = finding.raw.tree
    loc = (*finding.raw.root, *finding.loc)
    for length in range(1, len(loc) + 1):
        marks = tree.keys if isinstance(loc[length - 1], str) else tree.values
        if spot := marks.get(loc[:length]):
            yield spot[0]


def faults(library: Library, *, used: Collection[Used], known: Iterable[str]) -> list[Diagnostic]:
    """Return what is wrong with the comments of all files.

    Args:
        library: All that was read.
        used: The comments that silenced something.
        known: The ids of the rules that can be silenced.

    """
    raws = [raw for items in library.known.values() for raw in items.values()]
    trees = {raw.path: raw for raw in raws if raw.ignores}
    if not trees:
        return []
    sound = {raw.path: True for raw in raws}
    for raw in raws:
        sound[raw.path] &= raw.id in library.valid[raw.collection] and raw.complete
    return [item for raw in trees.values() for item in _faults(raw, used, set(known), sound)]


def _faults(
    raw: RawRecord, used: Collection[Used], known: set[str], sound: dict[Path, bool]
) -> Iterator[Diagnostic]:
    for ignore in raw.ignores:
        facts = {"rule": ignore.rule or "…"}
        if ignore.rule not in known:
            near = nearest(ignore.rule, candidates=known) or "" if ignore.rule else ""
            yield found(UNKNOWN, raw.path, ignore.mark, **facts, nearest=near)
            continue
        if not ignore.reason:
            yield found(NO_REASON, raw.path, ignore.mark, **facts)
        # In a file with errors not everything was judged.
        if (raw.path, ignore) not in used and sound[raw.path]:
            yield found(UNNEEDED, raw.path, ignore.mark, **facts)
