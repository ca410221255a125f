"""What earlier builds worked out, kept by the hash of what it was made from.

One SQLite file in a folder that the caller names. Values are bytes with a checksum, and nothing
in the file is ever run. Whatever is wrong with it, values are merely missing and made anew.
"""

from __future__ import annotations

import functools
import site
import sqlite3
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

FILE = "cache.db"
KEY = 16
"""Bytes of a key."""

_SCHEMA = (
    "CREATE TABLE entries (key BLOB PRIMARY KEY, checksum INTEGER, value BLOB)",
    "CREATE TABLE builds (number INTEGER PRIMARY KEY, keys BLOB)",
)
_PRAGMAS = (
    # Nothing in the file itself may act: no function in a view or an index of a made-up file.
    "PRAGMA trusted_schema = OFF",
    # Several builds may read while one writes, and a killed one leaves no half transaction.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
)
_NO_FAULT = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
    }
)
"""What can go wrong with a file that is sound; any other error means a damaged one.

One that is read-only is replaced as well, where the folder allows it: damage can look like that.
"""
_FAULTS = (sqlite3.Error, UnicodeDecodeError, OSError)
_ROUND = 5
"""After so many builds that made something new, entries go that none of them has used."""
_BATCH = 500
_WAITING = 32_000_000
"""How many bytes wait for being written; a build that is killed loses no more than these."""
_PATIENCE = 10.0
"""How many seconds a build waits for another one to finish writing."""


class Cache:
    """Values by key, as a context: what was made in it is written when it ends.

    Without a folder, or when something is wrong with the file, everything is missing and
    nothing is kept; `trouble` then says why. Nothing here raises for what is in the folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.trouble: str | None = None
        """Why nothing is kept, in the words of the system; None where all is well."""
        self._folder = folder
        self._file: sqlite3.Connection | None = None
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0
        self._written = False
        self._used: set[bytes] = set()

    def __enter__(self) -> Self:
        if self._folder:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._file = _opened(self._folder / FILE)
            except _FAULTS as error:
                self._give_up(error)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._write()
        # What a build that failed did not get to is not out of use.
        if kind is None:
            self._note()
        if self._file:
            self._file.close()
            self._file = None

    @property
    def keeps(self) -> bool:
        """Whether values are kept, as far as is known by now."""
        return self._file is not None

    def shelf(self, *packages: str) -> Shelf:
        """Return the place for values that the code of `packages` makes.

        Args:
            packages: Names of modules and packages, `thidua.search`. When a letter of their
                code changes, all the values are others.

        """
        return Shelf(self, version(*packages))

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the values of those of `keys` that have one, and count these as used."""
        wanted = list(dict.fromkeys(keys))
        found = {key: self._waiting[key] for key in wanted if key in self._waiting}
        if self._file:
            try:
                for start in range(0, len(wanted), _BATCH):
                    found |= _values(self._file, wanted[start : start + _BATCH])
            except (*_FAULTS, _UnsoundError) as error:
                self._give_up(error)
        self._used.update(found)
        return found

    def keep(self, keys: Iterable[bytes]) -> None:
        """Count `keys` as used without reading their values."""
        self._used.update(keys)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`, in the place of any other."""
        self._used.add(key)
        if self._file:
            self._waiting[key] = value
            self._size += len(value)
            if self._size > _WAITING:
                self._write()

    def _write(self) -> None:
        """Write what waits, all of it or nothing."""
        waiting, self._waiting, self._size = self._waiting, {}, 0
        if not waiting or not self._file:
            return
        rows = ((key, _checksum(key, value), value) for key, value in waiting.items())
        try:
            with self._file:
                self._file.execute("BEGIN IMMEDIATE")
                self._file.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
            self._written = True
        except _FAULTS as error:
            self._give_up(error)

    def _note(self) -> None:
        """Note what this build used; every few builds, remove what none of them did."""
        if not self._file or not self._written:
            return
        try:
            with self._file:
                self._file.execute("BEGIN IMMEDIATE")
                row = (b"".join(self._used),)
                self._file.execute("INSERT INTO builds (keys) VALUES (?)", row)
                lists = self._file.execute("SELECT keys FROM builds WHERE typeof(keys) = 'blob'")
                used = [keys for (keys,) in lists]
                if len(used) >= _ROUND:
                    _prune(self._file, used)
        except _FAULTS as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Go on without the file; a damaged one is out of the way for the next build."""
        self.trouble = str(error)
        if self._file:
            self._file.close()
            self._file = None
        if self._folder and _is_damage(error):
            with suppress(OSError):
                _remove(self._folder / FILE)


class Shelf:
    """The values that one version of one stage's code makes."""

    def __init__(self, cache: Cache, version: bytes) -> None:
        self._cache = cache
        self._version = sha256(version)

    def key(self, *parts: bytes) -> bytes:
        """Return the key of what is made from `parts`."""
        digest = self._version.copy()
        digest.update(b"%d " * len(parts) % tuple(map(len, parts)) + b"".join(parts))
        return digest.digest()[:KEY]

    @property
    def keeps(self) -> bool:
        """Whether values are kept, as far as is known by now."""
        return self._cache.keeps

    def get(self, key: bytes) -> bytes | None:
        """Return the value of `key`, or None."""
        return self._cache.get([key]).get(key)

    def get_all(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values of those of `keys` that have one."""
        return self._cache.get(keys)

    def keep(self, keys: Iterable[bytes]) -> None:
        """Keep the values of `keys`, without reading them, as if they had been used."""
        self._cache.keep(keys)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`, in the place of any other."""
        self._cache.put(key, value)


class _UnsoundError(Exception):
    """The file is no database of this version, or a damaged one."""


def _is_damage(error: Exception) -> bool:
    # Messages quote the file, and Python fails to read those of a damaged one as text.
    code = getattr(error, "sqlite_errorcode", None)
    known = code is not None and code & 0xFF not in _NO_FAULT
    return known or isinstance(error, UnicodeDecodeError | _UnsoundError)


def _opened(path: Path) -> sqlite3.Connection:
    """Return the file at `path`; one that is damaged or of another schema is replaced."""
    try:
        return _connected(path)
    except (*_FAULTS, _UnsoundError) as error:
        if not _is_damage(error):
            raise
    _remove(path)
    return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        # Text of a damaged file need not be UTF-8.
        connection.text_factory = bytes
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file; in an old one there must be these and nothing else."""
    query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    found = [sql for (sql,) in connection.execute(query)]
    if not found:
        for statement in _SCHEMA:
            connection.execute(statement)
    elif found != [statement.encode() for statement in _SCHEMA]:
        raise _UnsoundError("another version's")


def _values(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, checksum, value FROM entries WHERE key IN ({marks})"  # noqa: S608 - marks only
    found = {}
    for key, checksum, value in connection.execute(query, keys):
        # One wrong value, and nothing else in the file is worth its place.
        if not isinstance(value, bytes) or checksum != _checksum(key, value):
            raise _UnsoundError("damaged")
        found[key] = value
    return found


def _prune(connection: sqlite3.Connection, used: Iterable[bytes]) -> None:
    """Remove the entries that are in none of the lists `used`, and begin new lists."""
    keys = {keys[at : at + KEY] for keys in used for at in range(0, len(keys), KEY)}
    stored = {key for (key,) in connection.execute("SELECT key FROM entries")}
    connection.executemany("DELETE FROM entries WHERE key = ?", [(key,) for key in stored - keys])
    connection.execute("DELETE FROM builds WHERE number < (SELECT max(number) FROM builds)")


def _checksum(key: bytes, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(key))


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _installed() -> list[str]:
    """Return the names of the installed packages with their versions: results are theirs too."""
    folders = map(Path, site.getsitepackages())
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))


@functools.cache
def version(*packages: str) -> bytes:
    """Return a hash of the code of `packages` and of what in Python decides on their results."""
    digest = sha256()
    known = (sys.version, unicodedata.unidata_version, zlib.ZLIB_RUNTIME_VERSION)
    for part in (*known, *_installed()):
        digest.update(part.encode())
    for package in packages:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(package)
        origin = Path(spec.origin)
        for path in sorted(origin.parent.rglob("*.py")) if spec.parent == package else [origin]:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()
