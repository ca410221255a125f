"""A build from its beginning to the published site: folders, and what is remembered of them."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from thidua.work.crew import Bench
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
from thidua.work.memory import NOTHING, Done, Memory, keep, remembered
from thidua.work.questions import Notebook, digest_of

HOST = "host"
"""The name under which the files of the build's host are remembered."""


class BusyError(Exception):
    """Another build of the same site is at work."""


class Publishing:
    """One build of the site in the folder `site`.

    What is remembered lies in the folder `memories`, under a name that says which folder it
    tells of: a site that was made, moved or restored by anything else is remembered by nothing.
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
        self.before = remembered(self._file_of(self.places.site))

    def finish(self, memory: Memory) -> None:
        """Let what was made and what the host wrote be the site, and keep what is remembered.

        Raises:
            OSError: A file or folder cannot be moved; the site is the one that was.

        """
        places, before = self.places, self.before
        known = before.files()
        bench = Bench({}, Notebook(), places.made, known)
        ours = (Output(path, places.host / path) for path in sorted(paths_in(places.host)))
        host = Done((), tuple(map(bench.write, ours)), None)
        if memory is before and host == before.done.get(HOST):
            self.end()
            return  # all is as it was, what is remembered included
        done = {**memory.done, HOST: host}
        memory = replace(memory, done=done, former=before.former, behind=before.behind)
        gone = known.keys() - memory.files().keys()
        made = set(paths_in(places.made)) if known else set()
        if not known:
            places.made.mkdir(parents=True, exist_ok=True)
            # What is there was made by nobody knows whom: no next site can be made of it.
            self._replace(places.made, memory)
        elif made or gone:
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

    def _replace(self, following: Path, memory: Memory) -> None:
        carry_hidden(self.places.site, following)
        settle(following)
        # Kept first: a build that is killed in between leaves a site that is remembered.
        self._keep(memory, following)
        take_place(self.places, following)
        self._forget_others()

    def _keep(self, memory: Memory, folder: Path) -> None:
        try:
            keep(memory, self._file_of(folder))
        except OSError as error:
            self.trouble = str(error)

    def _name(self) -> str:
        return digest_of(str(self.places.site)).hex()

    def _file_of(self, folder: Path) -> Path:
        return self._memories / f"{self._name()}-{digest_of(identity(folder)).hex()}.work"

    def _forget_others(self) -> None:
        mine = self._file_of(self.places.site)
        # Also those that a killed build has written in part.
        for path in self._memories.glob(f"{self._name()}-*.work*"):
            if path != mine:
                with suppress(OSError):
                    path.unlink()

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
