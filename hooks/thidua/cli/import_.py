"""`thidua import`: documents of schools and offices become drafts that the check accepts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

if TYPE_CHECKING:
    from thidua.importers.drafts.package import Imported, Package
    from thidua.importers.facts import Facts
    from thidua.importers.source import Source
    from thidua.validate.records import Library

_CLEAN, _FINDINGS, _FAILED = range(3)


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path),
)
@click.option("--unit", metavar="MÃ", help="Đơn vị ban hành, khi văn bản không ghi hoặc ghi tắt.")
@click.option(
    "--to",
    "content",
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
    help="Thư mục nội dung.",
)
@click.option("--json", "as_json", is_flag=True, help="Chỉ in dữ kiện, mỗi tệp một dòng JSON.")
@click.option("--explain", is_flag=True, help="Chỉ in dữ kiện, mỗi dữ kiện kèm chỗ lấy ra.")
def import_(
    files: tuple[Path, ...], unit: str | None, content: Path, *, as_json: bool, explain: bool
) -> None:
    """Nhập kế hoạch, quyết định, thông báo, báo cáo từ Word, PDF, ODT, HTML, chữ thường.

    Mỗi FILE thành một bản nháp trong CONTENT, kèm bản gốc; đơn vị, văn bản, phong trào chưa có thì
    thành bản nháp riêng. Không ghi đè phần đã sửa tay. Có --json hoặc --explain thì không ghi gì.

    Mã thoát: 0 không có gì phải xem lại, 1 có chỗ phải xem lại, 2 có tệp không nhập được.
    """
    if not content.is_dir():
        _stop(f"không có thư mục {content} → chạy trong thư mục dự án, hoặc thêm: --to THƯ-MỤC")
    if unit:
        _known_unit(unit, content)
    printer = _printer(as_json=as_json, explain=explain)
    outcomes = [_tried(path, unit, content, printer) for path in files]
    if any(outcome.written for outcome in outcomes):
        doubtful = any(outcome.code == _FINDINGS for outcome in outcomes)
        what = "sửa các chỗ “cần xem lại”" if doubtful else "đọc lại các bản nháp"
        click.echo(f"Tiếp theo: {what}, rồi chạy: thidua check {content}")
    sys.exit(max(outcome.code for outcome in outcomes))


class _Outcome(NamedTuple):
    """What became of one file."""

    code: int
    written: bool = False


def _tried(path: Path, unit: str | None, content: Path, printer: _Printer | None) -> _Outcome:
    """Import one file; whatever is wrong with it stops no other."""
    if fault := _fault_of(path):
        click.echo(f"{path}: {fault}", err=True)
        return _Outcome(_FAILED)
    try:
        return _one(path, unit, content, printer)
    except OSError as error:
        hint = "xem lại quyền của tệp và thư mục, chỗ trống trên đĩa"
        click.echo(f"{path}: không đọc hoặc không ghi được ({error}) → {hint}", err=True)
        return _Outcome(_FAILED)


def _fault_of(path: Path) -> str | None:
    """Return what is wrong with a name on the command line, and what to do."""
    if path.is_dir():
        return "đây là thư mục → nêu tên từng tệp trong đó"
    if not path.exists():
        return "không có tệp này → xem lại tên tệp; tên có dấu cách thì đặt trong ngoặc kép"
    return None if path.is_file() else "đây không phải là tệp thường → chép ra tệp rồi nhập"


_Printer = Callable[["Source", "Facts"], None]


def _printer(*, as_json: bool, explain: bool) -> _Printer | None:
    def print_json(_source: Source, facts: Facts) -> None:
        click.echo(json.dumps(facts.as_json(), ensure_ascii=False))

    def print_explained(source: Source, facts: Facts) -> None:
        from thidua.importers.explain import explained

        for line in explained(source, facts):
            click.echo(line)

    return print_json if as_json else print_explained if explain else None


def _library(content: Path) -> Library:
    from thidua.load.folder import load
    from thidua.validate.records import validate

    return validate(load(content)[0])[0]


def _known_unit(unit: str, content: Path) -> None:
    from thidua.vietnamese.folding import nearest

    known = _library(content).known["unit"]
    if unit not in known:
        near = nearest(unit, candidates=known)
        asked = f"; có phải “{near}”?" if near else ""
        _stop(f"chưa có đơn vị “{unit}”{asked} Tạo bằng: thidua new unit {unit}")


def _one(path: Path, unit: str | None, content: Path, printer: _Printer | None) -> _Outcome:
    """Import one file that is there."""
    from thidua.importers.explain import doubts
    from thidua.importers.extract import extract
    from thidua.importers.knowledge import Knowledge
    from thidua.importers.readers.reading import read
    from thidua.importers.readers.refusals import Refusal

    outcome = read(path)
    if isinstance(outcome, Refusal):
        click.echo(f"{path}: {outcome.message} → {outcome.hint}", err=True)
        return _Outcome(_FAILED)
    # Anew for every file: what the one before it added is there now.
    library = _library(content)
    facts = extract(outcome, Knowledge.of(library))
    if printer:
        printer(outcome, facts)
        return _Outcome(_FINDINGS if doubts(outcome, facts) else _CLEAN)
    from thidua.clock import today_in_vietnam
    from thidua.importers.drafts.package import Imported, Original, Target, package

    original = Original(path.name, path.read_bytes(), outcome.reader)
    target = Target(content, unit, today_in_vietnam().year)
    document = Imported(outcome, facts, original)
    return _write(path, document, package(document, library, target), content)


def _write(path: Path, document: Imported, made: Package, content: Path) -> _Outcome:
    from thidua.importers.drafts.writing import write

    if made.refusal:
        click.echo(f"{path}: {made.refusal}", err=True)
        return _Outcome(_FAILED)
    if made.files:
        write(content, made.files)
    remarks = list(_remarks(content, made))
    for line in _report(path, document, made, content):
        click.echo(line)
    for line in remarks:
        click.echo(f"  cần xem lại  {line}")
    return _Outcome(_FINDINGS if remarks or made.doubts else _CLEAN, bool(made.files))


def _report(path: Path, document: Imported, made: Package, content: Path) -> Iterator[str]:
    """Yield what was found and which files were written."""
    from thidua.importers.words import FACTS
    from thidua.load.sources import IMPORT_FOLDER

    yield f"{path} (đọc như {document.source.reader})"
    counts: dict[str, int] = {}
    for name, value, _ in document.facts.evidence():
        counts[name] = counts.get(name, 0) + 1
        if name in ("kind", "number", "issued", "unit", "title"):
            yield f"  {FACTS[name]}: {value}"
    lists = (name for name in FACTS if counts.get(name, 0) and name in _LISTS)
    yield "  tìm thấy: " + (", ".join(f"{counts[name]} {FACTS[name]}" for name in lists) or "–")
    for place in made.files:
        if place.parts[0] != IMPORT_FOLDER:
            yield f"  đã ghi  {content / place}"
    for news in made.news:
        yield f"  {news}"
    for doubt in made.doubts:
        yield f"  cần xem lại  {doubt}"


_LISTS = (
    *("legal_basis", "campaigns", "rounds", "thematic", "milestones", "occasions", "targets"),
    "recipients",
)


def _remarks(content: Path, made: Package) -> Iterator[str]:
    """Yield the place and words of each remark in the files that were written."""
    from thidua.importers.drafts.shelf import DOUBT

    for place, data in made.files.items():
        if place.suffix in (".md", ".yml"):
            for number, line in enumerate(data.decode().splitlines(), start=1):
                text = line.strip()
                if text.startswith(f"# {DOUBT}"):
                    yield f"{content / place}:{number}: {text.removeprefix(f'# {DOUBT}: ')}"


def _stop(message: str) -> NoReturn:
    click.echo(f"thidua: {message}", err=True)
    sys.exit(_FAILED)
