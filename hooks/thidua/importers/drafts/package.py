"""One document as a package of draft files: the main record, new bodies and documents, original.

Nothing is written here. What a second import may renew is decided against what the first one
wrote (`merge`); a record that somebody else wrote is never touched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from thidua.importers.drafts.body import markdown
from thidua.importers.drafts.front import Fields, remarked, yaml_of
from thidua.importers.drafts.identity import free_or_same, record_place, slug
from thidua.importers.drafts.merge import merge, says_the_same
from thidua.importers.drafts.plan import plan
from thidua.importers.drafts.report import report, reported_plan
from thidua.importers.drafts.shelf import DOUBT, Shelf
from thidua.importers.drafts.sound import sound
from thidua.importers.drafts.state import State, read_state, state_place, state_text
from thidua.importers.drafts.units import is_complete, unit_name, unit_or_new
from thidua.importers.facts import Facts
from thidua.importers.source import OCR, Source
from thidua.link.assets import ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES
from thidua.load.text import MAX_TEXT_BYTES, decoded
from thidua.model.base import Kind, Status
from thidua.model.kinds import KINDS, Layout
from thidua.model.starter import schema_line
from thidua.validate.records import Library
from thidua.vietnamese.folding import slugify

_OF = re.compile(r"^(?:UBND|[UỦ]ỷ? ?[Bb]an [Nn]hân [Dd]ân)\s+(.+)$")
"""The body above an office: the office's name leaves its place to it."""

_REPORT = "bao-cao"


@dataclass(frozen=True)
class Package:
    """What an import of one document would write, and what it has to say."""

    record: PurePosixPath | None = None
    """Where the main record lies, from content/; None where nothing can be made."""
    files: dict[PurePosixPath, bytes] = field(default_factory=dict)
    news: tuple[str, ...] = ()
    """What was decided, in Vietnamese."""
    doubts: tuple[str, ...] = ()
    """What a person has to look at beyond the remarks in the files."""
    refusal: str | None = None
    """Why nothing can be made, in Vietnamese."""


@dataclass(frozen=True)
class Original:
    """The file that was imported."""

    name: str
    data: bytes
    reader: str
    """The format it was read as."""

    @property
    def sha256(self) -> str:
        """The hash by which the same file is known again."""
        return hashlib.sha256(self.data).hexdigest()

    def attachment(self, state: State | None) -> str | None:
        """Return the name under which it may be handed out, None where type or size forbids.

        A later version of a document takes the name and so the place of the one before it.
        """
        suffix = next(
            (
                suffix
                for suffix in (f".{self.reader}", ".pdf")
                if suffix in ATTACHMENT_TYPES and self.data.startswith(ATTACHMENT_TYPES[suffix])
            ),
            None,
        )
        if suffix is None or len(self.data) > MAX_ATTACHMENT_BYTES:
            return None
        if state and state.attachment and state.attachment.endswith(suffix):
            return state.attachment
        return f"{slugify(Path(self.name).stem)[:80].strip('-') or 'ban-goc'}{suffix}"


@dataclass(frozen=True)
class Imported:
    """One document: as read, what it says, and the file itself."""

    source: Source
    facts: Facts
    original: Original

    @property
    def doubts(self) -> tuple[str, ...]:
        """What reader and extraction doubt, each once."""
        return tuple(dict.fromkeys((*self.source.doubts, *self.facts.doubts)))


@dataclass(frozen=True)
class Target:
    """Where a draft goes, and what the document may leave open."""

    content: Path
    """The folder of records, which is read for what is there already."""
    unit: str | None
    """The issuing unit's id, where the editor gave it."""
    year: int
    """To take where the document names none."""


def package(document: Imported, library: Library, target: Target) -> Package:
    """Return what to write for one document; `library` is what stands in the target's folder.

    Raises:
        OSError: A file that is there cannot be read.

    """
    facts, shelf = document.facts, Shelf.of(library)
    owner = target.unit or _owner(facts, shelf)
    if owner is None:
        return Package(
            refusal="không tìm thấy tên đơn vị ban hành trong văn bản; chạy lại với --unit MÃ"
        )
    kind, fields = _main(facts, shelf, unit=owner, year=target.year)
    wanted = f"{owner}/{slug(facts, shelf, kind=kind, unit=owner, year=target.year)}"
    known = partial(_is_known, document, fields, target.content)
    identifier = free_or_same(wanted, facts, shelf, kind=kind, known=known)
    record = record_place(kind, identifier)
    if attachment := document.original.attachment(read_state(target.content, record)):
        title = f"Bản gốc ({Path(attachment).suffix[1:].upper()})"
        fields["attachments"] = [{"file": attachment, "title": title}]
    for doubt in document.source.doubts:
        remarked(fields, "status", f"{DOUBT}: {doubt}")
    sound(KINDS[kind].model, fields, given={"id": identifier, "unit": owner})
    text = f"---\n{yaml_of(fields)}---\n\n{markdown(facts.body)}\n"
    if len(text.encode()) > MAX_TEXT_BYTES:
        return Package(refusal="văn bản dài quá 1 MB chữ; tách thành nhiều tệp rồi nhập lại")
    made = _settled(shelf, document, target, record=record, text=text)
    if identifier == wanted:
        return made
    other = target.content / record_place(kind, wanted)
    doubt = f"{other}: cùng số hoặc cùng tên, mà khác ngày hoặc khác trích yếu; coi là hai văn bản"
    return replace(made, doubts=(*made.doubts, doubt))


def _is_known(document: Imported, fields: Fields, content: Path, record: PurePosixPath) -> bool:
    """Whether the draft at `record` came from this document, however it was edited since."""
    state = read_state(content, record)
    if state is None:
        return False
    named = document.facts.number or document.facts.title
    same = says_the_same(state.base, f"---\n{yaml_of(fields)}---\n", keys=("number", "title"))
    return state.sha256 == document.original.sha256 or (named is not None and same)


def _owner(facts: Facts, shelf: Shelf) -> str | None:
    """Return the unit that issued the document; a draft of it where none is known."""
    if facts.unit is None:
        return None
    above = facts.parent_unit.value if facts.parent_unit else None
    parent = unit_or_new(shelf, above).id if above and is_complete(shelf, above) else None
    name = facts.unit.value
    if not is_complete(shelf, name) and (where := _OF.search(above or "")):
        name = f"{name} {where[1]}"
    return unit_or_new(shelf, name, parent=parent, near=parent).id


def _main(facts: Facts, shelf: Shelf, *, unit: str, year: int) -> tuple[Kind, Fields]:
    """Return the kind and keys of the main record: a report where its plan is known."""
    name = unit_name(shelf, unit)
    kind = shelf.kind_of_document(facts.kind.value) if facts.kind else None
    if kind == _REPORT and (its := reported_plan(facts, shelf, unit=unit)):
        return Kind.REPORT, report(facts, its, unit_name=name)
    fields = plan(facts, shelf, unit=unit, unit_name=name, year=year)
    if kind == _REPORT:
        text = "chưa tìm được kế hoạch mà báo cáo này nói tới; có rồi thì chuyển sang reports/"
        remarked(fields, "kind", f"{DOUBT}: {text}")
    return Kind.PLAN, fields


def _settled(
    shelf: Shelf, document: Imported, target: Target, *, record: PurePosixPath, text: str
) -> Package:
    """Return the package beside what is there: new, renewed, or left alone."""
    original, content, doubts = document.original, target.content, document.doubts
    news: list[str] = []
    state, path = read_state(content, record), content / record
    written = text
    if path.exists():
        why = _left_alone(shelf.library, record, state, reader=document.source.reader)
        if state is None or why:
            return Package(record, doubts=(f"{path}: {why}", *doubts))
        current = decoded(path.read_bytes())
        outcome = merge(state.base, current, text)
        written = outcome.text
        if outcome.kept:
            news.append(f"{path}: giữ nguyên phần đã sửa tay: {', '.join(outcome.kept)}")
        if outcome.renewed:
            news.append(f"{path}: cập nhật: {', '.join(outcome.renewed)}")
        if written == current:
            news.append(f"{path}: không có gì mới")
    attachment = original.attachment(state)
    kept = record.with_suffix("") / attachment if attachment else _aside(original, record=record)
    files: dict[PurePosixPath, bytes] = {}
    if attachment and _is_of_others(content / kept, original, state=state):
        news.append(f"{content / kept}: giữ nguyên, vì không phải do lệnh này chép vào")
    else:
        files[kept] = original.data
    files |= _beside(shelf)
    files[record] = written.encode()
    same = state and state.sha256 == original.sha256
    name = state.source if state and same else original.name
    now = State(name, original.sha256, document.source.reader, text, attachment)
    files[state_place(record)] = state_text(now).encode()
    changed = {name: data for name, data in files.items() if not _is_there(content / name, data)}
    if kept in changed and attachment is None:
        where = content / kept
        news.append(f"bản gốc không thuộc loại đăng được, giữ ở {where}, không lên trang")
    return Package(record, changed, tuple(news), doubts)


def _is_there(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _left_alone(
    library: Library, record: PurePosixPath, state: State | None, *, reader: str
) -> str | None:
    """Return why a record that is there must not be touched by what `reader` read."""
    if state is None:
        return "đã có, không phải do lệnh này tạo; không ghi gì"
    collection = next(kind for kind, its in KINDS.items() if its.folder == record.parts[0])
    valid = library.valid[collection.value].get("/".join(record.with_suffix("").parts[1:]))
    if valid is None:
        return "đang có lỗi; sửa xong (thidua check) rồi nhập lại"
    status = getattr(valid.record, "status", None)
    if status is not Status.DRAFT:
        return f"đã ở trạng thái {status}, không còn là bản nháp; không ghi gì"
    if reader == OCR and state.reader != OCR:
        return (
            f"đã nhập từ {state.source}, có chữ sẵn; bản quét nhận dạng dễ sai và thiếu nên không"
            " ghi gì; muốn dùng bản quét thì xóa bản nháp rồi nhập lại"
        )
    return None


def _aside(original: Original, *, record: PurePosixPath) -> PurePosixPath:
    """Return where an original of a type that is not handed out is kept."""
    return state_place(record).with_suffix("") / f"ban-goc.{original.reader}.bak"


def _is_of_others(path: Path, original: Original, *, state: State | None) -> bool:
    """Whether a file lies at `path` that is neither the original nor the one before it."""
    if not path.is_file():
        return False
    ours = (original.sha256, state.sha256 if state else None)
    return hashlib.sha256(path.read_bytes()).hexdigest() not in ours


def _beside(shelf: Shelf) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of new bodies, documents and campaigns."""
    for (kind, identifier), fields in shelf.added.items():
        facts = KINDS[kind]
        sound(facts.model, fields, given={"id": identifier})
        front = yaml_of(fields)
        if facts.layout is Layout.FILE:
            text = f"{schema_line(kind)}\n{front}"
        else:
            text = f"---\n{front}---\n"
        yield record_place(kind, identifier), text.encode()
