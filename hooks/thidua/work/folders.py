"""A finished build takes the place of the one before it; an unfinished one leaves no trace.

The site is a folder that is whole at every moment. The next one is made of the one before it,
file by file by links, so that what did not change is not written again; then the two change
places in one step, and the former site stays beside the new one for going back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_PARTS = 16
"""Into so many parts the folders of a large site are divided to be linked side by side."""

_FEW = 100
"""Folders of records: fewer of them are linked before another process would be ready."""

_CLOCK_STANDS = 10_000_000_000
"""Nanoseconds, more than the clock of any file system stands still."""


@dataclass(frozen=True)
class Places:
    """The folders beside a site in which the next one is made."""

    site: Path

    @property
    def host(self) -> Path:
        """Where the host of the build writes its own files."""
        return self._beside("host")

    @property
    def made(self) -> Path:
        """Where new and changed files wait until all are there."""
        return self._beside("new")

    @property
    def former(self) -> Path:
        """The site before this one."""
        return self._beside("old")

    @property
    def following(self) -> Path:
        """The next site, while it is put together."""
        return self._beside("next")

    def _beside(self, name: str) -> Path:
        return self.site.with_name(f".{self.site.name}.{name}")

    def clear(self) -> None:
        """Remove what a build needs only while it runs; the site stays as it is."""
        if not self.site.exists() and self.former.exists():
            # Killed between the two renames of a system that cannot do both at once.
            self.former.rename(self.site)
        for folder in (self.host, self.made, self.following):
            shutil.rmtree(folder, ignore_errors=True)


def identity(folder: Path) -> str:
    """Return what tells a folder from every other that may take its name; empty without one."""
    try:
        found = folder.stat()
    except OSError:
        return ""
    return f"{found.st_dev} {found.st_ino} {found.st_mtime_ns}"


def settle(folder: Path) -> None:
    """Let a finished folder be known from itself after any change: by a time that has passed.

    Clocks of file systems stand still for up to two seconds, so that a change soon after this
    one would leave the time of the folder as it is.
    """
    found = folder.stat()
    os.utime(folder, ns=(found.st_atime_ns, found.st_mtime_ns - _CLOCK_STANDS))


def compose(places: Places, *, gone: Collection[str], behind: Collection[str] | None) -> Path:
    """Return the folder of the next site: this one, with the files made in their places.

    Args:
        places: Where everything is.
        gone: The paths of files that are no longer.
        behind: The paths in which the former site differs from this one; None where that is
            not known.

    Raises:
        OSError: A file cannot be linked or moved; the site is the one that was.

    """
    made = set(paths_in(places.made))
    if behind is None:
        _link_tree(places.site, places.following)
    else:
        places.former.rename(places.following)
        _catch_up(set(behind) - made, gone, places)
    # Before the new ones, because a folder may take the name of a file, or a file a folder's.
    for path in gone:
        _remove(places.following / path, places.following)
    for path in made:
        target = places.following / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (places.made / path).replace(target)
    return places.following


def carry_hidden(site: Path, following: Path) -> None:
    """Let the following site have the hidden files and folders that somebody put into this one.

    As the host does, whose builds leave them alone: `.git`, `.well-known`.

    Raises:
        OSError: One cannot be linked or copied.

    """
    for entry in site.iterdir() if site.is_dir() else ():
        target = following / entry.name
        if not entry.name.startswith(".") or target.exists():
            continue
        if entry.is_dir():
            _link_tree(entry, target)
        else:
            _link(entry, target)


def paths_in(folder: Path) -> Iterator[str]:
    """Yield the path of every file below `folder`, from there."""
    for where, _, names in os.walk(folder):
        for name in names:
            yield os.path.relpath(os.path.join(where, name), folder)  # noqa: PTH118 - a string


def _catch_up(paths: Collection[str], gone: Collection[str], places: Places) -> None:
    """Let `paths` of the following site be what they are in this one, but for those `gone`."""
    there = {path for path in paths if path not in gone and (places.site / path).is_file()}
    for path in paths:
        if path not in there:
            _remove(places.following / path, places.following)
    for path in there:
        target = places.following / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        _link(places.site / path, target)


def _link_tree(source: str | Path, target: str | Path) -> None:
    """Let the new folder `target` hold the files of `source`, many of them side by side."""
    from thidua.work.crew import spread  # noqa: PLC0415 - loaded when there is a site to link

    each = [pair for below in _link_folder(source, target) for pair in _link_folder(*below)]
    count = min(_PARTS, len(each) // _FEW + 1)
    for _ in spread(_link_below, [each[start::count] for start in range(count)]):
        pass


def _link_below(folders: Iterable[tuple[str, str]]) -> None:
    left = list(folders)
    while left:
        left += _link_folder(*left.pop())


def _link_folder(source: str | Path, target: str | Path) -> list[tuple[str, str]]:
    """Make the folder `target` with the files of `source`; return the folders still to be made."""
    os.mkdir(target)  # noqa: PTH102 - tens of thousands of times, as what follows
    folders = []
    with os.scandir(source) as entries:
        for entry in entries:
            below = os.path.join(target, entry.name)  # noqa: PTH118
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, below))
            else:
                _link(entry.path, below)
    return folders


def _link(source: str | Path, target: str | Path) -> None:
    """Let `target` be the file `source`; of a symbolic link the link itself."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        # Some file systems know no links, and all of them a largest number.
        if error.errno not in (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS, errno.EXDEV):
            raise
        shutil.copyfile(source, target, follow_symlinks=False)


def _remove(path: Path, root: Path) -> None:
    """Remove a file, if it is there, and the folders that are empty without it."""
    if not path.is_file():
        return
    path.unlink()
    for folder in path.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:
            return


def take_place(places: Places, new: Path) -> None:
    """Let the folder `new` be the site, and the site the former one.

    Raises:
        OSError: A folder cannot be renamed; what was the site is then itself or the former one.

    """
    shutil.rmtree(places.former, ignore_errors=True)
    if not places.site.exists():
        new.rename(places.site)
    elif _exchanged(new, places.site):
        new.rename(places.former)
    else:
        places.site.rename(places.former)
        new.rename(places.site)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change names in one step, where the system can do that."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
