"""A build from its beginning to the published site: folders, and what is remembered of them."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from thidua.work.folders import (
    Places,
    carry_hidden,
    compose,
    identity,
    paths_in,
    settle,
    take_place,
)
from thidua.work.job import Output
from thidua.work.memory import NOTHING, Done, Memory, remembered
from thidua.work.questions import Notebook, digest_of
from thidua.work.table import DamagedError

HOST = "host"
"""The name under which the files of the build's host are remembered."""


class BusyError(Exception):
    """Another build of the same site is at work."""


class Publishing:
    """One build of the site in the folder `site`.

    What is remembered lies in the folder `memories` and says which folder it tells of: a site that
    was made, moved or restored by anything else is remembered by nothing.
    """

    def __init__(self, site: Path, memories: Path) -> None:
        # Where a link leads is what is published; the link itself stays.
        self.places = Places(site.resolve())
        self._memories = memories
        self._lock: sqlite3.Connection | None = None
        self._at_work = False
        self.before = NOTHING
        """What is remembered of the site as it is."""
        self.trouble = ""
        """Why nothing can be remembered, in the words of the system; empty where all is well."""

    def begin(self) -> None:
        """Make ready for a build.

        Raises:
            BusyError: Another one is at work.

        """
        self._take_lock()
        self._at_work = True
        self.places.clear()
        # What builds that were killed have written in part.
        for path in self._memories.glob(f"{self._file.name}.*"):
            with suppress(OSError):
                path.unlink()
        before = remembered(self._file)
        self.before = before if before.site == identity(self.places.site) else NOTHING

    def start_over(self) -> None:
        """Make ready for a build that remembers nothing, because what it should cannot be read."""
        self.places.clear()
        self.before = NOTHING

    def forget(self) -> None:
        """Let the next build remember nothing, because what it should cannot be read."""
        self._file.unlink(missing_ok=True)

    def has_of_host(self, host: bytes) -> bool:
        """Whether the site has the host's own files as made of what `host` stands for."""
        try:
            known = self.before.done.get(HOST)
        except DamagedError:
            return False
        return bool(host) and known is not None and known.told == host

    def finish(self, memory: Memory, *, host: bytes | None = b"") -> None:
        """Let what was made and what the host wrote be the site, and keep what is remembered.

        Args:
            memory: What is remembered of what was made.
            host: What stands for all that the host's files are made of, empty where nobody knows;
                None where it wrote none, because the site has them.

        Raises:
            OSError: A file or folder cannot be moved; the site is the one that was.
            DamagedError: What is remembered cannot be read; the site is the one that was.

        """
        places, before = self.places, self.before
        of_host = before.done[HOST] if host is None else self._of_host(host)
        if memory is before and of_host == before.done.get(HOST):
            self.end()
            return  # all is as it was, what is remembered included
        memory = memory.revised({HOST: of_host})
        memory = replace(memory, former=before.former, behind=before.behind)
        if before is NOTHING:
            places.made.mkdir(parents=True, exist_ok=True)
            # What is there was made by nobody knows whom: no next site can be made of it.
            self._replace(places.made, memory)
            self.end()
            return
        made, gone = {*paths_in(places.made)}, memory.lost(before)
        if made or gone:
            usable = before.former and identity(places.former) == before.former
            following = compose(places, gone=gone, behind=before.behind if usable else None)
            former = identity(places.site)
            self._replace(following, replace(memory, former=former, behind=(*made, *gone)))
        else:
            self._keep(memory, places.site)
        self.end()

    def end(self) -> None:
        """Remove what is needed only while building, and let others build."""
        if self._at_work:
            self.places.clear()
            self._at_work = False
        if self._lock:
            self._lock.close()
            self._lock = None

    def _of_host(self, host: bytes) -> Done:
        """Put the files that the host wrote, if they are others, among those that were made."""
        from thidua.work.crew import Bench  # noqa: PLC0415 - not loaded where nothing was written

        places = self.places
        bench = Bench({}, Notebook(), places.made, self.before.files([HOST]))
        written = (Output(path, places.host / path) for path in sorted(paths_in(places.host)))
        return Done((), tuple(map(bench.write, written)), host)

    def _replace(self, following: Path, memory: Memory) -> None:
        carry_hidden(self.places.site, following)
        settle(following)
        # A build that is killed in between leaves the site before it, which is then made anew.
        self._keep(memory, following)
        take_place(self.places, following)

    def _keep(self, memory: Memory, folder: Path) -> None:
        try:
            replace(memory, site=identity(folder)).keep(self._file)
        except (OSError, DamagedError) as error:
            self.trouble = str(error)

    @property
    def _file(self) -> Path:
        return self._memories / f"{self._name()}.work"

    def _name(self) -> str:
        return digest_of(str(self.places.site)).hex()

    def _take_lock(self) -> None:
        """Keep others from building the same site; the system lets go when a build is killed."""
        lock = None
        try:
            self._memories.mkdir(parents=True, exist_ok=True)
            lock = sqlite3.connect(
                self._memories / f"{self._name()}.lock", timeout=0, isolation_level=None
            )
            lock.execute("BEGIN EXCLUSIVE")
        except (sqlite3.Error, OSError) as error:
            if lock:
                lock.close()
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise BusyError from None
            self.trouble = str(error)
        else:
            self._lock = lock
