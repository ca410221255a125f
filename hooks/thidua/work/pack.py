"""A pack: pieces of bytes by name in one file, each read only when somebody asks for it.

What changed is added at the end, with a new directory. It decides on time and on nothing else:
a pack that is missing, damaged, cut off or another's holds nothing, and no piece is ever wrong.
"""

from __future__ import annotations

import fcntl
import io
import os
import pickle
import struct
import sys
import weakref
import zlib
from array import array
from collections.abc import Callable, Collection, Iterator, KeysView, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Self

_FORMAT = f"thidua pack 1 {sys.byteorder}\n".encode()
_HEAD = struct.Struct("<QQQII")
"""Where the directory begins, its bytes, its pieces, its checksum with the key; the checksum."""
_HEAD_SIZE = len(_FORMAT) + _HEAD.size
_CHECKSUM = 4
_BETWEEN = "\0"
_SLACK = 65_536
"""Bytes that may be out of use in any file: writing a small one anew is no gain."""
_BUFFER = 1 << 20


@dataclass
class _Directory:
    """Where each piece lies."""

    rows: dict[str, int] = field(default_factory=dict)
    begins: array[int] = field(default_factory=lambda: array("Q"))
    sizes: array[int] = field(default_factory=lambda: array("I"))
    checksums: array[int] = field(default_factory=lambda: array("I"))

    @classmethod
    def read(cls, data: bytes, count: int) -> Self:
        """Return what was written as `data`; raises ValueError where it was not."""
        columns = (array("Q"), array("I"), array("I"))
        at = 0
        for column in columns:
            column.frombytes(data[at : at + count * column.itemsize])
            at += count * column.itemsize
        names = data[at:].decode("utf-8", "surrogatepass").split(_BETWEEN) if count else []
        rows = dict(zip(names, range(count), strict=True))
        return cls(rows, *columns)

    def add(self, name: str, begin: int, data: bytes) -> None:
        self.rows[name] = len(self.begins)
        self.begins.append(begin)
        self.sizes.append(len(data))
        self.checksums.append(zlib.crc32(data))

    def copy(self, *, without: Collection[str]) -> _Directory:
        """Return the same, which can be changed by itself."""
        rows = self.rows.copy()
        for name in without:
            rows.pop(name, None)
        return _Directory(rows, self.begins[:], self.sizes[:], self.checksums[:])

    def written(self) -> bytes:
        """Return it as bytes: columns, then names."""
        rows = [*self.rows.values()]
        columns = (
            array(column.typecode, map(column.__getitem__, rows)).tobytes()
            for column in (self.begins, self.sizes, self.checksums)
        )
        return b"".join((*columns, _BETWEEN.join(self.rows).encode("utf-8", "surrogatepass")))

    def used(self) -> int:
        """Return how many bytes all pieces have."""
        return sum(map(self.sizes.__getitem__, self.rows.values()))


class Pack:
    """The pieces in one file, as they were when it was read or last written by this one.

    It is used by one process at a time, and read by those that this one forks. Another file may
    take the place of its own meanwhile, and another process may write to it: then this one holds
    what it held.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Take the place of an empty one; `read` gives what is there."""
        self.path = path
        """The file."""
        self._key = key
        self._file: int | None = None
        self._head = b""
        self._directory = _Directory()
        self._close: Callable[[], object] = lambda: None

    @classmethod
    def read(cls, path: Path, key: bytes) -> Self:
        """Return what is in the file `path`; nothing where it was not written with `key`."""
        pack = cls(path, key)
        with suppress(OSError, ValueError, OverflowError, MemoryError):
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
            try:
                head, directory = _opened(file, key)
            except BaseException:
                os.close(file)
                raise
            pack._take(file, head, directory)
        return pack

    def get(self, name: str) -> bytes | None:
        """Return the piece `name`; None where there is none, or it is damaged."""
        known = self._directory
        row = known.rows.get(name)
        if row is None or self._file is None:
            return None
        try:
            data = os.pread(self._file, known.sizes[row], known.begins[row])
        except (OSError, OverflowError, MemoryError):
            return None
        sound = len(data) == known.sizes[row] and zlib.crc32(data) == known.checksums[row]
        return data if sound else None

    def names(self) -> KeysView[str]:
        """Return the names of all pieces."""
        return self._directory.rows.keys()

    def sound(self) -> bool:
        """Whether every piece can be had: for those of whom one is nothing without the others."""
        return all(self.get(name) is not None for name in self.names())

    def write(self, changed: Mapping[str, bytes], *, gone: Collection[str] = ()) -> None:
        """Let the file hold the pieces it had, but for those `gone`, and those `changed`.

        Args:
            changed: The pieces that are new or other than they were, by name.
            gone: The names of pieces that are no longer.

        Raises:
            OSError: It cannot be written; what was there stays.
            ValueError: A name has a NUL in it.

        """
        if any(_BETWEEN in name for name in changed):
            raise ValueError(_BETWEEN)
        with self._locked() as file:
            if file is not None and self._added(file, changed, gone):
                return
        self._write_anew(changed, gone)

    def _take(self, file: int, head: bytes, directory: _Directory) -> None:
        self._close()
        self._file, self._head, self._directory = file, head, directory
        self._close = weakref.finalize(self, os.close, file)

    @contextmanager
    def _locked(self) -> Iterator[int | None]:
        """Give the file for writing if it is ours, as we know it, and nobody else writes."""
        file = None
        with suppress(OSError):
            file = os.open(self.path, os.O_RDWR | os.O_CLOEXEC) if self._head else None
        try:
            yield file if file is not None and self._is_ours(file) else None
        finally:
            if file is not None:
                os.close(file)

    def _is_ours(self, file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            known = self._file is not None and os.path.sameopenfile(file, self._file)
            return known and os.pread(file, _HEAD_SIZE, 0) == self._head
        except OSError:
            return False

    def _added(self, file: int, changed: Mapping[str, bytes], gone: Collection[str]) -> bool:
        """Add to the file, unless more than half of it would be out of use."""
        # Never into what is there: another process may be reading an older directory.
        end = os.fstat(file).st_size
        directory = self._directory.copy(without=gone)
        at = end
        for name, data in changed.items():
            directory.add(name, at, data)
            at += len(data)
        listed = directory.written()
        if at + len(listed) > 2 * (directory.used() + len(listed)) + _SLACK:
            return False
        head = _head(at, listed, len(directory.rows), self._key)
        try:
            with open(file, "r+b", buffering=_BUFFER, closefd=False) as writing:
                writing.seek(end)
                writing.writelines(changed.values())
                writing.write(listed)
            # Last, and in one step: until now the file holds what it held.
            os.pwrite(file, head, 0)
        except OSError:
            with suppress(OSError):
                os.truncate(file, end)
            raise
        self._head, self._directory = head, directory
        return True

    def _write_anew(self, changed: Mapping[str, bytes], gone: Collection[str]) -> None:
        """Write a file that holds just what it must, and let it take its place in one step."""
        aside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("wb", buffering=_BUFFER) as writing:
                head, directory = self._write_to(writing, changed, gone)
            file = os.open(aside, os.O_RDONLY | os.O_CLOEXEC)
            try:
                aside.replace(self.path)
            except OSError:
                os.close(file)
                raise
        finally:
            aside.unlink(missing_ok=True)
        self._take(file, head, directory)

    def _write_to(
        self, writing: BinaryIO, changed: Mapping[str, bytes], gone: Collection[str]
    ) -> tuple[bytes, _Directory]:
        directory = _Directory()
        writing.write(bytes(_HEAD_SIZE))
        out = {*changed, *gone}
        kept = ((name, self.get(name)) for name in self.names() if name not in out)
        at = _HEAD_SIZE
        for name, data in chain(kept, changed.items()):
            if data is not None:  # else it is damaged
                directory.add(name, at, data)
                at += writing.write(data)
        listed = directory.written()
        head = _head(at, listed, len(directory.rows), self._key)
        writing.write(listed)
        writing.seek(0)
        writing.write(head)
        return head, directory


def _head(begin: int, listed: bytes, count: int, key: bytes) -> bytes:
    checksum = zlib.crc32(listed, zlib.crc32(key))
    fields = _HEAD.pack(begin, len(listed), count, checksum, 0)[:-_CHECKSUM]
    return b"".join((_FORMAT, fields, zlib.crc32(fields).to_bytes(_CHECKSUM, sys.byteorder)))


def _opened(file: int, key: bytes) -> tuple[bytes, _Directory]:
    """Return head and directory of the file `file`; raises ValueError where one is not sound."""
    head = os.pread(file, _HEAD_SIZE, 0)
    if len(head) != _HEAD_SIZE:
        raise ValueError(head)
    begin, size, count, _, _ = _HEAD.unpack(head[len(_FORMAT) :])
    # Sizes first: nobody lets us make room for what is not there.
    if begin + size > os.fstat(file).st_size:
        raise ValueError(head)
    listed = os.pread(file, size, begin)
    if _head(begin, listed, count, key) != head:
        raise ValueError(head)
    return head, _Directory.read(listed, count)


def plain_bytes(value: object) -> bytes:
    """Return `value` as bytes that `plain_value` reads: numbers, words and collections of them."""
    return pickle.dumps(value, protocol=5)


def plain_value(data: bytes) -> Any:  # noqa: ANN401 - whoever asks looks at it
    """Return the plain value that was written as `data`; what stands in there is never run.

    Raises:
        NotPlainError: It is none.

    """
    try:
        return _Plain(io.BytesIO(data)).load()
    except _FAULTS as error:
        raise NotPlainError(str(error)) from None


class NotPlainError(ValueError):
    """Bytes are no plain value."""


_FAULTS = (
    *(OSError, EOFError, pickle.UnpicklingError, MemoryError, RecursionError, OverflowError),
    # What a made-up file can make of any value.
    *(AttributeError, LookupError, TypeError, ValueError),
)


class _Plain(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> Any:  # noqa: ANN401 - as inherited
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")
